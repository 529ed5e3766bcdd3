const CLOSERS = new Set(['”', '’', '」', '』', '）', ')', '"', "'", '】', '》']);
const FULL = new Set(['。', '！', '？', '；', '\n']);
const HALF = new Set(['.', '!', '?']);

/** Whether a sentence ends right before `index`. */
function endsAt(text: string, index: number): boolean {
  let last = index - 1;
  while (last >= 0 && CLOSERS.has(text.charAt(last))) last--;
  const char = text.charAt(last);
  if (FULL.has(char)) return true;
  if (!HALF.has(char)) return false;
  const next = text.charAt(index);
  if (next !== '' && next !== ' ') return false;
  // “e.g. nova” and “v1. next”: a sentence begins with something else than a small letter.
  return next === '' || !/^\s+\p{Ll}/u.test(text.slice(index, index + 3));
}

/**
 * The sentence that holds a place of a text, for showing a mention in its context.
 * @param text the text of one block (a paragraph, a table cell)
 * @param start first offset of the mention
 * @param end offset after the mention
 */
export function sentenceAround(text: string, start: number, end: number): { text: string; offset: number } {
  let from = start;
  while (from > 0 && !endsAt(text, from)) from--;
  let to = Math.max(end, start + 1);
  while (to < text.length && !endsAt(text, to)) to++;
  const raw = text.slice(from, to);
  const lead = raw.length - raw.trimStart().length;
  return { text: raw.trim(), offset: from + lead };
}

/** Cuts a sentence round a mention to about `limit` characters, on word boundaries, with ellipses. */
export function excerpt(
  sentence: string,
  { start, end, limit }: { start: number; end: number; limit: number },
): { before: string; hit: string; after: string } {
  const room = Math.max(0, limit - (end - start));
  let from = Math.max(0, start - Math.floor(room / 2));
  let to = Math.min(sentence.length, from + limit);
  from = Math.max(0, Math.min(from, to - limit));
  if (from > 0) {
    const space = sentence.slice(from, start).search(/\s/);
    if (space >= 0 && space < 20) from += space + 1;
  }
  if (to < sentence.length) {
    const tail = sentence.slice(end, to);
    const space = tail.lastIndexOf(' ');
    if (space >= 0 && tail.length - space < 20) to = end + space;
  }
  return {
    before: (from > 0 ? '… ' : '') + sentence.slice(from, start),
    hit: sentence.slice(start, end),
    after: sentence.slice(end, to) + (to < sentence.length ? ' …' : ''),
  };
}
