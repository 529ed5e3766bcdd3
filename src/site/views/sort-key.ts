import { pinyin } from 'pinyin-pro';
import type { Term } from '../../glossary/glossary.ts';
import { isUnspaced } from '../../text/boundaries.ts';
import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';

/** The letters a name is sorted under: pinyin for Han, the letters themselves otherwise. */
export function sortKey(name: string): string {
  const spelled = [...name].some(isUnspaced)
    ? pinyin(name, { toneType: 'none', separator: '', nonZh: 'consecutive' })
    : name;
  return spelled.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The terms in the order of their names in a language. */
export function sortByName(terms: Iterable<Term>, lang: Lang): Term[] {
  return [...terms]
    .map((term) => ({ term, key: sortKey(localize(term.name, lang)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.term.id < b.term.id ? -1 : 1))
    .map(({ term }) => term);
}
