import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, SearchFault, type SearchOptions } from '../../../src/search/answer.ts';
import { openLanguage } from '../../../src/search/language-index.ts';
import { search } from '../../../src/search/search.ts';
import { marked, paths, type Railway, railway } from './railway.ts';

let yard: Railway;
beforeAll(async () => {
  yard = await railway();
});
const ask: Railway['ask'] = (...asked) => yard.ask(...asked);
const askChinese = (query: string, options?: SearchOptions): Promise<Answer> => ask(query, options, 'zh-CN');

describe('what is found', () => {
  it.each([
    ['a name', 'Goods Wagon', 'terms/goods-wagon/'],
    ['the same in one word', 'goodswagon', 'terms/goods-wagon/'],
    ['in the plural', 'goods wagons', 'terms/goods-wagon/'],
    ['another name', 'boxcar', 'terms/goods-wagon/'],
    ['a name of another language', '货车', 'terms/goods-wagon/'],
    ['the words behind a name', 'closed car', 'terms/goods-wagon/'],
    ['a question', 'What is a locomotive?', 'terms/locomotive/'],
    ['a word that is not typed to the end', 'locomot', 'terms/locomotive/'],
    ['one that lost the ending of its stem', 'virtualiza', 'articles/freight/#yards'],
    ['a part of a name with hyphens', 'crane', 'articles/freight/#yards'],
    ['camel case', 'autocoupler', 'articles/freight/#wagons'],
    ['a phrase', 'how goods travel', 'articles/freight/'],
    ['a heading', 'marshalling yards', 'articles/freight/#yards'],
  ])('%s', async (_, query, first) => {
    expect(paths(await ask(query))[0]).toBe(first);
  });

  it.each([
    ['a word', '机车', 'zh-cn/terms/locomotive/'],
    ['a single character', '史', 'zh-cn/articles/freight/'],
    ['characters across words', '站重', 'zh-cn/articles/freight/#yards'],
    ['letters among characters, with or without spaces', '机车Loco型', 'zh-cn/terms/locomotive/'],
    ['traditional characters', '編組站', 'zh-cn/articles/freight/#yards'],
    ['words as Taiwan says them', '軟體早已', 'zh-cn/articles/freight/#yards'],
    ['a name by its sound', 'huoche', 'zh-cn/terms/goods-wagon/'],
    ['or by its initials', 'jc', 'zh-cn/terms/locomotive/'],
    ['a question', '货车是什么？', 'zh-cn/terms/goods-wagon/'],
  ])('in Chinese %s', async (_, query, first) => {
    expect(paths(await askChinese(query))[0]).toBe(first);
  });

  it('the page of the thing comes before the pages that mention it, and none comes twice', async () => {
    const found = paths(await ask('goods wagon'));
    expect(found[0]).toBe('terms/goods-wagon/');
    expect(found.toSorted()).toEqual([...new Set(found)].toSorted());
    expect(found).toHaveLength(3);
  });

  it('pages that use another name are found beside', async () => {
    const { own } = await askChinese('车皮');
    expect(own.results.map(({ href, fit }) => [href, fit])).toEqual([
      ['/site/zh-cn/terms/goods-wagon/', 'phrase'],
      ['/site/zh-cn/articles/freight/#yards', 'phrase'],
      ['/site/zh-cn/terms/locomotive/', 'name'],
    ]);
    expect(own.results[0]?.alias).toBe('车皮');
    expect(own.loose).toBe(0);
  });

  it('words apart come behind the phrase, and are told as such', async () => {
    const { own } = await ask('goods road');
    expect(own.results.map(({ fit }) => fit)).toEqual(['apart']);
    expect(own).toMatchObject({ total: 1, loose: 1 });
    const chinese = await askChinese('编组 铁路');
    expect(chinese.own.results.map(({ fit }) => fit)).toEqual(['apart']);
  });

  it('quotes ask for the words as they stand', async () => {
    expect(paths(await ask('"pulls goods wagons"'))).toEqual(['terms/locomotive/']);
    expect(paths(await ask('"wagons goods"'))).toEqual([]);
    expect(paths(await ask('“goods wagon” crane'))).toEqual(['articles/freight/#yards']);
    expect(paths(await ask('"locomo"'))).toEqual([]);
  });
});

describe('slips', () => {
  it.each([
    ['goods wagen', 'Goods Wagon'],
    ['locomotvie', 'locomotive'],
    ['a boxcra', 'a boxcar'],
    // A word of the texts, told as they write it.
    ['AutoCuopler', 'autocoupler'],
  ])('%s is searched as %s', async (query, corrected) => {
    const answer = await ask(query);
    expect(answer.corrected).toBe(corrected);
    expect(answer.own.total).toBeGreaterThan(0);
  });
  it('the query itself may be asked for', async () => {
    const answer = await ask('locomotvie', { literal: true });
    expect(answer.corrected).toBeUndefined();
    expect(answer.own.total).toBe(0);
    expect(answer.unknown).toEqual(['locomotvie']);
  });
  it('a spelling the glossary declares wrong, asked for itself, finds the pages that hold it and no others', async () => {
    expect((await ask('goods wagen')).own.total).toBe(3);
    const answer = await ask('goods wagen', { literal: true });
    expect(answer.corrected).toBeUndefined();
    // Both words are sought, as in any other query, and one of them is nowhere.
    expect(answer.unknown).toEqual(['wagen']);
    expect(answer.own.results.filter(({ fit }) => fit !== 'some')).toEqual([]);
  });
  it.each(['zzzz', 'bx', 'tram', 'wagon7', 'qqxyzzy', '飞机', '火'])(
    '%s is plainly not there',
    async (query) => {
      const answer = await ask(query);
      expect(answer).toMatchObject({ own: { total: 0, results: [] }, others: [] });
      expect(answer.corrected).toBeUndefined();
    },
  );
  it('words that no page holds are told', async () => {
    expect((await ask('locomotive tramline')).unknown).toEqual(['tramline']);
  });
});

describe('how it is shown', () => {
  it('leads to the section, with the hit marked in an excerpt', async () => {
    const [result] = (await ask('AutoCoupler-2000')).own.results;
    expect(result).toMatchObject({ href: '/site/articles/freight/#wagons', crumb: 'Pages', kind: 'article' });
    expect(marked(result?.section ?? [])).toBe('Goods wagons and their couplings');
    expect(marked(result?.excerpt ?? [])).toBe('Each goods wagon has an [AutoCoupler-2000].');
  });
  it('marks hits in title and heading', async () => {
    const results = (await ask('goods wagons')).own.results;
    expect(marked(results[0]?.title ?? [])).toBe('[Goods Wagon] · closed car');
    const article = results.find(({ kind }) => kind === 'article');
    expect(marked(article?.section ?? [])).toBe('[Goods wagons] and their couplings');
  });
  it('shows how the page begins where only its name was hit', async () => {
    const [result] = (await ask('货车')).own.results;
    expect(marked(result?.excerpt ?? [])).toBe('A vehicle for freight.');
    expect(result?.alias).toBe('货车');
  });
  it('marks Chinese as it is written, spaces and signs included', async () => {
    const [result] = (await askChinese('机车loco')).own.results;
    expect(marked(result?.excerpt ?? [])).toContain('每台[机车（Loco] 型）');
  });
});

describe('filters', () => {
  it('counts pages by kind and platform; a filter leaves the counts of its own group', async () => {
    const all = await ask('goods');
    expect(all.own.counts).toEqual({ kind: { term: 3, article: 1 }, platform: { rail: 2, road: 1, '': 1 } });
    const terms = await ask('goods', { kind: 'term', platform: 'road' });
    expect(paths(terms)).toEqual(['terms/lorry/']);
    expect(terms.own.counts).toEqual({ kind: { term: 1 }, platform: { rail: 2, road: 1 } });
  });
  it('gives as many as are asked for, and counts the others', async () => {
    const { own } = await ask('goods', { limit: 2 });
    expect(own.results).toHaveLength(2);
    expect(own.total).toBe(4);
  });
});

describe('languages', () => {
  it('another language is asked where the own one has little', async () => {
    const answer = await ask('编组站');
    expect(answer.own.total).toBe(0);
    expect(answer.others.map(({ tag, label, total }) => [tag, label, total])).toEqual([['zh-CN', '中文', 1]]);
    expect(answer.others[0]?.results[0]?.href).toBe('/site/zh-cn/articles/freight/#yards');
  });
  it('and where it cannot be had, what the own one has is shown', async () => {
    const others = () => Promise.reject(new SearchFault('offline'));
    const asked = { own: yard.languages.en, others, base: '/site/' };
    const answer = await search(asked, 'boxcar');
    expect(paths(answer)).toContain('terms/goods-wagon/');
    expect(answer.others).toEqual([]);
    // Without any, nothing is claimed of a language that was not asked.
    await expect(search(asked, '编组站')).rejects.toMatchObject({ reason: 'offline' });
  });
  it('also where its files of terms cannot be had', async () => {
    const { entry, readFile } = yard.index;
    const chinese = entry.languages.find(({ tag }) => tag === 'zh-CN');
    if (!chinese) throw new Error('No page was indexed in Chinese.');
    const broken = await openLanguage(chinese, (path) =>
      path.startsWith('terms/') ? Promise.reject(new SearchFault('missing')) : readFile(path),
    );
    const answer = await search(
      { own: yard.languages.en, others: async () => [broken], base: '/' },
      'boxcar',
    );
    expect(answer.own.total).toBeGreaterThan(0);
    expect(answer.others).toEqual([]);
  });
  it('and not opened where it has enough', async () => {
    const others = () => Promise.reject(new Error('not needed'));
    const answer = await search({ own: yard.languages.en, others, base: '/' }, 'goods');
    expect(answer.others).toEqual([]);
  });
});
