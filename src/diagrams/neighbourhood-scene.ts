import type { Lang } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import type { DiagramTerm } from './diagram.ts';
import { type DrawnDiagram, drawScene } from './draw.ts';
import type { Box, Line, Neighbourhood } from './neighbourhood.ts';
import { layOutNeighbourhood, type NeighbourhoodLayout } from './neighbourhood-layout.ts';
import type { RawNode, Role, Scene, Shape, Text } from './scene.ts';
import { PLAIN, SMALL, STRONG, type Type } from './text-width.ts';
import { SENTINELS, type Token } from './theme.ts';

/**
 * Draws the neighbourhood of a term as an SVG, without a browser: laid out by
 * `layOutNeighbourhood`, drawn by `drawScene` as all other diagrams are. Neighbours are links to
 * `term:<id>`. The same input gives the same bytes.
 */
export function drawNeighbourhood(neighbourhood: Neighbourhood, lang: Lang): string {
  const { term, title, description, groups } = neighbourhood;
  const layout = layOutNeighbourhood(neighbourhood, lang);
  const diagram: DrawnDiagram = {
    // No author's diagram has two hyphens in its id.
    id: `${term.id}--neighbourhood`,
    kind: 'flowchart',
    title: { [lang]: title },
    description: { [lang]: description },
    terms: [term, ...groups.flatMap(({ members }) => members)],
  };
  const scene = { x: 0, y: 0, width: layout.width, height: layout.height, items: itemsOf(layout) };
  const raw = { kind: diagram.kind, nodes: nodesOf(neighbourhood, lang), edges: [] };
  return drawScene(scene, { diagram, lang, raw, here: term.id });
}

// No id of a term holds a slash: none can be taken for that of a part.
const CENTRE = '/';
function groupId(group: string): string {
  return `/${group}`;
}

function memberId(group: string, term: DiagramTerm): string {
  return `/${group}/${term.id}`;
}

function moreId(group: string): string {
  return `/${group}/`;
}

function nodesOf({ term, groups }: Neighbourhood, lang: Lang): RawNode[] {
  const node = { lines: [], parent: undefined, isGroup: false };
  const shown = (id: string, of: DiagramTerm): RawNode => ({
    ...node,
    id,
    label: localize(of.name, lang),
    classes: of.id,
  });
  return [
    shown(CENTRE, term),
    ...groups.flatMap(({ id, title, members, more }) => [
      { ...node, id: groupId(id), label: title, isGroup: true, classes: '' },
      ...members.map((member) => shown(memberId(id, member), member)),
      ...(more ? [{ ...node, id: moreId(id), label: more.text, classes: 'note', href: more.href }] : []),
    ]),
  ];
}

/** In the order of reading: the middle, then group by group, left before right. Lines lie below. */
function itemsOf({ centre, groups, edges }: NeighbourhoodLayout): Scene['items'] {
  const byLook = [...edges].sort((a, b) => Number(a.group.group.dashed) - Number(b.group.group.dashed));
  return [
    ...byLook.map(({ group, data, heads }): Shape => {
      const paint = { fill: 'none', stroke: rgb('line'), strokeWidth: 1.25, dashed: group.group.dashed };
      return { ...shape(undefined, 'edge'), ...paint, type: 'path', data, heads };
    }),
    rect(CENTRE, 'node', centre.box),
    ...centre.lines.map((line, row) => text(line, { owner: CENTRE, role: 'node', type: STRONG, row })),
    ...groups.flatMap(({ group, frame, titles, members, more }) => [
      rect(groupId(group.id), 'group', frame),
      ...titles.map((line, row) => text(line, { owner: groupId(group.id), role: 'group', type: SMALL, row })),
      ...members.flatMap(({ term, box, lines }) => {
        const owner = memberId(group.id, term);
        return [
          rect(owner, 'node', box),
          ...lines.map((line, row) => text(line, { owner, role: 'node', type: PLAIN, row })),
        ];
      }),
      ...(more ? [text(more, { owner: moreId(group.id), role: 'node', type: SMALL, row: 0 })] : []),
    ]),
  ];
}

function shape(owner: string | undefined, role: Role): Omit<Shape, 'type'> {
  const [fill, stroke] =
    role === 'group' ? [rgb('group'), rgb('group-line')] : [rgb('node'), rgb('node-line')];
  return {
    role,
    owner,
    numbers: [],
    radius: 0,
    data: '',
    matrix: undefined,
    fill,
    stroke,
    strokeWidth: 1,
    dashed: false,
    heads: [],
  };
}

function rect(owner: string, role: Role, { x, y, width, height }: Box): Shape {
  return { ...shape(owner, role), type: 'rect', numbers: [x, y, width, height] };
}

function text(
  { text: words, x, y, width }: Line,
  { owner, role, type, row }: { owner: string; role: Role; type: Type; row: number },
): Text {
  const { size, bold } = type;
  const fill = rgb(role === 'group' ? 'muted' : 'text');
  return { type: 'text', role, owner, fill, x, y, length: width, text: words, size, bold, row };
}

/** A role's colour as a browser would give it. */
function rgb(token: Token): string {
  const hex = SENTINELS[token];
  return `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
}
