import { containerKind } from './containers.ts';
import { lineEnd } from './scan-line.ts';
import { lineAround, placeholder, type Scanner } from './scan-tags.ts';
import type { Tag } from './tag.ts';

const COLONS = /((?:[ \t]*>)*[ \t]*)(:{3,})[ \t]*([^\n]*)/y;
const MARKS = /([ \t]*)(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)([^\n]*)\n/y;

/**
 * Reads the line that opens or closes a container: `:::note Title` and `:::`, or `!!! note "Title"`, whose
 * content is indented.
 * @returns whether the scanner moved to the end of the line
 */
export function scanContainerLine(scanner: Scanner): boolean {
  return scanColons(scanner) || scanMarks(scanner) || scanImport(scanner);
}

const IMPORT = /([ \t]*)<<<[ \t]*([^\s{[]+)[^\n]*/y;

/** `<<< @/file.js{2}` of VuePress and VitePress shows a file as code. */
function scanImport(scanner: Scanner): boolean {
  const { text, at, dialect } = scanner;
  if (dialect !== 'vuepress' && dialect !== 'vitepress') return false;
  IMPORT.lastIndex = at;
  const [whole, indent = '', rest = ''] = IMPORT.exec(text) ?? [];
  if (whole === undefined) return false;
  const start = at + indent.length;
  const end = at + whole.length;
  const tag: Tag = {
    kind: 'include',
    name: 'include',
    closes: false,
    rest,
    source: text.slice(start, end),
    start,
  };
  scanner.edits.push({ start, end, text: placeholder(scanner, tag, lineAround(text, start)) });
  scanner.at = end;
  return true;
}

function scanColons(scanner: Scanner): boolean {
  const { text, at } = scanner;
  COLONS.lastIndex = at;
  const [whole, prefix = '', colons = '', info = ''] = COLONS.exec(text) ?? [];
  if (whole === undefined) return false;
  const start = at + prefix.length;
  const tag = colonTag(scanner, {
    colons: colons.length,
    info: info.trim(),
    start,
    source: whole.slice(prefix.length),
  });
  if (!tag) return false;
  const end = at + whole.length;
  scanner.edits.push({ start, end, text: placeholder(scanner, tag, lineAround(text, start)) });
  scanner.at = end;
  return true;
}

function colonTag(
  { open, dialect }: Scanner,
  line: { colons: number; info: string; start: number; source: string },
): Tag | undefined {
  const { start, source } = line;
  if (/^:*$/.test(line.info)) {
    const at = open.findLastIndex(({ colons }) => colons === line.colons);
    const top = at >= 0 ? open[at] : undefined;
    if (!top) return undefined;
    open.length = at;
    return { kind: 'fence', name: top.name, closes: true, rest: '', source, start };
  }
  const [, named, pandoc, rest = ''] =
    /^(?:([A-Za-z][\w-]*)|\{\s*\.([\w-]+)[^}]*\})([\s\S]*)$/.exec(line.info) ?? [];
  const name = (named ?? pandoc)?.toLowerCase();
  if (name === undefined) return undefined;
  const docs = dialect === 'docusaurus' || dialect === 'vuepress' || dialect === 'vitepress';
  if (containerKind(name) === undefined && !docs && pandoc === undefined) return undefined;
  open.push({ colons: line.colons, name });
  return { kind: 'fence', name, closes: false, rest, source, start };
}

/** The content of `!!! note` is what follows with four more blanks in front: they are taken away. */
function scanMarks(scanner: Scanner): boolean {
  const { text, at } = scanner;
  MARKS.lastIndex = at;
  const [whole, indent = '', marks = '', word = '', info = ''] = MARKS.exec(text) ?? [];
  if (whole === undefined) return false;
  const lines = indentedLines(text, at + whole.length, indent);
  const last = lines.at(-1);
  if (!last) return false;
  const start = at + indent.length;
  const end = at + whole.length - 1;
  const name = marks === '!!!' ? word.toLowerCase() : 'details';
  const tag: Tag = { kind: 'fence', name, closes: false, rest: info, source: text.slice(start, end), start };
  scanner.edits.push({ start, end, text: placeholder(scanner, tag, lineAround(text, start)) });
  for (const line of lines) scanner.edits.push({ start: line.start, end: line.bare, text: '' });
  const closing: Tag = { ...tag, closes: true, source: '' };
  const close = placeholder(scanner, closing, { prefix: indent, before: true, after: true });
  scanner.edits.push({ start: last.end, end: last.end, text: close });
  scanner.at = end;
  return true;
}

/** Lines from an offset on that are indented by four blanks or a tab more than `indent`; empty ones between them. */
function indentedLines(
  text: string,
  from: number,
  indent: string,
): { start: number; bare: number; end: number }[] {
  const lines: { start: number; bare: number; end: number }[] = [];
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (line.trim() !== '') {
      const more = /^(?: {4}|\t)/.exec(line.startsWith(indent) ? line.slice(indent.length) : '')?.[0];
      if (more === undefined) break;
      lines.push({ start: at + indent.length, bare: at + indent.length + more.length, end });
    }
    at = end + 1;
  }
  return lines;
}
