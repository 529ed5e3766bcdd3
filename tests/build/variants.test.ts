import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, buildSite, pageOf, pagesOf } from './built-site.ts';
import { copyFixtures, outputFolder, temporaryFolder } from './fixture-site.ts';
import { find, findAll, is, textOf } from './html.ts';

const temporary = temporaryFolder();
const output = outputFolder();

describe('A site of one language, without glossary, diagrams, comparison and sources', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await buildSite(await copyFixtures(temporary, 'minimal'), join(output, 'minimal'));
  });

  test('has its pages at the root and none for what it lacks', () => {
    const pages = [...pagesOf(site).keys()];
    expect(pages).toEqual(
      expect.arrayContaining(['index.html', '404.html', 'articles/index.html', 'articles/bread/index.html']),
    );
    expect(pages.filter((path) => /^(fr|compare|diagrams)\//.test(path))).toEqual([]);
  });

  test('offers no other language, no comparison and no diagrams', () => {
    for (const [path, page] of pagesOf(site)) {
      expect(find(page, is('html')).attributes['lang'], path).toBe('fr');
      expect(findAll(page, (e) => e.attributes['hreflang'] !== undefined && e.name === 'link')).toEqual([]);
      const hrefs = findAll(page, is('a')).map((e) => e.attributes['href'] ?? '');
      expect(
        hrefs.filter((href) => /\/(compare|diagrams|fr)\//.test(href)),
        path,
      ).toEqual([]);
    }
  });

  test('may show HTML in its text without its links being followed', () => {
    expect(textOf(find(pageOf(site, 'articles/bread/'), is('code')))).toBe('<a href="/nulle-part/">');
  });

  test('without an address has neither canonical links nor a sitemap', () => {
    expect([...site.keys()].filter((path) => path.startsWith('sitemap'))).toEqual([]);
    const links = findAll(pageOf(site, ''), (e) => e.attributes['rel'] === 'canonical');
    expect(links).toEqual([]);
  });
});

describe('Linking', () => {
  let linked: BuiltSite;
  let plain: BuiltSite;
  beforeAll(async () => {
    const root = await copyFixtures(temporary, 'base', 'rich');
    await withoutDiagrams(root);
    linked = await buildSite(root, join(output, 'linked'));
    await withoutSpellings(root);
    plain = await buildSite(root, join(output, 'plain'));
  });

  test('leaves the visible words of every page of text as they are', () => {
    const articles = [...pagesOf(linked).keys()].filter((path) => /articles\/[^/]+\/index\.html$/.test(path));
    expect(articles).toHaveLength(12);
    for (const path of articles) {
      const address = path.replace(/index\.html$/, '');
      const [before, after] = [plain, linked].map((site) =>
        textOf(find(pageOf(site, address), is('article'))),
      );
      expect(after, path).toBe(before);
    }
  });

  test('is what sets the two apart', () => {
    const links = [plain, linked].map(
      (site) => findAll(find(pageOf(site, 'articles/shunting/'), is('article')), is('a', 'term')).length,
    );
    expect(links).toEqual([0, 5]);
  });

  test('leaves the words of definitions as they are', () => {
    for (const id of ['depot', 'locomotive', 'lorry', 'wagon']) {
      const [before, after] = [plain, linked].map((site) =>
        textOf(find(pageOf(site, `zh-cn/glossary/${id}/`), is('p', 'definition'))),
      );
      expect(after).toBe(before);
    }
  });

  test('works without diagrams, which then have no page', () => {
    expect([...linked.keys()].filter((path) => /^(zh-cn\/)?diagrams\//.test(path))).toEqual([]);
  });
});

test('A site whose terms have counterparts builds without a comparison', async () => {
  const root = await copyFixtures(temporary, 'base');
  await rm(join(root, 'docs/compare'), { recursive: true });
  // The picture joins the two counterparts, which nothing but the comparison declares.
  await withoutDiagrams(root);
  const site = await buildSite(root, join(output, 'without-comparison'));
  expect([...site.keys()].filter((path) => /^(zh-cn\/)?compare\//.test(path))).toEqual([]);
});

/** Takes away the diagrams, which show the names of terms and would have to be drawn anew. */
async function withoutDiagrams(root: string): Promise<void> {
  const article = join(root, 'docs/articles/rail-and-road');
  await rm(join(root, 'docs/diagrams'), { recursive: true });
  await rm(join(article, 'source.yaml'));
  for (const name of ['en.mdx', 'zh-cn.mdx']) {
    const text = await readFile(join(article, name), 'utf8');
    const without = text
      .replace('<Diagram id="yard" />\n', '')
      .replace('diagram:yard', 'https://example.org/yard');
    await writeFile(join(article, name), without);
  }
}

/** Gives all terms names that no text holds. */
async function withoutSpellings(root: string): Promise<void> {
  const glossary = join(root, 'docs/glossary');
  for (const name of await readdir(glossary)) {
    if (!name.endsWith('.yaml')) continue;
    const text = await readFile(join(glossary, name), 'utf8');
    const id = name.replace('.yaml', '');
    const unspoken = text
      .replace(/^name: .*$/m, `name: { en: Unspoken ${id}, zh-cn: 无名之 ${id} }`)
      .replace(/^aliases: .*\n/m, '');
    await writeFile(join(glossary, name), unspoken);
  }
}
