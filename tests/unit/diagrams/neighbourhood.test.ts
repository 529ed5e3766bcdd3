import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiagramTerm } from '../../../src/diagrams/diagram.ts';
import type { NeighbourGroup, Neighbourhood } from '../../../src/diagrams/neighbourhood.ts';
import { layOutNeighbourhood } from '../../../src/diagrams/neighbourhood-layout.ts';
import { drawNeighbourhood } from '../../../src/diagrams/neighbourhood-scene.ts';
import { asTermId } from '../../../src/text/brand.ts';
import { en, zh } from './context.ts';
import { layoutFaults } from './layout-faults.ts';

const term = (id: string, more: Partial<DiagramTerm> = {}): DiagramTerm => ({
  id: asTermId(id),
  platform: 'first',
  platformIndex: 0,
  state: undefined,
  name: { en: id },
  ...more,
});
const group = (id: string, more: Partial<NeighbourGroup> = {}): NeighbourGroup => ({
  id,
  title: `Title of ${id}`,
  way: 'out',
  dashed: false,
  members: [term(`${id}-1`)],
  more: undefined,
  ...more,
});
const around = (...groups: NeighbourGroup[]): Neighbourhood => ({
  term: term('centre'),
  title: 'Neighbourhood',
  description: 'What is drawn',
  groups,
});
const sidesOf = (...groups: NeighbourGroup[]): string[] =>
  layOutNeighbourhood(around(...groups), en).groups.map((placed) => `${placed.side} ${placed.group.id}`);

describe('The layout', () => {
  test('Arrows to the term come from the left, arrows from it go to the right', () => {
    const groups = [group('a'), group('b', { way: 'in' }), group('c'), group('d', { way: 'in' })];
    expect(sidesOf(...groups)).toEqual(['left b', 'left d', 'right a', 'right c']);
  });
  test('What has no direction stands where there is room', () => {
    const members = [1, 2, 3].map((n) => term(`m-${n}`));
    const free = group('free', { way: 'none', members });
    expect(sidesOf(group('a'), free)).toEqual(['left free', 'right a']);
    expect(sidesOf(free, group('b', { way: 'in' }))).toEqual(['left b', 'right free']);
  });
  test('With one group on each side the lines are straight', () => {
    const { edges } = layOutNeighbourhood(around(group('a'), group('b', { way: 'in' })), en);
    expect(edges.map(({ points }) => points.length)).toEqual([2, 2]);
  });
  test('A long name is broken into lines, and the boxes of a row are of one height', () => {
    const long = term('long', { name: { en: 'Technical Committee and project team leads' } });
    const [placed] = layOutNeighbourhood(around(group('a', { members: [long] })), en).groups;
    expect(placed?.members[0]?.lines.map(({ text }) => text)).toEqual([
      'Technical Committee',
      'and project team leads',
    ]);
  });
  test('Many short names stand in two columns', () => {
    const members = ['a', 'b', 'c', 'd'].map((id) => term(id));
    const [placed] = layOutNeighbourhood(around(group('a', { members })), en).groups;
    expect(new Set(placed?.members.map(({ box }) => box.x)).size).toBe(2);
  });
  test('No label leaves its box, no boxes overlap, no line crosses a box or a line, for any names', () => {
    const name = fc
      .oneof(
        fc.string({
          unit: fc.constantFrom('a', 'W', 'i', '-', ' ', '中', '文', '、'),
          minLength: 1,
          maxLength: 40,
        }),
        fc.constantFrom('Nova', '容器', 'HorizontalPodAutoscaler'),
      )
      .filter((text) => text.trim() !== '');
    const members = fc.array(name, { minLength: 1, maxLength: 7 });
    const groups = fc.array(
      fc.record({
        title: name,
        way: fc.constantFrom('in', 'out', 'both', 'none'),
        names: members,
        more: fc.boolean(),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(name, groups, (centre, all) => {
        const built = all.map(({ title, way, names, more }, g) =>
          group(`g${g}`, {
            title,
            way,
            members: names.map((text, n) => term(`t${g}-${n}`, { name: { en: text } })),
            more: more ? { text: '+ 5 more', href: '#all' } : undefined,
          }),
        );
        const neighbourhood = { ...around(...built), term: term('centre', { name: { en: centre } }) };
        expect(layoutFaults(layOutNeighbourhood(neighbourhood, en))).toEqual([]);
      }),
    );
  });
});

describe('The picture', () => {
  const retired = term('old', { state: 'retired', platformIndex: 1, platform: 'second' });
  const neighbourhood = around(
    group('parts', { way: 'in', more: { text: '+ 5 more', href: '#role-"parts' } }),
    group('like', { way: 'none', dashed: true, members: [retired] }),
  );
  const svg = drawNeighbourhood(neighbourhood, en);

  test('It has a name and a description under ids that no other diagram has', () => {
    expect(svg).toContain(
      'aria-labelledby="d-centre--neighbourhood-title" aria-describedby="d-centre--neighbourhood-desc"',
    );
    expect(svg).toContain('<title id="d-centre--neighbourhood-title">Neighbourhood</title>');
    expect(svg).toContain('<desc id="d-centre--neighbourhood-desc">What is drawn</desc>');
  });
  test('Neighbours lead to their terms, what is left out leads to the list, the term itself leads nowhere', () => {
    const links = [...svg.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(['term:parts-1', '#role-&quot;parts', 'term:old']);
    expect(svg).toMatch(/<text class="b"[^>]*>centre<\/text>/);
  });
  test('A title comes before its neighbours, as it is read', () => {
    const order = ['>centre<', 'Title of parts', '>parts-1<', '+ 5 more', 'Title of like', '>old<'];
    const places = order.map((words) => svg.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });
  test('What is retired is dashed, and so is the line to a likeness', () => {
    expect(svg).toMatch(/<a href="term:old"><rect class="p d"/);
    expect(svg.match(/<path class="e d"/g)).toHaveLength(1);
  });
  test('The same input gives the same bytes; a language without a name shows the first', () => {
    expect(drawNeighbourhood(structuredClone(neighbourhood), en)).toBe(svg);
    expect(drawNeighbourhood(neighbourhood, zh)).toContain('>parts-1<');
  });
  test('Ids of groups and terms that are alike do not get mixed up', () => {
    const same = around(group('centre', { title: 'Group', members: [term('centre-1'), term('group')] }));
    const drawn = drawNeighbourhood(same, en);
    expect([...drawn.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'term:centre-1',
      'term:group',
    ]);
    expect(drawn).toMatch(/<text class="m hg t"[^>]*>Group<\/text>/);
  });
});
