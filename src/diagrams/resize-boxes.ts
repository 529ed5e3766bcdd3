import type { Head, Scene, Shape } from './scene.ts';
import {
  type Area,
  areaOfBox,
  areaOfText,
  cornersOf,
  grown,
  isBox,
  isLine,
  overlap,
  type Point,
  roundedPath,
  stretchesOf,
  within,
} from './scene-geometry.ts';

type Items = Scene['items'];

/** What a box keeps free between it and another, within its group, and beside words, in pixels. */
const GAP = 20;
const INSIDE_GAP = 8;
const WORDS_GAP = 2;
/** How far the end of a line, or its head, may be from the side of the box it belongs to. */
const NEAR = 6;
/** What must remain of a line before its head. */
const STEM = 14;
/** Around the boxes of a picture. */
const MARGIN = 6;

/**
 * The items with boxes as large as wanted: what stands in them stays in their middle, and the heads of
 * lines stay at their sides. As they were where one of the boxes has no room for it.
 */
export function resized(items: Items, wanted: readonly (readonly [Shape, Area])[]): Items {
  const now = wanted.map(([box, area]) => [sameBox(items, box), area] as const);
  if (!now.every(([box, area]) => hasRoom(box, area, items))) return items;
  return now.reduce<Items>((all, [box, area]) => withArea(all, box, area), items);
}

/** The box of the same part as it is by now: others may have grown before, and moved a title or a head. */
function sameBox(items: Items, { owner, role }: Shape): Shape {
  const box = items.find((item): item is Shape => isBox(item, role) && item.owner === owner);
  if (!box) throw new Error(`There is no box of ${owner}`);
  return box;
}

/** The smallest group around a box. */
export function groupOf(box: Shape, items: Items): Shape | undefined {
  const area = areaOfBox(box);
  const sizeOf = (group: Shape): number => (group.numbers[2] ?? 0) * (group.numbers[3] ?? 0);
  return items
    .filter((item): item is Shape => isBox(item, 'group') && item !== box && within(area, areaOfBox(item)))
    .sort((a, b) => sizeOf(a) - sizeOf(b))[0];
}

/** What a picture takes with boxes that may have grown over its border. */
export function pictureAround(scene: Scene, items: Items): Pick<Scene, 'x' | 'y' | 'width' | 'height'> {
  const areas = items
    .filter((item): item is Shape => isBox(item, 'node', 'group'))
    .map((box) => grown(areaOfBox(box), MARGIN));
  const left = Math.min(scene.x, ...areas.map((area) => area.left));
  const top = Math.min(scene.y, ...areas.map((area) => area.top));
  const right = Math.max(scene.x + scene.width, ...areas.map((area) => area.right));
  const bottom = Math.max(scene.y + scene.height, ...areas.map((area) => area.bottom));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function withArea(items: Items, box: Shape, area: Area): Items {
  const own = areaOfBox(box);
  const numbers = [area.left, area.top, area.right - area.left, area.bottom - area.top];
  const middle = {
    x: (area.left + area.right - own.left - own.right) / 2,
    y: (area.top + area.bottom - own.top - own.bottom) / 2,
  };
  return items.map((item) => {
    if (item === box) return { ...box, numbers };
    if (isLine(item)) {
      const heads = item.heads.map((head) => movedHead(head, own, area));
      // A node covers the end of a line; a group lies below it.
      return { ...item, heads, ...(box.role === 'group' ? shortened(item, own, area) : {}) };
    }
    if (item.type !== 'text' || item.owner === undefined || item.owner !== box.owner) return item;
    // The title of a group stays at its top.
    const dy = item.role === 'group' ? area.top - own.top : middle.y;
    return { ...item, x: item.x + middle.x, y: item.y + dy };
  });
}

/** The side of a box that a head points to, and how far it goes when the box gets another size. */
function pushOf(head: Head, own: Area, wanted: Area): Point | undefined {
  const { x, y } = head;
  const [cos, sin] = [Math.cos(head.angle), Math.sin(head.angle)];
  const level = y > own.top && y < own.bottom;
  const upright = x > own.left && x < own.right;
  if (level && cos > 0.9 && Math.abs(x - own.left) < NEAR) return { x: wanted.left - own.left, y: 0 };
  if (level && cos < -0.9 && Math.abs(x - own.right) < NEAR) return { x: wanted.right - own.right, y: 0 };
  if (upright && sin > 0.9 && Math.abs(y - own.top) < NEAR) return { x: 0, y: wanted.top - own.top };
  if (upright && sin < -0.9 && Math.abs(y - own.bottom) < NEAR)
    return { x: 0, y: wanted.bottom - own.bottom };
  return undefined;
}

/** A line that ends at a side of a group, up to where that side goes. */
function shortened(line: Shape, own: Area, wanted: Area): Partial<Shape> {
  const corners = cornersOf(line);
  const moved = corners.map((point, at) => {
    const next = at === 0 ? corners[1] : at === corners.length - 1 ? corners[at - 1] : undefined;
    // The head of a line that came from the next corner would point to the side that it leaves.
    const way = next && Math.atan2(point.y - next.y, point.x - next.x);
    const push = way === undefined ? undefined : pushOf({ kind: 'arrow', ...point, angle: way }, own, wanted);
    return push ? { x: point.x + push.x, y: point.y + push.y } : point;
  });
  const same = moved.every((point, at) => point === corners[at]);
  return same ? {} : { data: roundedPath(moved), matrix: undefined };
}

function movedHead(head: Head, own: Area, wanted: Area): Head {
  const push = pushOf(head, own, wanted);
  return push ? { ...head, x: head.x + push.x, y: head.y + push.y } : head;
}

/** Whether what a box would cover beside its own place is free. */
function hasRoom(box: Shape, wanted: Area, items: Items): boolean {
  const own = areaOfBox(box);
  const group = groupOf(box, items);
  if (group && !within(grown(wanted, INSIDE_GAP), areaOfBox(group))) return false;
  const added = [
    { ...wanted, right: own.left },
    { ...wanted, left: own.right },
    { ...wanted, bottom: own.top },
    { ...wanted, top: own.bottom },
  ].filter(({ left, top, right, bottom }) => right - left > 0.5 && bottom - top > 0.5);
  return items.every((item) => {
    if (item === box || (item.owner !== undefined && item.owner === box.owner)) return true;
    if (item.type === 'text') return !added.some((part) => overlap(grown(part, WORDS_GAP), areaOfText(item)));
    if (isLine(item)) return leavesRoom(item, { box, wanted, added });
    if (item.type !== 'rect' || within(own, areaOfBox(item))) return true;
    return !added.some((part) => overlap(beside(part, own), areaOfBox(item)));
  });
}

/** What is added to a box, with what must be free beyond it. */
function beside(part: Area, own: Area): Area {
  const { left, top, right, bottom } = part;
  return isSideways(part, own)
    ? { left: left - GAP, right: right + GAP, top, bottom }
    : { left, right, top: top - GAP, bottom: bottom + GAP };
}

/** Whether a part is added to the left or the right of a box. */
function isSideways(part: Area, own: Area): boolean {
  return part.right <= own.left || part.left >= own.right;
}

/**
 * Whether a line allows what is added to a box: it stays away; or it crosses the side of a group; or it
 * ends there, in a node, which then covers its end, and is long enough for it.
 */
function leavesRoom(
  line: Shape,
  { box, wanted, added }: { box: Shape; wanted: Area; added: readonly Area[] },
): boolean {
  const own = areaOfBox(box);
  const corners = cornersOf(line);
  const stretches = stretchesOf(corners);
  return added.every((part) => {
    const sideways = isSideways(part, own);
    const near = grown(part, 4);
    const along = ({ left, top, right, bottom }: Area): boolean =>
      sideways ? bottom - top < 0.5 : right - left < 0.5;
    const ends = [corners[0], corners.at(-1)].map((end) => end && overlap(pointArea(end), near));
    if (box.role === 'group' && !ends.includes(true))
      return stretches.every((one) => !overlap(one, near) || along(one));
    return stretches.every((one, at) => {
      if (!overlap(one, near)) return true;
      const isEnd = (at === 0 && ends[0]) || (at === stretches.length - 1 && ends[1]);
      const length = one.right - one.left + one.bottom - one.top;
      const depth = sideways ? part.right - part.left : part.bottom - part.top;
      const headed = line.heads.some((head) => pushOf(head, own, wanted));
      return isEnd && along(one) && length > depth + (headed ? STEM : 0);
    });
  });
}

function pointArea({ x, y }: Point): Area {
  return { left: x, right: x, top: y, bottom: y };
}
