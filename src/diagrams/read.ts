import { z } from 'astro/zod';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseYaml } from '../diagnostics/parse-yaml.ts';
import type { Glossary } from '../glossary/glossary.ts';
import { ID } from '../glossary/term-schema.ts';
import type { Language } from '../text/localized.ts';
import { checkSource } from './check-source.ts';
import { DIAGRAM_KINDS, type Diagram } from './diagram.ts';
import { frontmatterShape, missingTexts } from './frontmatter.ts';
import { resolveLabels } from './labels.ts';
import { kindOf, scan } from './scan.ts';
import type { BlockWords } from './sequence-blocks.ts';

/** What a diagram is read against. */
export interface DiagramContext {
  readonly languages: readonly Language[];
  readonly glossary: Glossary;
  /** The site's platforms in its order: each gets a form of its own beside its colour. */
  readonly platforms?: readonly string[];
  /** What the frames of sequences are called in the site's languages. */
  readonly blocks?: BlockWords;
}

/**
 * Reads a diagram: front matter, labels of all languages, terms.
 * @param source `file` is its path (the name without `.mmd` is the id), `text` its content
 * @returns the diagram, or undefined where it cannot be used; and every problem with its place.
 *   Mermaid's own syntax is checked when it is rendered, not here.
 */
export function readDiagram(
  source: { file: string; text: string },
  context: DiagramContext,
): { diagram: Diagram | undefined; diagnostics: readonly Diagnostic[] } {
  const { languages } = context;
  const { file } = source;
  const text = source.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const id = /([^/]*)\.mmd$/.exec(file)?.[1] ?? '';
  const top = { file, line: 1, column: 1 };
  if (!ID.test(id))
    return { diagram: undefined, diagnostics: [diagnose('docs/bad-name', top, { name: id })] };

  if (text.trim() === '') return { diagram: undefined, diagnostics: [diagnose('diagram/empty', top)] };
  const block = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text);
  if (block?.index !== 0) return { diagram: undefined, diagnostics: [diagnose('diagram/frontmatter', top)] };
  const front = parseYaml(
    { file, text: block[1] ?? '', firstLine: 2 },
    z.strictObject(frontmatterShape(languages)),
  );
  const untranslated = front.value ? missingTexts(front.value, { languages, placeOf: front.placeOf }) : [];

  const body = text.slice(block[0].length);
  const firstLine = block[0].split('\n').length;
  const kind = kindOf(body);
  if (kind === undefined || typeof kind !== 'string') {
    const unknown =
      kind === undefined
        ? diagnose('diagram/empty', { file, line: block[0].trimEnd().split('\n').length, column: 1 })
        : diagnose(
            'diagram/kind',
            { file, line: firstLine + kind.line, column: 1 },
            { kind: kind.unknown, known: DIAGRAM_KINDS },
          );
    return { diagram: undefined, diagnostics: [...front.diagnostics, unknown] };
  }
  const made = makeDiagram({ id, file, firstLine, kind, body, texts: front.value }, context);
  return { diagram: made.diagram, diagnostics: [...front.diagnostics, ...untranslated, ...made.diagnostics] };
}

/** What a diagram is made of, before its labels are resolved. */
export interface DiagramSource extends Pick<Diagram, 'id' | 'file' | 'firstLine' | 'kind' | 'body'> {
  readonly texts: z.output<z.ZodObject<ReturnType<typeof frontmatterShape>>> | undefined;
}

/** Checks a Mermaid text and resolves its labels: the diagram, or undefined where it cannot be used. */
export function makeDiagram(
  source: DiagramSource,
  { languages, glossary, platforms = [], blocks }: DiagramContext,
): { diagram: Diagram | undefined; diagnostics: readonly Diagnostic[] } {
  const { texts, ...rest } = source;
  const found = scan(source.body, source.kind);
  const refused = checkSource(source, { glossary, found });
  // One mistake of a generated text would be reported a thousand times.
  if (refused.some((d) => d.id === 'diagram/too-large')) return { diagram: undefined, diagnostics: refused };
  const labels = resolveLabels(source, { languages, glossary, found });
  const diagnostics = [...refused, ...labels.diagnostics];
  if (!texts || diagnostics.length > 0) return { diagram: undefined, diagnostics };
  const terms = labels.terms.map(({ id, platform, status, name }) => ({
    id,
    platform,
    platformIndex: platforms.indexOf(platform),
    state: status?.state,
    name,
  }));
  const { title, description, caption, pages, 'as-of': asOf } = texts;
  const diagram = {
    ...rest,
    title,
    description,
    caption,
    pages,
    asOf,
    sources: labels.sources,
    terms,
    blocks: source.kind === 'sequence' ? blocks : undefined,
  };
  return { diagram, diagnostics: [] };
}
