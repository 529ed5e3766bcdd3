import { parse, TomlError } from 'smol-toml';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { ParsedHead } from './parse-head-yaml.ts';
import { isGroup, toPlain } from './plain-data.ts';
import type { HeadText } from './yaml-document.ts';

const HEADER = /^[ \t]*\[\[?[ \t]*([^\]]+?)[ \t]*\]\]?/;
const KEY = /^[ \t]*((?:"[^"]*"|'[^']*'|[\w.-]+)(?:[ \t]*\.[ \t]*(?:"[^"]*"|'[^']*'|[\w-]+))*)[ \t]*=/;
/** A value that ends on its line. */
const WHOLE = /=[ \t]*(?:"(?!"")[^"\n]*"|'(?!'')[^'\n]*'|[^"'[{\n]*|\[[^[\]\n]*\])[ \t]*(?:#.*)?$/;
const MOST_DUPLICATES = 20;

/**
 * Reads TOML. Dates stay the text they are, with their zone. A key that stands twice, which TOML forbids,
 * is reported; the last one counts, as in the other formats.
 */
export function parseTomlHead(head: HeadText): ParsedHead {
  const lines = head.text.split('\n');
  const at = (index: number, column = 1): Place => ({ file: head.file, line: head.line + index, column });
  const places = keyPlaces(lines);
  const placeOf: ParsedHead['placeOf'] = (path) => {
    for (let length = path.length; length > 0; length--) {
      const index = places.get(path.slice(0, length).join('\0'));
      if (index !== undefined) return at(index);
    }
    return at(0);
  };
  const diagnostics: Diagnostic[] = [];
  for (let round = 0; ; round++) {
    try {
      const data = toPlain(parse(lines.join('\n'), { integersAsBigInt: 'asNeeded', maxDepth: 64 }));
      const read = isGroup(data) ? data : {};
      return { data: read, placeOf, diagnostics: [...diagnostics, ...comments(head)] };
    } catch (cause) {
      const error = cause instanceof TomlError ? cause : undefined;
      const twice = error && round < MOST_DUPLICATES ? duplicateOf(lines, error) : undefined;
      if (twice) {
        lines[twice.first] = '';
        diagnostics.push(diagnose('head/duplicate-key', at(twice.second), { key: twice.key }));
        continue;
      }
      return { data: undefined, placeOf, diagnostics: [refusal(cause, at)] };
    }
  }
}

function refusal(cause: unknown, at: (index: number, column?: number) => Place): Diagnostic {
  if (!(cause instanceof TomlError)) {
    return diagnose('head/unsafe', at(0), { reason: 'it is nested too deep.' });
  }
  const reason = (cause.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: |\.+$/g, '');
  return diagnose('head/unreadable', at(cause.line - 1, cause.column), {
    format: 'TOML',
    reason: `${reason}.`,
  });
}

/** The earlier of two lines that give one key, where that is what is wrong. */
function duplicateOf(
  lines: readonly string[],
  error: TomlError,
): { first: number; second: number; key: string } | undefined {
  if (!error.message.includes('already defined')) return undefined;
  const second = error.line - 1;
  const key = KEY.exec(lines[second] ?? '')?.[1];
  if (key === undefined) return undefined;
  for (let index = second - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    if (HEADER.test(line)) return undefined;
    if (KEY.exec(line)?.[1] === key) return WHOLE.test(line) ? { first: index, second, key } : undefined;
  }
  return undefined;
}

/** Line of every key, by its path. */
function keyPlaces(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  let table: string[] = [];
  lines.forEach((line, index) => {
    const header = HEADER.exec(line);
    if (header) table = parts(header[1] ?? '');
    const key = KEY.exec(line)?.[1];
    const path = key === undefined ? table : [...table, ...parts(key)];
    if (header || key !== undefined) places.set(path.join('\0'), index);
  });
  return places;
}

/** `a."b.c"` as its parts. */
function parts(name: string): string[] {
  return [...name.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** Comments that have a line of their own. */
function comments({ file, text, line }: HeadText): Diagnostic[] {
  const lines = text.split('\n');
  const said = lines.flatMap((l, index) => {
    const comment = /^[ \t]*#+[ \t]*(\S.*)$/.exec(l)?.[1];
    return comment === undefined ? [] : [{ index, comment: comment.trim() }];
  });
  const [first] = said;
  if (!first) return [];
  const place = { file, line: line + first.index, column: 1 };
  return [diagnose('head/comments', place, { comments: said.map((s) => s.comment) })];
}
