/** A place in an author's file; line and column count from 1. */
export interface Place {
  /** Path relative to the project, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** From worst to mildest: an error stops a build, a warning should be mended, a notice is worth a look. */
export const SEVERITIES = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A change to one line of a file; line and column count from 1. */
export interface Edit {
  readonly line: number;
  readonly column: number;
  /** What stands there now; the change is made only where it does. Empty to insert. */
  readonly old: string;
  readonly text: string;
}

/** One problem an author can mend. Returned by the core; printed, annotated or thrown only at the edge. */
export interface Diagnostic extends Place {
  /** Stable name, `domain/problem`. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
  /** What mends it, only where that is certain: `check --fix` does it. */
  readonly fix?: readonly Edit[];
}

/** A diagnostic with what mends it, where that is known. */
export function withFix(diagnostic: Diagnostic, fix: readonly Edit[] | undefined): Diagnostic {
  return fix === undefined || fix.length === 0 ? diagnostic : { ...diagnostic, fix };
}

/** Whether any of the diagnostics must stop a build. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return anyAtLeast(diagnostics, 'error');
}

/** Whether any of the diagnostics is of this severity or a worse one. */
export function anyAtLeast(diagnostics: readonly Diagnostic[], severity: Severity): boolean {
  const limit = SEVERITIES.indexOf(severity);
  return diagnostics.some((d) => SEVERITIES.indexOf(d.severity) <= limit);
}

/** Order for reports: by file, line, column, then id. Two runs over the same input print the same. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What stops a build or a load: the diagnostics, ready for the edge to print. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
    const errors = diagnostics.filter((d) => d.severity === 'error');
    const first = errors[0];
    const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    super(
      first
        ? `${first.file}:${first.line}:${first.column}: ${first.message} ${first.hint}${rest}`
        : 'No error.',
      options,
    );
    this.name = 'DiagnosticError';
    this.diagnostics = diagnostics;
  }
}
