import { pinyin } from 'pinyin-pro';
import type { Term } from '../glossary/glossary.ts';
import { isUnspaced } from '../text/boundaries.ts';
import type { Lang, TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import type { Site } from './site.ts';

/** What a term can be asked for by, in one language of the site. */
export interface SearchNames {
  /** The name its page bears, then all others in all languages, and words that may mean it among others. */
  readonly names: readonly string[];
  /** Wrong spellings. */
  readonly wrong: readonly string[];
}

/** The names of all terms as search knows them in a language. */
export function searchNames(site: Site, lang: Lang): Map<TermId, SearchNames> {
  const meanings = new Map<TermId, string[]>();
  for (const { text, senses = [] } of site.glossary.spellings) {
    for (const { term } of senses) meanings.set(term, [...(meanings.get(term) ?? []), text]);
  }
  return new Map(
    [...site.glossary.terms.values()].map((term) => {
      const names = distinct([...namesOf(term, lang), ...(meanings.get(term.id) ?? [])]);
      return [term.id, { names, wrong: distinct(term.misspellings) }];
    }),
  );
}

/** Those of the reader's language first. */
function namesOf(term: Term, lang: Lang): string[] {
  const others = (texts: Readonly<Record<string, unknown>>) =>
    Object.keys(texts).filter((key) => key !== lang);
  return [
    localize(term.name, lang),
    ...(term.aliases[lang] ?? []),
    ...others(term.name).map((key) => term.name[key] ?? ''),
    ...others(term.aliases).flatMap((key) => term.aliases[key] ?? []),
  ];
}

/**
 * How the names in Chinese characters sound, by syllables: `rong qi`. A single character is left out: its
 * sound says too little.
 */
export function soundsOf(names: readonly string[]): string[] {
  return distinct(names.flatMap(soundOf));
}

function soundOf(name: string): string[] {
  const characters = [...name].filter(isUnspaced).length;
  if (characters < 2) return [];
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const plain = syllables.map((s) => s.toLowerCase().replace(/[^a-z0-9]+/g, '')).filter((s) => s !== '');
  return [plain.join(' ')];
}

/** Each once; case, spaces and hyphens make no other name. */
function distinct(texts: readonly string[]): string[] {
  const key = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s-]+/g, '');
  const kept = new Map<string, string>();
  for (const text of texts) if (text !== '' && !kept.has(key(text))) kept.set(key(text), text);
  return [...kept.values()];
}
