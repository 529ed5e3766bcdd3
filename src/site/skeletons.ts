import { stringify } from 'yaml';
import { DIAGRAM_KINDS, type DiagramKind } from '../diagrams/diagram.ts';
import { ID } from '../glossary/term-schema.ts';
import type { Lang } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';

/** What a new page of the site can be. */
export const NEW_KINDS = ['article', 'term', 'diagram'] as const;
export type NewKind = (typeof NEW_KINDS)[number];

/** What an author said of the page to be written; texts that are missing are marked as to be written. */
export interface NewPage {
  readonly id: string;
  /** By language; the first language has one. */
  readonly titles: Readonly<Record<string, string>>;
  /** One sentence: of a term its definition. */
  readonly descriptions: Readonly<Record<string, string>>;
}
export interface NewTerm extends NewPage {
  readonly kind: string;
  /** Undefined where the site has no platforms. */
  readonly platform: string | undefined;
  readonly layer: string;
}
export interface NewDiagram extends NewPage {
  readonly kind: DiagramKind;
}

/** A file to be written; its path is relative to the docs folder. */
export interface SkeletonFile {
  readonly path: string;
  readonly text: string;
}

/** What is said in place of a text that is to be written; `check` finds each of them. */
interface Words {
  readonly todo: (what: string) => string;
  readonly description: string;
  readonly body: string;
  readonly definition: string;
  readonly picture: string;
  readonly caption: string;
  readonly parts: readonly [string, string];
  readonly message: string;
}

const EN: Words = {
  todo: (what) => `TODO: ${what}`,
  description: 'one sentence for lists and search engines.',
  body: 'the text. Sections begin with ##; names of terms become links by themselves.',
  definition: 'one sentence that says what it is and does.',
  picture: 'what a reader who cannot see the picture needs to know.',
  caption: 'where it comes from, and the time it shows.',
  parts: ['First part', 'Second part'],
  message: 'says',
};
const ZH: Words = {
  todo: (what) => `待写：${what}`,
  description: '用一句话介绍本文，供列表和搜索引擎使用。',
  body: '正文。各节以 ## 开头，术语名称会自动成为链接。',
  definition: '用一句话说明它是什么、做什么。',
  picture: '看不到图的读者需要知道的内容。',
  caption: '图的出处，以及所反映的时间。',
  parts: ['第一部分', '第二部分'],
  message: '消息',
};

function wordsOf({ tag }: Language): Words {
  return /^zh\b/i.test(tag) ? ZH : EN;
}

/** An article in all languages. */
export function articleSkeleton(page: NewPage, languages: readonly Language[]): SkeletonFile[] {
  return languages.map((language) => {
    const words = wordsOf(language);
    const front = yaml({
      title: page.titles[language.id] ?? words.todo(firstTitle(page, languages)),
      description: page.descriptions[language.id] ?? words.todo(words.description),
    });
    const text = `---\n${front}---\n\n${words.todo(words.body)}\n`;
    return { path: `articles/${page.id}/${language.id}.mdx`, text };
  });
}

/** A term with its facts in all languages; a name that is missing in one is left out and reported by `check`. */
export function termSkeleton(term: NewTerm, languages: readonly Language[]): SkeletonFile[] {
  const name = inLanguages(languages, ({ id }) => term.titles[id]);
  const text = yaml({
    name,
    kind: term.kind,
    ...(term.platform !== undefined && { platform: term.platform }),
    layer: term.layer,
    definition: inLanguages(languages, (language) => {
      const words = wordsOf(language);
      return term.descriptions[language.id] ?? words.todo(words.definition);
    }),
  });
  return [{ path: `glossary/${term.id}.yaml`, text }];
}

/** A diagram with two parts, its labels in all languages. */
export function diagramSkeleton(diagram: NewDiagram, languages: readonly Language[]): SkeletonFile[] {
  const front = yaml({
    title: inLanguages(languages, (language) => {
      return diagram.titles[language.id] ?? wordsOf(language).todo(firstTitle(diagram, languages));
    }),
    description: inLanguages(languages, (language) => {
      const words = wordsOf(language);
      return diagram.descriptions[language.id] ?? words.todo(words.picture);
    }),
    caption: inLanguages(languages, (language) => wordsOf(language).todo(wordsOf(language).caption)),
  });
  const label = (say: (words: Words) => string): string =>
    languages.map((language) => say(wordsOf(language))).join(' // ');
  const [one, two] = [label(({ parts }) => parts[0]), label(({ parts }) => parts[1])];
  const body = bodyOf(diagram.kind, { one, two, message: label(({ message }) => message) });
  return [{ path: `diagrams/${diagram.id}.mmd`, text: `---\n${front}---\n${body}\n` }];
}

function bodyOf(
  kind: DiagramKind,
  { one, two, message }: { one: string; two: string; message: string },
): string {
  switch (kind) {
    case 'flowchart':
      return `flowchart TB\n  partA["${one}"] --> partB["${two}"]`;
    case 'sequence':
      return `sequenceDiagram\n  participant partA as ${one}\n  participant partB as ${two}\n  partA->>partB: ${message}`;
    case 'mindmap':
      return `mindmap\n  partA["${one}"]\n    partB["${two}"]`;
    case 'timeline':
      return `timeline\n  2024 : ${one}\n  2025 : ${two}`;
  }
}

/** Whether a word names a kind of diagram. */
export function isDiagramKind(text: string): text is DiagramKind {
  return DIAGRAM_KINDS.some((kind) => kind === text);
}

/**
 * An id made from a title: its Latin letters and digits in small letters, with hyphens between.
 * @returns undefined where the title has none
 */
export function suggestId(title: string): string | undefined {
  const id = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return ID.test(id) ? id : undefined;
}

function firstTitle({ titles }: NewPage, languages: readonly Language[]): string {
  return titles[languages[0]?.id ?? ''] ?? '';
}

/** The text of each language that has one, in the order of the site. */
function inLanguages(
  languages: readonly Language[],
  say: (language: Language) => string | undefined,
): Partial<Record<Lang, string>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = say(language);
      return text === undefined ? [] : [[language.id, text]];
    }),
  );
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}
