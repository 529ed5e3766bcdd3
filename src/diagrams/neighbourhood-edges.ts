import type { Box, PlacedGroup } from './neighbourhood.ts';
import type { Head } from './scene.ts';

// Measures in pixels.
/** Between two lines that run side by side. */
const LANE_GAP = 7;
/** Between a lane and the boxes at either end: a head and a bend fit. */
const LANE_MARGIN = 20;
/** Between the ends of two lines on the middle box. */
const PORT_GAP = 12;
const PORT_MARGIN = 8;
const BEND = 7;
/** An arrow head ends just before the box, its line where the head is widest. */
const TIP = 0.5;
const SHAFT = 4;

/** A line between the middle box and a group. */
export interface Edge {
  readonly group: PlacedGroup;
  /** Corners from the middle box to the group. */
  readonly points: readonly Point[];
  /** The same as SVG path data, with rounded corners. */
  readonly data: string;
  readonly heads: readonly Head[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How high the middle box must be for so many lines to end side by side on it. */
export function portsHeight(lines: number): number {
  return (lines - 1) * PORT_GAP + 2 * PORT_MARGIN;
}

/**
 * Leads a line to each group of one side, straight where that is possible, else with two bends in a lane
 * of its own, so that no two lines cross or touch.
 * @param groups of one side, from top to bottom
 */
export function routeEdges(centre: Box, groups: readonly PlacedGroup[]): Edge[] {
  const ports = portsFor(centre, groups);
  const runs = groups.map((group, at): Run => {
    const port = ports[at] ?? 0;
    const middle = middleOf(group.frame);
    // A step too small to be seen as one is left out: the line then ends beside the middle of the frame.
    const straight = Math.abs(middle - port) < 2 * BEND && inside(port, group.frame);
    return { group, port, end: straight ? port : middle };
  });
  const above = runs.filter(({ port, end }) => end < port);
  const below = runs.filter(({ port, end }) => end > port).reverse();
  return runs.map((run) => {
    const lanes = above.includes(run) ? above : below;
    return edge(centre, run, { rank: lanes.indexOf(run), lanes: lanes.length });
  });
}

interface Run {
  readonly group: PlacedGroup;
  /** Where it leaves the middle box. */
  readonly port: number;
  /** Where it meets the frame of the group. */
  readonly end: number;
}

/** The outermost line takes the lane next to the middle box: the others pass inside it. */
function edge(
  centre: Box,
  { group, port, end }: Run,
  { rank, lanes }: { rank: number; lanes: number },
): Edge {
  const { way } = group.group;
  const [headIn, headOut] = [way === 'in' || way === 'both', way === 'out' || way === 'both'];
  const outward = group.side === 'right' ? 1 : -1;
  const from = outward > 0 ? centre.x + centre.width : centre.x;
  const to = outward > 0 ? group.frame.x : group.frame.x + group.frame.width;
  const away = outward > 0 ? 0 : Math.PI;
  const heads: Head[] = [];
  if (headOut) heads.push({ kind: 'arrow', x: to - outward * TIP, y: end, angle: away });
  if (headIn) heads.push({ kind: 'arrow', x: from + outward * TIP, y: port, angle: Math.PI - away });
  const first = { x: from + (headIn ? outward * SHAFT : 0), y: port };
  const last = { x: to - (headOut ? outward * SHAFT : 0), y: end };
  const room = Math.abs(to - from) - 2 * LANE_MARGIN;
  const step = Math.min(LANE_GAP, room / Math.max(1, lanes - 1));
  const lane = from + outward * (LANE_MARGIN + room / 2 + (rank - (lanes - 1) / 2) * step);
  const bends = port === end ? [] : [port, end].map((y) => ({ x: lane, y }));
  const points = [first, ...bends, last];
  return { group, points, data: rounded(points), heads };
}

/**
 * Where the lines leave the middle box: side by side about its middle; where one can run straight to the
 * middle of its group, the others keep their distance from it.
 */
function portsFor(centre: Box, groups: readonly PlacedGroup[]): readonly number[] {
  const middle = middleOf(centre);
  const off = groups.map(({ frame }) => Math.abs(middleOf(frame) - middle));
  const nearest = off.indexOf(Math.min(...off));
  const frame = groups[nearest]?.frame ?? centre;
  const straight = groups.map((_, at) => middleOf(frame) + (at - nearest) * PORT_GAP);
  if (straight.every((port) => inside(port, centre))) return straight;
  return groups.map((_, at) => middle + (at - (groups.length - 1) / 2) * PORT_GAP);
}

function middleOf({ y, height }: Box): number {
  return y + height / 2;
}

/** Whether a line may meet the side of a box at this height. */
function inside(y: number, box: Box): boolean {
  return y >= box.y + PORT_MARGIN && y <= box.y + box.height - PORT_MARGIN;
}

/** The path through some corners, level and upright in turn; the corners are rounded. */
function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let data = `M${written(first)}`;
  rest.forEach((corner, index) => {
    const before = points[index] ?? corner;
    const after = rest[index + 1];
    const bend = after ? Math.min(BEND, distance(before, corner) / 2, distance(corner, after) / 2) : 0;
    const start = toward(corner, before, bend);
    data += start.y === before.y ? `H${round(start.x)}` : `V${round(start.y)}`;
    if (after) data += `Q${written(corner)} ${written(toward(corner, after, bend))}`;
  });
  return data;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The point so far from a corner on its level or upright way to another. */
function toward(from: Point, to: Point, length: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}

function written({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
