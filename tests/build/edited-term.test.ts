import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, buildSite, fileOf, pageOf, pagesOf } from './built-site.ts';
import { copyFixtures, outputFolder, PROJECT, temporaryFolder } from './fixture-site.ts';
import { find, findAll, is, textOf } from './html.ts';

/** Words that stand in a definition and nowhere else, and what takes their place. */
const DEFINITION = {
  en: ['carries no goods itself', 'hauls no load of its own'],
  zh: ['自身不装货', '不运任何货物'],
} as const;
const NAME = { en: ['depot', 'running shed'], zh: ['车辆段', '整备所'] } as const;

const output = outputFolder();
let before: BuiltSite;
let after: BuiltSite;
let cold: BuiltSite;

beforeAll(async () => {
  const root = await copyFixtures(temporaryFolder(), 'base', 'rich');
  const edit = async (term: string, change: (text: string) => string): Promise<void> => {
    const path = join(root, 'docs/glossary', `${term}.yaml`);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  const out = join(output, 'dist');
  const address = { SITE_URL: 'https://freight.example' };
  before = await buildSite(root, out, address);
  await edit('locomotive', (text) =>
    [DEFINITION.en, DEFINITION.zh].reduce((all, [old, fresh]) => all.replace(old, fresh), text),
  );
  await edit('depot', (text) =>
    text.replace(/^name:.*$/m, `name: { en: ${NAME.en[1]}, zh-cn: ${NAME.zh[1]} }`),
  );
  // With all that the first build left behind; then with nothing.
  after = await buildSite(root, out, address);
  await rm(out, { recursive: true });
  for (const cache of [join(output, '.gazetteer'), join(PROJECT, 'node_modules/.astro')])
    await rm(cache, { recursive: true, force: true });
  cold = await buildSite(root, out, address);
}, 300_000);

/** The files of a site that hold words, the compressed ones of the search index too. */
function holding(site: BuiltSite, words: string): string[] {
  return [...site].flatMap(([path, bytes]) => {
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (zipped ? gunzipSync(bytes) : bytes).includes(words) ? [path] : [];
  });
}

/** The names of the search index are made of its contents: one for all of a kind. */
const unnamed = (paths: readonly string[]): string[] =>
  paths.map((path) => path.replace(/^(pagefind\/\w+)\/.*(\.\w+)$/, '$1/*$2')).sort();

test('A build after a term was edited gives what a build from nothing gives', () => {
  const paths = [...new Set([...after.keys(), ...cold.keys()])];
  const differ = paths.filter((path) => !after.get(path)?.equals(cold.get(path) ?? Buffer.of()));
  expect(differ).toEqual([]);
});

describe.each([
  ['en', '', DEFINITION.en],
  ['zh-cn', 'zh-cn/', DEFINITION.zh],
])('A definition that was changed (%s)', (_, prefix, [old, fresh]) => {
  test('stands wherever the old one stood, which is nowhere any more', () => {
    expect(holding(before, fresh)).toEqual([]);
    expect(holding(after, old)).toEqual([]);
    expect(unnamed(holding(after, fresh))).toEqual(unnamed(holding(before, old)));
  });

  test('stands on its page, in the glossary in every order, on cards, in the search index and for machines', () => {
    expect(unnamed(holding(after, fresh))).toEqual(
      expect.arrayContaining([
        `${prefix}glossary/locomotive/index.html`,
        `${prefix}glossary/index.html`,
        `${prefix}glossary/by/platform/index.html`,
        `${prefix}glossary/by/kind/index.html`,
        `${prefix}articles/rail-and-road/index.html`,
        `${prefix}articles/shunting/index.html`,
        `${prefix}glossary/depot/index.html`,
        'glossary.json',
        'pagefind/pages/*.json',
      ]),
    );
  });

  test('stands not in the feed, which tells of articles', () => {
    expect(fileOf(after, `${prefix}rss.xml`)).toBe(fileOf(before, `${prefix}rss.xml`));
  });
});

describe.each([
  ['en', '', NAME.en],
  ['zh-cn', 'zh-cn/', NAME.zh],
])('A name that was changed (%s)', (_, prefix, [old, fresh]) => {
  test('is the title of its page and what every list, card and picture calls the term', () => {
    expect(textOf(find(pageOf(after, `${prefix}glossary/depot/`), is('h1')))).toBe(fresh);
    const calledSo = (site: BuiltSite, name: string): string[] =>
      [...pagesOf(site)].flatMap(([path, page]) => {
        const called = findAll(
          page,
          (e) => ['a', 'h1', 'text', 'title', 'b'].includes(e.name) && textOf(e).trim() === name,
        );
        return called.filter((e) => !is('a', 'term')(e)).map((e) => `${path} ${e.name}`);
      });
    expect(calledSo(before, old).length).toBeGreaterThan(5);
    expect(calledSo(after, old)).toEqual([]);
    expect(calledSo(after, fresh).sort()).toEqual(calledSo(before, old).sort());
    // A card begins with the name.
    expect(holding(before, `["${old}",`)).toContain(`${prefix}articles/twin-markdown/index.html`);
    expect(holding(after, `["${fresh}",`)).toContain(`${prefix}articles/twin-markdown/index.html`);
    // The old name is a word of texts still, and stands so among the terms of the search index.
    const held = holding(after, `["${old}",`).filter((path) => !path.startsWith('pagefind/terms/'));
    expect(held).toEqual([]);
  });

  test('is found by search, and the old one only in texts that say it', () => {
    const titled = (site: BuiltSite, name: string) =>
      unnamed(holding(site, `"title":"${name}"`)).filter((path) => path.startsWith('pagefind/'));
    expect(titled(before, old)).toEqual(['pagefind/pages/*.json']);
    expect(titled(after, fresh)).toEqual(titled(before, old));
    expect(titled(after, old)).toEqual([]);
  });

  test('links no text that says the old one, and lists none of them', () => {
    const linked = (site: BuiltSite): number =>
      [...pagesOf(site)]
        .filter(([path]) => path.startsWith(`${prefix}articles/`))
        .flatMap(([, page]) =>
          findAll(
            page,
            (e) => is('a', 'term')(e) && e.attributes['title'] !== 'By hand' && textOf(e) === old,
          ),
        ).length;
    const listed = (site: BuiltSite): number =>
      findAll(pageOf(site, `${prefix}glossary/depot/`), is('mark')).filter((e) => textOf(e) === old).length;
    expect(linked(before)).toBeGreaterThan(0);
    expect(listed(before)).toBeGreaterThan(0);
    expect(linked(after)).toBe(0);
  });
});
