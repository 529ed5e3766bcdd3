import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { checkComponents } from '../site/components.ts';
import { digestPage } from '../site/page-digest.ts';
import type { PageIdentity } from '../site/page-identity.ts';
import type { TermText } from '../site/site.ts';
import { asTermId, type Lang, type Slug, type TermId } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import { ambiguousWords, checkReferences, type LinkContext, placeOf } from './link-plugin.ts';
import { readPage } from './load-articles.ts';
import type { ReadPage } from './markdown.ts';
import { list, nameOf, type Reader, readText } from './read-files.ts';

/** Reads `glossary/<id>.<language>.mdx` of the docs folder: the longer texts of terms. */
export async function loadTermTexts(
  reader: Reader,
  folder: string,
  {
    languages,
    links,
    sources,
  }: { languages: readonly Language[]; links: LinkContext; sources: ReadonlyMap<string, unknown> },
): Promise<{ byLanguage: Map<Lang, Map<TermId, TermText>>; identities: Map<string, PageIdentity> }> {
  const byLanguage = new Map<Lang, Map<TermId, TermText>>(languages.map((l) => [l.id, new Map()]));
  const identities = new Map<string, PageIdentity>();
  const { terms } = links.targets;
  const entries = await list(folder);
  const names = new Set(entries.map((e) => e.name));
  for (const { name } of entries) {
    const match = /^(.+)\.([^.]+)\.mdx$/.exec(name);
    if (!match) continue;
    const path = join(folder, name);
    const file = nameOf(reader, path);
    const id = asTermId(match[1] ?? '');
    const language = languages.find((l) => l.id === match[2]);
    if (!language || !terms.has(id)) {
      const suggestion = suggest(id, terms.keys());
      reader.diagnostics.push(diagnose('term/unknown', { file, line: 1, column: 1 }, { id, suggestion }));
      continue;
    }
    reader.diagnostics.push(
      ...languages
        .filter((l) => !names.has(`${id}.${l.id}.mdx`))
        .map((l) => {
          const other = { file: nameOf(reader, join(folder, `${id}.${l.id}.mdx`)), language: l.label };
          const place = { file, line: 1, column: 1 };
          return diagnose('translation/missing-term-text', place, other, 'warning');
        }),
    );
    const text = await readText(reader, path);
    if (text === undefined) continue;
    const page: PageIdentity = {
      lang: language.id,
      slug: id as unknown as Slug,
      file,
      folder: `glossary/${id}/`,
      except: new Set([id]),
      platform: links.matcher.context.platformOf(id),
    };
    const read = await readPage(reader, { text, format: 'mdx', identity: page, links });
    if (!read) continue;
    checkTermText(reader, read, { page, links, sources });
    byLanguage.get(language.id)?.set(id, { file, digest: digestPage(read.outline, read.mentions) });
    identities.set(path, page);
  }
  return { byLanguage, identities };
}

/** A term's page has no pictures of its own; its text may cite sources. */
function checkTermText(
  reader: Reader,
  { outline, unresolved, findings, source }: ReadPage,
  { page, links, sources }: { page: PageIdentity; links: LinkContext; sources: ReadonlyMap<string, unknown> },
): void {
  reader.diagnostics.push(
    ...checkReferences(outline, { page, context: links, source }),
    ...ambiguousWords(unresolved, page.file),
    ...findings,
    ...checkComponents(outline.components, {
      placeOf: (use) => placeOf(use.node, page.file),
      sources,
      diagrams: links.targets.diagrams,
      articles: links.targets.articles,
      allowed: ['Cite'],
      source,
    }),
  );
}
