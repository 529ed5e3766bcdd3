import { isUnspaced } from '../text/boundaries.ts';
import type { Run } from './answer.ts';
import type { Range } from './layout.ts';
import type { Token } from './tokens.ts';

/** How much of a text is shown; a Chinese character is as wide as two letters. */
const WIDTH = 170;
/** How much of it stands before the first hit. */
const LEAD = 50;

/**
 * Cuts a text round its hits and marks them.
 * @param text a block of running text
 * @param marks the hits in it, in any order; they may overlap
 * @param tokens its tokens: it is cut between them only
 */
export function excerptOf(text: string, marks: readonly Range[], tokens: readonly Token[]): Run[] {
  const merged = merge(marks);
  const first = bestStart(text, merged);
  const from = widthOf(text) <= WIDTH ? 0 : cutBefore(text, first, tokens);
  const to = cutAfter(text, from, tokens);
  const runs = runsOf(text, merged, [from, to]);
  if (from > 0) runs.unshift({ text: '… ', hit: false });
  if (to < text.length) runs.push({ text: ' …', hit: false });
  return joinPlain(runs);
}

/** A whole text with its hits marked. */
export function markedRuns(text: string, marks: readonly Range[]): Run[] {
  return runsOf(text, merge(marks), [0, text.length]);
}

function runsOf(text: string, merged: readonly Range[], [from, to]: Range): Run[] {
  const runs: Run[] = [];
  const add = (start: number, end: number, hit: boolean): void => {
    if (end > start) runs.push({ text: text.slice(start, end), hit });
  };
  let at = from;
  for (const [start, end] of merged) {
    if (end <= from || start >= to) continue;
    add(at, Math.max(at, start), false);
    add(Math.max(at, start), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  return runs;
}

function merge(marks: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

function joinPlain(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && last.hit === run.hit) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** Start of the hit from which most hits fit in. */
function bestStart(text: string, marks: readonly Range[]): number {
  let best = marks[0]?.[0] ?? 0;
  let most = 0;
  for (const [start] of marks) {
    const room = endOfWidth(text, start, WIDTH - LEAD);
    const fit = marks.filter(([from, to]) => from >= start && to <= room).length;
    if (fit > most) [best, most] = [start, fit];
  }
  return best;
}

/** Where the shown part begins: some words before a hit, or where all that follows still fits in. */
function cutBefore(text: string, hit: number, tokens: readonly Token[]): number {
  let from = startOfWidth(text, hit, LEAD);
  // The end of a text is not shown by itself: the room is used for what stands before.
  from = Math.min(from, startOfWidth(text, text.length, WIDTH));
  if (from === 0) return 0;
  return Math.min(tokens.find(({ start }) => start >= from)?.start ?? hit, hit);
}

function cutAfter(text: string, from: number, tokens: readonly Token[]): number {
  const to = endOfWidth(text, from, WIDTH);
  if (to >= text.length) return text.length;
  const last = tokens.findLast(({ start, end }) => start >= from && end <= to);
  return last?.end ?? to;
}

function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += isUnspaced(char) ? 2 : 1;
  return width;
}

function endOfWidth(text: string, from: number, width: number): number {
  let at = from;
  let left = width;
  while (at < text.length && left > 0) left -= isUnspaced(text.charAt(at++)) ? 2 : 1;
  return insidePair(text, at) ? at + 1 : at;
}

function startOfWidth(text: string, to: number, width: number): number {
  let at = to;
  let left = width;
  while (at > 0 && left > 0) left -= isUnspaced(text.charAt(--at)) ? 2 : 1;
  return insidePair(text, at) ? at - 1 : at;
}

function insidePair(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
