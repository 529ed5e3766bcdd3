import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { DiagnosticError, hasErrors } from '../diagnostics/diagnostic.ts';
import { borrowedPages } from '../site/views/frame.ts';
import { searchPages } from '../site/views/search.ts';
import { MARKDOWN_FEATURES } from '../text/markdown-features.ts';
import { articlesModule } from './articles-module.ts';
import { checkBuiltSite } from './check-built.ts';
import { currentLoaded, setCurrent } from './current-site.ts';
import { devPages } from './dev-pages.ts';
import { devServer } from './dev-server.ts';
import { footnotesPlugin } from './footnotes-plugin.ts';
import { linkPlugin } from './link-plugin.ts';
import { picturesOf } from './load-articles.ts';
import { addDiagrams } from './load-diagrams.ts';
import { loadSite } from './load-site.ts';
import { SHIKI } from './markdown.ts';
import { writeSearchIndex } from './search-index.ts';
import { siteOptions } from './site-options.ts';

/**
 * The whole of Gazetteer as an Astro integration: loads the site, links `.mdx` pages as they are
 * compiled, builds the search index beside the pages and checks what was built.
 */
export function gazetteer(): AstroIntegration {
  let root = '';
  let index: Promise<void> | undefined;
  let work = '';
  return {
    name: 'gazetteer',
    hooks: {
      'astro:config:setup': async ({ config, command, updateConfig, logger }) => {
        root = fileURLToPath(config.root);
        const options = siteOptions(root);
        work = options.work;
        await ensureLoaded(root, logger, { drafts: command === 'dev' });
        const site = currentLoaded()?.site;
        if (command === 'build' && site) {
          index = writeSearchIndex(site, {
            work: join(work, 'search-input'),
            output: join(work, 'search-index'),
          });
          // Reported in build:done; until then a failure must not end the process.
          index.catch(() => undefined);
        }
        updateConfig({
          ...(options.site === undefined ? {} : { site: options.site }),
          base: options.base,
          // Pages wait for the disk beside one another; rendering itself stays on one thread.
          build: { concurrency: 4 },
          integrations: [mdx({ optimize: true }), ...(options.site === undefined ? [] : [sitemapOf()])],
          markdown: {
            processor: satteri({
              mdastPlugins: [linkPlugin(currentPage)],
              hastPlugins: [footnotesPlugin((file) => currentPage(file)?.page.lang)],
              features: MARKDOWN_FEATURES,
            }),
            syntaxHighlight: 'shiki',
            shikiConfig: SHIKI,
          },
          vite: { plugins: [articlesModule(), devPages({ root }), devServer({ root })] },
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = currentLoaded()?.site;
        if (!site) return;
        const output = fileURLToPath(dir);
        await copyPictures(root, site.docs, { slugs: site.articles.keys(), output });
        // No page links to the search index: its pages are checked while it may still be written.
        const [diagnostics] = await Promise.all([checkBuiltSite(output, siteOptions(root).base), index]);
        await rm(join(output, 'pagefind'), { recursive: true, force: true });
        await rename(join(work, 'search-index'), join(output, 'pagefind'));
        if (hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
        logger.info('search index written, links checked');
      },
    },
  };
}

/** Loads the site unless the command has done so already. */
async function ensureLoaded(
  root: string,
  logger: AstroIntegrationLogger,
  { drafts }: { drafts: boolean },
): Promise<void> {
  if (currentLoaded()) return;
  const options = { ...siteOptions(root), drafts };
  const loaded = await addDiagrams(await loadSite(options), { ...options, log: (m) => logger.info(m) });
  for (const d of loaded.diagnostics.filter((d) => d.severity === 'warning')) {
    logger.warn(`${d.file}:${d.line}:${d.column} ${d.message} ${d.hint}`);
  }
  if (hasErrors(loaded.diagnostics)) throw new DiagnosticError(loaded.diagnostics);
  setCurrent(loaded);
}

/** Which page of the site a file is, for the Markdown plugin. */
function currentPage(fileURL: URL | undefined) {
  const loaded = currentLoaded();
  const page = fileURL && loaded?.mdxPages.get(fileURLToPath(fileURL));
  return page && loaded?.links ? { page, context: loaded.links } : undefined;
}

function sitemapOf(): AstroIntegration {
  let left: ReadonlySet<string> | undefined;
  return sitemap({
    filter: (page) => {
      const site = currentLoaded()?.site;
      left ??= new Set(site ? [...borrowedPages(site), ...searchPages(site)] : []);
      return !left.has(page) && !/\/404\/?$/.test(new URL(page).pathname);
    },
  });
}

async function copyPictures(
  root: string,
  docs: string,
  { slugs, output }: { slugs: Iterable<string>; output: string },
): Promise<void> {
  for (const slug of slugs) {
    const folder = resolve(root, docs, 'articles', slug);
    for (const picture of await picturesOf(folder)) {
      const target = join(output, 'articles', slug, picture);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(folder, picture), target);
    }
  }
}
