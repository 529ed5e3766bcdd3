import type { Run } from './answer.ts';
import type { Range } from './layout.ts';
import type { Token } from './tokens.ts';

/** How many letters of a text are shown; a Chinese character is as wide as two. */
const WIDTH = 170;
/** The part of them that stands before the first hit. */
const LEAD = 0.3;

/**
 * Cuts a text round its hits and marks them.
 * @param text a block of running text
 * @param marks the hits in it, in any order; they may overlap
 * @param cut gives its tokens: it is cut between them only
 */
export function excerptOf(text: string, marks: readonly Range[], cut: () => readonly Token[]): Run[] {
  const tokens = cut();
  const wide = tokens.filter(({ unspaced }) => unspaced).length;
  const width = (WIDTH * text.length) / (text.length + wide);
  if (text.length <= width) return markedRuns(text, marks);
  const hit = bestStart(marks, width * (1 - LEAD));
  // The end of a text is not shown by itself: the room is used for what stands before.
  const earliest = Math.min(hit - width * LEAD, text.length - width);
  const first = tokens.find(({ start, end }) => start >= earliest || end > hit);
  const from = earliest > 0 ? (first?.start ?? 0) : 0;
  const last = tokens.findLast(({ start, end }) => start >= from && end <= from + width);
  const to = from + width < text.length ? (last?.end ?? text.length) : text.length;
  const runs = markedRuns(text, marks, [from, to]);
  if (from > 0) runs.unshift({ text: '… ', hit: false });
  if (to < text.length) runs.push({ text: ' …', hit: false });
  return runs;
}

/** A text, or a part of it, with its hits marked. */
export function markedRuns(
  text: string,
  marks: readonly Range[],
  [from, to]: Range = [0, text.length],
): Run[] {
  const runs: Run[] = [];
  let at = from;
  const add = (end: number, hit: boolean): void => {
    const stop = Math.min(end, to);
    if (stop <= at) return;
    const part = text.slice(at, stop);
    const last = runs.at(-1);
    // Hits that touch one another are one.
    if (last?.hit === hit) runs[runs.length - 1] = { text: last.text + part, hit };
    else runs.push({ text: part, hit });
    at = stop;
  };
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    add(start, false);
    add(end, true);
  }
  add(to, false);
  return runs;
}

/** Start of the hit from which most hits fit in. */
function bestStart(marks: readonly Range[], room: number): number {
  const fitting = ([from]: Range): number =>
    marks.filter(([start, end]) => start >= from && end <= from + room).length;
  const [best] = marks.toSorted((a, b) => fitting(b) - fitting(a));
  return best?.[0] ?? 0;
}
