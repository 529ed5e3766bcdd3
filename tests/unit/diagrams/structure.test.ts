import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RawStructure } from '../../../src/diagrams/scene.ts';
import { toStructure } from '../../../src/diagrams/structure.ts';
import { textAlternative } from '../../../src/diagrams/text-alternative.ts';
import { diagramOf, en, zh } from './context.ts';

const node = (id: string, label: string, more: Partial<RawStructure['nodes'][number]> = {}) => ({
  id,
  label,
  lines: [],
  parent: undefined,
  isGroup: false,
  classes: '',
  ...more,
});
const diagram = diagramOf('flowchart TB\n  alpha --> b1\n  b1:::alpha\n  subgraph beta\n    b1\n  end\n');
const raw: RawStructure = {
  kind: 'flowchart',
  nodes: [
    node('beta', 'Beta', { isGroup: true }),
    node('alpha', 'Alpha'),
    node('b1', 'Copy', { parent: 'beta', classes: 'default alpha' }),
  ],
  edges: [
    { from: 'alpha', to: 'b1', label: 'asks', both: false },
    { from: 'b1', to: 'alpha', label: '', both: true },
  ],
};

test('Parts are matched with terms by id and by class, and stand in their groups', () => {
  expect(toStructure(raw, diagram, en)).toEqual({
    kind: 'flowchart',
    parts: [
      { id: 'alpha', label: 'Alpha', term: 'alpha' },
      { id: 'b1', label: 'Copy', term: 'alpha', group: 'beta' },
    ],
    groups: [{ id: 'beta', label: 'Beta', term: 'beta' }],
    connections: [
      { from: 'alpha', to: 'b1', label: 'asks' },
      { from: 'b1', to: 'alpha', both: true },
    ],
  });
});
test('A mindmap has no ids of its own: its terms are matched by their name in the language', () => {
  const map = diagramOf('mindmap\n  root((All // 全部))\n    alpha\n');
  const found = toStructure({ kind: 'mindmap', nodes: [node('1', '甲')], edges: [] }, map, zh);
  expect(found.parts).toEqual([{ id: '1', label: '甲', term: 'alpha' }]);
});
test('The text beside a picture lists the parts by group with what they lead to', () => {
  expect(textAlternative(toStructure(raw, diagram, en))).toEqual({
    kind: 'parts',
    groups: [
      {
        group: undefined,
        parts: [{ label: 'Alpha', term: 'alpha', to: [{ label: 'Copy', term: 'alpha', words: 'asks' }] }],
      },
      {
        group: { label: 'Beta', term: 'beta' },
        parts: [{ label: 'Copy', term: 'alpha', to: [{ label: 'Alpha', term: 'alpha', both: true }] }],
      },
    ],
  });
});
test('A part that leads nowhere stands by itself only where no other part of its list has named it', () => {
  const told = textAlternative({
    kind: 'flowchart',
    parts: [
      { id: 'a', label: 'A', group: 'one' },
      { id: 'b', label: 'B', group: 'one' },
      { id: 'c', label: 'C', group: 'one' },
      { id: 'd', label: 'D', group: 'two' },
    ],
    groups: [
      { id: 'one', label: 'One' },
      { id: 'two', label: 'Two' },
    ],
    connections: [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'd' },
    ],
  });
  expect(told).toEqual({
    kind: 'parts',
    groups: [
      {
        group: { label: 'One' },
        parts: [
          { label: 'A', to: [{ label: 'B' }, { label: 'D' }] },
          { label: 'C', to: [] },
        ],
      },
      // Named elsewhere, but its group must not be without it.
      { group: { label: 'Two' }, parts: [{ label: 'D', to: [] }] },
    ],
  });
});
test('The text beside a picture leaves out no part, no group that holds a part and no connection', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const group = fc.constantFrom('one', 'two', undefined);
  const picture = fc.record({
    homes: fc.tuple(group, group, group, group, group),
    connections: fc.uniqueArray(fc.record({ from: id, to: id }), { selector: (c) => `${c.from} ${c.to}` }),
  });
  fc.assert(
    fc.property(picture, ({ homes, connections }) => {
      const parts = ['a', 'b', 'c', 'd', 'e'].map((part, n) => {
        const home = homes[n];
        return { id: part, label: part, ...(home === undefined ? {} : { group: home }) };
      });
      const groups = ['one', 'two'].map((name) => ({ id: name, label: name }));
      const told = textAlternative({ kind: 'flowchart', parts, groups, connections });
      if (told.kind !== 'parts') throw new Error('A flowchart is told as parts');
      const lists = told.groups.flatMap((g) => g.parts);
      const named = lists.flatMap((part) => [part.label, ...part.to.map((to) => to.label)]);
      expect(new Set(named)).toEqual(new Set(parts.map((part) => part.id)));
      expect(new Set(told.groups.map((g) => g.group?.label))).toEqual(new Set(homes));
      const ways = lists.flatMap((part) => part.to.map((to) => `${part.label} ${to.label}`));
      expect(ways.sort()).toEqual(connections.map((c) => `${c.from} ${c.to}`).sort());
    }),
  );
});
test('The text beside a sequence is its steps in order', () => {
  const steps = textAlternative({
    kind: 'sequence',
    parts: [{ id: 'a', label: 'A' }],
    groups: [],
    connections: [
      { from: 'a', to: 'b', label: 'hello' },
      { from: 'b', to: 'a' },
    ],
  });
  expect(steps).toEqual({
    kind: 'steps',
    steps: [
      { from: { label: 'A' }, to: { label: 'b' }, words: 'hello' },
      { from: { label: 'b' }, to: { label: 'A' } },
    ],
  });
});
test('Groups stand in the order of the source, whatever order Mermaid gives them in', () => {
  const source = diagramOf(
    'flowchart TB\n  subgraph one["1"]\n    a\n  end\n  subgraph one-b["2"]\n    b\n  end\n  subgraph two["3"]\n    c\n  end\n',
  );
  const nodes = ['two', 'unknown', 'one-b', 'one'].map((id) => node(id, id, { isGroup: true }));
  const { groups } = toStructure({ kind: 'flowchart', nodes, edges: [] }, source, en);
  expect(groups.map(({ id }) => id)).toEqual(['one', 'one-b', 'two', 'unknown']);
});
test('A step says in which frames it stands, and a part of several lines keeps them', () => {
  const blocks = [
    { kind: 'loop', words: 'each hour' },
    { kind: 'opt', words: 'late' },
  ] as const;
  const sequence: RawStructure = {
    kind: 'sequence',
    nodes: [node('a', 'A of the first', { lines: ['A', 'of the first'] }), node('b', 'B', { lines: ['B'] })],
    edges: [
      { from: 'a', to: 'b', label: 'ask', both: false, blocks },
      { from: 'b', to: 'a', label: 'tell', both: false },
    ],
  };
  const a = { label: 'A of the first', lines: ['A', 'of the first'] };
  expect(textAlternative(toStructure(sequence, diagramOf('sequenceDiagram\n  a->>b: x\n'), en))).toEqual({
    kind: 'steps',
    steps: [
      { from: a, to: { label: 'B' }, words: 'ask', blocks },
      { from: { label: 'B' }, to: a, words: 'tell' },
    ],
  });
});
test('A timeline is told as periods with what happened in them, under their sections', () => {
  const line = diagramOf('timeline\n  2018 : alpha\n');
  const raw: RawStructure = {
    kind: 'timeline',
    nodes: [
      node('section Late', 'Late', { isGroup: true }),
      node('period 0', '2018'),
      node('event 0 0', 'Alpha'),
      node('event 0 1', 'Another thing'),
      node('period 1', '2019', { parent: 'section Late' }),
    ],
    edges: [
      { from: 'period 0', to: 'event 0 0', label: '', both: false },
      { from: 'period 0', to: 'event 0 1', label: '', both: false },
    ],
  };
  expect(textAlternative(toStructure(raw, line, en))).toEqual({
    kind: 'times',
    groups: [
      {
        group: undefined,
        parts: [{ label: '2018', to: [{ label: 'Alpha', term: 'alpha' }, { label: 'Another thing' }] }],
      },
      { group: { label: 'Late' }, parts: [{ label: '2019', to: [] }] },
    ],
  });
});
