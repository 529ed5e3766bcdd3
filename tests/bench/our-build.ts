import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from './measure.ts';
import type { Bench } from './result.ts';

/** The command that builds a docs folder with Gazetteer; every run begins without caches and output. */
export function ourBuild(
  bench: Bench,
  { name, docs, out }: { name: string; docs: string | undefined; out: string },
): Command {
  return {
    name,
    args: [join('src', 'cli', 'main.ts'), 'build'],
    cwd: bench.root,
    env: {
      ...(docs === undefined ? {} : { GAZETTEER_DOCS: docs }),
      GAZETTEER_OUT: out,
      NODE_ENV: 'production',
    },
    prepare: async () => {
      // The other caches hold nothing of a build and may belong to a dev server that is running.
      for (const cache of [out, join(bench.root, 'node_modules/.astro')]) {
        await rm(cache, { recursive: true, force: true });
      }
    },
  };
}
