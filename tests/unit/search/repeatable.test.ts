import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DOCUMENTS } from './railway.ts';
import { page, smallIndex } from './small-index.ts';

const filesOf = (folder: string): Map<string, string> => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\./.test(file));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'base64')]));
};

it('The same pages give the same index, to the byte', async () => {
  const [one, other] = await Promise.all([smallIndex(DOCUMENTS), smallIndex(DOCUMENTS)]);
  expect(filesOf(one.folder)).toEqual(filesOf(other.folder));
});

it('Another text gives files of other names: what a browser kept is never read for it', async () => {
  const [one, other] = await Promise.all(
    ['Trains stop here.', 'Trains halt here.'].map((text) =>
      smallIndex([page('a/', { title: 'A', text: [text] })]),
    ),
  );
  const names = (of: typeof one): string[] => [...filesOf(of?.folder ?? '').keys()];
  const shared = names(one).filter((name) => names(other).includes(name));
  // The entry is asked for anew each time, and the names of the glossary are the same.
  expect(shared.filter((name) => !/^(?:search\.json|catalogue\.)/.test(name))).toEqual([]);
  expect(shared).toContain('search.json');
});
