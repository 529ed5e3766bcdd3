import type { FrameOf } from './code-frame.ts';
import type { Diagnostic } from './diagnostic.ts';
import { formatSummary, formatText } from './format.ts';

/** What the browser is sent to show over the page; its keys are those of the dev server's overlay. */
export interface OverlayError {
  readonly name: string;
  readonly title: string;
  /** HTML. */
  readonly message: string;
  /** HTML. */
  readonly hint: string;
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };
  /** HTML. */
  readonly highlightedCode: string;
  /** Every error as the terminal shows it. */
  readonly stack: string;
  readonly id: string;
  readonly frame: string;
  readonly plugin: string;
}

/**
 * The errors of a site for the browser: the first one large, with the lines round it, and below it all of
 * them with their places.
 * @param errors at least one, in the order of the report
 * @param options.pathOf the absolute path of a file, so that the browser can open it in an editor
 */
export function overlayError(
  errors: readonly [Diagnostic, ...Diagnostic[]],
  { frameOf, pathOf }: { frameOf: FrameOf; pathOf: (file: string) => string },
): OverlayError {
  const [first] = errors;
  const frame = frameOf(first) ?? '';
  return {
    name: first.id,
    title: formatSummary(errors),
    message: escapeHtml(`${first.file}:${first.line}:${first.column}: ${first.message}`),
    hint: escapeHtml(first.hint),
    loc: { file: pathOf(first.file), line: first.line, column: first.column },
    highlightedCode: frame === '' ? '' : `<pre style="margin:1em">${escapeHtml(frame)}</pre>`,
    stack: formatText(errors, frameOf),
    id: first.file,
    frame,
    plugin: 'gazetteer',
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
