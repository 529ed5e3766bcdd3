import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ErrorPayload, Plugin, ViteDevServer } from 'vite';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { formatText } from '../diagnostics/format.ts';
import { overlayError } from '../diagnostics/overlay.ts';
import { currentLoaded, setCurrent } from './current-site.ts';
import { devSearch, type Middleware } from './dev-search.ts';
import { frameReader } from './frame-reader.ts';
import { addDiagrams } from './load-diagrams.ts';
import { loadSite } from './load-site.ts';
import { siteOptions } from './site-options.ts';

/** How long to wait after a change for further ones, in milliseconds. */
const SETTLE = 80;

/**
 * Dev only: reads the docs folder again after a change, shows errors in the terminal and in the
 * browser, keeps the last good site meanwhile, and serves a search index made of the same text as the
 * built one.
 */
export function devServer({ root }: { root: string }): Plugin {
  return {
    name: 'gazetteer:dev',
    apply: 'serve',
    configureServer(server) {
      // Where no watcher looks: what the tool itself writes is no change of the author's.
      const caches = join(root, 'node_modules/.cache/gazetteer');
      const docs = resolve(root, siteOptions(root).docs);
      // Two servers of one project, each for its own docs, do not share an index.
      const name = createHash('sha256').update(docs).digest('hex').slice(0, 8);
      const search = devSearch(join(caches, `dev-search-${name}`), (problem) =>
        server.config.logger.error(problem),
      );
      search.refresh();
      const showErrors = errorOverlay(root, server);
      showErrors(currentLoaded()?.diagnostics ?? []);
      server.watcher.add(docs);
      let timer: ReturnType<typeof setTimeout> | undefined;
      let reloads = Promise.resolve();
      // One after the other: what was read first must not end last.
      const reloadNext = (): void => {
        reloads = reloads
          .then(() => reload(root, server, showErrors))
          .then(search.refresh)
          .catch((error: unknown) => server.config.logger.error(String(error)));
      };
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(docs) || path.includes(`${docs}/diagrams/rendered`)) return;
        clearTimeout(timer);
        timer = setTimeout(reloadNext, SETTLE);
      });
      const middlewares = [servePictures(docs), search.serve];
      for (const middleware of middlewares) {
        server.middlewares.use((request, response, next) => void middleware(request, response, next));
      }
    },
  };
}

/** Reads the site again; with errors the last good one stays. */
async function reload(root: string, server: ViteDevServer, showErrors: ShowErrors): Promise<void> {
  const options = { ...siteOptions(root), drafts: true };
  const log = (message: string) => server.config.logger.info(message);
  const loaded = await addDiagrams(await loadSite(options), { ...options, log });
  const shown = loaded.diagnostics.filter((d) => d.severity !== 'notice');
  if (shown.length > 0) server.config.logger.warn(`\n${formatText(shown, frameReader(root))}`);
  showErrors(loaded.diagnostics);
  if (!loaded.site || hasErrors(loaded.diagnostics)) return;
  setCurrent(loaded);
  for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
  server.hot.send({ type: 'full-reload' });
}

/** Shows the errors among diagnostics over the page; without any, pages come without again. */
type ShowErrors = (diagnostics: readonly Diagnostic[]) => void;

function errorOverlay(root: string, server: ViteDevServer): ShowErrors {
  let standing: ErrorPayload | undefined;
  // A browser that comes or reloads while errors stand has missed them.
  server.ws.on('vite:client:connect', (_data, client) => {
    if (standing) client.send(standing);
  });
  return (diagnostics) => {
    const [first, ...others] = diagnostics.filter((d) => d.severity === 'error');
    const pathOf = (file: string): string => resolve(root, file);
    if (standing && !first) server.config.logger.info('All errors are mended.');
    // Astro would read the texts as Markdown and drop the lines of the file; the mark tells it not to.
    standing = first && {
      ...{ __isEnhancedAstroErrorPayload: true },
      type: 'error',
      err: { ...overlayError([first, ...others], { frameOf: frameReader(root), pathOf }) },
    };
    if (standing) server.hot.send(standing);
  };
}

/** Vite has taken the base path off the address before this is asked. */
function servePictures(docs: string): Middleware {
  return async (request, response, next) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const match = /\/articles\/([a-z0-9-]+)\/(.+\.(png|jpe?g|gif|webp|avif|svg))$/i.exec(path);
    if (!match || path.includes('..')) return next();
    try {
      const body = await readFile(join(docs, 'articles', match[1] ?? '', match[2] ?? ''));
      const type = (match[3] ?? '').toLowerCase();
      response.setHeader(
        'Content-Type',
        `image/${type === 'svg' ? 'svg+xml' : type === 'jpg' ? 'jpeg' : type}`,
      );
      response.end(body);
    } catch {
      next();
    }
  };
}
