import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { editDistance } from '../text/edit-distance.ts';
import type { Suspect } from './check-translations.ts';

/** Fewer new words in a line than this are polish, unless one of them is a number. */
const FEW = 3;
/** A long word with so few edits is the same word, spelt or inflected otherwise. */
const SLIP = { length: 6, edits: 2 } as const;

/**
 * Warns of a translation where the original says something new since. Other punctuation, links, ids and
 * tags need no new translation, nor do a few words that were polished.
 * @param before the original when the translation was last changed
 * @param now the original as it was committed last
 */
export function olderTranslation(
  { file, original, changed }: Suspect,
  before: string,
  now: string,
): Diagnostic[] {
  const line = firstNews(wordsByLine(before), wordsByLine(now));
  if (line === undefined) return [];
  // Any change of the page says that its author has looked; a comment says why nothing else changed.
  const words = `compared with the original of ${changed.date}`;
  const note = file.endsWith('.mdx') ? `{/* ${words} */}` : `<!-- ${words} -->`;
  const params = { original, date: changed.date, line, note };
  return [diagnose('translation/older', { file, line: 1, column: 1 }, params, 'warning')];
}

/** A line that has words, in small letters; a Chinese character is a word. */
interface Line {
  readonly line: number;
  readonly words: readonly string[];
}

/** The first line that says something the old text did not, or behind which something is gone. */
function firstNews(before: readonly Line[], now: readonly Line[]): number | undefined {
  const gone = without(before, now);
  const added = without(now, before);
  // Lines that were polished pair up in order; where their numbers differ, some are new or gone.
  const paired = gone.length === added.length;
  const news = added.find(({ words }, n) => isNews(words, paired ? (gone[n]?.words ?? []) : []));
  if (news) return news.line;
  const lost = paired ? undefined : gone.find(({ words }) => isNews(words, []));
  return lost === undefined ? undefined : Math.min(lost.line, now.at(-1)?.line ?? 1);
}

function without(lines: readonly Line[], others: readonly Line[]): Line[] {
  const known = new Set(others.map(({ words }) => words.join(' ')));
  return lines.filter(({ words }) => !known.has(words.join(' ')));
}

function isNews(words: readonly string[], before: readonly string[]): boolean {
  const changed = [...difference(words, before), ...difference(before, words)];
  return changed.length >= FEW || changed.some((word) => /\p{N}/u.test(word));
}

/** The words that are not among others, one by one, nor slips of one of them. */
function difference(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.findIndex((other) => word === other || isSlip(word, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < SLIP.length || /\p{N}/u.test(a + b) || Math.abs(a.length - b.length) > SLIP.edits)
    return false;
  return editDistance(a, b) <= SLIP.edits;
}

/** What a reader reads of a page, line by line; of its front matter title and description. */
function wordsByLine(source: string): Line[] {
  const lines = source.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const head = lines[0]?.trimEnd() === '---' ? lines.indexOf('---', 1) : -1;
  return lines.flatMap((text, index) => {
    const read = index < head ? (/^(?:title|description):(.*)/.exec(text)?.[1] ?? '') : text;
    const plain = read.replace(/\]\([^()\s]*(?:\s"[^"]*")?\)|\{#[^}]*\}|<\/?[A-Za-z][^<>]*>/g, ' ');
    const words = plain
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu);
    return words === null ? [] : [{ line: index + 1, words }];
  });
}
