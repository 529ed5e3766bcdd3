import type { Answer, Run, SearchOptions } from '../../../src/search/answer.ts';
import type { LanguageIndex } from '../../../src/search/language-index.ts';
import { search } from '../../../src/search/search.ts';
import { page, type SmallIndex, smallIndex } from './small-index.ts';

const term = { kind: 'term', platform: 'rail' } as const;
const filler = 'Points, signals and sidings are looked after by the yard. '.repeat(6);
export const DOCUMENTS = [
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

/** The pages above, indexed, to be asked in either language. */
export interface Railway {
  readonly index: SmallIndex;
  readonly languages: Readonly<Record<'en' | 'zh-CN', LanguageIndex>>;
  ask(query: string, options?: SearchOptions, tag?: 'en' | 'zh-CN'): Promise<Answer>;
}

export async function railway(): Promise<Railway> {
  const index = await smallIndex(DOCUMENTS);
  const languages = { en: await index.open('en'), 'zh-CN': await index.open('zh-CN') };
  return {
    index,
    languages,
    async ask(query, options, tag = 'en') {
      const other = tag === 'en' ? 'zh-CN' : 'en';
      const others = async () => [languages[other]];
      return search({ own: languages[tag], others, base: '/site/' }, query, options);
    },
  };
}

/** Addresses of what was found, below the site's root. */
export const paths = ({ own }: Answer): string[] => own.results.map(({ href }) => href.replace('/site/', ''));
/** A text with its hits in brackets. */
export const marked = (runs: readonly Run[]): string =>
  runs.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
