import type { Scene, Shape } from './scene.ts';
import { type Area, areaOfBox, cornersOf, isBox, isLine, type Point } from './scene-geometry.ts';
import { redrawn } from './straight-lines.ts';

/** What must lie between the ends of lines at a side of a box, so that their heads can be told apart. */
const LEAST = 8;
/** What they get where there is room, and what they keep from the corners of the box. */
const APART = 11;
const ROOM = 7;
/** How far the end of a line may be from its box. */
const NEAR = 5;

/** The end of a line at a side of a box. */
interface End {
  readonly line: Shape;
  /** The corners of the line from this end on. */
  readonly corners: readonly Point[];
  readonly isStart: boolean;
}

/** Moves the ends of lines apart that crowd at the left or the right side of a box. */
export function spreadEnds(scene: Scene): Scene {
  return scene.items
    .filter((item): item is Shape => isBox(item, 'node'))
    .flatMap((box) => (['left', 'right'] as const).map((side) => ({ area: areaOfBox(box), side })))
    .reduce((now, { area, side }) => spread(now, area, endsAt(now, area, side)), scene);
}

function endsAt({ items }: Scene, area: Area, side: 'left' | 'right'): readonly End[] {
  return items
    .filter(isLine)
    .flatMap((line) => {
      const corners = cornersOf(line);
      return [
        { line, corners, isStart: true },
        { line, corners: [...corners].reverse(), isStart: false },
      ];
    })
    .filter(({ corners: [end] }) => {
      if (!end) return false;
      const outside = side === 'left' ? area.left - end.x : end.x - area.right;
      return Math.abs(outside) < NEAR && end.y > area.top && end.y < area.bottom;
    })
    .sort((a, b) => (a.corners[0]?.y ?? 0) - (b.corners[0]?.y ?? 0));
}

function hasHead({ line, corners: [end] }: End): boolean {
  return line.heads.some(({ x, y }) => end !== undefined && Math.hypot(end.x - x, end.y - y) < NEAR);
}

function spread(scene: Scene, { top, bottom }: Area, ends: readonly End[]): Scene {
  const places = ends.map(({ corners: [end] }) => end?.y ?? 0);
  const crowded = places.some((y, at) => at > 0 && y - (places[at - 1] ?? y) < LEAST);
  // A line without a corner would become slanted; lines without heads may share a stem.
  if (!crowded || ends.some((end) => end.corners.length < 3 || !hasHead(end))) return scene;
  const gap = Math.min(APART, (bottom - top - 2 * ROOM) / (ends.length - 1));
  const first = (top + bottom - gap * (ends.length - 1)) / 2;
  return ends.reduce((now, { line, corners, isStart }, at) => {
    const [end, corner, ...rest] = corners;
    if (!end || !corner) return now;
    const y = first + gap * at;
    const moved = [{ ...end, y }, { ...corner, y }, ...rest];
    const [from, to] = isStart ? [corners, moved] : [[...corners].reverse(), moved.reverse()];
    return redrawn(now, line, { from, to });
  }, scene);
}
