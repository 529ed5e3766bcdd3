import type { BenchTerm } from './vocabulary.ts';

/** A generated term with its names in Chinese besides. */
export interface GeneratedTerm extends BenchTerm {
  readonly chinese: { readonly name: string; readonly aliases: readonly string[] };
}

/** So many names the words below give without one coming twice. */
export const MOST_TERMS = 5000;

/** A small glossary, whose growth to the large one is measured. */
export const FEW_TERMS = 100;

/**
 * Generates a glossary as large ones are: invented proper names, alone, with a space and with a hyphen;
 * names of two and three common words, of which dozens begin alike, and begin as the articles' own words
 * do; abbreviations; Han names that are parts of longer ones, and Han beside Latin.
 * The same term comes out at the same place whatever the count, and no two bear the same name.
 * @param count at most `MOST_TERMS`
 */
export function generateTerms(count: number): GeneratedTerm[] {
  if (count > MOST_TERMS) throw new RangeError(`There are ${MOST_TERMS} terms, not ${count}.`);
  return Array.from({ length: count }, (_, index) => generateTerm(index));
}

interface Names {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly chinese: GeneratedTerm['chinese'];
}

function generateTerm(index: number): GeneratedTerm {
  const { name, aliases, chinese } = namesOf(index);
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    aliases,
    chinese,
    kind: pick(['service', 'process', 'object', 'concept'] as const, index),
    platform: pick(['north', 'south', 'shared'] as const, index),
  };
}

/** Five shapes of names in turns; within a shape, `number` goes once through all that its words can make. */
function namesOf(index: number): Names {
  const number = Math.floor(index / 5);
  const proper = properName(number);
  const [first, chineseFirst] = pick(FIRST, number);
  // Stepping by the round as well as the number makes every pair of words once, and mixes them from the start.
  const [second, chineseSecond] = pick(SECOND, number + Math.floor(number / FIRST.length));
  const [third, chineseThird] = pick(SECOND, number * 7 + 3);
  const pair = chineseFirst + chineseSecond;
  switch (index % 5) {
    case 0:
      return {
        name: proper,
        aliases: [`${proper.toLowerCase()}-api`],
        chinese: { name: proper, aliases: [] },
      };
    case 1:
      return { name: `${first} ${second}`, aliases: [], chinese: { name: pair, aliases: [] } };
    case 2:
      return {
        name: `${proper.toLowerCase()}-${second}`,
        aliases: [`${proper} ${second}`],
        chinese: { name: `${proper} ${chineseSecond}`, aliases: [] },
      };
    case 3:
      return {
        name: `${first} ${second} ${third}`,
        aliases: [`${initials(first, second, third)}${number}`],
        chinese: { name: pair + chineseThird, aliases: [`${chineseThird}${number}型`] },
      };
    default:
      return {
        name: `${proper} ${first} ${second}`,
        aliases: [],
        chinese: { name: `${proper}${pair}`, aliases: [] },
      };
  }
}

/** One of a thousand invented names; neighbours in number are far apart in name. */
function properName(number: number): string {
  const mixed = (number * 37) % 1000;
  const [a, b, c] = SYLLABLES.map((list, place) => pick(list, Math.floor(mixed / 10 ** place)));
  return `${a}${b}${c}`;
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}

function initials(...words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase()).join('');
}

const SYLLABLES = [
  ['Bra', 'Cor', 'Del', 'Fen', 'Gal', 'Hal', 'Kor', 'Lum', 'Mer', 'Tal'],
  ['ba', 'do', 'fi', 'ga', 'lo', 'mi', 'na', 'ra', 'ti', 'vo'],
  ['drix', 'lan', 'mund', 'nor', 'quin', 'rath', 'stel', 'tor', 'ven', 'wick'],
] as const;

/** The first words of names in English and Chinese: words that the articles use by themselves too. */
const FIRST: readonly (readonly [string, string])[] = [
  ['request', '请求'],
  ['write', '写入'],
  ['lease', '租约'],
  ['release', '版本'],
  ['worker', '工作器'],
  ['audit', '审计'],
  ['shard', '分片'],
  ['transaction', '事务'],
  ['policy', '策略'],
  ['disk', '磁盘'],
  ['client', '客户端'],
  ['upgrade', '升级'],
  ['watch', '监听'],
  ['label', '标签'],
  ['rate', '速率'],
  ['message', '消息'],
  ['cluster', '集群'],
  ['quorum', '仲裁'],
  ['network', '网络'],
  ['failure', '故障'],
  ['window', '窗口'],
  ['checksum', '校验和'],
  ['hardware', '硬件'],
  ['traffic', '流量'],
  ['backlog', '积压'],
  ['region', '区域'],
  ['node', '节点'],
  ['event', '事件'],
  ['capacity', '容量'],
  ['journal', '日志'],
  ['storage', '存储'],
  ['zone', '可用区'],
  ['rack', '机架'],
  ['credential', '凭据'],
  ['state', '状态'],
  ['operator', '运维'],
  ['instance', '实例'],
  ['restart', '重启'],
  ['timeout', '超时'],
  ['recovery', '恢复'],
];

const SECOND: readonly (readonly [string, string])[] = [
  ['broker', '代理'],
  ['driver', '驱动'],
  ['controller', '控制器'],
  ['registry', '注册表'],
  ['gateway', '网关'],
  ['scheduler', '调度器'],
  ['monitor', '监视器'],
  ['cache', '缓存'],
  ['mirror', '镜像'],
  ['ledger', '账本'],
  ['catalogue', '目录'],
  ['router', '路由器'],
  ['proxy', '转发器'],
  ['agent', '执行器'],
  ['pool', '资源池'],
  ['queue', '队列'],
  ['archive', '归档'],
  ['planner', '规划器'],
  ['watcher', '观察器'],
  ['balancer', '均衡器'],
  ['exporter', '导出器'],
  ['collector', '收集器'],
  ['resolver', '解析器'],
  ['verifier', '校验器'],
  ['builder', '构建器'],
];
