import { describe, expect, test } from 'vitest';
import type { Term } from '../../../src/glossary/glossary.ts';
import {
  articleData,
  structuredDataText,
  termData,
  termSetData,
} from '../../../src/site/views/structured-data.ts';
import { asLang, asSlug, asTermId } from '../../../src/text/brand.ts';
import { freightSite } from './fixture-site.ts';

const HOME = 'https://freight.example/repo/';
const site = await freightSite('https://freight.example');
const en = asLang('en');
const zh = asLang('zh-cn');
const lorry = site.glossary.terms.get(asTermId('lorry')) as Term;
const article = site.articles.get(asSlug('rail-and-road')) ?? expect.fail('the fixture has lost its article');
const page = article.pages.get(zh) ?? expect.fail('the article is not translated');

describe('As the text of a script element', () => {
  test.each(['</script><script>alert(1)</script>', '<!--<script>', '<', '\u2028'])(
    '%j closes nothing',
    (name) => {
      const text = structuredDataText({ name });
      expect(text).not.toContain('<');
      expect(JSON.parse(text)).toEqual({ '@context': 'https://schema.org', name });
    },
  );
});

describe('A term', () => {
  test('has its own address as its name, its id as its code, and stands in the set of its language', () => {
    expect(termData(site, en, lorry)).toEqual({
      '@type': 'DefinedTerm',
      '@id': `${HOME}glossary/lorry/`,
      name: 'lorry',
      alternateName: ['lorries', 'truck'],
      description: 'A lorry carries goods on the road.',
      termCode: 'lorry',
      url: `${HOME}glossary/lorry/`,
      inLanguage: 'en',
      inDefinedTermSet: `${HOME}glossary/`,
    });
    expect(termData(site, zh, lorry)).toMatchObject({ name: '卡车', inLanguage: 'zh-CN' });
    expect(termData(site, zh, lorry)['inDefinedTermSet']).toBe(termSetData(site, zh)['@id']);
  });

  test('never shows a wrong spelling', () => {
    const misspelled = { ...lorry, misspellings: ['lorrie'] };
    expect(JSON.stringify(termData(site, en, misspelled))).not.toContain('lorrie"');
  });
});

describe('An article', () => {
  test('says what its title is about and what it is based on', () => {
    expect(articleData(site, article, page)).toMatchObject({
      '@type': 'TechArticle',
      headline: page.title,
      url: `${HOME}zh-cn/articles/rail-and-road/`,
      inLanguage: 'zh-CN',
      isBasedOn: { name: article.provenance?.title },
    });
    const named = { ...page, lang: en, title: 'The lorry, the wagon, the depot, the locomotive and a truck' };
    expect(articleData(site, article, named)['about']).toEqual(
      ['lorry', 'wagon', 'depot'].map((id) => ({ '@id': `${HOME}glossary/${id}/` })),
    );
    const unnamed = { ...page, title: 'Nothing in particular' };
    expect(articleData(site, article, unnamed)['about']).toBeUndefined();
  });

  test('tells the date of its last change only where the whole history is known', () => {
    const changed = (shallow: boolean) =>
      articleData(site, article, { ...page, lastChange: { date: '2026-01-15', shallow } })['dateModified'];
    expect(changed(false)).toBe('2026-01-15');
    expect(changed(true)).toBeUndefined();
  });

  test('takes nobody for its author whom its source does not name', () => {
    const source = article.provenance ?? expect.fail('the article has no source');
    const by = (author: string | null) =>
      articleData(site, { ...article, provenance: { ...source, author } }, page);
    expect(by('A. Porter')).toMatchObject({ isBasedOn: { author: 'A. Porter' } });
    expect(by('A. Porter')).not.toHaveProperty('author');
    expect(by(null)).not.toHaveProperty(['isBasedOn', 'author'], expect.anything());
  });
});

test('Without an address of the site, pages are named from the root', async () => {
  expect(termSetData(await freightSite(), zh)).toMatchObject({ '@id': '/repo/zh-cn/glossary/' });
});
