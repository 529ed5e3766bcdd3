import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Found, findFile } from './static-files.ts';

/** How far above the wanted port a free one is looked for. */
const PORTS_TO_TRY = 20;
const DEFAULT_PORT = 4321;

export interface ServeOptions {
  /** The built site. */
  readonly folder: string;
  /** Path the site stands under: `/` or `/repo/`. */
  readonly base: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Whether a taken port is an error, the rule unless given; else the next free one is taken. */
  readonly exact?: boolean;
  /** Address to listen on; this machine alone unless given. */
  readonly host?: string;
}

export interface RunningServer {
  /** Address of the home page, `http://127.0.0.1:4321/repo/`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The port the environment asks for: PORT, exactly that one; else 4321 or the next free one.
 * @throws where PORT is no port number
 */
export function portFromEnvironment(env: Readonly<Record<string, string | undefined>>): {
  port: number;
  exact: boolean;
} {
  const value = env['PORT'];
  if (!value) return { port: DEFAULT_PORT, exact: false };
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new Error(`PORT is “${value}”, but should be a number from 0 to 65535.`);
  return { port, exact: true };
}

/**
 * Serves a built site as GitHub Pages does: below the base path, a folder's address without its slash leads
 * to the one with it, a folder shows its index.html, anything else is the root 404.html with status 404;
 * nothing is rewritten. Stricter in one thing: `/page` never shows `page.html`, as our addresses never mean it.
 * @throws where the folder is missing or the port taken; the message says what to do
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { folder, base, host = '127.0.0.1' } = options;
  await realpath(folder).catch((cause: unknown) => {
    throw new Error(`There is no built site in ${folder}. Run npm run build first.`, { cause });
  });
  const server = createServer((request, response) => {
    answer(request, response, { folder, base }).catch(() => {
      // The reader left, or a file vanished while it was sent: there is nobody to tell.
      response.destroy();
    });
  });
  const port = await listenOn(server, options, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function listenOn(server: Server, { port, exact = true }: ServeOptions, host: string): Promise<number> {
  const last = exact ? port : Math.min(port + PORTS_TO_TRY, 65_535);
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listen(server, candidate, host);
    } catch (cause) {
      if (!isCode(cause, 'EADDRINUSE')) {
        throw new Error(`Cannot listen on ${host}:${candidate}: ${String(cause)}`, { cause });
      }
      if (candidate < last) continue;
      const which = last > port ? `The ports ${port} to ${last} are` : `Port ${port} is`;
      const other = port < 60_000 ? port + 1000 : DEFAULT_PORT;
      throw new Error(`${which} in use by another program. Choose another: PORT=${other} npm start`, {
        cause,
      });
    }
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: { folder: string; base: string },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const [path = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
  const found = await findFile(path, site);
  switch (found.kind) {
    case 'redirect': {
      const location = found.location + (query === undefined ? '' : `?${query}`);
      response.writeHead(301, { Location: location }).end();
      return;
    }
    case 'outside':
      sendText(request, response, `Not found. The site stands at ${site.base}\n`);
      return;
    case 'missing':
      sendText(request, response, 'Not found, and the site has no 404.html.\n');
      return;
    case 'file':
      await sendFile(request, response, found);
  }
}

function sendText(request: IncomingMessage, response: ServerResponse, text: string): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : text);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: Extract<Found, { kind: 'file' }>,
): Promise<void> {
  const headers = { 'Cache-Control': 'no-cache', ETag: file.etag };
  if (file.status === 200 && request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(file.status, { ...headers, 'Content-Type': file.type, 'Content-Length': file.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.path), response);
}
