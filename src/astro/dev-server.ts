import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { formatText } from '../diagnostics/format.ts';
import { currentLoaded, setCurrent } from './current-site.ts';
import { addDiagrams } from './load-diagrams.ts';
import { loadSite } from './load-site.ts';
import { writeSearchIndex } from './search-index.ts';
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
      const folder = join(root, 'node_modules/.cache/gazetteer/dev-search');
      const docs = resolve(root, siteOptions(root).docs);
      const refreshIndex = indexer(folder, server);
      refreshIndex();
      server.watcher.add(docs);
      let timer: ReturnType<typeof setTimeout> | undefined;
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(docs) || path.includes(`${docs}/diagrams/rendered`)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void reload(root, server).then(refreshIndex), SETTLE);
      });
      const middlewares = [servePictures(docs), serveIndex(folder)];
      for (const middleware of middlewares) {
        server.middlewares.use((request, response, next) => void middleware(request, response, next));
      }
    },
  };
}

async function reload(root: string, server: ViteDevServer): Promise<void> {
  const options = siteOptions(root);
  const log = (message: string) => server.config.logger.info(message);
  const loaded = await addDiagrams(await loadSite(options), { ...options, log });
  const errors = loaded.diagnostics.filter((d) => d.severity === 'error');
  const [first] = errors;
  if (loaded.diagnostics.length > 0) server.config.logger.warn(`\n${formatText(loaded.diagnostics)}`);
  if (loaded.site && !hasErrors(loaded.diagnostics)) {
    setCurrent(loaded);
    for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
    server.hot.send({ type: 'full-reload' });
    return;
  }
  if (!first) return;
  // The last good site stays; the overlay says what is wrong.
  server.hot.send({
    type: 'error',
    err: {
      message: `${first.message}\n${first.hint}`,
      stack: '',
      plugin: 'gazetteer',
      id: first.file,
      loc: { file: join(root, first.file), line: first.line, column: first.column },
      frame: errors
        .slice(1, 6)
        .map((d) => `${d.file}:${d.line}:${d.column} ${d.message}`)
        .join('\n'),
    },
  });
}

/** Rebuilds the index after changes, one run at a time. */
function indexer(folder: string, server: ViteDevServer): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const site = currentLoaded()?.site;
    try {
      if (site) await writeSearchIndex(site, { work: `${folder}-input`, output: folder });
    } catch (error) {
      server.config.logger.error(
        `Search is out of date: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    running = false;
    if (again) {
      again = false;
      await run();
    }
  };
  return () => void run();
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>;

/** Vite has taken the base path off the address before these are asked. */
function serveIndex(folder: string): Middleware {
  return async (request, response, next) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const inner = /\/pagefind\/(.+)$/.exec(path)?.[1];
    if (inner === undefined || inner.includes('..')) return next();
    try {
      const body = await readFile(join(folder, inner));
      const types: Record<string, string> = {
        '.js': 'text/javascript',
        '.json': 'application/json',
        '.wasm': 'application/wasm',
      };
      response.setHeader('Content-Type', types[extname(inner)] ?? 'application/octet-stream');
      response.setHeader('Cache-Control', 'no-store');
      response.end(body);
    } catch {
      next();
    }
  };
}

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
