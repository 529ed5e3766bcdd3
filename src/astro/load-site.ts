import { join, resolve } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { PlaceOf } from '../diagnostics/parse-yaml.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Diagram } from '../diagrams/diagram.ts';
import { buildMatcher } from '../linker/match.ts';
import { makeAddresses } from '../site/addresses.ts';
import { collectBacklinks } from '../site/backlinks.ts';
import { checkAnchors } from '../site/build-site.ts';
import { linksToDrafts, withoutDrafts } from '../site/drafts.ts';
import type { PageIdentity } from '../site/page-identity.ts';
import type { Article, DiagramEntry, Site } from '../site/site.ts';
import { languagesSchema, type SiteConfig, siteSchema } from '../site/site-schema.ts';
import { buildSpellChecker } from '../site/spelling.ts';
import type { Slug } from '../text/brand.ts';
import { checkDocs } from './check-docs.ts';
import { readHistory } from './git-history.ts';
import type { LinkContext } from './link-plugin.ts';
import { listArticles, loadArticles } from './load-articles.ts';
import { loadCompare } from './load-compare.ts';
import { loadGlossary } from './load-glossary.ts';
import { listGuide, loadGuide } from './load-guide.ts';
import { loadTermTexts } from './load-term-texts.ts';
import { listDiagrams, readDiagrams, unusedDiagrams } from './read-diagrams.ts';
import { list, nameOf, type Reader, readYaml } from './read-files.ts';

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
  /** ISO date by which the age of statements is judged; without it none is too old. */
  readonly today?: string | undefined;
  /** Whether drafts are shown, as while one writes; a built site leaves them out. */
  readonly drafts?: boolean;
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
  const parsed = await loadConfig(reader, docs);
  if (!parsed) return failed();
  const config = parsed.value;
  const { languages } = config;
  const addresses = makeAddresses({ base: options.base, site: options.site, languages });
  const vocabulary = {
    languages,
    kinds: config.kinds.map((k) => k.id),
    platforms: config.platforms.map((p) => p.id),
    layers: config.layers.map((l) => l.id),
  };
  const { glossary, terms, unreadable, allSources } = await loadGlossary(reader, docs, vocabulary);
  const [diagramFiles, slugs, guidePages, history] = await Promise.all([
    listDiagrams(reader, join(docs, 'diagrams')),
    listArticles(reader, join(docs, 'articles')),
    listGuide(reader, join(docs, 'guide')),
    readHistory(options.root, docs),
  ]);
  const neutral = new Set(config.platforms.filter((p) => p.neutral).map((p) => p.id));
  const matcher = buildMatcher(glossary.spellings, {
    platformOf: (id) => {
      const platform = glossary.terms.get(id)?.platform;
      return platform === undefined || neutral.has(platform) ? undefined : platform;
    },
  });
  // What exists but cannot be read has an error of its own; links to it are none.
  const broken = [...unreadable].map((id): [string, undefined] => [id, undefined]);
  const targets = {
    terms: new Map<string, unknown>([...glossary.terms, ...broken]),
    articles: new Set<string>(slugs),
    diagrams: new Set(diagramFiles.keys()),
    guide: guidePages,
  };
  const spelling = buildSpellChecker(glossary, matcher);
  const links: LinkContext = { matcher, targets, addresses, spelling };
  const context = { languages, links, sources: glossary.sources, history };
  const loaded = await loadArticles(reader, join(docs, 'articles'), { slugs, context });
  reader.diagnostics.push(...checkAnchors(loaded.anchors, loaded.articles));
  if (!options.drafts) reader.diagnostics.push(...linksToDrafts(loaded.references, loaded.articles));
  const shown = options.drafts ? loaded.articles : withoutDrafts(loaded.articles);
  const articles = inReadingOrder(reader, { ...parsed, articles: shown, slugs });
  const compare = await loadCompare(reader, join(docs, 'compare'), {
    config,
    articles,
    glossary,
    slugs,
    links,
  });
  const { correspondences } = compare;
  const diagrams = await readDiagrams(reader, join(docs, 'diagrams'), {
    files: diagramFiles,
    config,
    glossary,
    vocabulary,
    correspondences,
  });
  const texts = await loadTermTexts(reader, join(docs, 'glossary'), {
    languages,
    links,
    sources: glossary.sources,
  });
  const guide = await loadGuide(reader, join(docs, 'guide'), { slugs: guidePages, config: parsed, context });
  // A page that cannot be read may show them.
  if (!hasErrors(reader.diagnostics)) reader.diagnostics.push(...unusedDiagrams(diagrams, loaded.articles));
  const site: Site = {
    config,
    languages,
    addresses,
    glossary,
    matcher,
    articles,
    diagrams: new Map([...diagrams].map(([id, diagram]) => [id, diagramEntry(diagram, articles)])),
    guide: guide.pages,
    ...compare,
    termTexts: texts.byLanguage,
    backlinks: collectBacklinks({
      languages,
      glossary,
      matcher,
      articles,
      termTexts: texts.byLanguage,
      correspondences,
    }),
    repository: options.repository ?? config.repository,
    docs: nameOf(reader, docs),
  };
  await checkDocs(reader, site, { config: parsed, terms, spelling, today: options.today, history });
  const mdxPages = new Map([
    ...mdxArticles(options.root, articles),
    ...texts.identities,
    ...guide.identities,
  ]);
  // Where a file of sources cannot be read, nobody knows which keys stand in it.
  const known = reader.diagnostics.filter((d) => allSources || d.id !== 'term/unknown-source');
  return { site, links, mdxPages, diagnostics: sortDiagnostics(known) };
}

async function loadConfig(
  reader: Reader,
  docs: string,
): Promise<{ value: SiteConfig; placeOf: PlaceOf } | undefined> {
  const path = join(docs, 'site.yaml');
  if ((await list(docs)).length === 0) {
    const folder = nameOf(reader, docs);
    reader.diagnostics.push(diagnose('docs/missing', { file: folder, line: 1, column: 1 }, { folder }));
    return undefined;
  }
  const first = await readYaml(reader, path, languagesSchema);
  if (!first) return undefined;
  return readYaml(reader, path, siteSchema(first.value.languages));
}

function diagramEntry(diagram: Diagram, articles: ReadonlyMap<Slug, Article>): DiagramEntry {
  const shows = [...articles.values()].filter((a) =>
    [...a.pages.values()].some((page) => page.digest.diagrams.includes(diagram.id)),
  );
  return { diagram, rendered: new Map(), articles: shows.map((a) => a.slug) };
}

/** Articles named in site.yaml first, then the others by slug. */
function inReadingOrder(
  reader: Reader,
  {
    value: config,
    placeOf,
    articles,
    slugs,
  }: {
    value: SiteConfig;
    placeOf: PlaceOf;
    articles: ReadonlyMap<Slug, Article>;
    slugs: readonly Slug[];
  },
): Map<Slug, Article> {
  const ordered = new Map<Slug, Article>();
  config.articles.forEach((name, index) => {
    const slug = name as Slug;
    const article = articles.get(slug);
    if (article) ordered.set(slug, article);
    else if (!slugs.includes(slug)) {
      const suggestion = suggest(name, slugs);
      reader.diagnostics.push(
        diagnose('link/unknown-article', placeOf(['articles', index]), { slug: name, suggestion }),
      );
    }
  });
  for (const [slug, article] of articles) if (!ordered.has(slug)) ordered.set(slug, article);
  return ordered;
}

function mdxArticles(root: string, articles: ReadonlyMap<Slug, Article>): [string, PageIdentity][] {
  return [...articles.values()].flatMap(({ pages }) =>
    [...pages.values()]
      .filter((page) => page.format === 'mdx')
      .map((page): [string, PageIdentity] => [resolve(root, page.file), page.identity]),
  );
}
