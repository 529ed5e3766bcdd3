import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Folders in the order in which they may know one another: each only those before it, or on its own line. */
const LAYERS = [
  ['text'],
  ['diagnostics'],
  ['glossary'],
  ['linker', 'diagrams', 'search', 'importer'],
  ['site'],
  ['astro', 'cli'],
  ['pages', 'layouts', 'components', 'styles'],
];
/** Browser code stands alone: it takes from no other folder but the shared query layer. */
const CLIENT = new Set(['client', 'search', 'text']);
/** Only these may touch files, processes or Astro. */
const EDGES = new Set([
  'astro',
  'cli',
  'pages',
  'layouts',
  'components',
  'client',
  'diagrams/browser.ts',
  'diagrams/compare-fresh.ts',
  'diagrams/drawing-page.ts',
  'diagrams/picture-page.ts',
  'diagrams/cache.ts',
  'diagrams/refresh.ts',
  'diagrams/render.ts',
]);

interface Import {
  readonly file: string;
  readonly to: string;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(ts|astro)$/.test(name) && !name.endsWith('.d.ts'));

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8');
  const found = text.matchAll(/(?:from\s+|import\s+|import\()\s*'([^']+)'/g);
  return [...found].map(([, to = '']) => ({ file, to }));
});

const folderOf = (file: string): string => file.split('/')[0] ?? '';
const rank = (folder: string): number => LAYERS.findIndex((layer) => layer.includes(folder));

function target({ file, to }: Import): string | undefined {
  if (!to.startsWith('.')) return undefined;
  return relative(src, join(src, file, '..', to)).replaceAll('\\', '/');
}

describe('the house', () => {
  it('has every folder in a layer', () => {
    const unknown = files.map(folderOf).filter((f) => rank(f) < 0 && !CLIENT.has(f) && !f.endsWith('.ts'));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('imports go one way', () => {
    const wrong = imports.flatMap((i) => {
      const to = target(i);
      if (to === undefined) return [];
      const [from, into] = [folderOf(i.file), folderOf(to)];
      if (from === into) return [];
      if (from === 'client') return CLIENT.has(into) ? [] : [`${i.file} → ${to}`];
      // Templates name the browser code they load.
      if (into === 'client') return rank(from) === LAYERS.length - 1 ? [] : [`${i.file} → ${to}`];
      return rank(into) <= rank(from) ? [] : [`${i.file} → ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  it('keeps files, processes and Astro at the edges', () => {
    const wrong = imports.filter(
      ({ file, to }) =>
        !EDGES.has(folderOf(file)) &&
        !EDGES.has(file) &&
        (/^node:(fs|child_process|http|net)/.test(to) || to === 'astro' || to.startsWith('playwright')),
    );
    expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('knows nothing of what the first site is about', () => {
    const about = /openstack|kubernetes|\bnova\b|kubelet|\bcinder\b/i;
    const code = (file: string): string =>
      readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
    expect(files.filter((file) => about.test(code(file)))).toEqual([]);
  });
});
