import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { narrow } from '../../../src/client/glossary-filter.ts';
import type { Site } from '../../../src/site/site.ts';
import { glossaryView } from '../../../src/site/views/glossary.ts';
import { breakable, layersView } from '../../../src/site/views/glossary-layers.ts';
import { asLang, asTermId } from '../../../src/text/brand.ts';
import { fold } from '../../../src/text/fold.ts';
import { freightSite } from './fixture-site.ts';

const site = await freightSite();
const en = asLang('en');
const zh = asLang('zh-cn');

/** The site with one of its terms changed. */
function changed(id: string, change: object): Site {
  const terms = new Map(site.glossary.terms);
  const term = terms.get(asTermId(id)) ?? expect.fail(`no ${id}`);
  terms.set(term.id, { ...term, ...change });
  return { ...site, glossary: { ...site.glossary, terms } };
}

/** The names of the terms that a text finds on the index. */
function found(of: Site, lang: typeof en, text: string): string[] {
  const { groups, filter } = glossaryView(of, lang, 'letter');
  const entries = groups.flatMap((group) => group.entries);
  const data = JSON.parse(filter?.rows ?? '[]') as (string | number)[][];
  const facets = filter?.facets.length ?? 0;
  const rows = data.map((row, n) => ({
    has: row.slice(0, facets).map(Number),
    spelled: [entries[n]?.name ?? '', entries[n]?.gloss ?? '', ...row.slice(facets).map(String)]
      .map(fold)
      .join('\n'),
  }));
  const chosen = (filter?.facets ?? []).map(({ options }) => options.map(() => false));
  return narrow(rows, { chosen, text }).shown.flatMap((is, n) => (is ? (entries[n]?.name ?? '') : []));
}

describe('The filter of the index', () => {
  test('offers the values that occur, in the order of site.yaml, with how many terms have each', () => {
    const facets = glossaryView(site, en, 'letter').filter?.facets ?? [];
    expect(facets.map(({ name, options }) => [name, ...options.map((o) => `${o.label} ${o.count}`)])).toEqual(
      [
        ['platform', 'Rail 2', 'Road 1', 'Both 1'],
        ['status', 'Active 1', 'Not recorded 3'],
        ['layer', 'Motion 3', 'Ground 1'],
        ['kind', 'Vehicle 3', 'Place 1'],
      ],
    );
  });

  test('leaves a property out that all terms share', () => {
    const alike = changed('depot', { kind: 'vehicle' });
    const names = glossaryView(alike, en, 'letter').filter?.facets.map(({ name }) => name);
    expect(names).toEqual(['platform', 'status', 'layer']);
  });

  test('has a row for each term of the page that points at its values', () => {
    const { groups, filter } = glossaryView(site, zh, 'letter');
    const entries = groups.flatMap((group) => group.entries);
    const rows = JSON.parse(filter?.rows ?? '[]') as number[][];
    expect(rows).toHaveLength(entries.length);
    const platforms = filter?.facets[0]?.options ?? [];
    expect(rows.map(([platform = -1]) => platforms[platform]?.label)).toEqual(
      entries.map((e) => e.platform.name),
    );
  });

  test.each([
    { lang: en, text: 'truck', name: 'lorry' },
    { lang: en, text: '货车厢', name: 'wagon' },
    { lang: en, text: 'motor vehicle', name: 'lorry' },
    { lang: zh, text: 'jiche', name: '机车' },
    { lang: zh, text: 'locomotive', name: '机车' },
  ])('finds $name by $text', ({ lang, text, name }) => {
    expect(found(site, lang, text)).toEqual([name]);
  });

  test('finds a term by a wrong spelling', () => {
    expect(found(changed('wagon', { misspellings: ['waggon'] }), en, 'waggon')).toEqual(['wagon']);
  });

  test('closes no script element', () => {
    const { filter } = glossaryView(changed('wagon', { aliases: { en: ['</script>'] } }), en, 'letter');
    expect(filter?.rows).not.toContain('<');
  });

  test('is not there where there are no terms, nor on the other orders', () => {
    const empty = { ...site, glossary: { ...site.glossary, terms: new Map() } };
    expect(glossaryView(empty, en, 'letter').filter).toBeUndefined();
    expect(glossaryView(site, en, 'kind').filter).toBeUndefined();
  });
});

describe('The layers', () => {
  test.each([en, zh])('hold every term once (%s)', (lang) => {
    const { layers } = layersView(site, lang);
    const hrefs = layers.flatMap(({ sides, ground }) =>
      [...sides, ...ground].flatMap((c) => c.entries.map((e) => e.href)),
    );
    expect(hrefs.sort()).toEqual(
      [...site.glossary.terms.keys()].map((id) => site.addresses.to(lang, { page: 'term', id })),
    );
  });

  test('put the sides side by side and what is neutral under them', () => {
    const { layers, platforms, sides, most } = layersView(site, en);
    expect(platforms.map(({ id }) => id)).toEqual(['rail', 'road', 'shared']);
    expect({ sides, most }).toEqual({ sides: 2, most: 2 });
    const shape = layers.map((layer) => ({
      id: layer.id,
      counts: layer.counts,
      sides: layer.sides.map((cell) => cell.platform.id),
      ground: layer.ground.map((cell) => cell.platform.id),
    }));
    expect(shape).toEqual([
      { id: 'motion', counts: [2, 1, 0], sides: ['rail', 'road'], ground: [] },
      // Where no side has anything, no empty cells are shown.
      { id: 'ground', counts: [0, 0, 1], sides: [], ground: ['shared'] },
    ]);
  });

  test('keep an empty cell beside a full one', () => {
    const { layers } = layersView(changed('lorry', { layer: 'ground' }), en);
    expect(layers[0]?.sides.map((cell) => cell.entries.length)).toEqual([2, 0]);
  });

  test('mark what is gone', () => {
    const status = { state: 'retired', sources: [] };
    const [motion] = layersView(changed('lorry', { status }), en).layers;
    expect(motion?.sides.flatMap((cell) => cell.entries.map((e) => e.state))).toEqual([
      undefined,
      undefined,
      'Retired',
    ]);
  });
});

describe('breakable', () => {
  test.each([
    ['HorizontalPodAutoscaler', ['Horizontal', 'Pod', 'Autoscaler']],
    ['NetworkPolicy', ['NetworkPolicy']],
    ['OpenStack on Kubernetes', ['OpenStack on Kubernetes']],
    ['容器编排', ['容器编排']],
  ])('%s', (name, parts) => {
    expect(breakable(name)).toEqual(parts);
  });

  test('never changes a name', () => {
    fc.assert(
      fc.property(
        fc.string().filter((s) => !s.includes('\n')),
        (name) => breakable(name).join('') === name,
      ),
    );
  });
});
