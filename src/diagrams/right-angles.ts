import type { Scene, Shape } from './scene.ts';
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
} from './scene-geometry.ts';

/** How far the end of a line may be from its box. */
const NEAR = 6;
/** What must be free between two columns. */
const LEAST = 16;

interface Span {
  readonly line: Shape;
  readonly from: Area;
  readonly to: Area;
}

/**
 * Draws curved lines between boxes beside one another with right angles, from the middle of a side to the
 * middle of the other: lines of one part then share a stem. Those with words or heads stay as they are.
 */
export function rightAngles(scene: Scene): Scene {
  const boxes = scene.items.filter((item): item is Shape => isBox(item, 'node')).map(areaOfBox);
  const words = scene.items.flatMap((item) =>
    item.type === 'text' && item.role === 'edge-label' ? [areaOfText(item)] : [],
  );
  const spans = scene.items
    .filter(isLine)
    .filter((line) => line.data.includes('C') && line.heads.length === 0)
    .flatMap((line): Span[] => {
      const corners = cornersOf(line);
      const [from, to] = [corners[0], corners.at(-1)].map((end) => boxAt(boxes, end));
      if (!from || !to || to.left - from.right < LEAST) return [];
      const way = around(from, to);
      return words.some((text) => overlap(text, way)) ? [] : [{ line, from, to }];
    });
  const data = new Map(spans.map((span) => [span.line, roundedPath(elbow(span, spans))]));
  const items = scene.items.map((item) => {
    const path = item.type === 'path' ? data.get(item) : undefined;
    return path === undefined || item.type === 'text' ? item : { ...item, data: path, matrix: undefined };
  });
  return { ...scene, items };
}

function boxAt(boxes: readonly Area[], point: Point | undefined): Area | undefined {
  if (!point) return undefined;
  const { x, y } = point;
  return boxes.find((box) => overlap(grown(box, NEAR), { left: x, right: x, top: y, bottom: y }));
}

function around(from: Area, to: Area): Area {
  return {
    left: from.right,
    right: to.left,
    top: Math.min(from.top, to.top),
    bottom: Math.max(from.bottom, to.bottom),
  };
}

/** Level, upright in the middle between the two columns, level. */
function elbow({ from, to }: Span, spans: readonly Span[]): Point[] {
  const [start, end] = [middle(from), middle(to)];
  const beside = spans.filter((other) => other.from.right < to.left && from.right < other.to.left);
  const left = Math.max(...beside.map((other) => other.from.right));
  const right = Math.min(...beside.map((other) => other.to.left));
  const x = right - left < LEAST ? (from.right + to.left) / 2 : (left + right) / 2;
  const first = { x: from.right, y: start };
  const last = { x: to.left, y: end };
  return Math.abs(start - end) < 0.5
    ? [first, { ...last, y: start }]
    : [first, { x, y: start }, { x, y: end }, last];
}

function middle({ top, bottom }: Area): number {
  return (top + bottom) / 2;
}
