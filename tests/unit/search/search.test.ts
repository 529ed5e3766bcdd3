import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Run, SearchFault, type SearchOptions } from '../../../src/search/answer.ts';
import type { LanguageIndex } from '../../../src/search/language-index.ts';
import { openLanguage } from '../../../src/search/language-index.ts';
import { search } from '../../../src/search/search.ts';
import { seeded } from '../../bench/random.ts';
import { page, type SmallIndex, smallIndex } from './small-index.ts';

const term = { kind: 'term', platform: 'rail' } as const;
const filler = 'Points, signals and sidings are looked after by the yard. '.repeat(6);
const DOCUMENTS = [
  page('terms/goods-wagon/', {
    title: 'Goods Wagon · closed car',
    names: ['Goods Wagon', 'boxcar', '货车'],
    gloss: 'closed car',
    wrong: ['goods wagen'],
    text: ['A vehicle for freight.', '#use Use', `${filler}It is coupled to a locomotive.`],
    ...term,
  }),
  page('terms/locomotive/', {
    title: 'locomotive',
    names: ['locomotive', '机车'],
    text: ['It pulls goods wagons.'],
    ...term,
  }),
  page('terms/lorry/', {
    title: 'lorry',
    names: ['lorry', 'truck'],
    text: ['It carries goods on the road; a wagon does so on rails.'],
    ...term,
    platform: 'road',
  }),
  page('articles/freight/', {
    title: 'Freight, then and now',
    text: [
      'How goods travel.',
      '#wagons Goods wagons and their couplings',
      'Each goods wagon has an AutoCoupler-2000.',
      '#yards Marshalling yards',
      `${filler}A lorry-mounted crane loads the boxcar. Trains are virtualized nowhere.`,
    ],
  }),
  page('zh-cn/terms/goods-wagon/', {
    title: '货车',
    tag: 'zh-CN',
    names: ['货车', '车皮', 'Goods Wagon', '貨車'],
    sounds: ['huo che', 'che pi'],
    text: ['货车是运货的铁路车辆，挂在机车后面。'],
    ...term,
  }),
  page('zh-cn/terms/locomotive/', {
    title: '机车',
    tag: 'zh-CN',
    names: ['机车', 'locomotive'],
    sounds: ['ji che'],
    text: ['机车牵引货车。每台机车（Loco 型）有编号。'],
    ...term,
  }),
  page('zh-cn/articles/freight/', {
    title: '货运今昔',
    tag: 'zh-CN',
    text: ['铁路运输史。', '#yards 编组站', '车皮在编组站重新编组，由调度员指挥；软件早已取代信号灯。'],
  }),
];

let index: SmallIndex;
let languages: Record<'en' | 'zh-CN', LanguageIndex>;
beforeAll(async () => {
  index = await smallIndex(DOCUMENTS);
  languages = { en: await index.open('en'), 'zh-CN': await index.open('zh-CN') };
});

async function ask(query: string, options?: SearchOptions, tag: 'en' | 'zh-CN' = 'en'): Promise<Answer> {
  const other = tag === 'en' ? 'zh-CN' : 'en';
  const others = async () => [languages[other]];
  return search({ own: languages[tag], others, base: '/site/' }, query, options);
}
const askChinese = (query: string, options?: SearchOptions): Promise<Answer> => ask(query, options, 'zh-CN');
const paths = ({ own }: Answer): string[] => own.results.map(({ href }) => href.replace('/site/', ''));
const marked = (runs: readonly Run[]): string =>
  runs.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

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
    expect(answer.unknown).toEqual([]);
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
  it('and not opened where it has enough', async () => {
    const others = () => Promise.reject(new Error('not needed'));
    const answer = await search({ own: languages.en, others, base: '/' }, 'goods');
    expect(answer.others).toEqual([]);
  });
});

describe('a large index', () => {
  it('finds every term, whichever of its files it stands in', async () => {
    // Few pairs of each character, so that files often end between two characters.
    const random = seeded(7);
    const text = Array.from({ length: 40_000 }, () =>
      String.fromCharCode(0x4e00 + random.below(20_000)),
    ).join('');
    const large = await smallIndex([page('a/', { title: 'A', text: [text] })]);
    const own = await large.open('en');
    expect(own.reader.meta.chunks.length).toBeGreaterThan(3);
    const lost: string[] = [];
    for (let at = 0; at + 1 < text.length; at++) {
      const term = text.slice(at, at + 2);
      if ((await own.reader.places(term)).size === 0) lost.push(term);
    }
    expect(lost).toEqual([]);
    for (const char of text.slice(0, 1000)) {
      expect((await own.reader.beginning(char)).length, char).toBeGreaterThan(0);
    }
  }, 60_000);
});

describe('bad input', () => {
  const NASTY = [
    '',
    '   ',
    '\n\t',
    '。、“”——',
    '😀👍🏽',
    '<img src=x onerror=alert(1)>',
    '"',
    '"""',
    '“',
    '「a',
    '[a-z]+(',
    '\\',
    '.*',
    '\ud83d',
    '\udc00机',
    '\u202eabc\u202c',
    'مرحبا',
    'constructor',
    '__proto__',
    'toString',
    '\0',
    'a'.repeat(10_000),
    '机'.repeat(10_000),
    '"机" '.repeat(3000),
  ];
  it.each(NASTY)('%j is answered', async (query) => {
    for (const tag of ['en', 'zh-CN'] as const) {
      const answer = await ask(query, {}, tag);
      expect(answer.query).toBe(query.trim());
      expect(answer.own.total).toBeGreaterThanOrEqual(answer.own.results.length);
    }
  });
  it('whatever is asked, answers hold each page once, and nothing but text of the site', async () => {
    const piece = fc.oneof(
      fc.constantFrom('goods', 'wagon', 'loco', '货车', '机', ' ', '"', '-', '编组', '。', 'boxcra'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const queries = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    const all = DOCUMENTS.flatMap(({ title, blocks }) => [title, ...blocks.map(({ text }) => text)]);
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom('en', 'zh-CN'), async (query, tag) => {
        const { own, others } = await ask(query, { limit: 20 }, tag);
        for (const { results, total, loose } of [own, ...others]) {
          const pages = results.map(({ href }) => href.replace(/#.*/, ''));
          expect(new Set(pages).size).toBe(pages.length);
          expect(total).toBe(results.length);
          const fits = results.map(({ fit }) => fit === 'apart' || fit === 'some');
          expect(fits.filter(Boolean).length).toBe(loose);
          expect(fits.lastIndexOf(false)).toBe(total - loose - 1);
          for (const { excerpt, title, section } of results) {
            const plain = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');
            expect(all).toContain(plain(title));
            expect(plain(section) === '' || all.includes(plain(section))).toBe(true);
            const cut = plain(excerpt).replace(/^… /, '').replace(/ …$/, '');
            expect(all.some((text) => text.includes(cut))).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('faults', () => {
  it('a file that cannot be had is told, and asked for again', async () => {
    let missing = true;
    const files = {
      ...index.files,
      bytes: (path: string) =>
        missing && path.startsWith('index/')
          ? Promise.reject(new SearchFault('missing'))
          : index.files.bytes(path),
    };
    const [entry] = index.entry.languages;
    if (!entry) throw new Error('Nothing was indexed.');
    const own = await openLanguage(entry, files);
    const asked = () => search({ own, others: async () => [], base: '/' }, 'freight');
    await expect(asked()).rejects.toMatchObject({ name: 'SearchFault', reason: 'missing' });
    missing = false;
    expect((await asked()).own.total).toBe(2);
  });
});
