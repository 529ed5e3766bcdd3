import { type Diagnostic, sortDiagnostics } from './diagnostic.ts';

/** `file:line:column severity id`, message and hint on lines of their own: clickable in a terminal. */
export function formatText(diagnostics: readonly Diagnostic[]): string {
  const lines = sortDiagnostics(diagnostics).map(
    (d) => `${d.file}:${d.line}:${d.column} ${d.severity} ${d.id}\n  ${d.message}\n  ${d.hint}\n`,
  );
  return lines.join('\n');
}

/** “3 errors and 1 warning”, or “No problems”. */
export function formatSummary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [plural(errors, 'error'), plural(warnings, 'warning')].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' and ') : 'No problems';
}

/** One JSON array, for tools. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(sortDiagnostics(diagnostics), null, 2)}\n`;
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
