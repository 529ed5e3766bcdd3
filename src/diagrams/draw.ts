import type { Lang, TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import { tokenOf } from './colours.ts';
import { type Diagram, type DiagramTerm, isHistory } from './diagram.ts';
import { widthToStart } from './flow-start.ts';
import { escapeXml, type Piece, type Place, serialize } from './markup.ts';
import type { Head, RawNode, RawStructure, Scene, Shape, Text } from './scene.ts';
import { type Area, areaOfBox, cornersOf, isBox, isLine, overlap, stretchesOf } from './scene-geometry.ts';
import { termOfPart } from './structure.ts';
import { SMALL_SIZE, TEXT_SIZE } from './theme.ts';

/** Corner radius of the boxes of the first platform, the second, and all others. */
const CORNERS = [2, 10];
const CORNER = 5;
/** Beside the title of a group. */
const TITLE_PAD = 12;

/** What is drawn of a diagram beside its scene. */
export type DrawnDiagram = Pick<Diagram, 'id' | 'kind' | 'title' | 'description' | 'terms'>;

/**
 * Draws a scene as a small SVG: colours are classes of src/styles/diagrams.css or CSS variables of a
 * platform; parts that are terms are links to `term:<id>`; `data-start` is what must be seen of its width for
 * the first part to be in sight.
 * @param how.here the term whose page shows the picture: its part is no link
 * @throws ForeignColour where the scene holds a colour that stands for no role
 */
export function drawScene(
  scene: Scene,
  {
    diagram,
    lang,
    raw,
    here,
  }: {
    diagram: DrawnDiagram;
    lang: Lang;
    raw: RawStructure;
    here?: TermId;
  },
): string {
  const nodes = new Map(
    raw.nodes.flatMap((node) => [
      [`words ${node.label}`, node],
      [node.id, node],
    ]),
  );
  const move: Place = { x: -scene.x, y: -scene.y };
  const inGroup = (x: number, y: number): boolean =>
    scene.items.some((item) => {
      if (item.type !== 'rect' || item.role !== 'group') return false;
      const [left = 0, top = 0, width = 0, height = 0] = item.numbers;
      return x > left && x < left + width && y > top && y < top + height;
    });
  const lines = scene.items.filter(isLine).flatMap((line) => stretchesOf(cornersOf(line)));
  const areas = scene.items.filter((item) => isBox(item, 'group'));
  const pieces = runs(scene.items).flatMap((run): Piece[] => {
    const owner = run[0]?.owner;
    const part = partOf(owner === undefined ? undefined : nodes.get(owner), { diagram, lang, here });
    const shapes = run
      .filter((item) => item.type !== 'text')
      .flatMap((item) => drawShape(item, { move, part }));
    const heads = run.flatMap((item) => (item.type === 'text' ? [] : item.heads));
    const texts = run.filter((item) => item.type === 'text');
    const isGroup = run[0]?.role === 'group';
    const area = isGroup ? areas.find((item) => item.owner === owner) : undefined;
    const left = area && texts.length > 0 ? titleStart(area, texts, lines) : undefined;
    const small = (row: number): boolean => row > 0 && texts.length === part.lines;
    const written = texts.map((item) =>
      drawText(item, { move, part, inGroup, left, small: small(item.row) }),
    );
    const drawn = [...shapes, ...(heads.length > 0 ? [drawHeads(heads, move)] : []), ...written];
    // Of a group only the title is a link, not the whole area.
    return isGroup ? [...shapes, ...(written.length > 0 ? link(part, written) : [])] : link(part, drawn);
  });
  const [width, height] = [Math.ceil(scene.width), Math.ceil(scene.height)];
  const id = `d-${diagram.id}`;
  const start = widthToStart(scene, raw);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="dg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    start === undefined ? '' : ` data-start="${start}"`,
    ` font-size="${TEXT_SIZE}" text-anchor="middle" role="group" aria-labelledby="${id}-title" aria-describedby="${id}-desc">`,
    `<title id="${id}-title">${escapeXml(localize(diagram.title, lang))}</title>`,
    `<desc id="${id}-desc">${escapeXml(localize(diagram.description, lang))}</desc>`,
    serialize(pieces),
    '</svg>',
  ].join('');
}

/**
 * Where the title of a group begins: at its left; where lines cross it there, beside them or at its right;
 * in the middle, undefined, where it needs the whole width.
 */
function titleStart(group: Shape, texts: readonly Text[], lines: readonly Area[]): number | undefined {
  const { left, top, right } = areaOfBox(group);
  // The font that shows it may be wider than the one it was measured in.
  const length = 1.1 * Math.max(0, ...texts.map((text) => text.length));
  if (length + 2 * TITLE_PAD > right - left) return undefined;
  const y = texts[0]?.y ?? top;
  const band = { left, right, top: y - SMALL_SIZE, bottom: y + 4 };
  const crossing = lines.filter((line) => overlap(line, band));
  const [first, last] = [left + TITLE_PAD, right - TITLE_PAD - length];
  const beside = crossing.map((line) => line.right + TITLE_PAD).sort((a, b) => a - b);
  const isFree = (start: number): boolean =>
    start >= first &&
    start <= last &&
    crossing.every((line) => line.right < start - 4 || line.left > start + length + 4);
  return [first, ...beside, last].find(isFree) ?? first;
}

function link({ href }: Part, drawn: Piece[]): Piece[] {
  if (href === undefined) return drawn;
  return [
    {
      tag: 'a',
      shared: '',
      own: ` href="${escapeXml(href)}"`,
      content: serialize(drawn),
    },
  ];
}

interface Part {
  readonly id: string;
  readonly term: DiagramTerm | undefined;
  /** Where it leads: to its term, or where its node says. */
  readonly href: string | undefined;
  /** Drawn dashed and in quiet ink. */
  readonly history: boolean;
  /** Words beside the picture: no box. */
  readonly note: boolean;
  readonly lines: number;
}

function partOf(
  node: RawNode | undefined,
  { diagram, lang, here }: { diagram: DrawnDiagram; lang: Lang; here: TermId | undefined },
): Part {
  const term = node ? termOfPart(diagram, node, lang) : undefined;
  const history = isHistory(term?.state) || hasClass(node, 'retired');
  const href = term === undefined ? node?.href : term.id === here ? undefined : `term:${term.id}`;
  const id = node?.id ?? diagram.id;
  return { id, term, href, history, note: isNote(node), lines: node?.lines.length ?? 1 };
}

function hasClass(node: RawNode | undefined, name: string): boolean {
  return node?.classes.split(/\s+/).includes(name) ?? false;
}

/** Whether a part is words beside the picture, without a box. */
export function isNote(node: RawNode | undefined): boolean {
  return hasClass(node, 'note');
}

/** Items in a row that belong to one part stand together, and so do the links between parts. */
function runs(items: Scene['items']): (Shape | Text)[][] {
  const result: (Shape | Text)[][] = [];
  for (const item of items) {
    const last = result.at(-1);
    const first = last?.[0];
    const joins =
      first &&
      (item.owner === undefined ? item.role === 'edge' && first.role === 'edge' : first.owner === item.owner);
    if (joins) last?.push(item);
    else result.push([item]);
  }
  return result;
}

function drawShape(shape: Shape, { move, part }: { move: Place; part: Part }): Piece[] {
  if (part.note && shape.role === 'node') return [];
  const shared = look(shape, part);
  const numbers = shape.numbers.map((value, index) =>
    round(index === 0 ? value + move.x : index === 1 ? value + move.y : value),
  );
  switch (shape.type) {
    case 'rect': {
      const [x, y, width, height] = numbers;
      const radius = round(
        shape.radius > 10 || shape.role !== 'node' ? shape.radius || CORNER : corner(part.term),
      );
      return [
        { tag: 'rect', shared, own: ` x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"` },
      ];
    }
    case 'circle':
      return [{ tag: 'circle', shared, own: ` cx="${numbers[0]}" cy="${numbers[1]}" r="${numbers[2]}"` }];
    case 'path': {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = shape.matrix ?? [];
      const matrix = [a, b, c, d, e + move.x, f + move.y];
      const still = matrix.join() === '1,0,0,1,0,0';
      return [
        {
          tag: 'path',
          shared,
          own: ` d="${shape.data}"${still ? '' : ` transform="matrix(${matrix.join(' ')})"`}`,
        },
      ];
    }
  }
}

function corner(term: DiagramTerm | undefined): number {
  return (term && CORNERS[term.platformIndex]) ?? CORNER;
}

/** Classes and colours of a shape; a term of a platform has the platform's colours. */
function look(shape: Shape, part: Part): string {
  const fill = tokenOf(shape.fill, part.id);
  const stroke = tokenOf(shape.stroke, part.id);
  const classes: string[] = [];
  let colours = '';
  const coloured = part.term && (shape.role === 'node' || shape.role === 'group');
  if (coloured && part.term) {
    const { platform } = part.term;
    // In a site without platforms all terms have the site's own colour.
    const name = platform === '' ? 'accent' : `platform-${platform}`;
    colours = shape.role === 'group' ? '' : ` fill="var(--${name}-soft)"`;
    colours += ` stroke="var(--${name})"`;
    classes.push(shape.role === 'group' ? 'pg' : 'p');
  } else if (fill === 'node' && stroke === 'node-line') classes.push('n');
  else if (fill === 'group' && stroke === 'group-line') classes.push('g');
  else if (fill === 'none' && stroke === 'line') classes.push('e');
  else
    classes.push(
      ...(fill === 'none' ? ['fn'] : [`f-${fill}`]),
      ...(stroke === 'none' ? [] : [`s-${stroke}`]),
    );
  if (shape.dashed || (part.history && shape.role !== 'edge')) classes.push('d');
  if (shape.role === 'edge' && shape.strokeWidth > 3) classes.push('w');
  return ` class="${classes.join(' ')}"${colours}`;
}

function drawText(
  text: Text,
  context: {
    move: Place;
    part: Part;
    inGroup: (x: number, y: number) => boolean;
    /** Where the title of a group begins, where it does not stand in the middle. */
    left: number | undefined;
    /** A line after the first that the author wrote: it explains the first. */
    small: boolean;
  },
): Piece {
  const { move, part, inGroup, left, small } = context;
  const token = tokenOf(text.fill, part.id);
  const quiet = token === 'muted' || small || part.note || part.history;
  const classes = [...(quiet ? ['m'] : []), ...(text.bold ? ['b'] : [])];
  if (text.role === 'edge-label') classes.push(inGroup(text.x, text.y) ? 'hg' : 'h');
  if (text.role === 'group') classes.push('hg');
  if (left !== undefined) classes.push('t');
  const size = small || part.note ? SMALL_SIZE : Math.max(SMALL_SIZE, Math.round(text.size));
  const shared =
    (classes.length > 0 ? ` class="${classes.join(' ')}"` : '') +
    (size === TEXT_SIZE ? '' : ` font-size="${size}"`);
  return {
    tag: 'text',
    shared,
    own: ` x="${round((left ?? text.x) + move.x)}" y="${round(text.y + move.y)}"`,
    content: escapeXml(text.text),
  };
}

/** All arrow heads of a run in one path: lighter than markers, and never dashed. */
function drawHeads(heads: readonly Head[], move: Place): Piece {
  const data = heads.map(({ kind, x, y, angle }) => {
    const at = (along: number, across: number): string => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      return `${round(x + move.x + along * cos - across * sin)} ${round(y + move.y + along * sin + across * cos)}`;
    };
    if (kind === 'circle') return `M${at(0, 0)}A4 4 0 1 1 ${at(-8, 0)}A4 4 0 1 1 ${at(0, 0)}Z`;
    if (kind === 'cross') return `M${at(-8, -4)}L${at(0, 4)}M${at(0, -4)}L${at(-8, 4)}`;
    return `M${at(0, 0)}L${at(-8, 4)}L${at(-8, -4)}Z`;
  });
  return { tag: 'path', shared: ' class="a"', own: ` d="${data.join('')}"` };
}

function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
