import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { ForeignFile } from './article.ts';
import { parseTomlHead } from './parse-head-toml.ts';
import { locateJson, type ParsedHead, parseYamlHead } from './parse-head-yaml.ts';
import { isGroup, type PlainGroup, toPlain } from './plain-data.ts';
import { type HeadFormat, type SplitHead, splitHead } from './split-head.ts';
import type { HeadText } from './yaml-document.ts';

/** The head of a foreign file, read, and its text. */
export interface FrontMatter {
  readonly format: HeadFormat | 'none';
  readonly data: PlainGroup;
  readonly body: string;
  /** Line of the file at which `body` begins, from 1. */
  readonly firstLine: number;
  /** Whether the head has an opening line; false for one as Hexo writes it. */
  readonly opened: boolean;
  /** Where a value stands; the file's first line for what the head does not say. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  readonly diagnostics: readonly Diagnostic[];
}

/** More is no head: real ones have some thousand characters. It also bounds the time reading takes. */
export const LONGEST_HEAD = 65_536;

/**
 * Reads the head of a foreign file: YAML, TOML or JSON. A head that cannot be read is an error, and `body`
 * is then the whole file from line 1: to guess where the text begins could swallow a paragraph or show keys
 * as text, so a file with an error here is not to be written.
 * @param file its text without byte order mark, lines ended by `\n`
 */
export function readFrontMatter(file: ForeignFile): FrontMatter {
  const top: Place = { file: file.name, line: 1, column: 1 };
  const none: FrontMatter = {
    format: 'none',
    data: {},
    body: file.text,
    firstLine: 1,
    opened: false,
    placeOf: () => top,
    diagnostics: [],
  };
  const split = splitHead(file.text);
  if (split.kind === 'none') {
    return split.reason === 'no-keys' ? { ...none, diagnostics: [diagnose('head/no-keys', top)] } : none;
  }
  if (split.kind === 'unclosed') {
    const place = { ...top, line: split.line };
    return { ...none, diagnostics: [diagnose('head/unclosed', place, { fence: split.fence })] };
  }
  const place = { ...top, line: Math.max(1, split.line) };
  if (split.text.length > LONGEST_HEAD) {
    const size = split.text.length;
    return { ...none, diagnostics: [diagnose('head/too-large', place, { size, limit: LONGEST_HEAD })] };
  }
  const { head, diagnostics } = withoutNul(split, file.name);
  const read = parseHead(head, split.format);
  if (!read.data) return { ...none, diagnostics: refusals(split, read, file) };
  if (!split.opened) diagnostics.push(diagnose('head/no-opening', top, { fence: split.fence }));
  return {
    format: split.format,
    data: read.data,
    body: split.body,
    firstLine: split.bodyLine,
    opened: split.opened,
    placeOf: read.placeOf,
    diagnostics: [...diagnostics, ...read.diagnostics],
  };
}

function parseHead(head: HeadText, format: HeadFormat): ParsedHead {
  const read = { yaml: parseYamlHead, toml: parseTomlHead, json: parseJsonHead }[format];
  try {
    return read(head);
  } catch (cause) {
    // What the readers themselves cannot follow: mostly nesting without end.
    const reason =
      cause instanceof RangeError ? 'it is nested too deep.' : `${String(cause).split('\n')[0] ?? ''}.`;
    const place = { file: head.file, line: Math.max(1, head.line), column: 1 };
    return {
      data: undefined,
      placeOf: () => place,
      diagnostics: [diagnose('head/unsafe', place, { reason })],
    };
  }
}

/** JSON as such where it is valid; else as YAML, which forgives a comma too many. */
function parseJsonHead(head: HeadText): ParsedHead {
  let data: unknown;
  try {
    data = toPlain(JSON.parse(head.text));
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    return parseYamlHead(head);
  }
  return { data: isGroup(data) ? data : undefined, ...locateJson(head) };
}

/** A head that holds an empty line and then a text was mostly never closed: a rule of the text closed it. */
function refusals(split: SplitHead, read: ParsedHead, file: ForeignFile): readonly Diagnostic[] {
  const lines = split.text.split('\n');
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '');
  const behind = blank < 0 ? undefined : lines.slice(blank).find((line) => line.trim() !== '');
  const prose = behind !== undefined && !/^(?:\s|-\s|["']?[\w.-]+["']?\s*[:=]|[[\]{}#])/.test(behind);
  if (!prose || split.format === 'json') return read.diagnostics;
  const place = { file: file.name, line: Math.max(1, split.line - 1), column: 1 };
  return [diagnose('head/unclosed', place, { fence: split.fence })];
}

function withoutNul(split: SplitHead, file: string): { head: HeadText; diagnostics: Diagnostic[] } {
  const pieces = split.text.split('\0');
  const head = { file, text: pieces.join('\ufffd'), line: split.line };
  if (pieces.length === 1) return { head, diagnostics: [] };
  const line = Math.max(1, split.line + (pieces[0] ?? '').split('\n').length - 1);
  const place = { file, line, column: 1 };
  return { head, diagnostics: [diagnose('head/nul', place, { count: pieces.length - 1 })] };
}
