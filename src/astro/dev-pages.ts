import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { parseMdx } from './parse-mdx.ts';
import { siteOptions } from './site-options.ts';

/**
 * Dev only: of a page that does not parse, the dev server goes on showing the last text that did; what is
 * wrong is told by the overlay and in the terminal, not by a stack trace of the compiler's.
 */
export function devPages({ root }: { root: string }): Plugin {
  const docs = resolve(root, siteOptions(root).docs) + sep;
  const good = new Map<string, string>();
  return {
    name: 'gazetteer:dev-pages',
    apply: 'serve',
    enforce: 'pre',
    async load(id) {
      const [path = ''] = id.split('?');
      if (!path.endsWith('.mdx') || !path.startsWith(docs)) return undefined;
      const text = await readFile(path, 'utf8');
      if (parses(text, path)) good.set(path, text);
      return good.get(path) ?? '';
    },
  };
}

function parses(text: string, file: string): boolean {
  try {
    parseMdx(text.replace(/^\ufeff/, ''), file);
    return true;
  } catch {
    return false;
  }
}
