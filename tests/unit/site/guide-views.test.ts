import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSite } from '../../../src/astro/load-site.ts';
import { indexInput } from '../../../src/site/index-documents.ts';
import type { Site } from '../../../src/site/site.ts';
import { guideIndexView, guideView } from '../../../src/site/views/guide.ts';
import { homeView } from '../../../src/site/views/home.ts';
import { asLang, asSlug } from '../../../src/text/brand.ts';
import { freightSite } from './fixture-site.ts';

const en = asLang('en');
const zh = asLang('zh-cn');
const fixtures = join(import.meta.dirname, '../../fixtures/build');

describe('a site with a guide', () => {
  const root = mkdtempSync(join(tmpdir(), 'gazetteer-guide-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let site: Site;
  beforeAll(async () => {
    for (const name of ['base', 'guide']) cpSync(join(fixtures, name), root, { recursive: true });
    const loaded = await loadSite({
      root,
      docs: 'docs',
      base: '/repo/',
      site: undefined,
      repository: undefined,
    });
    expect(loaded.diagnostics.map(({ id, file }) => `${id} ${file}`)).toEqual([
      'translation/missing-page docs/guide/keys.en.mdx',
    ]);
    if (!loaded.site) throw new Error('The fixture cannot be loaded.');
    site = loaded.site;
  });

  it('lists its pages, and says of those that are not translated in which language they are', () => {
    const pages = guideIndexView(site, zh).pages.map(({ label, href, note, tag }) => [
      label,
      href,
      note,
      tag,
    ]);
    expect(pages).toEqual([
      ['到达', '/repo/zh-cn/guide/arriving/', undefined, undefined],
      ['Keys', '/repo/zh-cn/guide/keys/', 'English', 'en'],
    ]);
  });

  it('leads from page to page, in the sidebar and at the foot', () => {
    const view = guideView(site, en, asSlug('arriving'));
    expect(view?.next).toMatchObject({ label: 'Keys', href: '/repo/guide/keys/' });
    expect(view?.previous).toBeUndefined();
    expect(view?.frame.sidebar[0]?.links.map(({ label, current }) => [label, current])).toEqual([
      ['Arriving', true],
      ['Keys', false],
    ]);
    expect(view?.frame.headings).toEqual([{ id: 'where', title: 'Where to go', depth: 2 }]);
  });

  it('shows the other language where a page has no translation, with a notice', () => {
    expect(guideView(site, zh, asSlug('keys'))).toMatchObject({
      contentTag: 'en',
      notice: expect.stringContaining('English'),
      page: { title: 'Keys' },
    });
    expect(guideView(site, zh, asSlug('nothing'))).toBeUndefined();
  });

  it('links no terms in it', () => {
    expect(site.guide.get(asSlug('arriving'))?.pages.get(en)?.digest.mentions).toEqual([]);
  });

  it('is found by search as a kind of its own, each key under the name of its file', () => {
    const { documents, languages } = indexInput(site);
    const guide = documents.filter(({ kind }) => kind === 'guide');
    expect(guide.map(({ path }) => path)).toEqual([
      'guide/arriving/',
      'guide/keys/',
      'zh-cn/guide/arriving/',
    ]);
    expect(languages.map(({ kinds }) => kinds.guide)).toEqual(['Writing guide', '编写指南']);
    const blocks = guide.find(({ path }) => path === 'guide/keys/')?.blocks ?? [];
    expect(blocks).toContainEqual({
      kind: 'heading',
      id: 'keys-term',
      depth: 3,
      text: 'docs/glossary/<id>.yaml',
    });
    expect(blocks.at(-1)?.text).toContain('relations[].type: ');
  });

  it('is linked from every page', () => {
    expect(homeView(site, zh).frame.guideHref).toBe('/repo/zh-cn/guide/');
  });
});

it('A site without a guide neither links nor lists one', async () => {
  const site = await freightSite();
  expect(homeView(site, en).frame.guideHref).toBeUndefined();
  expect(guideIndexView(site, en).pages).toEqual([]);
  expect(indexInput(site).languages[0]?.kinds).not.toHaveProperty('guide');
});
