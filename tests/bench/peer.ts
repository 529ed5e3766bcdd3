import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from './folders.ts';
import { writeFolder } from './folders.ts';
import type { Command } from './measure.ts';

const run = promisify(execFile);

/** What is compared with: exact versions, the same Astro as ours. */
export const PEER_PACKAGES = { '@astrojs/starlight': '0.42.4', astro: '7.3.5' } as const;

/** Starlight as its own starter sets it up: sidebar of all pages, search by Pagefind. */
const CONFIG = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({ integrations: [starlight({ title: 'Benchmark' })] });
`;
const CONTENT_CONFIG = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** Installs Starlight into a folder, unless these versions are there from an earlier run. */
export async function installPeer(folder: string, say: (line: string) => void): Promise<void> {
  const manifest = JSON.stringify(
    { name: 'gazetteer-bench-peer', private: true, type: 'module', dependencies: PEER_PACKAGES },
    undefined,
    2,
  );
  await mkdir(join(folder, 'src/content'), { recursive: true });
  await writeFile(join(folder, 'astro.config.mjs'), CONFIG);
  await writeFile(join(folder, 'src/content.config.ts'), CONTENT_CONFIG);
  const stamp = join(folder, 'node_modules/.gazetteer-bench');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === manifest) return;
  say(
    `Installing ${Object.entries(PEER_PACKAGES)
      .map((p) => p.join('@'))
      .join(' and ')} …`,
  );
  await writeFile(join(folder, 'package.json'), manifest);
  // npm resolves versions by the Node it runs on: it gets ours.
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const options = { cwd: folder, env: { ...process.env, PATH }, shell: process.platform === 'win32' };
  try {
    await run('npm', ['install', '--no-audit', '--no-fund'], options);
  } catch (cause) {
    throw new Error('Starlight could not be installed; the comparison needs the npm registry.', { cause });
  }
  await writeFile(stamp, manifest);
}

/** The command that builds Starlight's pages; every run begins without caches and output. */
export async function peerBuild(folder: string, files: Files): Promise<Command> {
  await writeFolder(join(folder, 'src/content/docs'), files);
  return {
    name: 'Starlight',
    args: [join('node_modules', 'astro', 'bin', 'astro.mjs'), 'build'],
    cwd: folder,
    env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    prepare: async () => {
      for (const cache of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite']) {
        await rm(join(folder, cache), { recursive: true, force: true });
      }
    },
  };
}
