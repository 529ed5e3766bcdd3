import { evenBoxes } from './even-boxes.ts';
import { rightAngles } from './right-angles.ts';
import type { Scene, Shape, Text } from './scene.ts';
import { type Area, areaOfBox, areaOfText, cornersOf } from './scene-geometry.ts';
import { spreadEnds } from './spread-ends.ts';
import { straightLines } from './straight-lines.ts';

/** A larger picture is drawn as it was laid out: to compare all its parts would take too long. */
const LARGEST = 1000;
/** Around what is drawn. */
const MARGIN = 6;
/** By what part of its length a line of text may be longer in the font that shows it. */
const LONGER = 0.12;

/**
 * Puts in order what a layout leaves uneven: sizes of boxes that stand together, small steps in lines,
 * slanted lines, heads on one another; and takes away boxes that are not drawn, with the room they take.
 * @param unseen the parts whose boxes are not drawn
 */
export function tidyScene(scene: Scene, unseen: ReadonlySet<string>): Scene {
  if (scene.items.length > LARGEST) return scene;
  // Lines are led from box to box, also from one that is not drawn.
  const led = rightAngles(scene);
  const items = led.items.filter((item) => item.type === 'text' || !unseen.has(item.owner ?? ''));
  const tidy = spreadEnds(straightLines(evenBoxes({ ...led, items })));
  return unseen.size > 0 ? cropped(tidy) : tidy;
}

/** The picture without the empty stripes at its sides. */
function cropped(scene: Scene): Scene {
  const areas = scene.items.flatMap(coverOf);
  if (areas.length === 0) return scene;
  const left = Math.max(scene.x, Math.min(...areas.map((area) => area.left)) - MARGIN);
  const top = Math.max(scene.y, Math.min(...areas.map((area) => area.top)) - MARGIN);
  const right = Math.min(scene.x + scene.width, Math.max(...areas.map((area) => area.right)) + MARGIN);
  const bottom = Math.min(scene.y + scene.height, Math.max(...areas.map((area) => area.bottom)) + MARGIN);
  return { ...scene, x: left, y: top, width: right - left, height: bottom - top };
}

function coverOf(item: Shape | Text): Area[] {
  if (item.type === 'text') return [areaOfText({ ...item, length: item.length * (1 + LONGER) })];
  if (item.type === 'rect') return [areaOfBox(item)];
  const [cx = 0, cy = 0, r = 0] = item.numbers;
  if (item.type === 'circle') return [{ left: cx - r, top: cy - r, right: cx + r, bottom: cy + r }];
  return cornersOf(item).map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y }));
}
