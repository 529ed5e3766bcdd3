import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { formatGithub, formatSummary, formatText } from '../diagnostics/format.ts';

/** Prints problems to standard error, on GitHub Actions as annotations too. @returns whether any is an error */
export function report(diagnostics: readonly Diagnostic[]): boolean {
  if (diagnostics.length === 0) return false;
  process.stderr.write(`\n${formatText(diagnostics)}\n${formatSummary(diagnostics)}\n`);
  if (process.env['GITHUB_ACTIONS'] === 'true') process.stdout.write(formatGithub(diagnostics));
  return hasErrors(diagnostics);
}
