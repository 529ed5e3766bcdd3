import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { differences, hashFolder } from './hash-folder.ts';
import { measure } from './measure.ts';
import { ourBuild } from './our-build.ts';
import type { Bench, Part } from './result.ts';

/** Whether two builds of the real site, into two folders, give the same bytes. */
export async function compareBuilds(bench: Bench): Promise<Part> {
  bench.say('The real site: two builds');
  const hashes = [];
  for (const name of ['site', 'site-again']) {
    const out = join(bench.work, 'out', name);
    await measure(ourBuild(bench, { name: 'The real site', docs: undefined, out }));
    hashes.push(await hashFolder(out));
  }
  const [first = new Map(), second = new Map()] = hashes;
  const different = differences(first, second);
  const hash = createHash('sha256')
    .update([...first].join('\n'))
    .digest('hex')
    .slice(0, 16);
  return {
    title: 'Two builds of the same site',
    figures: [
      {
        what: 'Files that differ',
        ours: `${different.length} of ${first.size}`,
        peer: '',
        value: different.length === 0 ? `0 (hash ${hash})` : different.slice(0, 5).join(', '),
        bar: '0',
        holds: different.length === 0,
      },
    ],
    notes: ['Built twice without caches, into two folders; every file compared by its SHA-256.'],
  };
}
