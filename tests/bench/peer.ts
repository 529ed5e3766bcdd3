import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from './folders.ts';
import { writeFolder } from './folders.ts';
import type { Command } from './measure.ts';
import type { Bench } from './result.ts';

const run = promisify(execFile);

/** Another generator, set up as its own starter does it. */
export interface Peer {
  readonly id: string;
  readonly name: string;
  /** Exact versions; the same Astro as ours where it is built on it. */
  readonly packages: Readonly<Record<string, string>>;
  /** Versions of packages below those, where npm finds none by itself. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** Its settings, by path. */
  readonly settings: Readonly<Record<string, string>>;
  /** Folder that holds the pages. */
  readonly content: string;
  /** What Node is to run. */
  readonly build: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of the built site. */
  readonly out: string;
  /** Path of a page's file in the built site. */
  readonly page: (slug: string) => string;
  /** Its other caches. */
  readonly caches: readonly string[];
  /** How it is set up, for whoever reads the figures. */
  readonly about: string;
}

export const STARLIGHT: Peer = {
  id: 'starlight',
  name: 'Starlight',
  packages: { '@astrojs/starlight': '0.42.4', astro: '7.3.5' },
  settings: {
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({ integrations: [starlight({ title: 'Benchmark' })] });
`,
    'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  },
  content: 'src/content/docs',
  build: ['node_modules/astro/bin/astro.mjs', 'build'],
  env: { ASTRO_TELEMETRY_DISABLED: '1' },
  out: 'dist',
  page: (slug) => `${slug}/index.html`,
  caches: ['.astro', 'node_modules/.astro', 'node_modules/.vite'],
  about: 'all pages in the sidebar, search by Pagefind',
};

export const VITEPRESS: Peer = {
  id: 'vitepress',
  name: 'VitePress',
  packages: { vitepress: '1.6.4' },
  settings: {
    'docs/.vitepress/config.mjs': `import { readdirSync } from 'node:fs';

const pages = readdirSync(new URL('..', import.meta.url)).filter((file) => file.endsWith('.md'));
const sidebar = pages.map((file) => ({ text: file, link: '/' + file.replace(/\\.md$/, '') }));
export default { title: 'Benchmark', themeConfig: { sidebar, search: { provider: 'local' } } };
`,
  },
  content: 'docs',
  build: ['node_modules/vitepress/bin/vitepress.js', 'build', 'docs'],
  out: 'docs/.vitepress/dist',
  page: (slug) => `${slug}.html`,
  caches: ['docs/.vitepress/cache', 'docs/.vitepress/.temp'],
  about: 'all pages in the sidebar, its own local search',
};

export const DOCUSAURUS: Peer = {
  id: 'docusaurus',
  name: 'Docusaurus',
  packages: {
    '@docusaurus/core': '3.10.2',
    '@docusaurus/faster': '3.10.2',
    '@docusaurus/preset-classic': '3.10.2',
    '@mdx-js/react': '3.1.1',
    react: '19.3.1',
    'react-dom': '19.3.1',
  },
  // The newest that 3.10.2 takes asks for a version that npm does not find.
  overrides: { '@docsearch/react': '3.9.0' },
  settings: {
    'docusaurus.config.mjs': `export default {
  title: 'Benchmark',
  url: 'https://example.org',
  baseUrl: '/',
  // The generated pages have no home page, to which its header leads.
  onBrokenLinks: 'ignore',
  future: { v4: true, faster: true },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
`,
  },
  content: 'docs',
  build: ['node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'],
  env: { DOCUSAURUS_NO_TELEMETRY: '1' },
  out: 'build',
  page: (slug) => `${slug}/index.html`,
  caches: ['.docusaurus', 'node_modules/.cache'],
  about: 'all pages in the sidebar, Docusaurus Faster, and no search, as it has none of its own',
};

/** Names and versions, for whoever reads the figures. */
export const versions = ({ packages }: Peer): string =>
  Object.entries(packages)
    .map((pair) => pair.join(' '))
    .join(', ');

const folderOf = (bench: Bench, peer: Peer): string => join(bench.work, 'peers', peer.id);

/** Installs a peer, unless these versions are there from an earlier run. */
export async function installPeer(bench: Bench, peer: Peer): Promise<void> {
  const folder = folderOf(bench, peer);
  const { packages: dependencies, overrides } = peer;
  const manifest = JSON.stringify(
    { name: `gazetteer-bench-${peer.id}`, private: true, dependencies, overrides },
    undefined,
    2,
  );
  await mkdir(folder, { recursive: true });
  const stamp = join(folder, 'node_modules/.gazetteer-bench');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === manifest) return;
  bench.say(`Installing ${versions(peer)} …`);
  await writeFile(join(folder, 'package.json'), manifest);
  // npm resolves versions by the Node it runs on: it gets ours.
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const options = { cwd: folder, env: { ...process.env, PATH }, shell: process.platform === 'win32' };
  try {
    await run('npm', ['install', '--no-audit', '--no-fund'], options);
  } catch (cause) {
    const what = `${peer.name} could not be installed; the comparison needs the npm registry.`;
    throw new Error(what, { cause });
  }
  await writeFile(stamp, manifest);
}

/** The command that builds a peer's pages; every run begins without caches and output. */
export async function peerBuild(bench: Bench, peer: Peer, files: Files): Promise<Command> {
  const folder = folderOf(bench, peer);
  await writeFolder(join(folder, peer.content), files);
  for (const [path, text] of Object.entries(peer.settings)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return {
    name: peer.name,
    args: peer.build,
    cwd: folder,
    env: { ...peer.env, NODE_ENV: 'production' },
    prepare: async () => {
      for (const cache of [peer.out, ...peer.caches]) {
        await rm(join(folder, cache), { recursive: true, force: true });
      }
    },
  };
}

/** Folder of the site that a peer's last build gave. */
export const builtBy = (bench: Bench, peer: Peer): string => join(folderOf(bench, peer), peer.out);
