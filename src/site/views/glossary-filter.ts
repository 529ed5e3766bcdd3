import type { Term } from '../../glossary/glossary.ts';
import { STATUS_STATES } from '../../glossary/term-schema.ts';
import type { Lang } from '../../text/brand.ts';
import { fold } from '../../text/fold.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { sortKey } from './sort-key.ts';

/** Stands for terms of which no state is recorded. */
const NO_STATE = 'none';

/** A property by which the index is narrowed, with the values that occur. */
export interface Facet {
  /** In the address: `?kind=service`. */
  readonly name: 'platform' | 'status' | 'layer' | 'kind';
  readonly title: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    /** How many terms have it. */
    readonly count: number;
    readonly platform?: string;
  }[];
}

/** What the index needs to be narrowed in the browser. */
export interface GlossaryFilter {
  readonly facets: readonly Facet[];
  /**
   * A row for each term, in the order of the page, as the text of a script element: for each facet the
   * index of the term's option, then the other spellings it is found by.
   */
  readonly rows: string;
  /** “{shown} of 266 terms”. */
  readonly someShown: string;
}

/**
 * The filter of an index.
 * @param terms in the order in which the page lists them
 * @returns undefined where there is nothing to choose from
 */
export function glossaryFilter(site: Site, lang: Lang, terms: readonly Term[]): GlossaryFilter | undefined {
  if (terms.length === 0) return undefined;
  const used = facetsOf(site, lang)
    .map(({ options, ...facet }) => {
      const values = terms.map(facet.valueIn);
      const counted = options.map((option) => ({
        ...option,
        count: values.filter((value) => value === option.value).length,
      }));
      return { ...facet, options: counted.filter(({ count }) => count > 0) };
    })
    // Where all terms have the same value, there is nothing to choose.
    .filter(({ options }) => options.length > 1);
  const rows = terms.map((term) => [
    ...used.map(({ options, valueIn }) => options.findIndex(({ value }) => value === valueIn(term))),
    ...otherSpellings(term, lang),
  ]);
  return {
    facets: used.map(({ name, title, options }) => ({ name, title, options })),
    rows: JSON.stringify(rows).replaceAll('<', '\\u003c'),
    someShown: messagesOf(site, lang).termsShown('{shown}', terms.length),
  };
}

interface FacetOf extends Omit<Facet, 'options'> {
  readonly options: readonly Omit<Facet['options'][number], 'count'>[];
  readonly valueIn: (term: Term) => string;
}

function facetsOf(site: Site, lang: Lang): FacetOf[] {
  const t = messagesOf(site, lang);
  const { platforms, layers, kinds } = site.config;
  const named = (all: typeof kinds) =>
    all.map(({ id, name }) => ({ value: id, label: localize(name, lang) }));
  return [
    {
      name: 'platform',
      title: t.platform,
      options: named(platforms).map((option) => ({ ...option, platform: option.value })),
      valueIn: ({ platform }) => platform,
    },
    {
      name: 'status',
      title: t.status,
      options: [
        ...STATUS_STATES.map((state) => ({ value: state, label: t.states[state] })),
        { value: NO_STATE, label: t.stateUnknown },
      ],
      valueIn: ({ status }) => status?.state ?? NO_STATE,
    },
    { name: 'layer', title: t.layer, options: named(layers), valueIn: ({ layer }) => layer },
    { name: 'kind', title: t.kind, options: named(kinds), valueIn: ({ kind }) => kind },
  ];
}

/**
 * All that a term is found by beside the name and gloss the page shows: names in other languages,
 * aliases, misspellings, pinyin of Chinese names. What is a part of another one is left out.
 */
function otherSpellings(term: Term, lang: Lang): string[] {
  const shown = [localize(term.name, lang), term.gloss ? localize(term.gloss, lang) : ''].map(fold);
  const others = [
    sortKey(localize(term.name, lang)),
    ...Object.values(term.name),
    ...Object.values(term.aliases).flat(),
    ...term.misspellings,
  ];
  const longestFirst = [...new Set(others.map(fold))].sort((a, b) => b.length - a.length);
  const kept: string[] = [];
  for (const text of longestFirst) {
    if (![...shown, ...kept].some((other) => other.includes(text))) kept.push(text);
  }
  return kept;
}
