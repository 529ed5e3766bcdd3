import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseYaml } from '../diagnostics/parse-yaml.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Vocabulary } from '../glossary/term-schema.ts';
import { isReserved } from './check-source.ts';
import type { Diagram } from './diagram.ts';
import { missingTexts } from './frontmatter.ts';
import { type DiagramContext, makeDiagram } from './read.ts';
import { type ViewContext, viewBody } from './view-body.ts';
import { type DiagramView, viewSchema } from './view-schema.ts';

/** What a view is read against. */
export interface ViewReadContext extends DiagramContext, Pick<ViewContext, 'correspondences' | 'words'> {
  readonly vocabulary: Vocabulary;
}

/**
 * Reads `docs/diagrams/<id>.yaml`: a view of the glossary, written as a flowchart.
 * @returns the diagram, or undefined where the view cannot be used; unknown terms and correspondences, a
 *   view that finds nothing, and a warning where it finds more than fits
 */
export function readView(
  { id, file, text }: { id: string; file: string; text: string },
  context: ViewReadContext,
): { diagram: Diagram | undefined; diagnostics: readonly Diagnostic[] } {
  const { value: view, placeOf, diagnostics } = parseYaml({ file, text }, viewSchema(context.vocabulary));
  if (!view) return { diagram: undefined, diagnostics };
  const unknown = unknownNames(view, context).map(({ path, name, known, what }) => {
    const suggestion = suggest(name, known);
    const place = placeOf(path);
    return what === 'term'
      ? diagnose('term/unknown', place, { id: name, suggestion })
      : diagnose('diagram/unknown-correspondence', place, { id: name, suggestion });
  });
  if (unknown.length > 0) return { diagram: undefined, diagnostics: unknown };
  const { body, shown, left } = viewBody(view, context);
  if (shown.size === 0)
    return { diagram: undefined, diagnostics: [diagnose('diagram/empty-view', placeOf([]))] };
  const reserved = [...shown].filter((term) => isReserved(term, 'flowchart'));
  if (reserved.length > 0) {
    const place = (term: string) =>
      placeOf(view.terms.includes(term) ? ['terms', view.terms.indexOf(term)] : []);
    const refused = reserved.map((term) => diagnose('diagram/reserved-id', place(term), { id: term }));
    return { diagram: undefined, diagnostics: refused };
  }
  const made = makeDiagram({ id, file, firstLine: 1, kind: 'flowchart', body, texts: view }, context);
  const cut =
    left > 0
      ? [diagnose('diagram/view-cut', placeOf(['limit']), { shown: shown.size, left }, 'warning')]
      : [];
  const untranslated = missingTexts(view, { languages: context.languages, placeOf });
  return { diagram: made.diagram, diagnostics: [...untranslated, ...cut, ...made.diagnostics] };
}

interface UnknownName {
  readonly path: (string | number)[];
  readonly name: string;
  readonly known: Iterable<string>;
  readonly what: 'term' | 'correspondence';
}

function unknownNames(view: DiagramView, { glossary, correspondences }: ViewReadContext): UnknownName[] {
  const terms = new Set<string>(glossary.terms.keys());
  const pairs = new Set(correspondences.map((c) => c.id));
  const among =
    (what: UnknownName['what'], known: ReadonlySet<string>, ...path: string[]) =>
    (name: string, index: number): UnknownName[] =>
      known.has(name) ? [] : [{ path: [...path, index], name, known, what }];
  return [
    ...view.terms.flatMap(among('term', terms, 'terms')),
    ...view.without.flatMap(among('term', terms, 'without')),
    ...(view.where?.['part-of'] ?? []).flatMap(among('term', terms, 'where', 'part-of')),
    ...view.correspondences.flatMap(among('correspondence', pairs, 'correspondences')),
  ];
}
