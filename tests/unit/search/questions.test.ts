import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/search/answer.ts';
import type { LanguageIndex } from '../../../src/search/language-index.ts';
import { search } from '../../../src/search/search.ts';
import { paths } from './railway.ts';
import { page, smallIndex } from './small-index.ts';

const term = { kind: 'term', platform: 'rail' } as const;
const chinese = { tag: 'zh-CN' } as const;
const parts = ['#what What it does', 'It does its part.', '#how How it works', 'By hand or by wire.'];
const DOCUMENTS = [
  page('terms/points/', {
    title: 'points',
    names: ['points', 'switch'],
    text: ['Points lead a train from one track to another.', ...parts],
    ...term,
  }),
  page('terms/crossing/', {
    title: 'crossing',
    names: ['crossing'],
    text: ['A crossing lets one track pass another.', ...parts],
    ...term,
  }),
  page('terms/gauge/', {
    title: 'gauge · width of a track',
    names: ['gauge'],
    wrong: ['gaug'],
    text: ['The gauge of a track is the distance between its rails.', ...parts],
    ...term,
  }),
  page('articles/yard/', {
    title: 'In the yard',
    text: ['Each track of a yard ends in points or in a crossing, and a crossing differs from points.'],
  }),
  page('articles/building/', {
    title: 'Building a line',
    text: ['From survey to service.', '#need Which one do I need?', 'Where land is dear, a narrow track.'],
  }),
  page('articles/signals/', {
    title: 'Signals',
    text: ['A signal may stand beside a track. '.repeat(8), 'The box is staffed. A train waits for it.'],
  }),
  page('articles/box/', {
    title: 'The box',
    text: ['The box holds every train back. Two signalmen share it.'],
  }),
  page('zh-cn/terms/box/', {
    title: '信号控制楼',
    names: ['信号控制楼', 'signal box'],
    text: ['信号控制楼指挥列车。'],
    ...term,
    ...chinese,
  }),
  page('zh-cn/terms/points/', {
    title: '道岔',
    names: ['道岔', 'points'],
    text: ['道岔引导列车换轨。'],
    ...term,
    ...chinese,
  }),
  page('zh-cn/terms/machine/', {
    title: '道岔机',
    names: ['道岔机', 'point machine'],
    text: ['道岔机由电机驱动。'],
    ...term,
    ...chinese,
  }),
  page('zh-cn/articles/line/', {
    title: '铁路线',
    text: ['道岔的维护，列车的调度，线路的养护，signalman 的班次。'],
    ...chinese,
  }),
  page('zh-cn/articles/yard/', { title: '车场', text: ['列车在此停留，等候调度。'], ...chinese }),
];

let languages: Record<'en' | 'zh-CN', LanguageIndex>;
beforeAll(async () => {
  const index = await smallIndex(DOCUMENTS);
  languages = { en: await index.open('en'), 'zh-CN': await index.open('zh-CN') };
});
const ask = (query: string, tag: 'en' | 'zh-CN' = 'en'): Promise<Answer> => {
  const others = async () => [languages[tag === 'en' ? 'zh-CN' : 'en']];
  return search({ own: languages[tag], others, base: '/site/' }, query);
};

describe('questions', () => {
  it('a heading that asks the same comes before a title that only names the thing', async () => {
    expect(paths(await ask('which track do I need'))[0]).toBe('articles/building/#need');
  });
  it('words that questions are made of are not asked of pages', async () => {
    const { own, unknown } = await ask('why are points used');
    expect(own.results[0]?.href).toBe('/site/terms/points/');
    expect(unknown).toEqual([]);
  });
  it('the pages of the things that are compared come before those that mention both', async () => {
    const found = paths(await ask('what is the difference between points and crossing')).slice(0, 3);
    expect(found).toContain('terms/points/');
    expect(found).toContain('terms/crossing/');
  });
  it('words near one another tell more than words apart', async () => {
    expect(paths(await ask('box train')).slice(0, 2)).toEqual(['articles/box/', 'articles/signals/']);
  });
  it('what a page begins with tells more than what it comes to', async () => {
    const found = paths(await ask('rails distance'));
    expect(found[0]).toBe('terms/gauge/');
  });
});

describe('words that no page holds', () => {
  it('are told, and the others are searched', async () => {
    const answer = await ask('points tramway');
    expect(answer.unknown).toEqual(['tramway']);
    expect(answer.own.total).toBeGreaterThan(0);
    expect(answer.own.loose).toBe(answer.own.total);
    expect(paths(answer)[0]).toBe('terms/points/');
  });
  it('may be joined to others by hyphens', async () => {
    const answer = await ask('points-tramway');
    expect(answer.unknown).toEqual(['tramway']);
    expect(paths(answer)[0]).toBe('terms/points/');
    expect(paths(await ask('crossing-yard'))).toContain('articles/yard/');
  });
  it('leave the words of a Chinese compound without a meaning', async () => {
    const answer = await ask('量子调度', 'zh-CN');
    expect(answer).toMatchObject({ unknown: ['量子'], own: { total: 0 }, others: [] });
  });
  it('but not words apart from it, nor names', async () => {
    expect((await ask('量子 调度', 'zh-CN')).own.total).toBe(2);
    expect(paths(await ask('道岔量子', 'zh-CN'))[0]).toBe('zh-cn/terms/points/');
  });
  it('are no reason to list pages of another language that hold only the rest', async () => {
    const answer = await ask('points 列车', 'en');
    expect(answer.others.flatMap(({ results }) => results.map(({ fit }) => fit))).not.toContain('some');
  });
});

describe('what is no slip', () => {
  it('a wrong spelling that may still become the name', async () => {
    const answer = await ask('gaug');
    expect(answer.corrected).toBeUndefined();
    expect(paths(answer)[0]).toBe('terms/gauge/');
  });
  it('a word that another language holds as it was typed', async () => {
    expect((await ask('signalman', 'zh-CN')).own.total).toBe(1);
    const answer = await ask('signalmen', 'zh-CN');
    expect(answer).toMatchObject({ unknown: ['signalmen'], own: { total: 0 } });
    expect(answer.corrected).toBeUndefined();
    expect(answer.others.map(({ results }) => results[0]?.href)).toEqual(['/site/articles/box/']);
    // Where none does it is one.
    expect((await ask('signalmam', 'zh-CN')).corrected).toBe('signalman');
  });
  it('a single letter, of a word that is being typed', async () => {
    const before = paths(await ask('box train'));
    expect(paths(await ask('box train w'))).toEqual(before);
  });
});

describe('slips in Chinese', () => {
  it('one wrong character of a name is mended', async () => {
    const answer = await ask('信号空制楼', 'zh-CN');
    expect(answer.corrected).toBe('信号控制楼');
    expect(paths(answer)[0]).toBe('zh-cn/terms/box/');
  });
  it('any number that sound alike, in a name of two characters too', async () => {
    const answer = await ask('信浩控治楼', 'zh-CN');
    expect(answer.corrected).toBe('信号控制楼');
    expect((await ask('倒岔', 'zh-CN')).corrected).toBe('道岔');
    expect((await ask('倒岔', 'zh-CN')).own.results[0]?.href).toBe('/site/zh-cn/terms/points/');
  });
  it('a name that begins a longer one is no reason to leave it', async () => {
    expect((await ask('道岔级', 'zh-CN')).corrected).toBe('道岔机');
    // What sounds otherwise is meant as it stands.
    expect((await ask('道岔钟', 'zh-CN')).corrected).toBeUndefined();
  });
  it('in traditional characters too', async () => {
    expect((await ask('信號空制樓', 'zh-CN')).corrected).toBe('信号控制楼');
  });
  it('in the middle of a question too', async () => {
    expect((await ask('什么是信号空制楼？', 'zh-CN')).corrected).toBe('什么是信号控制楼？');
  });
  it('what pages hold is no slip', async () => {
    expect((await ask('列车的调度', 'zh-CN')).corrected).toBeUndefined();
  });
});
