import { resolve } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { PlaceOf } from '../diagnostics/parse-yaml.ts';
import { checkCounterparts, checkRelations } from '../glossary/check-relations.ts';
import { checkTerms } from '../glossary/check-terms.ts';
import type { TermFile } from '../glossary/glossary.ts';
import { neverMentioned } from '../site/check-mentions.ts';
import { missingTexts, misspeltDiagram, misspeltTexts, type TextChecks } from '../site/check-texts.ts';
import { findSuspects } from '../site/check-translations.ts';
import { olderTranslation } from '../site/older-translation.ts';
import type { Site } from '../site/site.ts';
import type { SiteConfig } from '../site/site-schema.ts';
import type { SpellChecker } from '../site/spelling.ts';
import { type FileChange, readOldTexts, readUncommitted } from './git-history.ts';
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
    history,
  }: {
    config: { readonly value: SiteConfig; readonly placeOf: PlaceOf };
    terms: readonly TermFile[];
    spelling: SpellChecker;
    /** ISO date. */
    today: string | undefined;
    history: ReadonlyMap<string, FileChange>;
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
  reader.diagnostics.push(...(await olderTranslations(reader, site, history)));
}

/** Warns of pages whose original was changed after them, as far as git knows. */
async function olderTranslations(
  { root }: Reader,
  { articles, guide, languages, termTexts }: Site,
  history: ReadonlyMap<string, FileChange>,
): Promise<Diagnostic[]> {
  const pages = [...articles.values(), ...guide.values()].map((entry) =>
    languages.flatMap(({ id }) => entry.pages.get(id)?.file ?? []),
  );
  const ids = new Set([...termTexts.values()].flatMap((texts) => [...texts.keys()]));
  const texts = [...ids].map((id) => languages.flatMap((l) => termTexts.get(l.id)?.get(id)?.file ?? []));
  const suspects = findSuspects([...pages, ...texts], history);
  if (suspects.length === 0) return [];
  // A translation that is being worked on is told of nothing.
  const uncommitted = await readUncommitted(root);
  const settled = suspects.filter(({ file }) => !uncommitted.has(file));
  const wanted = settled.flatMap(({ original, since, changed }) => [
    { file: original, commit: since },
    { file: original, commit: changed.commit },
  ]);
  const old = await readOldTexts(root, wanted);
  return settled.flatMap((suspect, n) => {
    const [before, after] = [old[2 * n], old[2 * n + 1]];
    return before === undefined || after === undefined ? [] : olderTranslation(suspect, before, after);
  });
}
