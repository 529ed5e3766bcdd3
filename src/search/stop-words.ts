/** Words that questions and sentences are made of, and that say nothing of what is sought. */
const ENGLISH = `
  a about actually an and any are as at be been being between but by can cannot could did do does doing each for
  from get gets had has have how i if in into is isnt it its just like make me more most my need no not of off on
  or our out should so some such than that the their them then there these they this those to too up us use used
  uses using happen happens happened very via vs was we were what whats when where which while who whose why will with without would you
  work works working your
`;
const CHINESE = `
  的 了 是 在 和 与 或 及 以及 还是 有 没有 也 都 就 而 而且 但 但是 吗 呢 吧 啊 么 什么 啥 怎么 怎样 怎么样 如何 为什么 为何
  哪 哪些 哪个 哪种 哪里 谁 几 多少 这 那 这个 那个 这些 那些 它 它们 我 我们 你 你们 上 下 中 里 内 外 到 从 对 把 被 让 给 用 为 向
  能 能够 可以 可 会 要 应该 需要 请 请问 之间 之 其 等 一个 一种 一些 做 得 地 来 去 不 不是 请教 关于 于 个 种 时 时候
`;

/**
 * The words of a language that search passes over while others are left, between spaces. They travel with
 * the names. Chinese questions hold English words too.
 * @param tag BCP 47 tag; other languages than English and Chinese have none
 */
export function stopWords(tag: string): string {
  const words = /^zh\b/i.test(tag) ? ENGLISH + CHINESE : /^en\b/i.test(tag) ? ENGLISH : '';
  return words.trim().split(/\s+/).join(' ');
}
