import type { Lang } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import type { DiagramTerm } from './diagram.ts';
import type {
  Box,
  Line,
  NeighbourGroup,
  Neighbourhood,
  PlacedGroup,
  PlacedLabel,
  Side,
} from './neighbourhood.ts';
import { type Edge, portsHeight, routeEdges } from './neighbourhood-edges.ts';
import { PLAIN, roomFor, SMALL, STRONG, type Type } from './text-width.ts';
import { wrapLabel } from './wrap-label.ts';

// Measures in pixels.
/** What a box of a group may measure where its label can be broken. */
const WIDEST_CELL = 200;
const WIDEST_CENTRE = 150;
const NARROWEST_CELL = 84;
const CELL_PAD = 9;
const LINE = 18;
const TITLE_LINE = 16;
const LINE_PAD = 6;
const CELL_GAP = 6;
const GROUP_PAD = 10;
/** Free room a title needs to be set at the left of its frame: src/diagrams/draw.ts. */
const TITLE_ROOM = 24;
const GROUP_GAP = 12;
/** Between the middle and the groups: room for the lines. */
const SIDE_GAP = 56;
const MARGIN = 2;
/** What the picture should measure at most: the width of the text. */
const WIDEST = 704;
/** From so many neighbours on, two columns may be better than one. */
const TWO_COLUMNS_FROM = 4;
/** How wide two columns may be; which of these is best is tried for each side. */
const WIDEST_PAIRS = [240, 200, 0];

/** Where everything stands; the upper left corner is 0, 0. */
export interface NeighbourhoodLayout {
  readonly width: number;
  readonly height: number;
  readonly centre: PlacedLabel;
  /** The left side from top to bottom, then the right one. */
  readonly groups: readonly PlacedGroup[];
  readonly edges: readonly Edge[];
}

/**
 * Lays a neighbourhood out as a star: what leads to the term on its left, what it leads to on its right,
 * relations without direction where there is room. The same input gives the same numbers.
 */
export function layOutNeighbourhood({ term, groups }: Neighbourhood, lang: Lang): NeighbourhoodLayout {
  const sides = assignSides(groups, lang);
  const label = labelOf(localize(term.name, lang), STRONG, WIDEST_CENTRE);
  const ports = Math.max(sides.left.length, sides.right.length);
  const size = {
    width: Math.max(NARROWEST_CELL, label.width + 2 * CELL_PAD),
    height: Math.max(label.lines.length * LINE + 4 * LINE_PAD, portsHeight(ports)),
  };
  const { left, right } = chooseColumns(sides, { lang, taken: size.width + 2 * MARGIN });
  const height = Math.max(size.height, left.height, right.height);
  const place = (side: Side, { measured, width, height: own }: Column, x: number): PlacedGroup[] => {
    let y = MARGIN + (height - own) / 2;
    return measured.map((one) => {
      const placed = placeGroup(one, { x, y, width, side });
      y += placed.frame.height + GROUP_GAP;
      return placed;
    });
  };
  const box = { x: MARGIN + roomOf(left), y: MARGIN + (height - size.height) / 2, ...size };
  const leftGroups = place('left', left, MARGIN);
  const rightGroups = place('right', right, box.x + box.width + SIDE_GAP);
  return {
    width: box.x + box.width + roomOf(right) + MARGIN,
    height: height + 2 * MARGIN,
    centre: { box, lines: linesIn(box, label.lines, STRONG) },
    groups: [...leftGroups, ...rightGroups],
    edges: [...routeEdges(box, leftGroups), ...routeEdges(box, rightGroups)],
  };
}

/** The groups of one side, in frames of one width. */
interface Column {
  readonly measured: readonly Measured[];
  readonly width: number;
  readonly height: number;
}

function columnOf(groups: readonly NeighbourGroup[], lang: Lang, widestPair: number): Column {
  const measured = groups.map((group) => measure(group, { lang, widestPair }));
  const width = Math.max(0, ...measured.map(({ natural }) => natural)) + 2 * GROUP_PAD;
  const heights = measured.map((one) => placeGroup(one, { x: 0, y: 0, width, side: 'left' }).frame.height);
  const height =
    heights.reduce((sum, own) => sum + own + GROUP_GAP, 0) - (heights.length > 0 ? GROUP_GAP : 0);
  return { measured, width, height };
}

/** What a side takes of the width, its lines included. */
function roomOf({ measured, width }: Column): number {
  return measured.length > 0 ? width + SIDE_GAP : 0;
}

/** The lowest picture that is no wider than it should be; of two as low, the narrower. */
function chooseColumns(
  sides: Readonly<Record<Side, readonly NeighbourGroup[]>>,
  { lang, taken }: { lang: Lang; taken: number },
): Record<Side, Column> {
  const columns = (side: Side): Column[] => WIDEST_PAIRS.map((widest) => columnOf(sides[side], lang, widest));
  const rights = columns('right');
  const pairs = columns('left').flatMap((left) => rights.map((right) => ({ left, right })));
  const rated = pairs.map((pair) => {
    const width = roomOf(pair.left) + roomOf(pair.right) + taken;
    return {
      pair,
      width,
      beyond: Math.max(0, width - WIDEST),
      height: Math.max(pair.left.height, pair.right.height),
    };
  });
  const best = rated.reduce((a, b) => {
    const order = b.beyond - a.beyond || b.height - a.height || b.width - a.width;
    return order < 0 ? b : a;
  });
  return best.pair;
}

interface Label {
  readonly lines: readonly string[];
  readonly width: number;
}

interface Measured {
  readonly group: NeighbourGroup;
  readonly title: Label;
  readonly cells: readonly (Label & { readonly term: DiagramTerm })[];
  /** Width of its widest box. */
  readonly cell: number;
  /** Width it would like to have inside. */
  readonly natural: number;
}

function labelOf(text: string, type: Type, limit: number): Label {
  const widthOf = (line: string): number => roomFor(line, type);
  const lines = wrapLabel(text, widthOf, limit);
  return { lines, width: Math.max(...lines.map(widthOf)) };
}

function measure(group: NeighbourGroup, { lang, widestPair }: { lang: Lang; widestPair: number }): Measured {
  const title = labelOf(group.title, SMALL, WIDEST_CELL - TITLE_ROOM);
  const cells = group.members.map((term) => ({
    term,
    ...labelOf(localize(term.name, lang), PLAIN, WIDEST_CELL - 2 * CELL_PAD),
  }));
  const cell = Math.max(NARROWEST_CELL, ...cells.map(({ width }) => width + 2 * CELL_PAD));
  const pair = 2 * cell + CELL_GAP;
  const natural = Math.max(
    cells.length >= TWO_COLUMNS_FROM && pair <= widestPair ? pair : cell,
    title.width + TITLE_ROOM - 2 * GROUP_PAD,
    group.more ? roomFor(group.more.text, SMALL) : 0,
  );
  return { group, title, cells, cell, natural };
}

/** Arrows to the term come from the left, arrows from it go to the right; the others fill the shorter side. */
function assignSides(groups: readonly NeighbourGroup[], lang: Lang): Record<Side, NeighbourGroup[]> {
  const sideOf = new Map<NeighbourGroup, Side>();
  const on = (side: Side): NeighbourGroup[] => groups.filter((one) => sideOf.get(one) === side);
  const height = (side: Side): number => columnOf(on(side), lang, WIDEST_CELL).height;
  for (const one of groups) {
    if (one.way === 'in') sideOf.set(one, 'left');
    if (one.way === 'out') sideOf.set(one, 'right');
  }
  for (const one of groups) {
    if (!sideOf.has(one)) sideOf.set(one, height('left') < height('right') ? 'left' : 'right');
  }
  return { left: on('left'), right: on('right') };
}

function placeGroup(
  { group, title, cells, cell }: Measured,
  { x, y, width, side }: { x: number; y: number; width: number; side: Side },
): PlacedGroup {
  const inner = width - 2 * GROUP_PAD;
  const columns = cells.length > 1 && 2 * cell + CELL_GAP <= inner ? 2 : 1;
  const cellWidth = (inner - (columns - 1) * CELL_GAP) / columns;
  const from = x + GROUP_PAD;
  let top = y + LINE_PAD;
  const textLine = (text: string): Line => {
    top += TITLE_LINE;
    return {
      text,
      x: from + inner / 2,
      y: top - TITLE_LINE / 2 + SMALL.size * MIDDLE,
      width: roomFor(text, SMALL),
    };
  };
  const titles = title.lines.map(textLine);
  top += LINE_PAD;
  const members: PlacedGroup['members'][number][] = [];
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns);
    const height = Math.max(...row.map(({ lines }) => lines.length)) * LINE + 2 * LINE_PAD;
    row.forEach(({ term, lines }, column) => {
      const box = { x: from + column * (cellWidth + CELL_GAP), y: top, width: cellWidth, height };
      members.push({ term, box, lines: linesIn(box, lines, PLAIN) });
    });
    top += height + CELL_GAP;
  }
  const more = group.more && textLine(group.more.text);
  const frame = { x, y, width, height: top - y + (more ? LINE_PAD : GROUP_PAD - CELL_GAP) };
  return { group, side, frame, titles, members, more };
}

/** From the middle of a line to its base line, as part of the size. */
const MIDDLE = 0.36;

function linesIn(box: Box, lines: readonly string[], type: Type): Line[] {
  const top = box.y + (box.height - lines.length * LINE) / 2;
  return lines.map((text, row) => ({
    text,
    x: box.x + box.width / 2,
    y: top + (row + 0.5) * LINE + type.size * MIDDLE,
    width: roomFor(text, type),
  }));
}
