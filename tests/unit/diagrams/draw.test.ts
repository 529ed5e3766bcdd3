import { expect, test } from 'vitest';
import { ForeignColour } from '../../../src/diagrams/colours.ts';
import { drawScene } from '../../../src/diagrams/draw.ts';
import type { RawStructure, Scene, Shape, Text } from '../../../src/diagrams/scene.ts';
import { diagramOf, en } from './context.ts';

const ink = 'rgb(17, 0, 1)';
const box: Shape = {
  type: 'rect',
  role: 'node',
  owner: 'alpha',
  numbers: [10, 20, 100.04, 40],
  radius: 0,
  data: '',
  matrix: undefined,
  fill: 'rgb(254, 0, 4)',
  stroke: 'rgb(17, 0, 5)',
  strokeWidth: 1,
  dashed: false,
  heads: [],
};
const words: Text = {
  type: 'text',
  role: 'node',
  owner: 'alpha',
  fill: ink,
  x: 60,
  y: 44,
  length: 40,
  text: 'A < B & "C"',
  size: 14,
  bold: false,
  row: 0,
};
const diagram = diagramOf('flowchart TB\n  alpha --> gamma\n  plain1 --> gamma\n');
const raw: RawStructure = {
  kind: 'flowchart',
  nodes: ['alpha', 'gamma', 'plain1'].map((id) => ({
    id,
    label: id,
    lines: [],
    parent: undefined,
    isGroup: false,
    classes: '',
  })),
  edges: [],
};
const draw = (...items: Scene['items']) =>
  drawScene({ x: 10, y: 20, width: 200.2, height: 99.5, items }, { diagram, lang: en, raw });

test('The picture has its natural size, and a name and description of its own', () => {
  const svg = draw();
  expect(svg).toContain('viewBox="0 0 201 100" width="201" height="100"');
  expect(svg).toContain(
    'aria-labelledby="d-test-title" aria-describedby="d-test-desc"><title id="d-test-title">Title</title><desc id="d-test-desc">',
  );
});
test('A term is a link in the colours and the form of its platform, its text escaped', () => {
  expect(draw(box, words)).toContain(
    '<a href="term:alpha"><rect class="p" fill="var(--platform-first-soft)" stroke="var(--platform-first)" x="0" y="0" width="100" height="40" rx="2"/><text x="50" y="24">A &lt; B &amp; &quot;C&quot;</text></a>',
  );
});
test('A retired term is dashed and in quiet ink', () => {
  const svg = draw({ ...box, owner: 'gamma' }, { ...words, owner: 'gamma' });
  expect(svg).toContain('<rect class="p d"');
  expect(svg).toContain('<text class="m"');
});
test('What is no term is drawn in the common colours without a link', () => {
  const svg = draw({ ...box, owner: 'plain1' });
  expect(svg).toContain('<rect class="n" x="0"');
  expect(svg).not.toContain('<a ');
});
test('A colour that stands for no role is refused', () => {
  expect(() => draw({ ...box, owner: 'plain1', fill: 'rgb(1, 2, 3)' })).toThrow(ForeignColour);
});
/** A link whose end has a head of a kind. */
function linkWith(kind: NonNullable<Shape['heads']>[number]['kind']): Shape {
  return {
    ...box,
    type: 'path',
    role: 'edge',
    owner: undefined,
    numbers: [],
    data: 'M0 0L9 9',
    fill: 'none',
    stroke: 'rgb(17, 0, 3)',
    heads: [{ kind, x: 20, y: 30, angle: 0 }],
  };
}
test('Links share one group, and their arrow heads one path', () => {
  const svg = draw(linkWith('arrow'), linkWith('arrow'));
  expect(svg.match(/<g class="e">/g)).toHaveLength(1);
  expect(svg.match(/class="a"/g)).toHaveLength(1);
  expect(svg).toContain('d="M10 10L2 14L2 6ZM10 10L2 14L2 6Z"');
});
test('A round head is a whole circle before the end of its link', () => {
  expect(draw(linkWith('circle'))).toContain('d="M10 10A4 4 0 1 1 2 10A4 4 0 1 1 10 10Z"');
});
test.each([
  ['at the left of its group where no line crosses it', [], 12],
  ['beside the line that crosses it there', [60], 72],
  ['at the left where lines leave no room for it', [60, 110, 150], 12],
])('A title stands %s', (_, lines, x) => {
  const group: Shape = { ...box, role: 'group', owner: 'g', numbers: [10, 20, 200, 100] };
  const title: Text = { ...words, role: 'group', owner: 'g', x: 110, y: 40, length: 60, text: 'Title' };
  const crossing = lines.map((at): Shape => {
    const data = `M${at + 10},0L${at + 10},90`;
    return { ...box, type: 'path', role: 'edge', owner: undefined, numbers: [], data, fill: 'none' };
  });
  const edges = crossing.map((edge) => ({ ...edge, stroke: 'rgb(17, 0, 3)' }));
  expect(draw(group, title, ...edges)).toContain(` x="${x}" y="20">Title<`);
});
