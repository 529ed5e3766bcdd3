import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ComponentUse } from '../linker/inline.ts';

export const VERDICTS = ['outdated', 'partly', 'wrong', 'unverified'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The components an author may use in MDX, with their attributes; `!` marks a required one. */
const COMPONENTS: Readonly<Record<string, Readonly<Record<string, 'required' | 'optional'>>>> = {
  Statement: { verdict: 'required' },
  Now: { since: 'optional', source: 'optional' },
  Cite: { source: 'required' },
  Diagram: { id: 'required' },
  Contradiction: { article: 'required', at: 'optional' },
  Note: { title: 'optional' },
};
/** HTML elements that may stand in MDX as they are. */
const ELEMENTS = new Set([
  'a',
  'abbr',
  'b',
  'br',
  'cite',
  'code',
  'del',
  'details',
  'dfn',
  'em',
  'i',
  'ins',
  'kbd',
  'li',
  'mark',
  'ol',
  'p',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'sup',
  'time',
  'ul',
  'var',
  'wbr',
]);

/** The sources a component names, in order. */
export function sourceKeys(use: ComponentUse): string[] {
  const text = use.attributes['source'] ?? '';
  return text.split(/\s+/).filter((key) => key !== '');
}

/** Checks the components of a page: known names, known and required attributes, values that lead somewhere. */
export function checkComponents(
  uses: readonly ComponentUse[],
  context: {
    placeOf: (use: ComponentUse) => Place;
    sources: ReadonlyMap<string, unknown>;
    diagrams: ReadonlySet<string>;
    articles: ReadonlySet<string>;
    /** The components this kind of page knows; all by default. */
    allowed?: readonly string[];
  },
): Diagnostic[] {
  return uses.flatMap((use) => checkComponent(use, context.placeOf(use), context));
}

function checkComponent(
  use: ComponentUse,
  place: Place,
  known: {
    sources: ReadonlyMap<string, unknown>;
    diagrams: ReadonlySet<string>;
    articles: ReadonlySet<string>;
    allowed?: readonly string[];
  },
): Diagnostic[] {
  const names = known.allowed ?? Object.keys(COMPONENTS);
  const schema = names.includes(use.name) ? COMPONENTS[use.name] : undefined;
  if (!schema) {
    if (ELEMENTS.has(use.name)) return [];
    return [
      diagnose('mdx/unknown-component', place, {
        name: use.name,
        known: names,
        suggestion: suggest(use.name, names),
      }),
    ];
  }
  const wrong = (attribute: string, reason: string): Diagnostic =>
    diagnose('mdx/attribute', place, { component: use.name, attribute, reason });
  const problems: Diagnostic[] = [];
  for (const name of Object.keys(use.attributes)) {
    if (!(name in schema))
      problems.push(wrong(name, `is not known; known are ${Object.keys(schema).join(', ')}.`));
  }
  for (const [name, need] of Object.entries(schema)) {
    if (need === 'required' && !use.attributes[name]) problems.push(wrong(name, 'is missing.'));
  }
  const { verdict, id, article } = use.attributes;
  if (use.name === 'Statement' && verdict && !VERDICTS.some((v) => v === verdict)) {
    problems.push(wrong('verdict', `should be one of ${VERDICTS.join(', ')}, but is “${verdict}”.`));
  }
  if (use.name === 'Now' && !use.within.includes('Statement')) {
    problems.push(wrong('', 'stands outside a <Statement>.'));
  }
  for (const key of sourceKeys(use)) {
    if (!known.sources.has(key)) {
      problems.push(
        diagnose('term/unknown-source', place, { key, suggestion: suggest(key, known.sources.keys()) }),
      );
    }
  }
  if (use.name === 'Diagram' && id && !known.diagrams.has(id)) {
    problems.push(diagnose('link/unknown-diagram', place, { id, suggestion: suggest(id, known.diagrams) }));
  }
  if (use.name === 'Contradiction' && article && !known.articles.has(article)) {
    problems.push(
      diagnose('link/unknown-article', place, {
        slug: article,
        suggestion: suggest(article, known.articles),
      }),
    );
  }
  return problems;
}
