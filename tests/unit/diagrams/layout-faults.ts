import type { Box, Line } from '../../../src/diagrams/neighbourhood.ts';
import type { NeighbourhoodLayout } from '../../../src/diagrams/neighbourhood-layout.ts';

/** What a label keeps free on either side, and boxes between them, in pixels. */
const LABEL_PAD = 6;
const BOX_GAP = 5;
/** Height of a line of text. */
const LINE = 14;

/** Everything in a layout that a reader would call wrong, in words; nothing for a good one. */
export function layoutFaults(layout: NeighbourhoodLayout): string[] {
  const { centre, groups, width, height } = layout;
  const frames = groups.map(({ frame }) => frame);
  const picture = { x: 0, y: 0, width, height };
  return [
    ...labelFaults(centre.box, centre.lines, LABEL_PAD),
    ...groups.flatMap(({ frame, titles, members, more }) => [
      ...labelFaults(frame, [...titles, ...(more ? [more] : [])], LABEL_PAD),
      ...members.flatMap(({ box, lines }) => labelFaults(box, lines, LABEL_PAD)),
      ...members
        .filter(({ box }) => !within(box, frame, BOX_GAP))
        .map(({ term }) => `${term.id} leaves its frame`),
      ...overlaps([...members.map(({ box }) => box), ...[...titles, ...(more ? [more] : [])].map(extent)], 0),
    ]),
    ...overlaps([centre.box, ...frames], BOX_GAP),
    ...[centre.box, ...frames]
      .filter((box) => !within(box, picture, 1))
      .map(() => 'a box leaves the picture'),
    ...edgeFaults(layout),
  ];
}

function labelFaults(box: Box, lines: readonly Line[], pad: number): string[] {
  return lines
    .filter(
      (line) =>
        line.text.trim() !== line.text ||
        line.text === '' ||
        !within(extent(line), box, 0) ||
        line.width + 2 * pad > box.width,
    )
    .map(({ text }) => `“${text}” does not fit its box`);
}

/** The room a line takes. */
function extent({ x, y, width }: Line): Box {
  return { x: x - width / 2, y: y - LINE * 0.8, width, height: LINE };
}

function within(inner: Box, outer: Box, pad: number): boolean {
  return (
    inner.x >= outer.x + pad &&
    inner.y >= outer.y + pad &&
    inner.x + inner.width <= outer.x + outer.width - pad &&
    inner.y + inner.height <= outer.y + outer.height - pad
  );
}

function overlaps(boxes: readonly Box[], gap: number): string[] {
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => meet(a, b, gap))
      .map((b) => `boxes meet: ${JSON.stringify([a, b])}`),
  );
}

function meet(a: Box, b: Box, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap &&
    b.x < a.x + a.width + gap &&
    a.y < b.y + b.height + gap &&
    b.y < a.y + a.height + gap
  );
}

/** Lines end on the boxes they join, in the direction of their heads, and touch nothing else. */
function edgeFaults({ centre, groups, edges }: NeighbourhoodLayout): string[] {
  const boxes = [centre.box, ...groups.map(({ frame }) => frame)];
  const strokes = edges.map(({ points }) =>
    points.slice(1).map((to, at): Box => {
      const from = points[at] ?? to;
      const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      return { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
    }),
  );
  const faults = edges.flatMap((edge, at) => {
    const { group, points, heads } = edge;
    const [first, last] = [points[0], points.at(-1)];
    const side = group.side === 'right' ? 1 : -1;
    const nearCentre = centre.box.x + (side > 0 ? centre.box.width : 0);
    const nearGroup = group.frame.x + (side > 0 ? 0 : group.frame.width);
    const name = group.group.id;
    const meets = (y: number, box: Box): boolean => y > box.y + 5 && y < box.y + box.height - 5;
    const { way } = group.group;
    const tips = heads.map(
      ({ x, angle }) =>
        `${Math.abs(x - nearCentre) < 1 ? 'in' : Math.abs(x - nearGroup) < 1 ? 'out' : 'nowhere'} ${Math.round(Math.cos(angle)) * side}`,
    );
    const expected = { out: ['out 1'], in: ['in -1'], both: ['out 1', 'in -1'], none: [] }[way];
    return [
      ...(first &&
      last &&
      // A head takes 4 of them; sums of fractions are a hair off.
      Math.abs(first.x - nearCentre) < 4.001 &&
      Math.abs(last.x - nearGroup) < 4.001 &&
      meets(first.y, centre.box) &&
      meets(last.y, group.frame)
        ? []
        : [`${name} ends in the air`]),
      ...(tips.join() === expected.join()
        ? []
        : [`${name} points ${tips.join()} instead of ${expected.join()}`]),
      ...(strokes[at] ?? [])
        .filter((stroke) => boxes.some((box) => meet(stroke, box, 0)))
        .map(() => `${name} crosses a box`),
      ...(strokes[at] ?? [])
        .filter((stroke) => strokes.some((other, n) => n !== at && other.some((s) => meet(stroke, s, 3))))
        .map(() => `${name} meets another line`),
    ];
  });
  return [...faults, ...(edges.length === groups.length ? [] : ['a group has no line'])];
}
