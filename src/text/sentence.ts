import { glued, isAsciiWord } from './boundaries.ts';

const CLOSERS = new Set(['”', '’', '」', '』', '）', ')', '"', "'", '】', '》']);
const FULL = new Set(['。', '！', '？', '；', '\n']);
const HALF = new Set(['.', '!', '?']);
/** Abbreviations that end no sentence, even before a capital letter: “e.g. Nova”. */
const ABBREVIATION = /(?:^|[^\p{L}.])(?:e\.g|i\.e|cf|vs|resp|approx|ca|fig|mr|ms|dr)\.$/iu;

/** Whether a sentence ends right before `index`. */
function endsAt(text: string, index: number): boolean {
  let last = index - 1;
  // No sentence ends behind a letter, and letters are nearly all there is: answered without looking further.
  if (isAsciiWord(text.charCodeAt(last))) return false;
  while (last >= 0 && CLOSERS.has(text.charAt(last))) last--;
  const char = text.charAt(last);
  const next = text.charAt(index);
  // “……！？” and “。”” end behind their last sign.
  if (FULL.has(char)) return char === '\n' || !(CLOSERS.has(next) || (FULL.has(next) && next !== '\n'));
  if (!HALF.has(char)) return false;
  if (next !== '' && next !== ' ') return false;
  if (char === '.' && ABBREVIATION.test(text.slice(Math.max(0, last - 8), last + 1))) return false;
  // “etc. nova” and “v1. next”: a sentence begins with something else than a small letter.
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
  let to = Math.min(sentence.length, Math.max(end, from + limit));
  from = Math.max(0, Math.min(from, to - limit));
  if (from > 0) while (from < start && (cutsWord(sentence, from) || sentence.charAt(from) === ' ')) from++;
  if (to < sentence.length)
    while (to > end && (cutsWord(sentence, to) || sentence.charAt(to - 1) === ' ')) to--;
  return {
    before: (from > 0 ? '… ' : '') + sentence.slice(from, start),
    hit: sentence.slice(start, end),
    after: sentence.slice(end, to) + (to < sentence.length ? ' …' : ''),
  };
}

/** Whether a cut at `index` would go through a word or a surrogate pair. */
function cutsWord(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  const after = text.charAt(index);
  return glued(before, after) || (/[\ud800-\udbff]/.test(before) && /[\udc00-\udfff]/.test(after));
}
