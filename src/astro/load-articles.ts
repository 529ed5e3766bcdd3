import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import type { Source } from '../glossary/term-schema.ts';
import type { AnchorReference } from '../site/build-site.ts';
import { explainSyntax } from '../site/check-syntax.ts';
import { compareStructures, type TranslatedPage } from '../site/check-translations.ts';
import { checkComponents } from '../site/components.ts';
import type { ArticleReference } from '../site/drafts.ts';
import { digestPage } from '../site/page-digest.ts';
import type { PageIdentity } from '../site/page-identity.ts';
import type { Article, ArticlePage } from '../site/site.ts';
import { type Provenance, provenanceSchema } from '../site/site-schema.ts';
import { asSlug, asTermId, type Lang, type Slug } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import { checkTexts } from './check-docs.ts';
import type { FileChange } from './git-history.ts';
import {
  ambiguousWords,
  articleAnchors,
  articleReferences,
  checkReferences,
  type LinkContext,
  placeOf,
} from './link-plugin.ts';
import { FILES_AT_ONCE, mapLimited } from './map-limited.ts';
import { type ReadPage, readMdx, renderMarkdown } from './markdown.ts';
import { checkName, list, nameOf, type Reader, readText, readYaml, reportUnexpected } from './read-files.ts';
import { readFrontmatter } from './read-front-matter.ts';

/** What reading the articles needs besides their files. */
export interface ArticleContext {
  readonly languages: readonly Language[];
  readonly links: LinkContext;
  readonly sources: ReadonlyMap<string, Source>;
  readonly history: ReadonlyMap<string, FileChange>;
}

/** The folder names of the articles; bad names are reported. */
export async function listArticles(reader: Reader, folder: string): Promise<Slug[]> {
  const slugs: Slug[] = [];
  for (const { name, folder: isFolder } of await list(folder)) {
    const path = join(folder, name);
    if (!isFolder) reportUnexpected(reader, path, '<slug>/<language>.mdx');
    else if (checkName(reader, path, name)) slugs.push(asSlug(name));
  }
  return slugs;
}

/** Reads all articles: every page in every language, linked and digested. */
export async function loadArticles(
  reader: Reader,
  folder: string,
  { slugs, context }: { slugs: readonly Slug[]; context: ArticleContext },
): Promise<{
  articles: Map<Slug, Article>;
  anchors: AnchorReference[];
  references: ArticleReference[];
}> {
  const schema = provenanceSchema(context.languages);
  const loaded = await mapLimited(slugs, FILES_AT_ONCE, (slug) =>
    loadArticle(reader, join(folder, slug), { slug, schema, context }),
  );
  return {
    articles: new Map(loaded.flatMap(({ article }) => (article ? [[article.slug, article]] : []))),
    anchors: loaded.flatMap((l) => l.anchors),
    references: loaded.flatMap((l) => l.references),
  };
}

async function loadArticle(
  reader: Reader,
  folder: string,
  {
    slug,
    schema,
    context,
  }: { slug: Slug; schema: ReturnType<typeof provenanceSchema>; context: ArticleContext },
): Promise<{
  article: Article | undefined;
  anchors: AnchorReference[];
  references: ArticleReference[];
}> {
  const { languages } = context;
  const names = new Set((await list(folder)).filter((e) => !e.folder).map((e) => e.name));
  checkFolder(reader, folder, { names, languages });
  const pages = new Map<Lang, ArticlePage>();
  const anchors: AnchorReference[] = [];
  const references: ArticleReference[] = [];
  const structures: TranslatedPage[] = [];
  for (const language of languages) {
    const loaded = await loadPage(reader, folder, { slug, language, names, context });
    if (!loaded) continue;
    pages.set(language.id, loaded.page);
    anchors.push(...loaded.anchors);
    references.push(...loaded.references);
    structures.push(loaded.structure);
  }
  const [original, ...translations] = structures;
  // A wrong name or attribute changes what stands in a section, too.
  const wrong = (page: TranslatedPage): boolean =>
    reader.diagnostics.some((d) => d.file === page.file && d.severity === 'error');
  if (original && !structures.some(wrong))
    reader.diagnostics.push(...translations.flatMap((other) => compareStructures(original, other)));
  const provenance = names.has('source.yaml')
    ? await loadProvenance(reader, join(folder, 'source.yaml'), { schema, context })
    : undefined;
  // A page that exists but cannot be read has errors of its own.
  const missing = languages.filter((l) => !formatOf(names, l.id));
  const first = pages.values().next().value;
  if (!first) {
    if (missing.length === languages.length) reportEmpty(reader, folder, languages);
    return { article: undefined, anchors, references };
  }
  for (const language of missing) {
    const place = { file: first.file, line: 1, column: 1 };
    const file = `${nameOf(reader, folder)}/${language.id}.${first.format}`;
    reader.diagnostics.push(
      diagnose('translation/missing-page', place, { file, language: language.label }, 'warning'),
    );
  }
  return { article: { slug, pages, provenance }, anchors, references };
}

/** Reports texts that no language of the site reads: `zh.mdx` for `zh-cn.mdx`. */
function checkFolder(
  reader: Reader,
  folder: string,
  { names, languages }: { names: ReadonlySet<string>; languages: readonly Language[] },
): void {
  const known = new Set(['source.yaml', ...languages.flatMap((l) => [`${l.id}.mdx`, `${l.id}.md`])]);
  for (const name of names) {
    if (known.has(name) || !/\.(mdx?|ya?ml)$/i.test(name)) continue;
    const pages = languages.map((l) => `${l.id}.mdx`);
    reportUnexpected(reader, join(folder, name), [...pages, 'source.yaml'].join(', '));
  }
}

function reportEmpty(reader: Reader, folder: string, languages: readonly Language[]): void {
  const file = `${nameOf(reader, folder)}/${languages[0]?.id ?? 'en'}.mdx`;
  reader.diagnostics.push(diagnose('docs/missing-file', { file, line: 1, column: 1 }, { file }));
}

async function loadProvenance(
  reader: Reader,
  path: string,
  { schema, context }: { schema: ReturnType<typeof provenanceSchema>; context: ArticleContext },
): Promise<Provenance | undefined> {
  const read = await readYaml(reader, path, schema);
  read?.value.lost.forEach(({ diagram }, index) => {
    if (diagram === undefined || context.links.targets.diagrams.has(diagram)) return;
    const place = read.placeOf(['lost', index, 'diagram']);
    reader.diagnostics.push(diagnose('link/unknown-diagram', place, { id: diagram }));
  });
  if (read) checkTexts(reader, read, { languages: context.languages, spelling: context.links.spelling });
  return read?.value;
}

/** How a page of an article is written; undefined where there is none. MDX wins. */
function formatOf(names: ReadonlySet<string>, lang: Lang): 'md' | 'mdx' | undefined {
  return (['mdx', 'md'] as const).find((format) => names.has(`${lang}.${format}`));
}

interface LoadedPage {
  readonly page: ArticlePage;
  readonly anchors: readonly AnchorReference[];
  readonly references: readonly ArticleReference[];
  readonly structure: TranslatedPage;
}

async function loadPage(
  reader: Reader,
  folder: string,
  {
    slug,
    language,
    names,
    context,
  }: { slug: Slug; language: Language; names: ReadonlySet<string>; context: ArticleContext },
): Promise<LoadedPage | undefined> {
  const format = formatOf(names, language.id);
  if (!format) return undefined;
  const path = join(folder, `${language.id}.${format}`);
  const file = nameOf(reader, path);
  if (format === 'mdx' && names.has(`${language.id}.md`)) {
    const other = `${nameOf(reader, folder)}/${language.id}.md`;
    reader.diagnostics.push(diagnose('article/two-sources', { file, line: 1, column: 1 }, { other }));
  }
  const text = await readText(reader, path);
  if (text === undefined) return undefined;
  const frontmatter = readFrontmatter(reader, { file, text, links: context.links });
  const identity: PageIdentity = {
    lang: language.id,
    slug,
    file,
    folder: `articles/${slug}/`,
    ...(frontmatter && {
      rule: frontmatter.links,
      except: new Set(frontmatter['no-links-to'].map(asTermId)),
    }),
  };
  const read = await readPage(reader, { text, format, identity, links: context.links });
  if (!frontmatter || !read) return undefined;
  await checkPage(reader, read, { identity, context, folder });
  const page: ArticlePage = {
    slug,
    lang: language.id,
    file,
    format,
    identity,
    title: frontmatter.title,
    description: frontmatter.description,
    date: frontmatter.date,
    updated: frontmatter.updated,
    tags: frontmatter.tags,
    categories: frontmatter.categories,
    draft: frontmatter.draft,
    digest: digestPage(read.outline, read.mentions),
    html: read.html,
    lastChange: context.history.get(file),
  };
  const anchors = articleAnchors(read.outline, identity, text);
  const references = articleReferences(read.outline, identity);
  return { page, anchors, references, structure: { file, structure: read.structure } };
}

/** Reads the text of a page; where it does not parse, that is reported at its line. */
export async function readPage(
  reader: Reader,
  {
    text,
    format,
    identity,
    links,
  }: { text: string; format: 'md' | 'mdx'; identity: PageIdentity; links: LinkContext },
): Promise<ReadPage | undefined> {
  try {
    return format === 'md' ? await renderMarkdown(text, identity, links) : readMdx(text, identity, links);
  } catch (error) {
    if (error instanceof DiagnosticError) {
      reader.diagnostics.push(...error.diagnostics);
      return undefined;
    }
    const message = error instanceof Error ? error.message : String(error);
    reader.diagnostics.push(explainSyntax({ file: identity.file, source: text, message }).diagnostic);
    return undefined;
  }
}

async function checkPage(
  reader: Reader,
  { outline, unresolved, findings, source }: ReadPage,
  { identity, context, folder }: { identity: PageIdentity; context: ArticleContext; folder: string },
): Promise<void> {
  const pictures = outline.references.some((r) => r.kind === 'image')
    ? await picturesOf(folder)
    : new Set<string>();
  reader.diagnostics.push(
    ...checkReferences(outline, { page: identity, context: context.links, pictures, source }),
    ...ambiguousWords(unresolved, identity.file),
    ...findings,
    ...checkComponents(outline.components, {
      placeOf: (use) => placeOf(use.node, identity.file),
      sources: context.sources,
      diagrams: context.links.targets.diagrams,
      articles: context.links.targets.articles,
      source,
    }),
  );
}

/** Pictures of an article: every file below its folder that is no text of the site, relative to it. */
export async function picturesOf(folder: string, inner = ''): Promise<Set<string>> {
  const pictures = new Set<string>();
  for (const entry of await list(join(folder, inner))) {
    const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
    if (entry.folder) for (const deeper of await picturesOf(folder, path)) pictures.add(deeper);
    else if (/\.(png|jpe?g|gif|webp|avif|svg)$/i.test(entry.name)) pictures.add(path);
  }
  return pictures;
}
