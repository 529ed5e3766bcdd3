import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { currentLoaded } from './current-site.ts';
import { writeSearchIndex } from './search-index.ts';

/** Answers a request, or hands it on. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => Promise<void>;

/** The search index in dev: of the same text as the built one. */
export interface DevSearch {
  /** Makes the index of the current site, one run at a time; what changes meanwhile makes another. */
  refresh(): void;
  /** Serves the index; asked for while it is made, it comes when it is done. */
  readonly serve: Middleware;
}

/**
 * @param folder where the index is made; no watcher should look there
 * @param report told what went wrong, where the index could not be made
 */
export function devSearch(folder: string, report: (problem: string) => void): DevSearch {
  let waiting = 0;
  let done = Promise.resolve();
  const run = async (): Promise<void> => {
    waiting -= 1;
    const site = currentLoaded()?.site;
    // A later run indexes what this one would.
    if (waiting > 0 || !site) return;
    try {
      await writeSearchIndex(site, { work: `${folder}-input`, output: folder });
    } catch (error) {
      report(`Search is out of date: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    refresh() {
      waiting += 1;
      done = done.then(run);
    },
    async serve(request, response, next) {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const inner = /\/pagefind\/(.+)$/.exec(path)?.[1];
      if (inner === undefined || inner.includes('..')) return next();
      await done;
      try {
        const body = await readFile(join(folder, inner));
        const type = extname(inner) === '.json' ? 'application/json' : 'application/octet-stream';
        response.setHeader('Content-Type', type);
        response.setHeader('Cache-Control', 'no-store');
        response.end(body);
      } catch {
        next();
      }
    },
  };
}
