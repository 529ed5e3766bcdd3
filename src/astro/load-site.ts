import { join, resolve } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Diagram } from '../diagrams/diagram.ts';
import { readDiagram } from '../diagrams/read.ts';
import type { Glossary } from '../glossary/glossary.ts';
import { buildMatcher } from '../linker/match.ts';
import { makeAddresses } from '../site/addresses.ts';
import { checkAnchors, collectBacklinks } from '../site/build-site.ts';
import { type Criteria, criteriaSchema, type Matrix, matrixSchema } from '../site/compare-schema.ts';
import { digestPage } from '../site/page-digest.ts';
import type { Article, DiagramEntry, Site, TermText } from '../site/site.ts';
import { languagesSchema, type SiteConfig, siteSchema } from '../site/site-schema.ts';
import { asTermId, type Lang, type Slug, type TermId } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import { readHistory } from './git-history.ts';
import type { LinkContext, PageIdentity } from './link-plugin.ts';
import { checkReferences } from './link-plugin.ts';
import { listArticles, loadArticles } from './load-articles.ts';
import { loadGlossary } from './load-glossary.ts';
import { readMdx } from './markdown.ts';
import { isFile, list, nameOf, type Reader, readText, readYaml } from './read-files.ts';

/** Where a site is read from and where it will stand. */
export interface LoadOptions {
  /** Folder of the project. */
  readonly root: string;
  /** The docs folder, relative to the root or absolute. */
  readonly docs: string;
  /** Path the site stands under. */
  readonly base: string;
  /** Origin of the site. */
  readonly site: string | undefined;
  /** Address of the repository where the environment knows it. */
  readonly repository: string | undefined;
}

export interface LoadedSite {
  /** Undefined where an error left nothing to show. */
  readonly site: Site | undefined;
  /** What the Markdown plugin needs to link `.mdx` pages as they are compiled. */
  readonly links: LinkContext | undefined;
  /** Absolute path of each `.mdx` page to its identity. */
  readonly mdxPages: ReadonlyMap<string, PageIdentity>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the docs folder: everything is validated, planned and indexed here, once. */
export async function loadSite(options: LoadOptions): Promise<LoadedSite> {
  const docs = resolve(options.root, options.docs);
  const reader: Reader = { root: options.root, diagnostics: [] };
  const failed = (): LoadedSite => ({
    site: undefined,
    links: undefined,
    mdxPages: new Map(),
    diagnostics: sortDiagnostics(reader.diagnostics),
  });
  const config = await loadConfig(reader, docs);
  if (!config) return failed();
  const { languages } = config;
  const addresses = makeAddresses({ base: options.base, site: options.site, languages });
  const glossary = await loadGlossary(reader, docs, {
    languages,
    kinds: config.kinds.map((k) => k.id),
    platforms: config.platforms.map((p) => p.id),
    layers: config.layers.map((l) => l.id),
  });
  const [diagrams, slugs, history] = await Promise.all([
    loadDiagrams(reader, join(docs, 'diagrams'), { config, glossary }),
    listArticles(reader, join(docs, 'articles')),
    readHistory(options.root, docs),
  ]);
  const matcher = buildMatcher(glossary.spellings);
  const targets = {
    terms: glossary.terms,
    articles: new Set<string>(slugs),
    diagrams: new Set(diagrams.keys()),
  };
  const links: LinkContext = { matcher, targets, addresses };
  const context = { languages, links, sources: glossary.sources, history };
  const loaded = await loadArticles(reader, join(docs, 'articles'), { slugs, context });
  reader.diagnostics.push(...checkAnchors(loaded.anchors, loaded.articles));
  const articles = inReadingOrder(reader, docs, { config, articles: loaded.articles });
  const compare = await loadCompare(reader, join(docs, 'compare'), { config, articles, glossary });
  const texts = await loadTermTexts(reader, join(docs, 'glossary'), { languages, glossary, links });
  reader.diagnostics.push(...unusedDiagrams(diagrams, articles));
  const site: Site = {
    config,
    languages,
    addresses,
    glossary,
    matcher,
    articles,
    diagrams: new Map([...diagrams].map(([id, diagram]) => [id, diagramEntry(diagram, articles)])),
    ...compare,
    termTexts: texts.byLanguage,
    backlinks: collectBacklinks({ languages, glossary, matcher, articles }),
    repository: options.repository ?? config.repository,
    docs: nameOf(reader, docs),
  };
  const mdxPages = new Map([...mdxArticles(options.root, articles), ...texts.identities]);
  return { site, links, mdxPages, diagnostics: sortDiagnostics(reader.diagnostics) };
}

async function loadConfig(reader: Reader, docs: string): Promise<SiteConfig | undefined> {
  const path = join(docs, 'site.yaml');
  if ((await list(docs)).length === 0) {
    const folder = nameOf(reader, docs);
    reader.diagnostics.push(diagnose('docs/missing', { file: folder, line: 1, column: 1 }, { folder }));
    return undefined;
  }
  const first = await readYaml(reader, path, languagesSchema);
  if (!first) return undefined;
  return (await readYaml(reader, path, siteSchema(first.value.languages)))?.value;
}

async function loadDiagrams(
  reader: Reader,
  folder: string,
  { config, glossary }: { config: SiteConfig; glossary: Glossary },
): Promise<Map<string, Diagram>> {
  const diagrams = new Map<string, Diagram>();
  const platforms = config.platforms.map((p) => p.id);
  for (const { name, folder: isFolder } of await list(folder)) {
    const path = join(folder, name);
    if (isFolder) continue;
    if (!name.endsWith('.mmd')) {
      const place = { file: nameOf(reader, path), line: 1, column: 1 };
      reader.diagnostics.push(diagnose('docs/unexpected-file', place, { expected: '<id>.mmd, rendered/' }));
      continue;
    }
    const text = await readText(reader, path);
    if (text === undefined) continue;
    const read = readDiagram(
      { file: nameOf(reader, path), text },
      { languages: config.languages, glossary, platforms },
    );
    reader.diagnostics.push(...read.diagnostics);
    if (read.diagram) diagrams.set(read.diagram.id, read.diagram);
  }
  return diagrams;
}

function diagramEntry(diagram: Diagram, articles: ReadonlyMap<Slug, Article>): DiagramEntry {
  const shows = [...articles.values()].filter((a) =>
    [...a.pages.values()].some((page) => page.digest.diagrams.includes(diagram.id)),
  );
  return { diagram, rendered: new Map(), articles: shows.map((a) => a.slug) };
}

function unusedDiagrams(
  diagrams: ReadonlyMap<string, Diagram>,
  articles: ReadonlyMap<Slug, Article>,
): Diagnostic[] {
  const used = new Set(
    [...articles.values()].flatMap((a) => [...a.pages.values()].flatMap((p) => p.digest.diagrams)),
  );
  return [...diagrams.values()]
    .filter((d) => !used.has(d.id))
    .map((d) => diagnose('diagram/unused', { file: d.file, line: 1, column: 1 }, { id: d.id }, 'warning'));
}

/** Articles named in site.yaml first, then the others by slug. */
function inReadingOrder(
  reader: Reader,
  docs: string,
  { config, articles }: { config: SiteConfig; articles: ReadonlyMap<Slug, Article> },
): Map<Slug, Article> {
  const ordered = new Map<Slug, Article>();
  for (const name of config.articles) {
    const slug = name as Slug;
    const article = articles.get(slug);
    if (article) ordered.set(slug, article);
    else {
      const place = { file: `${nameOf(reader, docs)}/site.yaml`, line: 1, column: 1 };
      const suggestion = suggest(name, articles.keys());
      reader.diagnostics.push(diagnose('link/unknown-article', place, { slug: name, suggestion }));
    }
  }
  for (const [slug, article] of articles) if (!ordered.has(slug)) ordered.set(slug, article);
  return ordered;
}

async function loadCompare(
  reader: Reader,
  folder: string,
  {
    config,
    articles,
    glossary,
  }: { config: SiteConfig; articles: ReadonlyMap<Slug, Article>; glossary: Glossary },
): Promise<{ matrix: Matrix | undefined; criteria: Criteria | undefined }> {
  const platforms = config.platforms.filter((p) => !p.neutral).map((p) => p.id);
  const read = async <T>(name: string, schema: Parameters<typeof readYaml<T>>[2]) =>
    (await isFile(join(folder, name))) ? readYaml(reader, join(folder, name), schema) : undefined;
  const matrix = await read('matrix.yaml', matrixSchema(config.languages, platforms));
  const criteria = await read('criteria.yaml', criteriaSchema(config.languages, platforms));
  matrix?.value.groups.forEach((group, g) => {
    group.rows.forEach((row, r) => {
      row.sources.forEach((key, s) => {
        if (glossary.sources.has(key)) return;
        const place = matrix.placeOf(['groups', g, 'rows', r, 'sources', s]);
        const suggestion = suggest(key, glossary.sources.keys());
        reader.diagnostics.push(diagnose('term/unknown-source', place, { key, suggestion }));
      });
      const placeOf = (a: number) => matrix.placeOf(['groups', g, 'rows', r, 'articles', a]);
      reader.diagnostics.push(...checkTargets(row.articles, { placeOf, articles }));
    });
  });
  criteria?.value.criteria.forEach((criterion, c) => {
    const placeOf = (a: number) => criteria.placeOf(['criteria', c, 'articles', a]);
    reader.diagnostics.push(...checkTargets(criterion.articles, { placeOf, articles }));
  });
  return { matrix: matrix?.value, criteria: criteria?.value };
}

function checkTargets(
  targets: readonly string[],
  {
    placeOf,
    articles,
  }: {
    placeOf: (index: number) => Diagnostic | { file: string; line: number; column: number };
    articles: ReadonlyMap<Slug, Article>;
  },
): Diagnostic[] {
  return targets.flatMap((target, index) => {
    const [slug = '', anchor] = target.split('#');
    const article = articles.get(slug as Slug);
    if (!article) {
      return [
        diagnose('link/unknown-article', placeOf(index), {
          slug,
          suggestion: suggest(slug, articles.keys()),
        }),
      ];
    }
    if (anchor === undefined) return [];
    return [...article.pages.values()].flatMap((page) => {
      const ids = page.digest.headings.map((h) => h.id);
      if (ids.includes(anchor)) return [];
      const suggestion = suggest(anchor, ids);
      return [diagnose('link/unknown-anchor', placeOf(index), { anchor, page: page.file, suggestion })];
    });
  });
}

async function loadTermTexts(
  reader: Reader,
  folder: string,
  { languages, glossary, links }: { languages: readonly Language[]; glossary: Glossary; links: LinkContext },
): Promise<{ byLanguage: Map<Lang, Map<TermId, TermText>>; identities: Map<string, PageIdentity> }> {
  const byLanguage = new Map<Lang, Map<TermId, TermText>>(languages.map((l) => [l.id, new Map()]));
  const identities = new Map<string, PageIdentity>();
  for (const { name } of await list(folder)) {
    const match = /^(.+)\.([^.]+)\.mdx$/.exec(name);
    if (!match) continue;
    const path = join(folder, name);
    const file = nameOf(reader, path);
    const id = asTermId(match[1] ?? '');
    const language = languages.find((l) => l.id === match[2]);
    if (!language || !glossary.terms.has(id)) {
      const suggestion = suggest(id, glossary.terms.keys());
      reader.diagnostics.push(
        diagnose('term/unknown', { file, line: 1, column: 1 }, { id: match[1] ?? name, suggestion }),
      );
      continue;
    }
    const text = await readText(reader, path);
    if (text === undefined) continue;
    const page: PageIdentity = {
      lang: language.id,
      slug: id as unknown as Slug,
      file,
      folder: `glossary/${id}/`,
      except: new Set([id]),
    };
    try {
      const { outline, mentions } = readMdx(text, page, links);
      reader.diagnostics.push(...checkReferences(outline, { page, context: links, hasImage: () => false }));
      byLanguage.get(language.id)?.set(id, { file, digest: digestPage(outline, mentions) });
      identities.set(path, page);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reader.diagnostics.push(diagnose('mdx/syntax', { file, line: 1, column: 1 }, { reason }));
    }
  }
  return { byLanguage, identities };
}

function mdxArticles(root: string, articles: ReadonlyMap<Slug, Article>): [string, PageIdentity][] {
  return [...articles.values()].flatMap(({ slug, pages }) =>
    [...pages.values()]
      .filter((page) => page.format === 'mdx')
      .map((page): [string, PageIdentity] => [
        resolve(root, page.file),
        { lang: page.lang, slug, file: page.file, folder: `articles/${slug}/` },
      ]),
  );
}
