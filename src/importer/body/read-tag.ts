import type { Dialect } from '../article.ts';
import type { Edit } from './edited-text.ts';
import { longestRun } from './scan-math.ts';
import { readArguments, type Tag } from './tag.ts';

/** A tag, or a stretch that is read as Markdown instead. */
export type Found =
  | { readonly kind: 'tag'; readonly tag: Tag; readonly end: number }
  | { readonly kind: 'edits'; readonly edits: readonly Edit[]; readonly end: number };

/** A tag is at most so long: where its end is missing, the rest of the text is not searched. */
const LONGEST = 4000;
/** Pairs of tags between which nothing is read. */
const VERBATIM = new Set(['raw', 'verbatim']);
/** Pairs of tags with code between them. */
const CODE = new Set(['highlight', 'codeblock', 'code', 'prism', 'mermaid', 'plantuml']);
const HIDDEN = new Set(['comment']);

/** The text that is read, and which closing tags were looked for in vain. */
export interface TagSource {
  readonly text: string;
  readonly dialect: Dialect;
  readonly missing: Set<string>;
}

/** Reads the tag that begins with the brace at an offset; undefined where none does. */
export function readTag(source: TagSource, at: number): Found | undefined {
  const { text } = source;
  const head = text.slice(at, at + 3);
  if (head === '{{<' || head === '{{%') return readShortcode(source, at);
  if (head.startsWith('{{#')) return single(text, at, { open: '{{#', close: '}}', kind: 'include' });
  if (head.startsWith('{{')) return single(text, at, { open: '{{', close: '}}', kind: 'output' });
  if (head.startsWith('{%')) return readLiquid(source, at);
  if (head.startsWith('{:')) return readAttributes(source, at);
  return undefined;
}

function enclosed(
  text: string,
  at: number,
  open: string,
  close: string,
): { inner: string; end: number } | undefined {
  const from = at + open.length;
  const found = text.slice(from, from + LONGEST).indexOf(close);
  if (found < 0) return undefined;
  const inner = text.slice(from, from + found);
  return /\n[ \t>]*\n/.test(inner) ? undefined : { inner, end: from + found + close.length };
}

function single(
  text: string,
  at: number,
  form: { open: string; close: string; kind: Tag['kind'] },
): Found | undefined {
  const found = enclosed(text, at, form.open, form.close);
  if (!found) return undefined;
  const { inner, end } = found;
  const [, closes = '', name = '', rest = ''] = /^-?\s*(\/?)\s*([^\s/]*)([\s\S]*?)-?$/.exec(inner) ?? [];
  const source = text.slice(at, end);
  const tag: Tag = {
    kind: form.kind,
    name: name.toLowerCase(),
    closes: closes !== '',
    rest: rest.trim(),
    source,
    start: at,
  };
  return { kind: 'tag', tag, end };
}

function readShortcode(from: TagSource, at: number): Found | undefined {
  const { text } = from;
  const sign = text.charAt(at + 2);
  const open = `{{${sign}`;
  const close = sign === '<' ? '>}}' : '%}}';
  if (text.startsWith(`${open}/*`, at)) {
    // How a page of Hugo shows a shortcode instead of running it.
    const shown = enclosed(text, at, `${open}/*`, `*/${close}`);
    if (!shown) return undefined;
    const source = `${open}${shown.inner}${close}`;
    return { kind: 'tag', tag: shownTag(source, at), end: shown.end };
  }
  const found = single(text, at, { open, close, kind: 'shortcode' });
  if (found?.kind !== 'tag') return found;
  if (CODE.has(found.tag.name) && !found.tag.closes)
    return readCode(from, found, `\\{\\{[<%]\\s*/\\s*${found.tag.name}\\s*[>%]\\}\\}`);
  return found;
}

function shownTag(source: string, start: number): Tag {
  return { kind: 'code', name: 'text', closes: false, rest: source, source, start };
}

function readLiquid(from: TagSource, at: number): Found | undefined {
  const { text } = from;
  const found = single(text, at, { open: '{%', close: '%}', kind: 'liquid' });
  if (found?.kind !== 'tag') return found;
  const { name } = found.tag;
  if (name.startsWith('end')) {
    return { ...found, tag: { ...found.tag, name: name.slice(3).replace(/^_/, ''), closes: true } };
  }
  const end = `\\{%-?\\s*end_?${name.replace(/\W/g, '')}\\s*-?%\\}`;
  if (CODE.has(name)) return readCode(from, found, end);
  if (!VERBATIM.has(name) && !HIDDEN.has(name)) return found;
  const close = findEnd(from, end, found.end);
  if (!close) return found;
  const last = close.index + close[0].length;
  const edits = HIDDEN.has(name)
    ? [{ start: at, end: last, text: '' }]
    : [
        { start: at, end: found.end, text: '' },
        { start: close.index, end: last, text: '' },
      ];
  return { kind: 'edits', edits, end: last };
}

/** The closing tag of a form behind an offset. One that is missing is missing for every tag behind it. */
function findEnd({ text, missing }: TagSource, form: string, from: number): RegExpExecArray | undefined {
  if (missing.has(form)) return undefined;
  const end = new RegExp(form, 'g');
  end.lastIndex = from;
  const found = end.exec(text);
  if (!found) missing.add(form);
  return found ?? undefined;
}

/** Code between two tags: a fence where it has lines of its own, code in the line elsewhere. */
function readCode(from: TagSource, open: { tag: Tag; end: number }, end: string): Found | undefined {
  const { text } = from;
  const close = findEnd(from, end, open.end);
  if (!close) return { kind: 'tag', ...open };
  // GitBook puts a title round a fence.
  if (/^\s*(?:```|~~~)/.test(text.slice(open.end, close.index))) return { kind: 'tag', ...open };
  const at = open.tag.start;
  const last = close.index + close[0].length;
  const code = text.slice(open.end, close.index);
  const head = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (!code.includes('\n') && (/[^\s>]/.test(head) || /^[ \t]*[^\s]/.test(text.slice(last, last + 80)))) {
    const tag: Tag = {
      ...open.tag,
      kind: 'code',
      name: 'code',
      rest: code.trim(),
      source: text.slice(at, last),
    };
    return { kind: 'tag', tag, end: last };
  }
  return {
    kind: 'edits',
    edits: fenceEdits({ head, code, info: fenceInfo(open.tag), at, from: open.end, to: close.index, last }),
    end: last,
  };
}

function fenceEdits(found: {
  head: string;
  code: string;
  info: string;
  at: number;
  from: number;
  to: number;
  last: number;
}): Edit[] {
  const { head, code, info, at, from, to, last } = found;
  const indent = /^(?:[ \t]*>)*[ \t]*/.exec(head)?.[0] ?? '';
  const lines = code
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  // Code that stands further out than its tags would end the list or quote they stand in.
  const prefix = lines.every((line) => line.startsWith(indent)) ? indent : '';
  const apart = prefix !== indent || /[^\s>]/.test(head);
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  const tail = code.slice(code.lastIndexOf('\n') + 1);
  const first = /^[ \t]*\n/.test(code) ? '' : `\n${prefix}`;
  // A blank line in front keeps the fence out of the paragraph before it.
  const open = `${apart ? `\n\n${prefix}` : ''}${fence}${info}${first}`;
  const closing = tail.trim() === '' ? fence : `\n${prefix}${fence}`;
  const start = tail.trim() === '' ? to - tail.length : to;
  return [
    { start: at, end: from, text: open },
    { start, end: last, text: `${tail.trim() === '' ? prefix : ''}${closing}\n${prefix}` },
  ];
}

/** The language of a code tag: its first word, or `lang:js`. */
function fenceInfo(tag: Tag): string {
  const { row, named } = readArguments(tag.rest);
  if (tag.name === 'mermaid' || tag.name === 'plantuml') return tag.name;
  const language = named.get('lang') ?? named.get('language');
  const own = language ?? (tag.name === 'codeblock' ? undefined : row[0]);
  const title = tag.name === 'codeblock' ? row.filter((word) => !/^https?:/.test(word)).join(' ') : '';
  const clean = (own ?? '').replace(/[^\w+#.-]/g, '');
  return title === '' ? clean : `${clean || 'text'} title=${JSON.stringify(title.replace(/[`\n]/g, ' '))}`;
}

const ATTRIBUTES =
  /\{:{1,2}\/?\s*(?:(?:[#.][\w-]+|toc|comment|options|nomarkdown|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']+))\s*)*\/?\}/y;

function readAttributes(from: TagSource, at: number): Found | undefined {
  const { text, dialect } = from;
  if (dialect === 'hugo' || dialect === 'hexo') return undefined;
  if (text.startsWith('{::comment}', at)) {
    const close = findEnd(from, '\\{:/(?:comment)?\\}', at);
    const end = close ? close.index + close[0].length : at;
    if (close) return { kind: 'edits', edits: [{ start: at, end, text: '' }], end };
  }
  ATTRIBUTES.lastIndex = at;
  const source = ATTRIBUTES.exec(text)?.[0];
  if (source === undefined) return undefined;
  const rest = source.replace(/^\{:+\/?|\/?\}$/g, '').trim();
  const tag: Tag = { kind: 'attributes', name: 'attributes', closes: false, rest, source, start: at };
  return { kind: 'tag', tag, end: at + source.length };
}
