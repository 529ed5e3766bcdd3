import { resolve } from 'node:path';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { PlaceOf } from '../diagnostics/parse-yaml.ts';
import { checkCounterparts, checkRelations } from '../glossary/check-relations.ts';
import { checkTerms } from '../glossary/check-terms.ts';
import type { TermFile } from '../glossary/glossary.ts';
import { neverMentioned } from '../site/check-mentions.ts';
import { missingTexts, misspeltDiagram, misspeltTexts, type TextChecks } from '../site/check-texts.ts';
import type { Site } from '../site/site.ts';
import type { SiteConfig } from '../site/site-schema.ts';
import type { SpellChecker } from '../site/spelling.ts';
import { type Reader, readText } from './read-files.ts';

/** A YAML file that was read. */
interface ReadFile {
  readonly value: unknown;
  readonly placeOf: PlaceOf;
}

/** Warns of texts that a YAML file lacks in some language, and of misspellings in those it has. */
export function checkTexts(reader: Reader, read: ReadFile, checks: TextChecks): void {
  reader.diagnostics.push(...missingTexts(read, checks.languages), ...misspeltTexts(read, checks));
}

/** Checks what can be checked only when all is read: the terms beside one another, and who mentions them. */
export async function checkDocs(
  reader: Reader,
  site: Site,
  {
    config,
    terms,
    spelling,
    today,
  }: {
    config: { readonly value: SiteConfig; readonly placeOf: PlaceOf };
    terms: readonly TermFile[];
    spelling: SpellChecker;
    /** ISO date. */
    today: string | undefined;
  },
): Promise<void> {
  const { glossary, languages } = site;
  // What a page says that cannot be read is unknown.
  if (!hasErrors(reader.diagnostics)) reader.diagnostics.push(...neverMentioned(site));
  reader.diagnostics.push(
    ...checkTerms(terms, { sources: glossary.sources, spellings: glossary.spellings, today }),
    ...checkRelations(terms),
    ...checkCounterparts(terms, site.correspondences),
  );
  for (const { facts: value, placeOf } of terms)
    checkTexts(reader, { value, placeOf }, { languages, spelling });
  checkTexts(reader, config, { languages, spelling });
  for (const { diagram } of site.diagrams.values()) {
    const text = await readText(reader, resolve(reader.root, diagram.file));
    if (text !== undefined)
      reader.diagnostics.push(...misspeltDiagram(diagram, text, { languages, spelling }));
  }
}
