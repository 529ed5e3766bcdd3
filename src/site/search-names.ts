import { pinyin } from 'pinyin-pro';
import type { Term } from '../glossary/glossary.ts';
import type { IndexDocument } from '../search/index-document.ts';
import { isUnspaced } from '../text/boundaries.ts';
import type { Lang, TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import { tagOf } from './messages/of-site.ts';
import type { Site } from './site.ts';

/** What a term can be asked for by, in one language of the site: see `IndexDocument`. */
type SearchNames = Pick<IndexDocument, 'names' | 'gloss' | 'wrong' | 'sounds'>;

/** The names of all terms as search knows them in a language; Chinese sounds on Chinese pages only. */
export function searchNames(site: Site, lang: Lang): Map<TermId, SearchNames> {
  const chinese = tagOf(site, lang).startsWith('zh');
  // Words that may mean a term among others.
  const meanings = new Map<TermId, string[]>();
  for (const { text, senses = [] } of site.glossary.spellings) {
    for (const { term } of senses) meanings.set(term, [...(meanings.get(term) ?? []), text]);
  }
  return new Map(
    [...site.glossary.terms.values()].map((term) => {
      const names = distinct([...namesOf(term, lang), ...(meanings.get(term.id) ?? [])]);
      const gloss = term.gloss && localize(term.gloss, lang);
      const sounds = chinese ? distinct(names.flatMap(soundOf)) : [];
      return [term.id, { names, gloss, wrong: distinct(term.misspellings), sounds }];
    }),
  );
}

/** Those of the reader's language first. */
function namesOf(term: Term, lang: Lang): string[] {
  const others = (texts: Readonly<Record<string, unknown>>) =>
    Object.keys(texts).filter((key) => key !== lang);
  const name = localize(term.name, lang);
  // “project (tenant)” bears two names.
  const [, outside = '', inside = ''] = /^(.+?)\s*[(（](.+)[)）]$/u.exec(name) ?? [];
  return [
    name,
    outside,
    inside,
    ...(term.aliases[lang] ?? []),
    ...others(term.name).map((key) => term.name[key] ?? ''),
    ...others(term.aliases).flatMap((key) => term.aliases[key] ?? []),
  ];
}

/** How a name in Chinese characters sounds; nothing for a single character, whose sound says too little. */
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
