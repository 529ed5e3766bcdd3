import { evenBoxes } from './even-boxes.ts';
import { rightAngles } from './right-angles.ts';
import type { Scene } from './scene.ts';
import { spreadEnds } from './spread-ends.ts';
import { straightLines } from './straight-lines.ts';

/** A larger picture is drawn as it was laid out: to compare all its parts would take too long. */
const LARGEST = 1000;

/**
 * Puts in order what a layout leaves uneven: sizes of boxes that stand together, small steps in lines,
 * slanted lines, heads on one another.
 * @param unseen the parts whose boxes are not drawn
 */
export function tidyScene(scene: Scene, unseen: ReadonlySet<string>): Scene {
  if (scene.items.length > LARGEST) return scene;
  return spreadEnds(straightLines(evenBoxes(rightAngles(scene), unseen)));
}
