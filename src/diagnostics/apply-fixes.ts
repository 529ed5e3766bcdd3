import type { Diagnostic, Edit } from './diagnostic.ts';

/** A text with some of its problems mended. */
export interface Fixed {
  readonly text: string;
  /** The problems that were mended. */
  readonly mended: readonly Diagnostic[];
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Makes the certain changes that diagnostics of one file bring along. A fix is made whole or not at all:
 * not where the file says something else than when it was read, and not where another fix has changed
 * the same place. Every other character stays, line ends and a byte order mark too.
 * @param source the file's text as it stands on the disk
 */
export function applyFixes(source: string, diagnostics: readonly Diagnostic[]): Fixed {
  const starts = lineStarts(source);
  const changes: Change[] = [];
  const mended: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const own = (diagnostic.fix ?? []).map((edit) => changeOf(source, edit, starts));
    const fits = own.every((change) => change !== undefined && !changes.some((c) => meet(c, change)));
    if (own.length === 0 || !fits) continue;
    changes.push(...own.filter((change) => change !== undefined));
    mended.push(diagnostic);
  }
  return { text: replaceAll(source, changes), mended };
}

function changeOf(
  source: string,
  { line, column, old, text }: Edit,
  starts: readonly number[],
): Change | undefined {
  const from = starts[line - 1];
  if (from === undefined) return undefined;
  const start = from + column - 1;
  return source.startsWith(old, start) ? { start, end: start + old.length, text } : undefined;
}

function meet(a: Change, b: Change): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start;
}

function replaceAll(source: string, changes: readonly Change[]): string {
  let text = '';
  let from = 0;
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    text += source.slice(from, change.start) + change.text;
    from = change.end;
  }
  return text + source.slice(from);
}

/** Offsets at which the lines of a file begin; the first one after a byte order mark. */
function lineStarts(source: string): number[] {
  const first = source.startsWith('\ufeff') ? 1 : 0;
  return [first, ...[...source.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
}
