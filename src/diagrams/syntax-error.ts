import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Diagram } from './diagram.ts';
import type { PageError } from './page-parse.ts';
import { placeIn } from './source-place.ts';

/** Empties the lines of comments: Mermaid would remove them whole, and count its lines without them. */
export function withoutComments(text: string): string {
  return text.replace(/^[ \t]*%%(?!\{).*$/gm, '');
}

/**
 * Mermaid's complaint at its place in the author's file, with the line it is about.
 * @param diagram whose body, without comments, was parsed
 * @param error what Mermaid said; its line counts from the first line that says something
 */
export function syntaxError(diagram: Diagram, { message, line, column }: PageError): Diagnostic {
  const lines = diagram.body.trimEnd().split('\n');
  // Mermaid begins to count at the first line that says something; directives are comments to it.
  const lead = withoutComments(diagram.body).replace(/%%\{[\s\S]*?\}%%/g, (directive) =>
    directive.replace(/[^\n]/g, ' '),
  );
  const skipped = /^\s*/.exec(lead)?.[0].split('\n').length ?? 1;
  // Where the parser gives no line, its words may hold one; else the diagram's head is named.
  const said = line ?? Number(/line (\d+)/.exec(message)?.[1] ?? Number.NaN);
  const known = Number.isFinite(said);
  const at = Math.min(Math.max((known ? said : 1) + skipped - 1, 1), lines.length) - 1;
  const words = lines[at]?.trim();
  return diagnose('diagram/syntax', placeIn(diagram, at, column ?? 0), {
    reason: reasonOf(message),
    line: known && words ? words : undefined,
  });
}

/** The parser's words without the place and the lines it shows: the author's own are named. */
function reasonOf(message: string): string {
  return message
    .replace(/^(?:Parse|Lexical) error on line \d+[:.]?\s*/, '')
    .replace(/^[^\n]*\n-*\^\n?/m, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

/** The first line that gives colours, or the diagram's first line; counted from 0 within the text. */
export function lineOfStyle({ body }: Diagram): number {
  const gives = (line: string): boolean => /^\s*(?:style|classDef|linkStyle|rect|box)\b|%%\{/.test(line);
  return Math.max(0, body.split('\n').findIndex(gives));
}
