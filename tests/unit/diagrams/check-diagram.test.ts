import { expect, test } from 'vitest';
import { checkDiagram } from '../../../src/diagrams/check-diagram.ts';
import type { DiagramConnection, DiagramPart } from '../../../src/diagrams/structure.ts';
import type { Correspondence } from '../../../src/glossary/correspondences.ts';
import type { RelationEnd } from '../../../src/glossary/glossary.ts';
import { asTermId, type TermId } from '../../../src/text/brand.ts';
import { contextOf, diagramOf } from './context.ts';

const [alpha, beta, gamma] = ['alpha', 'beta', 'gamma'].map(asTermId) as [TermId, TermId, TermId];
const { glossary } = contextOf();
const relations = new Map<TermId, RelationEnd[]>([
  [alpha, [{ role: 'depends-on', other: beta, note: undefined }]],
  [beta, [{ role: 'depends-on:inverse', other: alpha, note: undefined }]],
]);
const none: readonly Correspondence[] = [];

/** The problems of a flowchart with these parts and arrows: id and place. */
function problems(
  body: string,
  {
    parts,
    arrows = [],
    pairs = none,
  }: { parts: DiagramPart[]; arrows?: DiagramConnection[]; pairs?: readonly Correspondence[] },
): string[] {
  const diagram = diagramOf(`flowchart TB\n${body}`);
  const structure = { kind: diagram.kind, parts, groups: [], connections: arrows };
  const facts = { glossary: { ...glossary, relations }, correspondences: pairs };
  return checkDiagram(diagram, structure, facts).map(
    (d) => `${d.severity} ${d.id} ${d.line - diagram.firstLine}:${d.column}`,
  );
}
const term = (id: TermId, as: string = id): DiagramPart => ({ id: as, label: as, term: id });
const plain = (id: string, label = id): DiagramPart => ({ id, label });

test('An arrow that a relation declares is right in both directions', () => {
  const parts = [term(alpha), term(beta)];
  expect(problems('  alpha --> beta', { parts, arrows: [{ from: 'alpha', to: 'beta' }] })).toEqual([]);
  expect(problems('  beta --> alpha', { parts, arrows: [{ from: 'beta', to: 'alpha' }] })).toEqual([]);
});
test('An arrow that nothing declares is an error at its line, once', () => {
  const parts = [term(alpha), term(gamma)];
  const arrows = [
    { from: 'alpha', to: 'gamma' },
    { from: 'gamma', to: 'alpha' },
  ];
  expect(problems('  alpha\n  gamma-->alpha\n', { parts, arrows })).toEqual([
    'error diagram/unknown-relation 2:3',
  ]);
});
test('A pair that corresponds may be joined', () => {
  const sides = new Map([
    ['first', [alpha]],
    ['second', [gamma]],
  ]);
  const pair: Correspondence = {
    id: 'x',
    kind: 'partial',
    sides,
    topic: undefined,
    alike: undefined,
    breaks: undefined,
    sources: [],
  };
  const parts = [term(alpha), term(gamma)];
  expect(
    problems('  alpha --- gamma', { parts, arrows: [{ from: 'alpha', to: 'gamma' }], pairs: [pair] }),
  ).toEqual([]);
});
test('An arrow may be explained, with or without a reason', () => {
  const parts = [term(alpha), term(gamma)];
  const arrows = [{ from: 'alpha', to: 'gamma' }];
  expect(problems('  %% explained: alpha -> gamma\n  alpha --> gamma', { parts, arrows })).toEqual([]);
  expect(
    problems('  %% explained: gamma -> alpha: the text says so\n  alpha --> gamma', { parts, arrows }),
  ).toEqual([]);
});
test('An explanation of no arrow is named', () => {
  expect(problems('  %% explained: alpha -> gamma\n  alpha', { parts: [term(alpha)] })).toEqual([
    'warning diagram/idle-explanation 1:1',
  ]);
});
test('The ends of an arrow may be copies of a term, and a term leads to itself', () => {
  const parts = [term(alpha, 'a1'), term(alpha, 'a2'), term(gamma, 'g-1')];
  const arrows = [
    { from: 'a1', to: 'a2' },
    { from: 'a2', to: 'g-1' },
  ];
  const body = '  a1:::alpha --> a2:::alpha\n  a2-longer --> g-1\n  a2 --> g-1:::gamma';
  expect(problems(body, { parts, arrows })).toEqual(['error diagram/unknown-relation 3:3']);
});
test('Arrows to what is no term say nothing of the glossary', () => {
  expect(
    problems('  alpha --> disk', {
      parts: [term(alpha), plain('disk')],
      arrows: [{ from: 'alpha', to: 'disk' }],
    }),
  ).toEqual([]);
});
test.each([
  ['a label that is a name', plain('x', 'Alpha'), 'warning diagram/term-by-label 1:3'],
  ['a label that is an alias, in other case', plain('x', 'the first'), 'warning diagram/term-by-label 1:3'],
  ['an id that is nearly a term', plain('alhpa'), 'warning diagram/unknown-part 1:3'],
  ['history with other words', plain('x', 'Gamma and more'), 'warning diagram/history-as-current 1:3'],
])('%s is reported', (_, part, problem) => {
  expect(problems(`  ${part.id}`, { parts: [part] })).toEqual([problem]);
});
test.each([
  ['a label that only holds a name', plain('x', 'Alpha and more')],
  ['an id with a label of its own', plain('alhpa', 'Another thing')],
  ['history marked as such', { ...plain('x', 'Gamma and more'), history: true as const }],
  ['a name inside a word', plain('x', 'Gammas')],
])('%s is right', (_, part) => {
  expect(problems(`  ${part.id}`, { parts: [part] })).toEqual([]);
});
test('A mind map is not checked: its lines are no arrows', () => {
  const diagram = diagramOf('mindmap\n  root((All // 全部))\n    alpha\n');
  const structure = {
    kind: 'mindmap' as const,
    parts: [term(alpha), term(gamma)],
    groups: [],
    connections: [{ from: 'alpha', to: 'gamma' }],
  };
  expect(
    checkDiagram(diagram, structure, { glossary: { ...glossary, relations }, correspondences: [] }),
  ).toEqual([]);
});
