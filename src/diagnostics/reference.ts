import type { Severity } from './diagnostic.ts';
import { severityOf } from './severities.ts';
import { checkTexts } from './texts/checks.ts';
import { diagramTexts } from './texts/diagrams.ts';
import { docsTexts } from './texts/docs.ts';
import { glossaryTexts } from './texts/glossary.ts';
import { importBodyTexts } from './texts/import-body.ts';
import { importFileTexts } from './texts/import-files.ts';
import { importHeadTexts } from './texts/import-head.ts';
import { pageTexts } from './texts/pages.ts';
import type { Text } from './texts/wording.ts';

/** A problem as a list of all problems tells it. */
export interface DiagnosticEntry {
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, with `‹name›` where a report has a name of the author's. */
  readonly message: string;
  readonly hint: string;
}

/** Which reports a problem stands in. */
export const REPORTS = ['check', 'import'] as const;
export type Report = (typeof REPORTS)[number];

const TEXTS: Readonly<Record<Report, Readonly<Record<string, (params: never) => Text>>>> = {
  check: { ...docsTexts, ...glossaryTexts, ...pageTexts, ...diagramTexts, ...checkTexts },
  import: { ...importFileTexts, ...importHeadTexts, ...importBodyTexts },
};

/** All problems that a report may name, in the order of their ids. */
export function diagnosticEntries(report: Report): DiagnosticEntry[] {
  return Object.entries(TEXTS[report])
    .map(([id, text]) => {
      const [message, hint] = (text as (params: unknown) => Text)(valuesFor(id));
      return { id, severity: severityOf(id), message, hint: hint.replace(GUESS, '') };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A report has a guess only where something is near. */
const GUESS = 'Did you mean “‹suggestion›”? ';

/** Numbers that a text counts with, where a name in their place would say nothing. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'diagram/view-cut': { shown: 30, left: 12 },
  'heading/skipped-level': { depth: 4, expected: 3 },
};

/**
 * Stands for the values of a text: each shows its own name. A row of one name reads as that name, in a
 * sentence and in a list.
 */
function valuesFor(id: string): unknown {
  const samples = SAMPLES[id] ?? {};
  return new Proxy({}, { get: (_, name) => samples[String(name)] ?? [`‹${String(name)}›`] });
}
