import { join, resolve } from 'node:path';
import { loadGlossary } from '../astro/load-glossary.ts';
import { type Reader, readYaml } from '../astro/read-files.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { buildMatcher, type Matcher } from '../linker/match.ts';
import { languagesSchema, siteSchema } from '../site/site-schema.ts';
import { buildSpellChecker, type SpellChecker } from '../site/spelling.ts';
import type { Language } from '../text/localized.ts';

/** What an import needs to know of the site it goes into. */
export interface ImportSite {
  readonly languages: readonly Language[];
  readonly matcher: Matcher;
  readonly spelling: SpellChecker;
}

/**
 * Reads the languages and the glossary of a site; its articles are not read.
 * @param docs the docs folder
 * @returns the problems where site.yaml cannot be read; those of the glossary are left to `check`
 */
export async function loadImportSite(
  root: string,
  docs: string,
): Promise<ImportSite | { readonly diagnostics: readonly Diagnostic[] }> {
  const folder = resolve(root, docs);
  const reader: Reader = { root, diagnostics: [] };
  const path = join(folder, 'site.yaml');
  const first = await readYaml(reader, path, languagesSchema);
  const read = first && (await readYaml(reader, path, siteSchema(first.value.languages)));
  if (!read) return { diagnostics: reader.diagnostics };
  const { languages, kinds, platforms, layers } = read.value;
  const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);
  const vocabulary = { languages, kinds: idsOf(kinds), platforms: idsOf(platforms), layers: idsOf(layers) };
  const { glossary } = await loadGlossary(reader, folder, vocabulary);
  const neutral = new Set(idsOf(platforms.filter((p) => p.neutral)));
  const matcher = buildMatcher(glossary.spellings, {
    platformOf: (id) => {
      const platform = glossary.terms.get(id)?.platform;
      return platform === undefined || neutral.has(platform) ? undefined : platform;
    },
  });
  return { languages, matcher, spelling: buildSpellChecker(glossary, matcher) };
}
