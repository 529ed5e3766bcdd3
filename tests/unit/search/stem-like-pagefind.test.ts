import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { runPagefind } from '../../../src/astro/search-index.ts';
import { ENGLISH_STEMS } from '../../../src/search/english-stems.ts';
import { readChunk } from '../../../src/search/index-files.ts';
import { positionOf } from '../../../src/search/places.ts';
import { stemmer } from '../../../src/search/stem.ts';

const stemEnglish = stemmer(ENGLISH_STEMS);

const folder = mkdtempSync(join(tmpdir(), 'gazetteer-stems-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every word of small letters in the English texts of the project. */
function words(): string[] {
  const docs = join(import.meta.dirname, '../../../docs');
  const files = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(mdx?|yaml)$/.test(file),
  );
  const found = files.flatMap((file) => readFileSync(join(docs, file), 'utf8').match(/\b[a-z]+\b/g) ?? []);
  return [...new Set(found)].sort();
}

it('The stem of every word of the docs is the one Pagefind gives it', async () => {
  const all = words();
  expect(all.length).toBeGreaterThan(1000);
  const html = `<html lang="en"><body><main data-pagefind-body>${all.join(' ')}</main></body></html>`;
  writeFileSync(join(folder, 'index.html'), html);
  await runPagefind(['--site', folder, '--output-path', join(folder, 'out'), '--quiet']);
  const differ: string[] = [];
  let compared = 0;
  for (const file of readdirSync(join(folder, 'out/index'))) {
    const chunk = readChunk(new Uint8Array(gunzipSync(readFileSync(join(folder, 'out/index', file)))));
    for (const [stem, postings] of chunk) {
      for (const place of [...postings.values()].flat()) {
        const word = all[positionOf(place)] ?? '';
        compared++;
        if (stemEnglish(word) !== stem) differ.push(`${word}: ${stemEnglish(word)}, not ${stem}`);
      }
    }
  }
  expect(differ).toEqual([]);
  expect(compared).toBe(all.length);
});
