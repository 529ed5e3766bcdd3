import type { Dialect } from '../article.ts';
import { isContainer } from './containers.ts';
import type { Edit } from './edited-text.ts';
import { readTag } from './read-tag.ts';
import { scanContainerLine } from './scan-container.ts';
import type { Abbreviation } from './scan-definitions.ts';
import { scanLine } from './scan-line.ts';
import { scanMarkdownHtml } from './scan-markdown-html.ts';
import { scanMath } from './scan-math.ts';
import { scanJsxTag, skipMdxComment } from './scan-mdx.ts';
import { scanNote, scanWiki } from './scan-wiki.ts';
import { freeMarks, type Tag } from './tag.ts';

/** What the scanner found: the tags, and what is read in their stead. */
export interface Scanned {
  readonly tags: readonly Tag[];
  readonly edits: readonly Edit[];
  /** Stand round the number of a tag in the edited text. */
  readonly marks: readonly [string, string];
  /** Places of headings that were written without a blank behind their signs, and of full-width list marks. */
  readonly mended: readonly { readonly what: 'heading' | 'list'; readonly offset: number }[];
  readonly abbreviations: readonly Abbreviation[];
  readonly hidden: readonly Hidden[];
  /** Notes and programs that are to be read behind the text. */
  readonly notes: readonly string[];
}

/**
 * What stands in the source and no reader of it saw: a comment or the expression of an attribute, which are left
 * out, or a program, which is shown.
 */
export interface Hidden {
  readonly kind: 'comment' | 'expression' | 'program';
  readonly words: string;
  readonly offset: number;
}

/** The scanner's state; each part of it reads on from `at` and moves it. */
export interface Scanner {
  readonly text: string;
  readonly dialect: Dialect;
  at: number;
  readonly tags: Tag[];
  readonly edits: Edit[];
  readonly marks: readonly [string, string];
  readonly mended: { what: 'heading' | 'list'; offset: number }[];
  readonly abbreviations: Abbreviation[];
  readonly hidden: Hidden[];
  readonly notes: string[];
  /** Whether the text is MDX: tags are JSX, and programs may stand in it. */
  readonly mdx: boolean;
  /** Components of which the tag that begins a line is not closed yet. */
  readonly components: string[];
  /** Elements that are open, and whether Markdown is read in them. */
  readonly elements: { readonly name: string; readonly markdown: boolean }[];
  /** Where lines begin that are read already. */
  readonly read: Set<number>;
  /** Where the list of definitions ends that was found last. */
  definitionsEnd: number;
  /** Open containers of colons: how many colons, and the name. */
  readonly open: { colons: number; name: string }[];
  /** Lengths of runs of backticks that end nowhere before the offset. */
  readonly unpaired: Map<number, number>;
  /** Where the paragraph ends that was looked at last. */
  paragraph: number;
  /** Where the list of full-width marks ends that was mended last. */
  listEnd: number;
  /** By the sign of a code fence: the least length of which no end follows. */
  readonly unclosed: Map<string, number>;
  /** Closing tags that do not follow. */
  readonly missing: Set<string>;
  readonly math: boolean;
}

/**
 * Finds what generators read beside Markdown: Liquid, Hexo and Hugo tags, containers, mathematics. Code,
 * in fences and in lines, and comments are passed over. Reads the text once from the front.
 */
export function scanTags(text: string, dialect: Dialect, mdx = false): Scanned {
  const scanner: Scanner = {
    text,
    dialect,
    at: 0,
    tags: [],
    edits: [],
    marks: freeMarks(text),
    mended: [],
    abbreviations: [],
    hidden: [],
    notes: [],
    mdx,
    components: [],
    elements: [],
    read: new Set(),
    definitionsEnd: 0,
    open: [],
    unpaired: new Map(),
    paragraph: 0,
    listEnd: 0,
    unclosed: new Map(),
    missing: new Set(),
    math: usesMath(text),
  };
  let lineStart = true;
  while (scanner.at < text.length) {
    if (lineStart && (scanLine(scanner) || scanContainerLine(scanner))) continue;
    lineStart = scanRest(scanner);
  }
  if (scanner.notes.length > 0) {
    const [start, end] = [text.length, text.length];
    scanner.edits.push({ start, end, text: `\n\n${scanner.notes.join('\n\n')}\n` });
  }
  scanner.edits.sort((a, b) => a.start - b.start);
  return scanner;
}

/** Whether a text holds mathematics beyond doubt: a command or a display between dollar signs. */
function usesMath(text: string): boolean {
  return /\$\$|\$[^$\n]*\\[a-zA-Z]+[^$\n]*\$|\$[A-Za-z]\$|\$[^$\n]*[\^_]\{?\w[^$\n]*\$|\\\\\(|\\\\\[/.test(
    text,
  );
}

const NEXT = /[`\\{$<\n]/g;
/** The same, with the signs that further dialects give a meaning. */
const NEXT_IN: Partial<Readonly<Record<Dialect, RegExp>>> = {
  obsidian: /[`\\{$<\n[!%^]/g,
  hexo: /[`\\{$<\n^]/g,
};

/**
 * Reads on within a line, to the next thing of note.
 * @returns whether a new line begins at the scanner's place
 */
function scanRest(scanner: Scanner): boolean {
  const { text } = scanner;
  const next = NEXT_IN[scanner.dialect] ?? NEXT;
  next.lastIndex = scanner.at;
  const found = next.exec(text);
  if (!found) {
    scanner.at = text.length;
    return true;
  }
  const at = found.index;
  scanner.at = at;
  switch (found[0]) {
    case '\n':
      scanner.at = at + 1;
      return true;
    case '`':
      skipCode(scanner);
      return false;
    case '<':
      if (text.startsWith('<!--', at)) skipComment(scanner);
      else if (!scanElement(scanner)) scanner.at = at + 1;
      return false;
    case '{':
      if (!(scanner.mdx && skipMdxComment(scanner)) && !addTag(scanner)) scanner.at = at + 1;
      return false;
    case '^':
      if (!(scanner.dialect === 'obsidian' ? scanWiki(scanner) : scanNote(scanner))) scanner.at = at + 1;
      return false;
    case '[':
    case '!':
    case '%':
      if (!scanWiki(scanner)) scanner.at = at + 1;
      return false;
    default:
      if (!scanMath(scanner)) scanner.at = at + (found[0] === '\\' ? escapeLength(text, at) : 1);
      return false;
  }
}

/** Components of Vue, which end the HTML of their line. */
const COMPONENT = /^[A-Z]|-/;

/** Reads a tag that says more than HTML: of JSX, of a component of Vue, with Markdown between it and its end. */
function scanElement(scanner: Scanner): boolean {
  const { mdx, dialect } = scanner;
  if (mdx) return scanJsxTag(scanner);
  if (dialect === 'vuepress' || dialect === 'vitepress') return scanJsxTag(scanner, COMPONENT);
  return dialect === 'jekyll' && scanMarkdownHtml(scanner);
}

/** A backslash and what it keeps from being read; a line's end is no part of it. */
function escapeLength(text: string, at: number): number {
  return text[at + 1] === undefined || text[at + 1] === '\n' ? 1 : 2;
}

/** Code in a line ends at as many backticks as it began with, in the same paragraph. */
function skipCode(scanner: Scanner): void {
  const { text } = scanner;
  let end = scanner.at;
  while (text[end] === '`') end++;
  const length = end - scanner.at;
  if (scanner.paragraph <= end) scanner.paragraph = paragraphEnd(text, end);
  const limit = scanner.paragraph;
  const close =
    (scanner.unpaired.get(length) ?? -1) >= end ? -1 : findRun(text, { from: end, to: limit, length });
  if (close < 0) {
    scanner.unpaired.set(length, limit);
    scanner.at = end;
  } else {
    scanner.at = close + length;
  }
}

function findRun(text: string, { from, to, length }: { from: number; to: number; length: number }): number {
  for (let at = text.indexOf('`', from); at >= 0 && at < to; ) {
    let end = at;
    while (text[end] === '`') end++;
    if (end - at === length) return at;
    at = text.indexOf('`', end);
  }
  return -1;
}

/** Where the paragraph round an offset ends: at the next empty line. */
export function paragraphEnd(text: string, from: number): number {
  const blank = /\n[ \t>]*\n/g;
  blank.lastIndex = from;
  return blank.exec(text)?.index ?? text.length;
}

function skipComment(scanner: Scanner): void {
  const end = scanner.text.indexOf('-->', scanner.at);
  scanner.at = end < 0 ? scanner.text.length : end + 3;
}

/** Reads a tag in braces at the scanner's place, if there is one, and puts its number in its stead. */
function addTag(scanner: Scanner): boolean {
  const { text, at } = scanner;
  const found = readTag(scanner, at);
  if (!found) return false;
  if (found.kind === 'edits') {
    scanner.edits.push(...found.edits);
    scanner.at = found.end;
    return true;
  }
  const { tag, end } = found;
  const block = isContainer(tag) || (tag.closes && standsAlone(text, at, end));
  const line = block ? lineAround(text, at) : undefined;
  scanner.edits.push({ start: at, end, text: placeholder(scanner, tag, line) });
  scanner.at = end;
  return true;
}

/** Whether a stretch is all of its line. */
function standsAlone(text: string, start: number, end: number): boolean {
  const head = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return head.trim() === '' && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 80));
}

/** The number of a tag between the marks; where it stands as a block, with empty lines round it. */
export function placeholder(
  scanner: Scanner,
  tag: Tag,
  block?: { prefix: string; before: boolean; after: boolean },
): string {
  const [open, close] = scanner.marks;
  const number = `${open}${scanner.tags.length}${close}`;
  scanner.tags.push(tag);
  if (!block) return number;
  const empty = `\n${block.prefix.trimEnd()}\n${block.prefix}`;
  return `${block.before ? empty : ''}${number}${block.after ? empty : ''}`;
}

/** What stands round a tag in its line: the marks of quotes and lists, and whether there is text on its sides. */
export function lineAround(
  text: string,
  start: number,
): { prefix: string; before: boolean; after: boolean } | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const head = text.slice(lineStart, start);
  const prefix = /^(?:[ \t]*>)*[ \t]*/.exec(head)?.[0] ?? '';
  // Cells and headings are one line: a block cannot stand in them.
  if (/^\||^#{1,6}\s/.test(head.slice(prefix.length))) return undefined;
  const item = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(head.slice(prefix.length))?.[0] ?? '';
  return {
    prefix: prefix + ' '.repeat(item.length),
    before: item === '' || head.length > prefix.length + item.length,
    after: true,
  };
}
