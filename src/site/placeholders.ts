import { isQuoted } from './spelling.ts';

/** Words that stand in a text in place of what is still to be written. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** What editors, templates and authors in a hurry leave; each is the whole text or cannot be meant. */
const PLACEHOLDERS: readonly RegExp[] = [
  /这里写(?:图片描述|链接描述|自定义目录标题)|在这里插入(?:图片|链接)描述|(?:在此|此处|请在此)(?:输入|填写|插入)[^，。；\s]{1,8}/g,
  /待(?:补充|完善|续写|写)(?=[：:…]|[。）)]?\s*$)/gm,
  /^[ \t]*(?:图片描述|图片说明|图片标题|链接描述)[ \t]*$/gm,
  /^[ \t]*(?:alt text|image alt text|image description|untitled image)[ \t]*$/gim,
  /\blorem ipsum\b/gi,
  /\benter (?:image|link) description here\b/gi,
  /\b(?:your|insert(?: your| an?)?|add(?: your| an?)?) (?:title|name|text|content|description|caption|image|picture|heading) here\b/gi,
  /^[ \t]*(?:TODO|FIXME|TBD|XXX)\b|\b(?:TODO|FIXME|TBD)\b(?=[:：]|[ \t]*$)/gm,
];

/** The placeholders in a text, in order; none inside quotation marks of their own. */
export function placeholders(text: string): Placeholder[] {
  const found = PLACEHOLDERS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): Placeholder => {
      const words = match[0].trim();
      const start = match.index + match[0].indexOf(words);
      return { start, end: start + words.length, words };
    }),
  );
  return found
    .filter(({ start, end }) => !isQuoted(text, start, end))
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, n, all) => n === 0 || start >= (all[n - 1]?.end ?? 0));
}
