import type { Diagnostic, Place, Severity } from './diagnostic.ts';
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

/** Every text an author can be shown: what happened, then how to mend it. The key is the diagnostic's id. */
const catalogue = {
  ...docsTexts,
  ...glossaryTexts,
  ...pageTexts,
  ...diagramTexts,
  ...checkTexts,
  ...importFileTexts,
  ...importHeadTexts,
  ...importBodyTexts,
};

export type DiagnosticId = keyof typeof catalogue;
type Params<Id extends DiagnosticId> = Parameters<(typeof catalogue)[Id]> extends [infer P] ? P : undefined;

/**
 * Makes a diagnostic from the catalogue.
 * @param id which problem
 * @param place where it is
 * @param params what its text needs; leave out for texts without
 */
export function diagnose<Id extends DiagnosticId>(
  id: Id,
  place: Place,
  ...rest: Params<Id> extends undefined
    ? [params?: undefined, severity?: Severity]
    : [params: Params<Id>, severity?: Severity]
): Diagnostic {
  const [params, severity = severityOf(id)] = rest;
  const text = catalogue[id] as (params: unknown) => Text;
  const [message, hint] = text(params);
  return { id, severity, message, hint, file: place.file, line: place.line, column: place.column };
}
