import type { Scene, Shape, Text } from './scene.ts';
import { type Area, areaOfBox, areaOfText, cornersOf } from './scene-geometry.ts';

type Item = Shape | Text;

/** A box with what belongs to it; a group holds other units. */
interface Unit {
  readonly area: Area;
  readonly items: readonly Item[];
  readonly isGroup: boolean;
}

/**
 * A flowchart with its parts in the order in which they are read, which is that of the keyboard: row by row,
 * a group with all it holds in its place, its title first. Lines and areas of groups come before all parts,
 * so that they lie below them.
 */
export function inReadingOrder(scene: Scene): Scene {
  const parts = Map.groupBy(scene.items.filter(isPart), ({ role, owner }) => `${role} ${owner}`);
  const units = [...parts.values()].map((items): Unit => {
    const [first] = items;
    const isGroup = first?.role === 'group';
    const frame = isGroup ? scene.items.filter((item) => item.owner === first.owner && !isPart(item)) : items;
    return { area: around(frame.length > 0 ? frame : items), items, isGroup };
  });
  const below = scene.items.filter((item) => !isPart(item));
  return { ...scene, items: [...below, ...inRows(units, undefined).flatMap(({ items }) => items)] };
}

function isPart({ role, owner, type }: Item): boolean {
  return owner !== undefined && (role === 'node' || (role === 'group' && type === 'text'));
}

/** The units of a group, or those in none, row by row. */
function inRows(units: readonly Unit[], group: Unit | undefined): Unit[] {
  const homeOf = (unit: Unit): Unit | undefined =>
    units
      .filter((other) => other !== unit && other.isGroup && holds(other.area, unit.area))
      .sort((a, b) => sizeOf(a.area) - sizeOf(b.area))[0];
  let left = units.filter((unit) => homeOf(unit) === group);
  const rows: Unit[] = [];
  while (left.length > 0) {
    const top = left.reduce((best, unit) => (unit.area.top < best.area.top ? unit : best));
    const row = left.filter((unit) => unit === top || middle(unit.area) < top.area.bottom);
    left = left.filter((unit) => !row.includes(unit));
    row.sort((a, b) => a.area.left - b.area.left);
    rows.push(...row.flatMap((unit) => (unit.isGroup ? [unit, ...inRows(units, unit)] : [unit])));
  }
  return rows;
}

function around(items: readonly Item[]): Area {
  const areas = items.map(areaOf);
  return {
    left: Math.min(...areas.map(({ left }) => left)),
    top: Math.min(...areas.map(({ top }) => top)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
  };
}

function areaOf(item: Item): Area {
  if (item.type === 'text') return areaOfText(item);
  if (item.type === 'rect') return areaOfBox(item);
  const [x = 0, y = 0, r = 0] = item.numbers;
  if (item.type === 'circle') return { left: x - r, top: y - r, right: x + r, bottom: y + r };
  const corners = cornersOf(item);
  const xs = corners.map((point) => point.x);
  const ys = corners.map((point) => point.y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function holds(outer: Area, inner: Area): boolean {
  const [x, y] = [(inner.left + inner.right) / 2, middle(inner)];
  return (
    x > outer.left && x < outer.right && y > outer.top && y < outer.bottom && sizeOf(outer) > sizeOf(inner)
  );
}

function middle({ top, bottom }: Area): number {
  return (top + bottom) / 2;
}

function sizeOf({ left, top, right, bottom }: Area): number {
  return (right - left) * (bottom - top);
}
