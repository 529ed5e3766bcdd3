import type { CorpusPage } from './corpus.ts';
import type { GeneratedTerm } from './generated-terms.ts';
import { type Random, seeded } from './random.ts';

/** Length of an article's text in bytes of UTF-8: a Chinese character takes three. */
const BYTES = 10_000;

/**
 * Generates Chinese articles of about 10 KB, with Latin names among the Han ones as such texts have them.
 * The same count gives the same pages, and page n does not depend on it.
 * @param vocabulary the terms the articles speak of
 */
export function generateChinesePages(count: number, vocabulary: readonly GeneratedTerm[]): CorpusPage[] {
  return Array.from({ length: count }, (_, index) => generatePage(index + 1, vocabulary));
}

function generatePage(number: number, vocabulary: readonly GeneratedTerm[]): CorpusPage {
  const random = seeded(number * 6007);
  const terms = Array.from({ length: 24 }, () => random.pick(vocabulary));
  const topic = random.pick(TOPICS);
  const parts = [paragraph(random, terms), paragraph(random, terms)];
  for (let section = 1; Buffer.byteLength(parts.join('\n\n')) < BYTES; section++) {
    parts.push(
      `## ${random.pick(HEADINGS)}（${section}）`,
      paragraph(random, terms),
      paragraph(random, terms),
    );
    if (section % 3 === 0) parts.push(list(random, terms));
    if (section === 2) parts.push(table(random, terms));
    if (section === 3)
      parts.push(`\`\`\`bash\ndrain --timeout=${random.below(300)}s "$host" || exit 1\n\`\`\``);
  }
  return {
    slug: `part-${String(number).padStart(4, '0')}`,
    title: `${topic}（${number}）`,
    description: `${topic}：${random.pick(SUBJECTS)}与${random.pick(SUBJECTS)}的关系，以及怎样看出来。`,
    body: `${parts.join('\n\n')}\n`,
  };
}

function paragraph(random: Random, terms: readonly GeneratedTerm[]): string {
  return Array.from({ length: 4 + random.below(3) }, () => sentence(random, terms)).join('');
}

function sentence(random: Random, terms: readonly GeneratedTerm[]): string {
  const subject = random.pick(SUBJECTS);
  const other = random.pick(SUBJECTS);
  const verb = random.pick(VERBS);
  const circumstance = random.pick(CIRCUMSTANCES);
  switch (random.below(7)) {
    case 0:
      return random.pick(REMARKS);
    case 1:
      return `${circumstance}，${subject}${verb}${mention(random, terms)}。`;
    case 2:
      return `${subject}${verb}**${mention(random, terms)}**，而${other}不受影响。`;
    case 3:
      return `在*多数*环境里，${subject}${verb}${other}；只有 \`--drain\` 能改变这一点。`;
    case 4:
      return `${subject}${verb}${other}，所以${mention(random, terms)}要晚一些才看到变化（${circumstance}）。`;
    case 5:
      return `这条规则的来历见[关于${subject}的说明](https://example.org/notes/${random.below(90)})。`;
    default:
      return `在${mention(random, terms)}和${mention(random, terms)}之间，${subject}${verb}${other}。`;
  }
}

/** A term by its Chinese name, or now and then by its English one between spaces. */
function mention(random: Random, terms: readonly GeneratedTerm[]): string {
  const { name, chinese } = random.pick(terms);
  if (random.below(6) === 0) return ` ${name} `;
  return random.below(4) === 0 ? random.pick([chinese.name, ...chinese.aliases]) : chinese.name;
}

function list(random: Random, terms: readonly GeneratedTerm[]): string {
  const item = (): string =>
    `- ${random.pick(SUBJECTS)}${random.pick(VERBS)}${mention(random, terms).trim()}。`;
  return Array.from({ length: 4 + random.below(3) }, item).join('\n');
}

function table(random: Random, terms: readonly GeneratedTerm[]): string {
  const row = (): string =>
    `| ${random.pick(SUBJECTS)} | ${mention(random, terms).trim()} | ${random.below(900)} ms |`;
  return ['| 情形 | 部件 | 中位数 |', '| --- | --- | ---: |', ...Array.from({ length: 5 }, row)].join('\n');
}

const TOPICS = [
  '让机器靠近数据',
  '不停机升级',
  '丢失一个节点之后',
  '读懂事件流',
  '给控制层定规模',
  '轮换凭据',
];

const HEADINGS = [
  '工作原理',
  '开始之前',
  '可能出什么问题',
  '配置',
  '测量效果',
  '限制',
  '一个完整的例子',
  '恢复',
];

const SUBJECTS = [
  '运维人员',
  '第二个实例',
  '第一个请求',
  '每次写入',
  '重试循环',
  '过期的租约',
  '旧版本',
  '空闲的工作器',
  '审计记录',
  '每个分片',
  '长事务',
  '默认策略',
  '冷启动',
  '损坏的磁盘',
  '外部客户端',
  '升级计划',
  '监听连接',
  '缺失的标签',
  '限速规则',
  '延迟的消息',
];

const VERBS = [
  '等待',
  '依赖',
  '会被拒绝，原因是',
  '定期上报给',
  '暂存于',
  '存在得比',
  '优先于',
  '与之对账的是',
  '争用',
  '把工作交给',
  '先于',
  '退回到',
  '以此为准：',
  '从不阻塞',
];

const CIRCUMSTANCES = [
  '集群压力大的时候',
  '在租约到期之前',
  '仲裁一旦恢复',
  '即使网络发生分区',
  '最多三十秒内',
  '在同一个故障域里',
  '无须重启',
  '在夜间的维护窗口里',
  '第三次尝试之后',
  '只要校验和不一致',
  '在用了五年以上的硬件上',
  '在发送任何流量之前',
  '积压有上限时',
  '在所有区域',
];

const REMARKS = [
  '引用这个数字之前，请先在自己的硬件上测一遍。',
  '差别只在持续负载下才显现，小规模测试看不出来。',
  '把理由写在下一位值班的人会去找的地方。',
  '这是一种取舍：牺牲一点延迟，换来更简单的恢复。',
  '跳过这一步的团队，往往在第一次故障之后又回来补做。',
  '只显示中位数的面板，恰好藏起了最要紧的那些情况。',
  '两者不一致时，以日志为准，再由它重建索引。',
  '旧文档写的顺序正好相反；协议改变之前，那样做是对的。',
];
