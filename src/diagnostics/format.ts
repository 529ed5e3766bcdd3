import type { FrameOf } from './code-frame.ts';
import { type Diagnostic, SEVERITIES, sortDiagnostics } from './diagnostic.ts';

/**
 * `file:line:column severity id`, message and hint on lines of their own: clickable in a terminal.
 * @param frameOf gives the lines round a problem; without it none are shown
 */
export function formatText(diagnostics: readonly Diagnostic[], frameOf?: FrameOf): string {
  const problems = sortDiagnostics(diagnostics).map((d) => {
    const frame = frameOf?.(d);
    const lines = frame === undefined ? '' : `\n${frame.replace(/^/gm, '    ')}\n`;
    return `${d.file}:${d.line}:${d.column} ${d.severity} ${d.id}\n  ${d.message}\n  ${d.hint}\n${lines}`;
  });
  return problems.join('\n');
}

/** “3 errors, 1 warning and 2 notices”, or “No problems”. */
export function formatSummary(diagnostics: readonly Diagnostic[]): string {
  const parts = SEVERITIES.map((severity) =>
    plural(diagnostics.filter((d) => d.severity === severity).length, severity),
  ).filter((part) => part !== '');
  const last = parts.pop();
  if (last === undefined) return 'No problems';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** One JSON array, for tools; `frame` holds the lines round a problem where `frameOf` knows them. */
export function formatJson(diagnostics: readonly Diagnostic[], frameOf?: FrameOf): string {
  const all = sortDiagnostics(diagnostics).map((d) => ({ ...d, frame: frameOf?.(d) }));
  return `${JSON.stringify(all, null, 2)}\n`;
}

/**
 * Workflow commands that GitHub shows as annotations on the lines.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map(
      (d) =>
        `::${d.severity} file=${property(d.file)},line=${d.line},col=${d.column},title=${property(d.id)}::${data(`${d.message} ${d.hint}`)}\n`,
    )
    .join('');
}

function plural(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
