import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type PlaceOf, parseYaml } from '../diagnostics/parse-yaml.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ComponentUse } from '../linker/inline.ts';
import { checkComponents } from '../site/components.ts';
import { DOCUMENTED, type DocumentedName, isDocumented } from '../site/guide-schemas.ts';
import { digestPage } from '../site/page-digest.ts';
import type { PageIdentity } from '../site/page-identity.ts';
import type { GuideEntry, GuidePage } from '../site/site.ts';
import { guideFrontmatterSchema, type SiteConfig } from '../site/site-schema.ts';
import { asSlug, type Lang, type Slug } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import { checkReferences, placeOf } from './link-plugin.ts';
import { type ArticleContext, readPage } from './load-articles.ts';
import type { ReadPage } from './markdown.ts';
import { checkName, list, nameOf, type Reader, readText, reportUnexpected } from './read-files.ts';
import { FRONTMATTER } from './read-front-matter.ts';

const FILE = /^(.+)\.([^.]+)\.mdx$/;
/** What pages of the guide may use besides the components of articles. */
const LISTS = new Set(['KeyList', 'ProblemList', 'ComponentList']);

/** The names of the guide's pages; files that are none are reported. */
export async function listGuide(reader: Reader, folder: string): Promise<ReadonlySet<string>> {
  const slugs = new Set<string>();
  for (const { name, folder: isFolder } of await list(folder)) {
    // Pictures of the repository's own pages may stand in a folder.
    if (isFolder) continue;
    const path = join(folder, name);
    const slug = FILE.exec(name)?.[1];
    if (slug === undefined) reportUnexpected(reader, path, '<slug>.<language>.mdx');
    else if (checkName(reader, path, slug)) slugs.add(slug);
  }
  return slugs;
}

/** Reads `guide/<slug>.<language>.mdx` of the docs folder: how to write for the site, in reading order. */
export async function loadGuide(
  reader: Reader,
  folder: string,
  {
    slugs,
    config,
    context,
  }: {
    slugs: ReadonlySet<string>;
    config: { readonly value: SiteConfig; readonly placeOf: PlaceOf };
    context: ArticleContext;
  },
): Promise<{ pages: Map<Slug, GuideEntry>; identities: Map<string, PageIdentity> }> {
  const pages = new Map<Slug, GuideEntry>();
  const identities = new Map<string, PageIdentity>();
  const names = new Set((await list(folder)).map(({ name }) => name));
  for (const slug of inOrder(reader, slugs, config)) {
    const own = new Map<Lang, GuidePage>();
    for (const language of context.languages) {
      if (!names.has(`${slug}.${language.id}.mdx`)) continue;
      const path = join(folder, `${slug}.${language.id}.mdx`);
      const read = await loadPage(reader, path, { slug, language, context });
      if (!read) continue;
      own.set(language.id, read.page);
      identities.set(path, read.identity);
    }
    const [first] = own.values();
    if (!first) continue;
    pages.set(slug, { slug, pages: own });
    reportMissing(reader, folder, { slug, first, names, languages: context.languages });
  }
  return { pages, identities };
}

/** Pages named in site.yaml first, then the others by name. */
function inOrder(
  reader: Reader,
  slugs: ReadonlySet<string>,
  { value, placeOf: at }: { readonly value: SiteConfig; readonly placeOf: PlaceOf },
): Slug[] {
  value.guide.forEach((slug, index) => {
    if (slugs.has(slug)) return;
    const suggestion = suggest(slug, slugs);
    reader.diagnostics.push(diagnose('link/unknown-guide-page', at(['guide', index]), { slug, suggestion }));
  });
  return [...new Set([...value.guide.filter((slug) => slugs.has(slug)), ...slugs])].map(asSlug);
}

function reportMissing(
  reader: Reader,
  folder: string,
  {
    slug,
    first,
    names,
    languages,
  }: { slug: Slug; first: GuidePage; names: ReadonlySet<string>; languages: readonly Language[] },
): void {
  for (const language of languages) {
    const name = `${slug}.${language.id}.mdx`;
    if (names.has(name)) continue;
    const place = { file: first.file, line: 1, column: 1 };
    const missing = { file: nameOf(reader, join(folder, name)), language: language.label };
    reader.diagnostics.push(diagnose('translation/missing-page', place, missing, 'warning'));
  }
}

async function loadPage(
  reader: Reader,
  path: string,
  { slug, language, context }: { slug: Slug; language: Language; context: ArticleContext },
): Promise<{ page: GuidePage; identity: PageIdentity } | undefined> {
  const file = nameOf(reader, path);
  const text = await readText(reader, path);
  if (text === undefined) return undefined;
  const front = FRONTMATTER.exec(text);
  if (!front) reader.diagnostics.push(diagnose('frontmatter/missing', { file, line: 1, column: 1 }));
  const { value, diagnostics } = parseYaml(
    { file, text: front?.[1] ?? '', firstLine: 2 },
    guideFrontmatterSchema,
  );
  if (front) reader.diagnostics.push(...diagnostics);
  // Words of the guide are about writing, not about what the site is about.
  const identity: PageIdentity = { lang: language.id, slug, file, folder: `guide/${slug}/`, rule: 'off' };
  const read = await readPage(reader, { text, format: 'mdx', identity, links: context.links });
  if (!value || !read) return undefined;
  const page: GuidePage = {
    lang: language.id,
    file,
    title: value.title,
    description: value.description,
    digest: digestPage(read.outline, read.mentions),
    lists: checkPage(reader, read, { identity, context }),
    lastChange: context.history.get(file),
  };
  return { page, identity };
}

/** Checks links and components. @returns the files whose keys the page lists */
function checkPage(
  reader: Reader,
  { outline, findings, source }: ReadPage,
  { identity, context }: { identity: PageIdentity; context: ArticleContext },
): DocumentedName[] {
  const { links, sources } = context;
  const isList = ({ name }: ComponentUse): boolean => LISTS.has(name);
  reader.diagnostics.push(
    ...checkReferences(outline, { page: identity, context: links, source }),
    ...findings,
    ...checkComponents(
      outline.components.filter((use) => !isList(use)),
      {
        placeOf: (use) => placeOf(use.node, identity.file),
        sources,
        diagrams: links.targets.diagrams,
        articles: links.targets.articles,
      },
    ),
  );
  return outline.components.flatMap((use): DocumentedName[] => {
    if (use.name !== 'KeyList') return [];
    const { name = '' } = use.attributes;
    if (isDocumented(name)) return [name];
    const reason = `should be one of ${Object.keys(DOCUMENTED).join(', ')}.`;
    const place = placeOf(use.node, identity.file);
    const what = { component: 'KeyList', attribute: 'name', reason };
    reader.diagnostics.push(diagnose('mdx/attribute', place, what));
    return [];
  });
}
