import { describe, expect, it } from 'vitest';
import { openSearchXml, searchPages, searchStart, searchView } from '../../../src/site/views/search.ts';
import { freightSite } from './fixture-site.ts';

describe('What search shows before anything is typed', () => {
  it('names the terms of each platform that are mentioned most, without the platform’s own', async () => {
    const site = await freightSite();
    for (const { id: lang } of site.languages) {
      const { suggestions } = searchStart(site, lang);
      expect(suggestions.length).toBeGreaterThan(0);
      const mentioned = site.backlinks.get(lang);
      for (const { platform, terms } of suggestions) {
        const ids = terms.map(([, href]) => /([^/]+)\/$/.exec(href)?.[1] ?? '');
        expect(ids).not.toContain(platform);
        const counts = ids.map((id) => mentioned?.get(id as never)?.length ?? 0);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        expect(Math.min(...counts)).toBeGreaterThan(0);
        for (const [, href] of terms) expect(href).toMatch(/^\/repo\//);
      }
    }
  });
  it('has words in the language of the page, with places for what is put in', async () => {
    const site = await freightSite();
    const [en, zh] = site.languages.map(({ id }) => searchStart(site, id).words);
    expect(en?.none).toBe('Nothing found for “{query}”.');
    expect(zh?.none).toBe('没有找到“{query}”。');
    expect(Object.values(zh ?? {}).every((word) => word !== '')).toBe(true);
  });
});

describe('The page of results', () => {
  it('is for no other search engine, and leads elsewhere without scripts', async () => {
    const site = await freightSite('https://example.org');
    const lang = site.languages[0]?.id as never;
    const { frame, ways } = searchView(site, lang);
    expect(frame.noindex).toBe(true);
    expect(frame.canonical).toBe(undefined);
    expect(ways.map(({ href }) => href)).toContain('/repo/glossary/');
    expect(searchPages(site)).toEqual([
      'https://example.org/repo/search/',
      'https://example.org/repo/zh-cn/search/',
    ]);
  });
});

describe('The description for browsers', () => {
  it('is there only where the site knows its own address, as it must give it whole', async () => {
    const unknown = await freightSite();
    const lang = unknown.languages[0]?.id as never;
    expect(openSearchXml(unknown, lang)).toBe(undefined);
    expect(searchView(unknown, lang).frame.openSearch).toBe(undefined);
    const known = await freightSite('https://example.org');
    expect(searchView(known, lang).frame.openSearch?.href).toBe('/repo/search/opensearch.xml');
    const xml = openSearchXml(known, lang) ?? '';
    expect(xml).toContain('template="https://example.org/repo/search/?q={searchTerms}"');
    expect(xml).toMatch(/<ShortName>.{1,16}<\/ShortName>/);
    expect(xml).toMatch(/<LongName>.{1,48}<\/LongName>/);
  });
});
