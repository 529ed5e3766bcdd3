import { realpath, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** What GitHub Pages says for the kinds of files a site holds; anything else, Pagefind's too, is bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/vnd.microsoft.icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** What stands at an address. */
export type Found =
  | {
      readonly kind: 'file';
      readonly status: 200 | 404;
      readonly path: string;
      readonly size: number;
      readonly type: string;
      readonly etag: string;
    }
  | { readonly kind: 'redirect'; readonly location: string }
  /** Not below the base path: another site's business. */
  | { readonly kind: 'outside' }
  /** Nothing there, and no 404.html either. */
  | { readonly kind: 'missing' };

/**
 * Finds what GitHub Pages would show at an address.
 * @param path path of a request, as sent: percent-encoded, without the query
 * @param site the built folder and the base path (`/` or `/repo/`)
 */
export async function findFile(path: string, site: { folder: string; base: string }): Promise<Found> {
  if (`${path}/` === site.base) return { kind: 'redirect', location: site.base };
  if (!path.startsWith(site.base)) return { kind: 'outside' };
  // Asked at each request: a build replaces the folder while the server runs.
  const folder = await realpath(site.folder).catch(() => undefined);
  if (folder === undefined) return { kind: 'missing' };
  const segments = readSegments(path.slice(site.base.length));
  const found = segments && (await findInside(folder, segments, path));
  return found ?? (await fileAt(folder, ['404.html'], 404)) ?? { kind: 'missing' };
}

async function findInside(
  folder: string,
  segments: readonly string[],
  path: string,
): Promise<Found | undefined> {
  if (segments.at(-1) === '') return fileAt(folder, [...segments.slice(0, -1), 'index.html'], 200);
  const file = await fileAt(folder, segments, 200);
  if (file) return file;
  const index = await fileAt(folder, [...segments, 'index.html'], 200);
  return index && { kind: 'redirect', location: `${path}/` };
}

/**
 * The decoded names of an address, the last one empty for a folder; undefined for an address no file can
 * have. Encoded slashes and dots come to light only by decoding, so the names are judged after it. Names
 * that begin with a dot are refused as GitHub's upload leaves such files out; empty ones in between would
 * let `//host` become a redirect to another host.
 */
function readSegments(path: string): readonly string[] | undefined {
  try {
    const segments = path.split('/').map(decodeURIComponent);
    const isLast = (index: number): boolean => index === segments.length - 1;
    const bad = segments.some((name, index) => /^\.|[/\\\0]/.test(name) || (name === '' && !isLast(index)));
    return bad ? undefined : segments;
  } catch {
    return undefined;
  }
}

async function fileAt(
  folder: string,
  segments: readonly string[],
  status: 200 | 404,
): Promise<Found | undefined> {
  try {
    const path = await realpath(join(folder, ...segments));
    // A symbolic link may lead out of the site.
    if (relative(folder, path).split(sep)[0] === '..') return undefined;
    const stats = await stat(path);
    if (!stats.isFile()) return undefined;
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    const etag = `"${stats.size.toString(16)}-${Math.trunc(stats.mtimeMs).toString(16)}"`;
    return { kind: 'file', status, path, size: stats.size, type, etag };
  } catch {
    return undefined;
  }
}
