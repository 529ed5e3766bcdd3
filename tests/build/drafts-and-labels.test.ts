import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSite } from '../../src/astro/load-site.ts';
import { indexDocuments } from '../../src/site/index-documents.ts';
import type { Site } from '../../src/site/site.ts';
import { articleView } from '../../src/site/views/article.ts';
import { asLang, asSlug } from '../../src/text/brand.ts';
import { type BuiltSite, buildSite, fileOf, pageOf, pagesOf } from './built-site.ts';
import { copyFixtures, outputFolder, temporaryFolder } from './fixture-site.ts';
import { find, findAll, is, textOf } from './html.ts';

const temporary = temporaryFolder();
const output = outputFolder();

let root: string;
beforeAll(async () => {
  root = await copyFixtures(temporary, 'base', 'labels');
});

const load = (drafts: boolean) =>
  loadSite({ root, docs: 'docs', base: '/', site: 'https://rail.example', repository: undefined, drafts });

describe('A built site', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await buildSite(root, join(output, 'labels'), { SITE_URL: 'https://rail.example' });
  });

  test('leaves drafts out: their pages, and every trace of them', () => {
    const paths = [...pagesOf(site).keys()].filter((path) => path.includes('articles/'));
    expect(paths.filter((path) => /half-done|plans/.test(path))).toEqual([]);
    for (const [path, bytes] of site) {
      if (!/\.(html|xml|json)$/.test(path)) continue;
      expect(bytes.toString('utf8'), path).not.toMatch(
        /half-done|Half done|写了一半|unfinished-business|轮船等火车/,
      );
    }
  });

  test('shows a page whose translation is a draft in the other language', () => {
    const page = pageOf(site, 'zh-cn/articles/ferry/');
    expect(textOf(find(page, is('h1')))).toBe('The train ferry');
    expect(textOf(find(page, is('p', 'notice')))).toContain('还没有译文');
  });

  test('shows date, categories and tags over the text', () => {
    const head = (address: string) => find(pageOf(site, address), is('header', 'page-head'));
    expect(textOf(find(head('articles/night-train/'), is('p', 'facts')))).toBe(
      '7 September 2018revised 2 January 2019',
    );
    expect(findAll(head('articles/night-train/'), is('dt')).map((e) => textOf(e))).toEqual([
      'Categories',
      'Tags',
      'Original title',
      'Address',
    ]);
    expect(
      findAll(head('articles/night-train/'), is('dd'))
        .map((e) => textOf(e))
        .slice(0, 2),
    ).toEqual(['Timetables / Winter', 'sleeper, rolling stock']);
    expect(textOf(find(head('zh-cn/articles/night-train/'), is('p', 'facts')))).toBe(
      '2018年9月7日修订于2019年1月2日',
    );
    expect(
      findAll(head('zh-cn/articles/night-train/'), is('dd'))
        .map((e) => textOf(e))
        .slice(0, 2),
    ).toEqual(['时刻表 / 冬季', '卧铺、车底']);
  });

  test('takes the date of the original where it is known, and says what is null', () => {
    const head = find(pageOf(site, 'articles/ferry/'), is('header', 'page-head'));
    expect(textOf(find(head, is('p', 'facts')))).toBe('written 1999');
    expect(findAll(head, is('dt')).map((e) => textOf(e))).toEqual([
      'Tags',
      'Original title',
      'Author',
      'Written',
      'Licence',
    ]);
  });

  test('has no line of labels on a page without any', () => {
    expect(findAll(pageOf(site, 'articles/shunting/'), is('dl', 'labels'))).toEqual([]);
  });

  test('shows the text below its front matter, whatever signs stand in it', () => {
    const text = textOf(find(pageOf(site, 'articles/night-train/'), is('div', 'prose')));
    expect(text.trim().replace(/\s+/g, ' ')).toBe(
      'It left at half past eleven. --- Nobody knows when it came back.',
    );
  });

  test('dates its feed by the pages, in one zone for all machines', () => {
    const feed = fileOf(site, 'rss.xml');
    expect(feed).toContain('<pubDate>Sat, 08 Sep 2018 04:30:00 GMT</pubDate>');
    expect(feed).toContain('<pubDate>Fri, 01 Jan 1999 00:00:00 GMT</pubDate>');
  });
});

describe('Read while one writes', () => {
  let site: Site;
  beforeAll(async () => {
    const loaded = await load(true);
    expect(loaded.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    if (!loaded.site) throw new Error('No site.');
    site = loaded.site;
  });

  test.each([
    ['en', 'draft', 'This page is a draft: it is left out of the built site.'],
    ['zh-cn', '草稿', '本页是草稿，构建的站点不收录。'],
  ])('drafts are there and marked (%s)', (lang, fact, notice) => {
    const view = articleView(site, asLang(lang), asSlug('half-done'));
    expect(view).toMatchObject({ facts: [fact], draft: notice });
    expect(articleView(site, asLang(lang), asSlug('night-train'))?.draft).toBeUndefined();
  });
});

describe('Search', () => {
  test('finds articles by their categories and tags', async () => {
    const { site } = await load(false);
    if (!site) throw new Error('No site.');
    const blocks = (path: string) =>
      indexDocuments(site)
        .find((d) => d.path === path)
        ?.blocks.map((b) => b.text);
    expect(blocks('articles/night-train/')?.slice(0, 2)).toEqual([
      'A timetable that was printed once and never again.',
      'Timetables / Winter · sleeper · rolling stock',
    ]);
    expect(blocks('articles/shunting/')?.[1]).toBe('Shunting sorts wagons.');
    expect(blocks('articles/half-done/')).toBeUndefined();
  });
});
