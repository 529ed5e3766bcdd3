import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { runGazetteer } from './command-line.ts';
import { type Element, parseHtml } from './html.ts';

/** A built site: its files by path, with forward slashes. */
export type BuiltSite = ReadonlyMap<string, Buffer>;

/**
 * Builds a site by the command line, without a browser.
 * @param root folder that holds `docs`
 * @param out folder the site is put into
 * @param env SITE_URL and the like
 * @throws with what the command said where it fails
 */
export async function buildSite(
  root: string,
  out: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BuiltSite> {
  const places = { GAZETTEER_DOCS: join(root, 'docs'), GAZETTEER_OUT: out };
  const { code, stdout, stderr } = await runGazetteer(['build'], { ...places, ...env });
  if (code !== 0) throw new Error(`The build ended with ${code}:\n${stdout}${stderr}`);
  return readBuilt(out);
}

/** Reads all files of a built site. */
export async function readBuilt(folder: string): Promise<BuiltSite> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const files = await Promise.all(
    paths.map(async (path): Promise<[string, Buffer]> => {
      return [relative(folder, path).split(sep).join('/'), await readFile(path)];
    }),
  );
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A text file of a built site. @throws where there is none */
export function fileOf(site: BuiltSite, path: string): string {
  const bytes = site.get(path);
  if (!bytes) throw new Error(`The built site has no ${path}; it has ${[...site.keys()].join(', ')}`);
  return bytes.toString('utf8');
}

/** A page of a built site, by its address without base path: `articles/shunting/`. */
export function pageOf(site: BuiltSite, address: string): Element {
  return parseHtml(fileOf(site, `${address}index.html`));
}

/** All pages of a built site, by path. */
export function pagesOf(site: BuiltSite): Map<string, Element> {
  const paths = [...site.keys()].filter((path) => path.endsWith('.html'));
  return new Map(paths.map((path) => [path, parseHtml(fileOf(site, path))]));
}
