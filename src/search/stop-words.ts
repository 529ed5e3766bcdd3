/** Words that sentences are made of: no page is about them. */
const ENGLISH = `
  a about actually an and any are as at be been being between but by can cannot could did do does doing each for
  from get gets had has have i if in into is isnt it its just like make me more most my no not of off on
  or our out should so some such than that the their them then there these they this those to too up us
  very via was we were what whats while will with without would you your
`;
const CHINESE = `
  的 了 是 在 和 与 或 及 以及 还是 有 没有 也 都 就 而 而且 但 但是 吗 呢 吧 啊 么 什么 啥
  几 多少 这 那 这个 那个 这些 那些 它 它们 我 我们 你 你们 上 下 中 里 内 外 到 从 对 把 被 让 给 用 为 向
  能 能够 可以 可 会 要 要用 在用 不用 用来 就是 还是 不能 不会 不要 不再 不到 能否 可否 是否 而不是 是不是 能不能 会不会 有没有 请 请问 之间 之 其 等 一个 一种 一些 做 得 地 来 去 不 不是 请教 关于 于 个 种 时 时候
`;

/** Words that questions are made of: a page is not about them either, but a heading may ask the same. */
const ENGLISH_QUESTIONS = `
  how when where which who whom whose why need needs use used uses using happen happens happened work works working
  versus vs difference differences different differ compare compared comparison mean means meaning still
`;
const CHINESE_QUESTIONS = `
  怎么 怎样 怎么样 如何 为什么 为何 哪 哪些 哪个 哪种 哪里 谁 应该 需要
  区别 差别 差异 不同 对比 比较 相比 关系 意思 作用 用处 原因
`;

/** Words that say nothing of what is sought, each list between spaces. */
export interface StopWords {
  /** Passed over while other words are left. */
  readonly stop: string;
  /** Passed over as well, but looked for in titles and headings. */
  readonly asking: string;
}

/**
 * The words of a language that search passes over. They travel with the names. Chinese questions hold English
 * words too.
 * @param tag BCP 47 tag; other languages than English and Chinese have none
 */
export function stopWords(tag: string): StopWords {
  const listed = (text: string): string => text.trim().split(/\s+/).join(' ');
  if (/^zh\b/i.test(tag)) {
    return {
      stop: listed(ENGLISH + CHINESE),
      asking: listed(`${ENGLISH_QUESTIONS} ${CHINESE_QUESTIONS}`),
    };
  }
  return /^en\b/i.test(tag)
    ? { stop: listed(ENGLISH), asking: listed(ENGLISH_QUESTIONS) }
    : { stop: '', asking: '' };
}
