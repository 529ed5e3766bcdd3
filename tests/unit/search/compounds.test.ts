import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/search/answer.ts';
import type { LanguageIndex } from '../../../src/search/language-index.ts';
import { search } from '../../../src/search/search.ts';
import { paths } from './railway.ts';
import { page, smallIndex } from './small-index.ts';

/** So many pages that what stands on one of them tells much. */
const FILLER = Array.from({ length: 40 }, (_, i) =>
  page(`zh-cn/articles/${i}/`, { title: `运行图 ${i}`, tag: 'zh-CN', text: ['列车按运行图行驶。'] }),
);
const DOCUMENTS = [
  ...FILLER,
  page('zh-cn/articles/coupling/', { title: '连挂', tag: 'zh-CN', text: ['货车的连挂由车钩完成。'] }),
];

let chinese: LanguageIndex;
beforeAll(async () => {
  chinese = await (await smallIndex(DOCUMENTS)).open('zh-CN');
});
const ask = (query: string): Promise<Answer> =>
  search({ own: chinese, others: async () => [], base: '/site/' }, query);

describe('a Chinese compound that no page holds', () => {
  it('finds what it is a kind of, where few pages speak of that, and says what it does not find', async () => {
    const answer = await ask('软连挂');
    expect(paths(answer)).toEqual(['zh-cn/articles/coupling/']);
    expect(answer.unknown).toEqual(['软连挂']);
    expect(answer.own.loose).toBe(1);
  });
  it('finds nothing where that stands on many pages', async () => {
    expect(await ask('新列车')).toMatchObject({ unknown: ['新列车'], own: { total: 0 } });
  });
  it('finds nothing by what it begins with', async () => {
    expect((await ask('连挂兽')).own.total).toBe(0);
  });
});

describe('a question', () => {
  it('is answered first by the page that begins with all of it in a sentence', async () => {
    const words = ['信号员在楼里。', '列车来了。', '他打开道口。'].join('平直的线路。'.repeat(4));
    const own = await smallIndex([
      ...FILLER,
      page('zh-cn/articles/day/', { title: '一天', tag: 'zh-CN', text: [words, words, words] }),
      page('zh-cn/articles/box/', {
        title: '楼',
        tag: 'zh-CN',
        text: ['信号员从这里为每趟列车打开道口。', '它有两层。'.repeat(20)],
      }),
    ]);
    const index = await own.open('zh-CN');
    const answer = await search(
      { own: index, others: async () => [], base: '/site/' },
      '谁打开道口，信号员吗',
    );
    expect(paths(answer)[0]).toBe('zh-cn/articles/box/');
  });
});
