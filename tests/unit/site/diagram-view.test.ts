import { beforeAll, describe, expect, test } from 'vitest';
import type { DiagramPart, DiagramStructure } from '../../../src/diagrams/structure.ts';
import type { Site } from '../../../src/site/site.ts';
import { type DiagramView, diagramView } from '../../../src/site/views/diagram.ts';
import { asLang, asTermId, type Lang } from '../../../src/text/brand.ts';
import { freightSite } from './fixture-site.ts';

const en = asLang('en');
const zh = asLang('zh-cn');
let site: Site;
beforeAll(async () => {
  site = await freightSite();
});

/** The figure of the site's only diagram as if this had been found in it. */
function figureOf(
  structure: Partial<DiagramStructure>,
  { lang = en, svg = '<svg></svg>' } = {},
): DiagramView {
  const [entry] = site.diagrams.values();
  if (!entry) throw new Error('The site has a diagram');
  const terms = (structure.parts ?? []).flatMap(({ term }) =>
    entry.diagram.terms.filter(({ id }) => id === term),
  );
  const whole: DiagramStructure = { kind: 'flowchart', parts: [], groups: [], connections: [], ...structure };
  const drawn = {
    ...entry,
    diagram: { ...entry.diagram, terms },
    rendered: new Map([[lang, { svg, structure: whole }]]),
  };
  const view = diagramView({ ...site, diagrams: new Map([['yard', drawn]]) }, lang, 'yard');
  return view ?? expect.fail('no figure');
}
const part = (id: string, more: Partial<DiagramPart> = {}): DiagramPart => ({ id, label: id, ...more });
const rail = part('locomotive', { term: asTermId('locomotive') });
const road = part('lorry', { term: asTermId('lorry') });
const looks = (parts: readonly DiagramPart[]) => figureOf({ parts }).legend.map(({ look }) => look);
const said = ({ alternative }: DiagramView) =>
  alternative.flatMap(({ items }) => items.map((item) => item.map(({ text }) => text).join('')));

describe('The legend', () => {
  test('names the colours where there are several, white among them', () => {
    expect(looks([rail, road])).toEqual(['p-rail', 'p-road']);
    expect(looks([rail, road, part('x')])).toEqual(['p-rail', 'p-road', 'no-term']);
    expect(looks([rail, part('x')])).toEqual(['p-rail', 'no-term']);
  });
  test('names no colour where there is one, and none where nothing is a term', () => {
    expect(looks([rail])).toEqual([]);
    expect(looks([part('x'), part('y')])).toEqual([]);
  });
  test('does not count words without a box', () => {
    expect(looks([rail, part('x', { note: true })])).toEqual([]);
  });
  test('names dashes wherever there are some', () => {
    expect(looks([rail, part('x', { term: asTermId('locomotive'), history: true })])).toEqual(['past']);
  });
  test('speaks the language', () => {
    const text = (lang: Lang) => figureOf({ parts: [rail, part('x')] }, { lang }).legend.at(-1)?.text;
    expect([text(en), text(zh)]).toEqual(['not in the glossary', '未收入术语表']);
  });
});

describe('The words beside a picture', () => {
  const yard = part('yard', { label: 'Yard sorts wagons', lines: ['Yard', 'sorts wagons', 'day and night'] });
  const connections = [
    { from: 'yard', to: 'x', label: 'hands over' },
    { from: 'yard', to: 'y' },
  ];
  test('give a label of several lines as a name and what explains it', () => {
    const parts = [yard, part('x', { lines: ['Lorry', 'to town'] }), part('y')];
    expect(said(figureOf({ parts, connections }))).toEqual([
      'Yard: sorts wagons, day and night → Lorry: to town (hands over); y',
    ]);
    expect(said(figureOf({ parts, connections }, { lang: zh }))).toEqual([
      'Yard：sorts wagons、day and night → Lorry：to town（hands over）；y',
    ]);
  });
  test('and names of one line in a row', () => {
    const parts = [part('yard'), part('x'), part('y')];
    expect(said(figureOf({ parts, connections }))).toEqual(['yard → x (hands over), y']);
  });
  test('tell a line without heads from an arrow, and one with two', () => {
    const parts = [part('a'), part('b')];
    const way = { from: 'a', to: 'b' };
    expect(said(figureOf({ parts, connections: [{ ...way, plain: true }] }))).toEqual(['a – b']);
    expect(said(figureOf({ parts, connections: [{ ...way, both: true }] }))).toEqual(['a ↔ b']);
    expect(said(figureOf({ parts, connections: [way] }))).toEqual(['a → b']);
  });
  test.each([
    [['Full?', 'at night'], 'Full? at night'],
    [['No wagons:', 'wait'], 'No wagons: wait'],
    [['Lorry', '(by road)'], 'Lorry (by road)'],
  ])('leave a label as it is where its own marks join the lines: %j', (lines, label) => {
    expect(said(figureOf({ parts: [part('x', { label, lines })] }))).toEqual([label]);
  });
  test('say of a step in which frames it stands', () => {
    const step = {
      from: 'a',
      to: 'b',
      label: 'move',
      blocks: [
        { kind: 'loop', words: 'each hour' },
        { kind: 'opt', words: 'late' },
      ],
    } as const;
    const structure = { kind: 'sequence', parts: [part('a'), part('b')], connections: [step] } as const;
    expect(said(figureOf(structure))).toEqual(['a → b (move; loop: each hour; opt: late)']);
    expect(said(figureOf(structure, { lang: zh }))).toEqual(['a → b（move；循环：each hour；可选：late）']);
  });
});

test('A figure knows how much of a picture must be in sight for its beginning', () => {
  expect(figureOf({}, { svg: '<svg class="dg" data-start="432"></svg>' }).start).toBe('432');
  expect(figureOf({}).start).toBeUndefined();
});
