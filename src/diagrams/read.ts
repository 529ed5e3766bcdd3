import { z } from 'astro/zod';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseYaml } from '../diagnostics/parse-yaml.ts';
import type { Glossary } from '../glossary/glossary.ts';
import { dateSchema, ID } from '../glossary/term-schema.ts';
import { type Language, localizedSchema } from '../text/localized.ts';
import { DIAGRAM_KINDS, type Diagram } from './diagram.ts';
import { resolveLabels } from './labels.ts';
import { kindOf } from './scan.ts';

/** What a diagram is read against. */
export interface DiagramContext {
  readonly languages: readonly Language[];
  readonly glossary: Glossary;
  /** The site's platforms in its order: each gets a form of its own beside its colour. */
  readonly platforms?: readonly string[];
}

/** Schema of the block between `---` lines at the head of `docs/diagrams/<id>.mmd`. */
function frontmatterSchema(languages: readonly Language[]) {
  const localized = localizedSchema(languages);
  return z.strictObject({
    /** Heading of the figure and name of the graphic. */
    title: localized,
    /** One or two sentences for a reader who cannot see the picture. */
    description: localized,
    /** Shown under the picture: where it comes from and what in it is history. */
    caption: localized,
    /** The time the picture shows, where it is not today. */
    'as-of': dateSchema.optional(),
  });
}

/**
 * Reads a diagram: front matter, labels of all languages, terms.
 * @param source `file` is its path (the name without `.mmd` is the id), `text` its content
 * @returns the diagram, or undefined where it cannot be used; and every problem with its place.
 *   Mermaid's own syntax is checked when it is rendered, not here.
 */
export function readDiagram(
  source: { file: string; text: string },
  { languages, glossary, platforms = [] }: DiagramContext,
): { diagram: Diagram | undefined; diagnostics: readonly Diagnostic[] } {
  const { file } = source;
  const text = source.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const id = /([^/]*)\.mmd$/.exec(file)?.[1] ?? '';
  const top = { file, line: 1, column: 1 };
  if (!ID.test(id))
    return { diagram: undefined, diagnostics: [diagnose('docs/bad-name', top, { name: id })] };

  const block = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text);
  if (block?.index !== 0) return { diagram: undefined, diagnostics: [diagnose('diagram/frontmatter', top)] };
  const front = parseYaml({ file, text: block[1] ?? '', firstLine: 2 }, frontmatterSchema(languages));
  const untranslated = front.value ? missingTexts(front.value, { languages, placeOf: front.placeOf }) : [];

  const body = text.slice(block[0].length);
  const firstLine = block[0].split('\n').length;
  const kind = kindOf(body);
  if (typeof kind !== 'string') {
    const unknown = diagnose(
      'diagram/kind',
      { file, line: firstLine, column: 1 },
      { kind: kind.unknown, known: DIAGRAM_KINDS },
    );
    return { diagram: undefined, diagnostics: [...front.diagnostics, unknown] };
  }
  const labels = resolveLabels({ file, body, firstLine, kind }, { languages, glossary });
  const diagnostics = [...front.diagnostics, ...untranslated, ...labels.diagnostics];
  if (!front.value || labels.diagnostics.length > 0) return { diagram: undefined, diagnostics };
  const { title, description, caption, 'as-of': asOf } = front.value;
  const terms = labels.terms.map(({ id: termId, platform, status, name }) => ({
    id: termId,
    platform,
    platformIndex: platforms.indexOf(platform),
    state: status?.state,
    name,
  }));
  const diagram = {
    id,
    file,
    kind,
    title,
    description,
    caption,
    asOf,
    firstLine,
    body,
    sources: labels.sources,
    terms,
  };
  return { diagram, diagnostics };
}

/** The first language's text is shown where another is missing, and a warning says so. */
function missingTexts(
  front: z.output<ReturnType<typeof frontmatterSchema>>,
  {
    languages,
    placeOf,
  }: { languages: readonly Language[]; placeOf: ReturnType<typeof parseYaml>['placeOf'] },
): Diagnostic[] {
  const keys = ['title', 'description', 'caption'] as const;
  return keys.flatMap((key) =>
    languages
      .filter((language) => front[key][language.id] === undefined)
      .map((language) =>
        diagnose('translation/missing-text', placeOf([key]), { key, language: language.id }, 'warning'),
      ),
  );
}
