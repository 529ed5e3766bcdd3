import { glued, isUnspaced } from '../text/boundaries.ts';
import { sentenceAround } from '../text/sentence.ts';

/** Width of a description at most; a Chinese character counts 2, so 80 of them or 160 Latin letters. */
const WIDEST = 160;
/** A description of less says too little: the next sentence is taken as well. */
const NARROWEST = 60;

/**
 * A description made of the beginning of a text: its first sentences, as many as fit, else its first words.
 * @param text plain text; line breaks count as blanks
 * @param lang language of the text, BCP 47, for the sign of what is left out
 * @returns empty where the text is
 */
export function describe(text: string, lang: string): string {
  const line = text.slice(0, 2000).replace(/\s+/g, ' ').trim();
  let end = 0;
  while (end < line.length) {
    const next = sentenceAround(line, end, end + 1);
    const to = next.offset + next.text.length;
    if (to <= end || widthOf(line.slice(0, to)) > WIDEST) break;
    if (end > 0 && widthOf(line.slice(0, end)) >= NARROWEST) break;
    end = to;
    while (line.charAt(end) === ' ') end++;
  }
  if (end > 0) return line.slice(0, end).trim();
  return line === '' ? '' : `${firstWords(line)}${lang.toLowerCase().startsWith('zh') ? '……' : ' …'}`;
}

/** As much of a text as fits, cut between words. */
function firstWords(line: string): string {
  let width = 0;
  let end = 0;
  for (const char of line) {
    width += widthOf(char);
    if (width > WIDEST - 4) break;
    end += char.length;
  }
  let cut = end;
  while (cut > 0 && glued(line.charAt(cut - 1), line.charAt(cut))) cut--;
  // A word that fills it all is cut where it must be.
  return line
    .slice(0, cut === 0 ? end : cut)
    .trim()
    .replace(/[\s,，、;；:：—–-]+$/, '');
}

function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += isUnspaced(char) || /[\u3000-\u303f\uff00-\uffef]/.test(char) ? 2 : 1;
  return width;
}
