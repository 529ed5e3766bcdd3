import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { measurePairs, median, ratios } from './measure.ts';
import { ourBuild } from './our-build.ts';
import type { Bench, Figure } from './result.ts';

/** A build after an edit is as long as a cold one, give or take what two runs of the same build differ by. */
const BAR = 1.05;

/** How long the real site takes to build after one definition was changed, against a build from nothing. */
export async function measureEdit(bench: Bench, rounds: number): Promise<Figure> {
  bench.say('The real site: from nothing, and after one term was edited, in turns');
  const docs = join(bench.work, 'docs', 'edited');
  await rm(docs, { recursive: true, force: true });
  await cp(join(bench.root, 'docs'), docs, { recursive: true });
  const out = join(bench.work, 'out', 'edited');
  const cold = ourBuild(bench, { name: 'From nothing', docs, out });
  const edited = {
    ...ourBuild(bench, { name: 'After an edit', docs, out }),
    prepare: () => editDefinition(join(docs, 'glossary')),
  };
  const { a, b } = await measurePairs([cold, edited], { rounds, say: bench.say });
  const each = ratios({ a: b, b: a }, ({ seconds }) => seconds);
  const ratio = median(each);
  const time = (all: typeof a): string => `${median(all.map(({ seconds }) => seconds)).toFixed(1)} s`;
  return {
    what: 'The real site after one definition was changed, against a build from nothing: time',
    ours: `${time(a)} → ${time(b)}`,
    peer: '',
    value: `${ratio.toFixed(2)} (${each.map((r) => r.toFixed(2)).join(', ')})`,
    bar: `≤ ${BAR}`,
    holds: ratio <= BAR,
  };
}

/** Adds a word to the definition of the first term of a glossary. @throws where there is no term */
async function editDefinition(glossary: string): Promise<void> {
  const [name] = (await readdir(glossary)).filter((file) => file.endsWith('.yaml')).sort();
  if (name === undefined) throw new Error(`No term stands in ${glossary}.`);
  const path = join(glossary, name);
  const term = parseDocument(await readFile(path, 'utf8'));
  const definition = (term.toJS() as { definition: Record<string, string> }).definition;
  for (const [lang, text] of Object.entries(definition)) term.setIn(['definition', lang], `${text} Edited.`);
  await writeFile(path, term.toString());
}
