import { groupOf } from './resize-boxes.ts';
import type { RawStructure, Scene, Shape } from './scene.ts';
import { areaOfBox, isBox } from './scene-geometry.ts';

/** What is shown of the picture beyond the part it begins with: the fade then begins behind its words. */
const BEYOND = 20;
/** What every frame shows anyway. */
const NARROW = 300;
/** Of a wide group its title is enough. */
const TITLE = 240;

/**
 * How much of a picture's width must be in sight for its beginning to be seen: the part that leads to others
 * and that none leads to, the leftmost of them, with the groups it stands in as far as they fit.
 * @returns pixels from the left side of the picture; undefined where it begins there anyway
 */
export function widthToStart(scene: Scene, { kind, nodes, edges }: RawStructure): number | undefined {
  if (kind !== 'flowchart' && kind !== 'mindmap') return undefined;
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const around = (id: string): string[] => {
    const parent = parents.get(id);
    return parent === undefined ? [id] : [id, ...around(parent)];
  };
  const reached = new Set(edges.flatMap(({ to, from }) => (from === to ? [] : around(to))));
  const roots = new Set(
    edges.map(({ from }) => from).filter((id) => !around(id).some((a) => reached.has(a))),
  );
  const rights = scene.items
    .filter((item): item is Shape => isBox(item, 'node', 'group') && roots.has(item.owner ?? ''))
    .map((box) => outermost(box, scene.items))
    .map((box) => areaOfBox(box))
    .sort((a, b) => a.left - b.left)
    .map(({ left, right }) => Math.min(right, left + TITLE) - scene.x);
  const [first] = rights;
  return first === undefined || first <= NARROW
    ? undefined
    : Math.round(Math.min(first + BEYOND, scene.width));
}

function outermost(box: Shape, items: Scene['items']): Shape {
  const group = groupOf(box, items);
  return group ? outermost(group, items) : box;
}
