/** In what the head of a file is written. */
export type HeadFormat = 'yaml' | 'toml' | 'json';

/** The head and the text of a file, not yet read. */
export type SplitFile =
  | { readonly kind: 'none'; readonly reason?: 'no-keys' }
  | { readonly kind: 'unclosed'; readonly fence: string; readonly line: number }
  | SplitHead;

export interface SplitHead {
  readonly kind: 'head';
  readonly format: HeadFormat;
  /** What stands between the fences; of JSON, with its braces. */
  readonly text: string;
  /** Line of the file at which `text` begins, from 1. */
  readonly line: number;
  readonly body: string;
  /** Line of the file at which `body` begins, from 1. */
  readonly bodyLine: number;
  /** The line that closes it. */
  readonly fence: string;
  /** False where the keys begin at once, as in Hexo. */
  readonly opened: boolean;
}

/** A line that begins with a key: `title: x`, `"date" : x`, `标题：x`. */
const KEY_LINE = /^[ \t]*(["']?)[\p{L}_][\p{L}\p{N}_ .-]{0,60}\1[ \t]*[:：]/u;
/** Keys with which a head begins that has no opening line. */
const FIRST_KEYS =
  /^["']?(?:title|layout|date|updated|tags?|categor(?:y|ies)|permalink|author|id|abbrlink|comments|description|cover|toc)["']?[ \t]*:/i;
/** What may stand in such a head: keys, items, comments, and lines indented below them. */
const HEAD_LINE = /^(?:["']?[\w.-]+["']?[ \t]*:|[ \t]|- |-$|#|$|[{}\]])/;

/**
 * Parts the head of a file from its text: YAML between `---` (closed by `...` too, and by a fence with
 * blanks or more signs), TOML between `+++`, JSON in braces or, as in Hexo, between `;;;`, and the head of Hexo
 * that has only a closing line.
 */
export function splitHead(text: string): SplitFile {
  const blank = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0;
  const line = lineAt(text, blank);
  const rest = text.slice(blank);
  const open = /^(-{3,}|\+{3}|;{3,})[ \t]*(ya?ml|json|toml)?[ \t]*(?:\n|$)/.exec(rest);
  if (open) {
    const [{ length: start }, fence = '', named] = open;
    return fenced(rest, { fence, start, line, format: formatOf(fence, named) });
  }
  if (/^\{[ \t\n]*["}]/.test(rest)) return braced(rest, line);
  return unopened(rest, line);
}

function fenced(
  rest: string,
  { fence, start, line, format }: { fence: string; start: number; line: number; format: HeadFormat },
): SplitFile {
  const inner = rest.slice(start);
  const hasKeys = (head: string): boolean => format !== 'yaml' || startsWithKey(head);
  const close = closing(inner, fence);
  if (!close) {
    return hasKeys(inner) ? { kind: 'unclosed', fence, line } : { kind: 'none', reason: 'no-keys' };
  }
  const text = inner.slice(0, close.index);
  // A rule between sections looks like a fence.
  if (text.trim() !== '' && !hasKeys(text)) return { kind: 'none', reason: 'no-keys' };
  const json = format === 'json';
  return {
    kind: 'head',
    format,
    text: json ? inBraces(text) : text,
    line: json ? line : line + 1,
    ...bodyAfter(inner, close, line + 1),
    fence,
    opened: true,
  };
}

/** In what a head is written: its fence tells, or the name behind it (`---toml`). */
function formatOf(fence: string, named: string | undefined): HeadFormat {
  if (named === 'json' || named === 'toml') return named;
  return fence.startsWith(';') ? 'json' : fence.startsWith('+') ? 'toml' : 'yaml';
}

function closing(inner: string, fence: string): RegExpExecArray | null {
  const signs = fence === '---' ? '(?:-{3,}|\\.\\.\\.)' : fence.replace(/[+;]/g, '\\$&');
  return new RegExp(`^${signs}[ \\t]*$`, 'm').exec(inner);
}

/** JSON in braces: a string may hold braces too. */
function braced(rest: string, line: number): SplitFile {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < rest.length; at++) {
    const char = rest.charAt(at);
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
      continue;
    }
    if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) {
      const behind = /^[ \t]*(?:\n|$)/.exec(rest.slice(at + 1, at + 200));
      if (!behind) return { kind: 'none' };
      const end = at + 1 + behind[0].length;
      const bodyLine = line + lineAt(rest, end) - 1;
      const parts = { text: rest.slice(0, at + 1), line, body: rest.slice(end), bodyLine };
      return { kind: 'head', format: 'json', ...parts, fence: '}', opened: true };
    }
  }
  return { kind: 'unclosed', fence: '}', line };
}

/** The head of Hexo without an opening line: all up to the closing one must look like a head. */
function unopened(rest: string, line: number): SplitFile {
  const close = /^(-{3,}|;{3,})[ \t]*$/m.exec(rest);
  if (!close || !FIRST_KEYS.test(rest)) return { kind: 'none' };
  const text = rest.slice(0, close.index);
  if (!text.split('\n').every((l) => HEAD_LINE.test(l))) return { kind: 'none' };
  const fence = close[1] ?? '';
  const semicolons = fence.startsWith(';');
  return {
    kind: 'head',
    format: semicolons ? 'json' : 'yaml',
    text: semicolons ? inBraces(text) : text,
    line: semicolons ? line - 1 : line,
    ...bodyAfter(rest, close, line),
    fence,
    opened: false,
  };
}

/** Hexo leaves the braces of JSON out. They stand on lines of their own, so that columns stay true. */
function inBraces(text: string): string {
  return /^\s*\{/.test(text) ? `\n${text}` : `{\n${text}\n}`;
}

function bodyAfter(
  inner: string,
  close: RegExpExecArray,
  line: number,
): Pick<SplitHead, 'body' | 'bodyLine'> {
  const end = close.index + close[0].length;
  const next = inner.charAt(end) === '\n' ? end + 1 : end;
  return { body: inner.slice(next), bodyLine: line + lineAt(inner, next) - 1 };
}

function startsWithKey(head: string): boolean {
  const first = head.split('\n', 40).find((l) => l.trim() !== '' && !l.trimStart().startsWith('#'));
  return first !== undefined && KEY_LINE.test(first);
}

/** Line of an offset, from 1. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
