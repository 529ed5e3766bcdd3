import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, type Edit, type Place, withFix } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ComponentUse } from '../linker/inline.ts';
import { mendAddress, onlyNeighbour } from './mend-address.ts';

export const VERDICTS = ['outdated', 'partly', 'wrong', 'unverified'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a note is for. */
export const NOTE_KINDS = ['note', 'tip', 'caution', 'danger'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The components an author may use in MDX, with their attributes; `!` marks a required one. */
export const COMPONENTS: Readonly<Record<string, Readonly<Record<string, 'required' | 'optional'>>>> = {
  Statement: { verdict: 'required' },
  Now: { since: 'optional', source: 'optional' },
  Cite: { source: 'required' },
  Diagram: { id: 'required' },
  Contradiction: { article: 'required', at: 'optional' },
  Note: { kind: 'optional', title: 'optional' },
  LostPicture: { alt: 'optional' },
};
/** HTML elements that may stand in MDX as they are. */
const ELEMENTS = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'br',
  'caption',
  'cite',
  'code',
  'dd',
  'del',
  'details',
  'dfn',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'i',
  'ins',
  'kbd',
  'li',
  'mark',
  'ol',
  'p',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'time',
  'tr',
  'u',
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
    /** The page as it stands in its file; with it, slips that have one reading can be mended. */
    source?: string;
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
    source?: string;
  },
): Diagnostic[] {
  const mend = (attribute: string, wrong: string, right: ReadonlySet<string>): Edit[] | undefined =>
    mendAddress(known.source, use.node, {
      address: `${attribute}="${wrong}"`,
      wrong,
      right: onlyNeighbour(wrong, right),
    });
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
  const { kind } = use.attributes;
  if (use.name === 'Note' && kind && !NOTE_KINDS.some((one) => one === kind)) {
    problems.push(wrong('kind', `should be one of ${NOTE_KINDS.join(', ')}, but is “${kind}”.`));
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
    const problem = diagnose('link/unknown-diagram', place, { id, suggestion: suggest(id, known.diagrams) });
    problems.push(withFix(problem, mend('id', id, known.diagrams)));
  }
  if (use.name === 'Contradiction' && article && !known.articles.has(article)) {
    const suggestion = suggest(article, known.articles);
    const problem = diagnose('link/unknown-article', place, { slug: article, suggestion });
    problems.push(withFix(problem, mend('article', article, known.articles)));
  }
  return problems;
}
