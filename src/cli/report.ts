import { frameReader } from '../astro/frame-reader.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { formatGithub, formatSummary, formatText } from '../diagnostics/format.ts';

/**
 * Prints errors and warnings to standard error, on GitHub Actions as annotations too; notices are only
 * counted, `check` shows them.
 * @returns whether any is an error
 */
export function report(diagnostics: readonly Diagnostic[]): boolean {
  const shown = diagnostics.filter((d) => d.severity !== 'notice');
  if (diagnostics.length === 0) return false;
  const more = shown.length < diagnostics.length ? '; “npm run check” shows the notices' : '';
  const summary = `${formatSummary(diagnostics)}${more}\n`;
  const frames = frameReader(process.cwd());
  process.stderr.write(shown.length > 0 ? `\n${formatText(shown, frames)}\n${summary}` : summary);
  if (process.env['GITHUB_ACTIONS'] === 'true') process.stdout.write(formatGithub(shown));
  return hasErrors(diagnostics);
}
