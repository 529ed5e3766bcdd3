import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../../src/astro/load-site.ts';
import { siteOptions } from '../../../src/astro/site-options.ts';
import { layOutNeighbourhood } from '../../../src/diagrams/neighbourhood-layout.ts';
import type { Site } from '../../../src/site/site.ts';
import { neighbourhoodOf, neighbourhoodView } from '../../../src/site/views/neighbourhood.ts';
import { termView } from '../../../src/site/views/term.ts';
import type { Lang, TermId } from '../../../src/text/brand.ts';
import { layoutFaults } from '../diagrams/layout-faults.ts';

const { site: loaded } = await loadSite(siteOptions(process.cwd()));
if (!loaded) throw new Error('The site cannot be read; npm run check says why');
const site: Site = loaded;
const terms = [...site.glossary.terms.keys()];
const all = site.languages.flatMap(({ id: lang }) =>
  terms.flatMap((id) => {
    const neighbourhood = neighbourhoodOf(site, lang, id);
    return neighbourhood ? [{ lang, id, neighbourhood }] : [];
  }),
);

/** The distinct terms that a term has a relation or a counterpart with, counted without the code under test. */
function neighboursOf(id: TermId): { related: Set<string>; counterparts: Set<string> } {
  const ends = (site.glossary.relations.get(id) ?? []).filter(({ role }) => role !== 'counterpart-of');
  const sides = site.correspondences
    .map((c) => [...c.sides.values()])
    .filter((lists) => lists.flat().includes(id))
    .flatMap((lists) => lists.filter((list) => !list.includes(id)).flat());
  return { related: new Set(ends.map(({ other }) => other)), counterparts: new Set(sides) };
}

describe('Over all terms in all languages', () => {
  test('There are pictures for most of the terms, and none where there is little to see', () => {
    expect(all.length).toBeGreaterThan(terms.length);
    const drawn = new Set(all.map(({ id }) => id));
    const expected = terms.filter((id) => {
      const { related, counterparts } = neighboursOf(id);
      return related.size > 0 && new Set([...related, ...counterparts]).size >= 2;
    });
    expect([...drawn].sort()).toEqual(expected.sort());
  });
  test('No label leaves its box, no boxes overlap, no line crosses a box or a line, all lies in the picture', () => {
    const faults = all.flatMap(({ id, lang, neighbourhood }) =>
      layoutFaults(layOutNeighbourhood(neighbourhood, lang)).map((fault) => `${id} ${lang}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
  test('A picture is hardly ever wider than the text, and mostly low', () => {
    const sizes = all.map(({ lang, neighbourhood }) => layOutNeighbourhood(neighbourhood, lang));
    const heights = sizes.map(({ height }) => height).sort((a, b) => a - b);
    expect(Math.max(...sizes.map(({ width }) => width))).toBeLessThanOrEqual(740);
    expect(sizes.filter(({ width }) => width > 660).length).toBeLessThan(sizes.length / 20);
    expect(heights[heights.length >> 1]).toBeLessThan(260);
    expect(heights.at(-1)).toBeLessThan(900);
  });
  test('A picture shows every neighbour, or says how many are missing', () => {
    for (const { id, neighbourhood } of all) {
      const { related, counterparts } = neighboursOf(id);
      const shown = neighbourhood.groups.flatMap(({ members }) => members.map((member) => member.id));
      const left = neighbourhood.groups.flatMap(({ more }) => Number(/\d+/.exec(more?.text ?? '')?.[0] ?? 0));
      const told = shown.length + left.reduce((sum, count) => sum + count, 0);
      expect(left, id).not.toContain(1);
      expect(told, id).toBeGreaterThanOrEqual(new Set([...related, ...counterparts]).size);
      expect(shown.length, id).toBeLessThanOrEqual(24);
      for (const { members } of neighbourhood.groups) expect(members.length, id).toBeLessThanOrEqual(7);
    }
  });
  test('Half of the pictures weigh at most 2 KB gzipped; the same picture comes out the same', () => {
    const svgs = all.map(({ id, lang }) => neighbourhoodView(site, lang, id)?.svg ?? '');
    const weights = svgs.map((svg) => gzipSync(svg, { level: 9 }).length).sort((a, b) => a - b);
    expect(weights[weights.length >> 1]).toBeLessThanOrEqual(2048);
    expect(all.map(({ id, lang }) => neighbourhoodView(site, lang, id)?.svg)).toEqual(svgs);
  });
  test('Every link leads to a page of the language or to a list on the page, and every neighbour has a card', () => {
    for (const { id, lang } of all) {
      const view = termView(site, lang, id);
      const links = [...(view?.neighbourhood?.svg ?? '').matchAll(/<a href="([^"]*)"/g)].map(
        ([, to]) => to ?? '',
      );
      const anchors = ['counterpart', ...(view?.relations ?? []).map(({ anchor }) => anchor)];
      expect(links.length, id).toBeGreaterThan(1);
      for (const link of links) {
        if (link.startsWith('#')) expect(anchors, id).toContain(link.slice(1));
        else {
          const to = terms.find((other) => site.addresses.to(lang, { page: 'term', id: other }) === link);
          expect(view?.cards?.terms, `${id} → ${link}`).toHaveProperty([to ?? link]);
        }
      }
    }
  });
});

/** A site of some terms and their relations, otherwise the one that was read. */
function siteOf(relations: Partial<Record<string, [role: string, other: string][]>>): Site {
  const some = [...site.glossary.terms.values()].slice(0, 40);
  const idOf = (n: string): TermId => some[Number(n)]?.id ?? expect.fail(`no term ${n}`);
  type Ends = Site['glossary']['relations'] extends ReadonlyMap<TermId, infer E> ? E : never;
  const made = Object.entries(relations).map(([id, ends]): [TermId, Ends] => [
    idOf(id),
    (ends ?? []).map(([role, other]) => ({ role, other: idOf(other), note: undefined })) as unknown as Ends,
  ]);
  return {
    ...site,
    correspondences: [],
    glossary: {
      ...site.glossary,
      terms: new Map(some.map((term) => [term.id, term])),
      relations: new Map(made),
    },
  };
}
const lang = site.languages[0]?.id as Lang;
const first = [...site.glossary.terms.keys()][0] as TermId;
const groupsOf = (relations: Parameters<typeof siteOf>[0]) =>
  neighbourhoodOf(siteOf(relations), lang, first)?.groups;

describe('What is drawn', () => {
  test('A relation points from the term that has it: in towards the middle where it was declared elsewhere', () => {
    const groups = groupsOf({
      0: [
        ['part-of', '1'],
        ['depends-on:inverse', '2'],
        ['talks-to', '3'],
        ['alternative-to', '4'],
      ],
    });
    expect(groups?.map(({ id, way }) => `${id} ${way}`)).toEqual([
      'part-of out',
      'depends-on-inverse in',
      'talks-to both',
      'alternative-to none',
    ]);
  });
  test('One neighbour is not enough, nor are counterparts alone', () => {
    expect(groupsOf({ 0: [['part-of', '1']] })).toBeUndefined();
    expect(
      groupsOf({
        0: [
          ['counterpart-of', '1'],
          ['counterpart-of', '2'],
        ],
      }),
    ).toBeUndefined();
  });
  test.each([
    [6, 6, undefined],
    [7, 7, undefined],
    [8, 6, 2],
    [30, 6, 24],
  ])('Of %d neighbours in a role %d are shown', (count, shown, left) => {
    const parts = Array.from({ length: count }, (_, n): [string, string] => [
      'part-of:inverse',
      String(n + 1),
    ]);
    const group = groupsOf({ 0: parts })?.[0];
    expect(group?.members).toHaveLength(shown);
    expect(group?.more?.href).toBe(left === undefined ? undefined : '#role-part-of-inverse');
    expect(group?.more?.text ?? '').toContain(left === undefined ? '' : String(left));
  });
  test('Too many neighbours in all are left out of the largest groups', () => {
    const roles = {
      'part-of:inverse': 12,
      'runs-on:inverse': 6,
      'depends-on': 7,
      'talks-to': 5,
      implements: 1,
    };
    const ends = Object.entries(roles).flatMap(([role, count]) =>
      Array.from({ length: count }, (_, n): [string, string] => [role, String(n + 1)]),
    );
    const groups = groupsOf({ 0: ends });
    expect(groups?.map(({ members }) => members.length)).toEqual([6, 6, 5, 5, 1]);
    expect(groups?.map(({ more }) => Number(/\d+/.exec(more?.text ?? '0')?.[0]))).toEqual([6, 0, 2, 0, 0]);
  });
  test('Of many neighbours those with most relations are shown, in the order of the list', () => {
    const parts = Array.from({ length: 9 }, (_, n): [string, string] => ['part-of:inverse', String(n + 1)]);
    const busy = ['9', '8', '7', '3', '2', '1'].map(
      (n) =>
        [
          n,
          [
            ['part-of', '0'],
            ['runs-on', '11'],
          ],
        ] as const,
    );
    const relations = { 0: parts, ...Object.fromEntries(busy) } as Parameters<typeof siteOf>[0];
    const ids = [...site.glossary.terms.keys()];
    const members = groupsOf(relations)?.[0]?.members.map(({ id }) => ids.indexOf(id));
    expect(members).toEqual([1, 2, 3, 7, 8, 9]);
  });
});
