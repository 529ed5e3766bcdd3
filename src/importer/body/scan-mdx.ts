import type { Edit } from './edited-text.ts';
import { lineEnd } from './scan-line.ts';
import type { Hidden, Scanner } from './scan-tags.ts';

const IMPORT =
  /import\s+(?:type\s+)?(?:[\w*{}\s,$]{1,2000}?\s+from\s+)?(["'])[^"'\n]+\1[ \t]*;?[ \t]*(?:\n|$)/y;
const EXPORT = /export\s+(?:default|const|let|var|function|class|async|\{)/y;
/** A program is at most so long. */
const LONGEST = 20_000;

/**
 * Reads the `import` and `export` lines that begin at the beginning of a line of MDX. A page here runs no programs:
 * they are shown as code at the end of the page, and named in the report.
 * @returns whether the scanner moved to the beginning of another line
 */
export function scanPrograms(scanner: Scanner): boolean {
  const { text, at } = scanner;
  const before = text.slice(Math.max(0, at - 40), at);
  if (!(text.startsWith('import', at) || text.startsWith('export', at))) return false;
  if (at !== 0 && before.trim() !== '' && !/\n[ \t]*\n$/.test(before)) return false;
  let end = at;
  for (let next = programEnd(text, at); next !== undefined; next = programEnd(text, end)) {
    const words = text.slice(end, next).trim().replace(/\s+/g, ' ');
    scanner.hidden.push({ words, offset: end + leadingSpace(text, end), kind: 'program' });
    end = next;
  }
  if (end === at) return false;
  const code = text.slice(at, end).trim();
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // At the end, or they would stand before the title and begin the description.
  scanner.edits.push({ start: at, end, text: '' });
  scanner.notes.push(`${fence}js\n${code}\n${fence}`);
  scanner.at = end;
  return true;
}

/** Where the program ends that begins at an offset, or behind the empty lines there. */
function programEnd(text: string, from: number): number | undefined {
  const at = from + leadingSpace(text, from);
  IMPORT.lastIndex = at;
  EXPORT.lastIndex = at;
  if (IMPORT.test(text)) return IMPORT.lastIndex;
  return EXPORT.test(text) ? endOfProgram(text, at) : undefined;
}

/** The length of the empty lines at an offset. */
function leadingSpace(text: string, from: number): number {
  const [lines = ''] = /^(?:[ \t]*\n)*/.exec(text.slice(from, from + 400)) ?? [];
  return lines.length;
}

/** Where the lines of a program end: at an empty line, or the text's end, outside all brackets. */
function endOfProgram(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + LONGEST); ) {
    const end = lineEnd(text, at);
    for (const sign of text.slice(at, end)) {
      if ('([{'.includes(sign)) depth++;
      else if (')]}'.includes(sign)) depth--;
    }
    at = end + 1;
    if (depth <= 0 && /^[ \t]*(?:\n|$)/.test(text.slice(at, at + 200))) return Math.min(text.length, at);
  }
  return undefined;
}

const COMMENT = /\{\/\*([\s\S]{0,4000}?)\*\/\}/y;

/** Reads a comment of MDX. @returns whether there was one, and the scanner moved behind it */
export function skipMdxComment(scanner: Scanner): boolean {
  COMMENT.lastIndex = scanner.at;
  const [whole, words = ''] = COMMENT.exec(scanner.text) ?? [];
  if (whole === undefined) return false;
  const { at } = scanner;
  const end = at + whole.length;
  // The same mark in HTML ends the summary.
  const marked = /^\s*(?:truncate|more)\s*$/.test(words);
  if (!marked) {
    scanner.hidden.push({ words: words.trim().replace(/\s+/g, ' '), offset: at, kind: 'comment' });
  }
  scanner.edits.push({ start: at, end, text: marked ? '<!-- more -->' : '' });
  scanner.at = end;
  return true;
}

const TAG = /<(\/?)([A-Za-z][\w.-]*)/y;
const ATTRIBUTE = /\s+(?:([\w:-]+)(?:\s*=\s*("[^"]*"|'[^']*'|\{))?|(\{\s*\.\.\.))/y;
const TAG_END = /\s*(\/?)>/y;

/**
 * Reads a tag of JSX: attributes in braces become those of HTML where their value is plain, and are left out
 * where it is an expression.
 * @param names of the tags that are read
 * @returns whether the scanner moved behind it
 */
export function scanJsxTag(scanner: Scanner, names = /^/): boolean {
  const { text, at } = scanner;
  TAG.lastIndex = at;
  const [open, slash = '', name = ''] = TAG.exec(text) ?? [];
  if (open === undefined || !names.test(name)) return false;
  const edits: Edit[] = [];
  const hidden: Hidden[] = [];
  let next = at + open.length;
  for (;;) {
    ATTRIBUTE.lastIndex = next;
    const [whole, key = '', value = '', spread] = ATTRIBUTE.exec(text) ?? [];
    if (whole === undefined) break;
    const start = next;
    next += whole.length;
    if (value !== '{' && spread === undefined) continue;
    const close = closingBrace(text, spread === undefined ? next - 1 : next - whole.trimStart().length);
    if (close === undefined) return false;
    const plain = spread === undefined ? plainValue(text.slice(next, close)) : undefined;
    edits.push({ start, end: close + 1, text: plain === undefined ? '' : ` ${key}="${plain}"` });
    if (plain === undefined) {
      const words = text.slice(start, close + 1);
      const blank = words.length - words.trimStart().length;
      hidden.push({ words: words.trim().replace(/\s+/g, ' '), offset: start + blank, kind: 'expression' });
    }
    next = close + 1;
  }
  TAG_END.lastIndex = next;
  const [end, alone = ''] = TAG_END.exec(text) ?? [];
  if (end === undefined) return false;
  next += end.length;
  scanner.edits.push(...edits);
  scanner.hidden.push(...hidden);
  partBlock(scanner, {
    name,
    kind: alone !== '' ? 'alone' : slash !== '' ? 'closes' : 'opens',
    start: at,
    end: next,
  });
  scanner.at = next;
  return true;
}

/** Elements whose content only their end closes. */
const VERBATIM = /^(?:pre|script|style|textarea)$/;

/**
 * Empty lines round the tags that stand on lines of their own have what stands between them read as Markdown, as
 * MDX reads it; HTML would go on to the next empty line.
 */
function partBlock(
  { text, edits, components }: Scanner,
  tag: { name: string; kind: 'opens' | 'closes' | 'alone'; start: number; end: number },
): void {
  if (VERBATIM.test(tag.name)) return;
  const begins = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, tag.start - 80), tag.start));
  const rest = text.slice(tag.end, lineEnd(text, tag.end)).trimEnd();
  const apart = (offset: number): void => void edits.push({ start: offset, end: offset, text: '\n\n' });
  if (tag.kind === 'closes') {
    if (components.at(-1) !== tag.name) return;
    components.pop();
    apart(tag.start);
    apart(tag.end);
  } else if (begins && (rest === '' || (tag.kind === 'opens' && rest.endsWith(`</${tag.name}>`)))) {
    if (tag.kind === 'opens') components.push(tag.name);
    apart(tag.end);
  }
}

function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(text.length, open + LONGEST); at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** The value of an attribute that says one thing: a text, a number, the address of a picture. */
function plainValue(expression: string): string | undefined {
  const inner = expression.trim();
  const call =
    /^(?:useBaseUrl|require|withBase|useDocUrl)\(\s*([\s\S]*?)\s*\)(?:\.default)?$/.exec(inner)?.[1] ?? inner;
  const quoted = /^(["'`])([^"'`$\\<>]*)\1$/.exec(call)?.[2];
  if (quoted !== undefined) return quoted;
  return /^-?\d+(?:\.\d+)?$/.test(call) || call === 'true' ? call : undefined;
}
