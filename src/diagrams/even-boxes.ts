import { groupOf, pictureAround, resized } from './resize-boxes.ts';
import type { Scene, Shape } from './scene.ts';
import { type Area, areaOfBox, isBox } from './scene-geometry.ts';

type Items = Scene['items'];

/** Across the page or down it: the two sides of a box that lie on it. */
interface Axis {
  readonly low: 'left' | 'top';
  readonly high: 'right' | 'bottom';
}
const ACROSS: Axis = { low: 'left', high: 'right' };
const DOWN: Axis = { low: 'top', high: 'bottom' };

/** Boxes that stand together and share a place on an axis, which they keep when they grow along it. */
interface Line {
  readonly boxes: readonly Shape[];
  readonly keeps: 'low' | 'middle' | 'high';
}

/** How far boxes may be from a common line, in pixels. */
const SLACK = 2;
/** By how much a box of a row may grow in height. */
const TALLER = 32;
/** How far the top of a group may rise above what it holds, and its bottom sink below. */
const RISE = 48;
const SINK = 130;
/** What a pill gets on either side: its round ends take room from its words. */
const ENDS = 9;

/**
 * Gives boxes that stand together the same size where there is room for it: those in a column the same
 * width, those in a row the same height, groups in a row the same top and bottom; and pills room for their
 * words. Nothing else moves, save the heads of lines that end at a side which does.
 */
export function evenBoxes(scene: Scene): Scene {
  // Once boxes have grown, others may stand in line with them: so columns come twice.
  const steps = [roomyPills, evenColumns, evenColumns, evenRows, evenGroupColumns, evenGroupRows];
  const items = steps.reduce<Items>((now, step) => step(now), scene.items);
  return { ...scene, ...pictureAround(scene, items), items };
}

function roomyPills(items: Items): Items {
  return boxesOf(items, 'node')
    .filter(isPill)
    .reduce<Items>((now, pill) => {
      const { left, right, ...rest } = areaOfBox(pill);
      return resized(now, [[pill, { ...rest, left: left - ENDS, right: right + ENDS }]]);
    }, items);
}

/** Half as round as it is high, or rounder. */
function isPill({ radius, numbers: [, , , height = 0] }: Shape): boolean {
  return radius > height / 2 - 1;
}

/** Columns of boxes get the width of the widest. Outside a group two boxes below one another are no column. */
function evenColumns(items: Items): Items {
  const nodes = boxesOf(items, 'node').filter((node) => !isPill(node));
  return linesOf(nodes, items, ACROSS)
    .filter(({ boxes: [first], boxes }) => boxes.length > 2 || (first && groupOf(first, items)))
    .reduce<Items>((now, line) => evenAlong(now, line, ACROSS), items);
}

/** Boxes side by side get the height of the highest. */
function evenRows(items: Items): Items {
  const nodes = boxesOf(items, 'node').filter((node) => !isPill(node));
  return linesOf(nodes, items, DOWN).reduce<Items>((now, line) => {
    const heights = line.boxes.map(({ numbers: [, , , height = 0] }) => height);
    return Math.max(...heights) - Math.min(...heights) > TALLER ? now : evenAlong(now, line, DOWN);
  }, items);
}

/** Groups below one another get the width of the widest. */
function evenGroupColumns(items: Items): Items {
  return linesOf(boxesOf(items, 'group'), items, ACROSS).reduce<Items>(
    (now, line) => (line.keeps === 'middle' ? evenAlong(now, line, ACROSS) : now),
    items,
  );
}

/** Groups side by side get the top of the highest and the bottom of the lowest. */
function evenGroupRows(items: Items): Items {
  const rows: Shape[][] = [];
  for (const group of boxesOf(items, 'group')) {
    const row = rows.find((others) => others.every((other) => besideOneAnother(group, other, items)));
    if (row) row.push(group);
    else rows.push([group]);
  }
  return rows.reduce<Items>((now, row) => {
    const areas = row.map(areaOfBox);
    const top = Math.min(...areas.map((area) => area.top));
    const bottom = Math.max(...areas.map((area) => area.bottom));
    const risen = areas.every((area) => area.top - top <= RISE)
      ? resized(now, wantedOf(row, now, { top }))
      : now;
    return areas.every((area) => bottom - area.bottom <= SINK)
      ? resized(risen, wantedOf(row, risen, { bottom }))
      : risen;
  }, items);
}

function wantedOf(row: readonly Shape[], items: Items, sides: Partial<Area>): [Shape, Area][] {
  const owners = new Set(row.map(({ owner }) => owner));
  return boxesOf(items, 'group')
    .filter(({ owner }) => owners.has(owner))
    .map((box) => [box, { ...areaOfBox(box), ...sides }]);
}

function besideOneAnother(a: Shape, b: Shape, items: Items): boolean {
  const [one, other] = [areaOfBox(a), areaOfBox(b)];
  const common = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const least = Math.min(one.bottom - one.top, other.bottom - other.top);
  const apart = one.right < other.left || other.right < one.left;
  return apart && common > least / 2 && groupOf(a, items) === groupOf(b, items);
}

function boxesOf(items: Items, role: 'node' | 'group'): Shape[] {
  return items.filter((item): item is Shape => isBox(item, role));
}

/** Boxes of one group, or of none, that share their middle or a side on an axis: the longest lines first. */
function linesOf(boxes: readonly Shape[], items: Items, { low, high }: Axis): readonly Line[] {
  const places = {
    middle: (area: Area) => (area[low] + area[high]) / 2,
    low: (area: Area) => area[low],
    high: (area: Area) => area[high],
  };
  const groups = new Map(boxes.map((box) => [box, groupOf(box, items)]));
  const longest = (left: readonly Shape[]): Line | undefined =>
    (['middle', 'low', 'high'] as const)
      .flatMap((keeps) =>
        left.map((first) => {
          const place = places[keeps](areaOfBox(first));
          const near = (box: Shape): boolean => Math.abs(places[keeps](areaOfBox(box)) - place) <= SLACK;
          return { keeps, boxes: left.filter((box) => groups.get(box) === groups.get(first) && near(box)) };
        }),
      )
      .reduce<Line | undefined>(
        (best, line) => (line.boxes.length > (best?.boxes.length ?? 1) ? line : best),
        undefined,
      );
  const lines: Line[] = [];
  let left = boxes;
  for (let line = longest(left); line; line = longest(left)) {
    const taken = new Set(line.boxes);
    lines.push(line);
    left = left.filter((box) => !taken.has(box));
  }
  return lines;
}

function evenAlong(items: Items, { boxes, keeps }: Line, { low, high }: Axis): Items {
  const sizes = boxes.map((box) => areaOfBox(box)[high] - areaOfBox(box)[low]);
  const size = Math.max(...sizes);
  const wanted = boxes.map((box, at): [Shape, Area] => {
    const area = areaOfBox(box);
    const more = size - (sizes[at] ?? size);
    const before = keeps === 'low' ? 0 : keeps === 'high' ? more : more / 2;
    return [box, { ...area, [low]: area[low] - before, [high]: area[high] + more - before }];
  });
  return resized(items, wanted);
}
