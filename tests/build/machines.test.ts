import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { beforeAll, describe, expect, test } from 'vitest';
import { type GlossaryJson, glossaryJsonSchema } from '../../src/site/glossary-json.ts';
import { type BuiltSite, buildSite, fileOf, pageOf, pagesOf } from './built-site.ts';
import { copyFixtures, outputFolder, temporaryFolder } from './fixture-site.ts';
import { type Element, find, findAll, is, textOf } from './html.ts';

const HOME = 'https://freight.example/repo/';
/** What a text must not do: close the element it stands in. */
const HOSTILE = 'A depot </script><script>alert(1)</script><!-- keeps vehicles.';
const temporary = temporaryFolder();
const output = outputFolder();
let site: BuiltSite;
let json: GlossaryJson;

beforeAll(async () => {
  const root = await copyFixtures(temporary, 'base', 'rich');
  const file = join(root, 'docs/glossary/depot.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^ {2}en: .*$/m, `  en: "${HOSTILE}"`));
  const address = { SITE_URL: 'https://freight.example', BASE_PATH: '/repo/' };
  site = await buildSite(root, join(output, 'dist'), address);
  json = JSON.parse(fileOf(site, 'glossary.json')) as GlossaryJson;
});

/** The structured data of a page. @throws where it has none, several, or no JSON */
function structuredData(path: string): Record<string, unknown> {
  const found = [
    ...fileOf(site, path).matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g),
  ];
  expect(found, path).toHaveLength(1);
  return JSON.parse(found[0]?.[1] ?? '') as Record<string, unknown>;
}

/** Whether an absolute address of the site is one of its files. */
function exists(address: string): boolean {
  return address.startsWith(HOME) && site.has(address.slice(HOME.length).replace(/^$|\/$/, '$&index.html'));
}

describe('glossary.json', () => {
  test('keeps to the schema it names, which is served beside it', () => {
    const { $id, ...schema } = JSON.parse(fileOf(site, 'glossary.schema.json')) as Record<string, unknown>;
    expect(json.$schema).toBe(`${HOME}glossary.schema.json`);
    expect($id).toBe(json.$schema);
    expect(z.fromJSONSchema(schema).safeParse(json).error?.issues).toBeUndefined();
    expect(glossaryJsonSchema.safeParse(json).error?.issues).toBeUndefined();
    expect(z.fromJSONSchema(schema).safeParse({ ...json, version: 2 }).success).toBe(false);
    expect(z.fromJSONSchema(schema).safeParse({ ...json, more: 1 }).success).toBe(false);
  });

  test('names every page of a term in every language, and all of them are there', () => {
    const addresses = [json.url, ...json.terms.map(({ url }) => url)].flatMap((url) => Object.values(url));
    expect(addresses).toHaveLength((json.terms.length + 1) * json.languages.length);
    expect(addresses.filter((address) => !exists(address))).toEqual([]);
    const pages = [...pagesOf(site).keys()].filter((path) =>
      /(^|\/)glossary\/(?!by\/)[^/]+\/index\.html$/.test(path),
    );
    expect(
      pages.map((path) => HOME + path.replace('index.html', '')).filter((a) => !addresses.includes(a)),
    ).toEqual([]);
  });

  test('leads nowhere outside itself', () => {
    const terms = new Set(json.terms.map(({ id }) => id));
    const named = [
      ...json.terms.flatMap(({ relations }) => relations.map(({ to }) => to)),
      ...json.correspondences.flatMap(({ sides }) => Object.values(sides).flat()),
    ];
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((id) => !terms.has(id))).toEqual([]);
    for (const { platform, kind, layer } of json.terms) {
      expect(json.platforms.map(({ id }) => id)).toContain(platform);
      expect(json.kinds.map(({ id }) => id)).toContain(kind);
      expect(json.layers.map(({ id }) => id)).toContain(layer);
    }
  });

  test.each(['glossary/', 'zh-cn/glossary/'])(
    'is named in the head of %s and linked on the page',
    (address) => {
      const page = pageOf(site, address);
      const linked = findAll(page, (e) => e.attributes['type'] === 'application/json' && e.name === 'link');
      expect(linked.map((e) => e.attributes['href'])).toEqual(['/repo/glossary.json']);
      expect(
        findAll(page, (e) => e.name === 'a' && e.attributes['href'] === '/repo/glossary.json'),
      ).toHaveLength(1);
    },
  );
});

describe('Structured data', () => {
  test('A term that would close the element cannot, and is told whole', () => {
    expect(structuredData('glossary/depot/index.html')).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'DefinedTerm',
      '@id': `${HOME}glossary/depot/`,
      description: HOSTILE,
    });
    for (const [path, page] of pagesOf(site)) {
      const plain = findAll(page, (e) => e.name === 'script' && Object.keys(e.attributes).length === 0);
      // The one that sets the theme before the first paint.
      expect(plain, path).toHaveLength(1);
    }
  });

  test.each(['', 'zh-cn/'])(
    'Every page of a term says its set, which is the index in its language (%s)',
    (prefix) => {
      const set = structuredData(`${prefix}glossary/index.html`);
      expect(set).toMatchObject({ '@type': 'DefinedTermSet', '@id': `${HOME}${prefix}glossary/` });
      for (const { id } of json.terms) {
        const term = structuredData(`${prefix}glossary/${id}/index.html`);
        expect(term).toMatchObject({
          termCode: id,
          inDefinedTermSet: set['@id'],
          inLanguage: set['inLanguage'],
        });
      }
    },
  );

  test('An article names its original where the page borrows another language, and terms that are there', () => {
    expect(structuredData('zh-cn/articles/only-english/index.html')).toMatchObject({
      '@type': 'TechArticle',
      url: `${HOME}articles/only-english/`,
      inLanguage: 'en',
    });
    const articles = [...site.keys()].filter((path) => /articles\/[^/]+\/index\.html$/.test(path));
    expect(articles).toHaveLength(12);
    for (const path of articles) {
      const { about = [], url } = structuredData(path) as { about?: { '@id': string }[]; url: string };
      expect(
        [url, ...about.map((term) => term['@id'])].filter((a) => !exists(a)),
        path,
      ).toEqual([]);
    }
  });

  test('Every “@id” and address is that of the page itself', () => {
    for (const path of [...site.keys()].filter((p) => /(^|\/)glossary\/([^/]+\/)?index\.html$/.test(p))) {
      const data = structuredData(path);
      expect([data['@id'], data['url']], path).toEqual(Array(2).fill(HOME + path.replace('index.html', '')));
    }
  });
});

describe('The glossary by layer', () => {
  test.each(['', 'zh-cn/'])('shows each term once, under its layer and its platform (%s)', (prefix) => {
    const page = pageOf(site, `${prefix}glossary/by/layer/`);
    const placed = findAll(page, is('section', 'layer')).flatMap((layer) => {
      const id = find(layer, is('h2')).attributes['id'];
      return findAll(layer, is('div', 'layer-cell')).flatMap((cell) =>
        findAll(cell, is('a')).map((link) => `${link.attributes['href']} ${id} ${platformOf(cell)}`),
      );
    });
    const expected = json.terms.map(
      ({ id, layer, platform }) => `/repo/${prefix}glossary/${id}/ ${layer} ${platform}`,
    );
    expect(placed.sort()).toEqual(expected.sort());
  });

  test('counts them in the table above', () => {
    const table = find(pageOf(site, 'glossary/by/layer/'), is('table', 'layer-map'));
    const rows = findAll(table, is('tr')).map((row) =>
      row.children.flatMap((cell) => (typeof cell === 'string' ? [] : textOf(cell))),
    );
    expect(rows).toEqual([
      ['Layer', 'Rail', 'Road', 'Both'],
      ['Motion', '2', '1', '0'],
      ['Ground', '0', '0', '1'],
    ]);
  });
});

describe('A site without terms', () => {
  let minimal: BuiltSite;
  beforeAll(async () => {
    minimal = await buildSite(await copyFixtures(temporary, 'minimal'), join(output, 'minimal'));
  });

  test('has a glossary for machines without terms that keeps to the schema, and no filter', () => {
    const parsed = glossaryJsonSchema.parse(JSON.parse(fileOf(minimal, 'glossary.json')));
    expect(parsed).toMatchObject({ $schema: '/glossary.schema.json', terms: [], url: { fr: '/glossary/' } });
    const page = pageOf(minimal, 'glossary/');
    expect(findAll(page, is('form', 'glossary-filter'))).toEqual([]);
    expect(findAll(pageOf(minimal, 'glossary/by/layer/'), is('section', 'layer'))).toEqual([]);
  });
});

/** The platform that colours an element. */
function platformOf(element: Element): string | undefined {
  return /\bp-(\S+)/.exec(element.attributes['class'] ?? '')?.[1];
}
