import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/diagrams/browser.ts';
import { type RenderedDiagram, renderDiagrams } from '../../src/diagrams/render.ts';
import { en, fixture, zh } from '../unit/diagrams/context.ts';

let browser: Browser;
let first: readonly RenderedDiagram[];
const names = ['flow', 'sequence', 'mindmap', 'timeline'];
const requests = names.map(fixture).flatMap((diagram) => [en, zh].map((lang) => ({ diagram, lang })));
const picture = (id: string, lang = en) =>
  first.find((r) => r.id === id && r.lang === lang) ?? expect.fail(`no picture of ${id}`);

beforeAll(async () => {
  const executablePath = findBrowser(process.env);
  if (!executablePath) throw new Error('No Chromium was found; name one in GAZETTEER_CHROMIUM');
  browser = await launchBrowser({ executablePath });
  const { rendered, diagnostics } = await renderDiagrams(requests, { browser });
  expect(diagnostics).toEqual([]);
  first = rendered;
}, 120_000);
afterAll(() => browser?.close());

test('Every kind is drawn in every language', () => {
  expect(first.map((r) => `${r.id} ${r.lang}`)).toEqual(
    names.flatMap((name) => [`${name} en`, `${name} zh-cn`]),
  );
});
test('A second run in another order gives the same bytes', async () => {
  const { rendered } = await renderDiagrams([...requests].reverse(), { browser });
  expect([...rendered].reverse()).toEqual(first);
}, 120_000);
test.each(names)('The picture %s holds no script, event, style, foreign address or fixed colour', (name) => {
  for (const { svg } of first.filter((r) => r.id === name)) {
    expect(svg).not.toMatch(
      /<script|<style|<foreignObject|<image|\son\w+=|\sstyle=|javascript:|xlink|#[0-9a-f]{3,8}\b|rgb\(/i,
    );
    expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    for (const [, id] of svg.matchAll(/\sid="([^"]*)"/g)) expect(id).toMatch(new RegExp(`^d-${name}-`));
  }
});
test('A flowchart links its terms, dashes what is retired, and writes in the language', () => {
  const { svg } = picture('flow', zh);
  expect([...svg.matchAll(/href="term:(\w+)"/g)].map((m) => m[1]).sort()).toEqual([
    'alpha',
    'alpha',
    'beta',
    'gamma',
  ]);
  expect(svg).toMatch(/href="term:gamma"><rect class="p d"/);
  expect(svg).toContain('>用户</text>');
  expect(svg).toContain('>甲</text>');
  expect(svg).not.toContain('A person');
});
describe('The structure is what Mermaid’s parser found', () => {
  test('in a flowchart', () => {
    const { structure } = picture('flow');
    expect(structure.groups).toEqual([{ id: 'beta', label: 'Group', term: 'beta' }]);
    expect(structure.parts).toContainEqual({
      id: 'again',
      label: 'Second copy',
      term: 'alpha',
      group: 'beta',
    });
    expect(structure.connections).toContainEqual({ from: 'alpha', to: 'store', both: true });
    expect(structure.connections).toContainEqual({ from: 'user', to: 'alpha', label: 'asks' });
  });
  test('in a sequence', () => {
    expect(picture('sequence').structure.connections).toEqual([
      { from: 'user', to: 'alpha', label: 'create' },
      { from: 'alpha', to: 'user', label: 'done' },
    ]);
  });
  test('in a mindmap', () => {
    const { parts, connections } = picture('mindmap', zh).structure;
    expect(parts.map((p) => [p.label, p.term])).toEqual([
      ['全部', undefined],
      ['甲', 'alpha'],
      ['其他', undefined],
      ['丙', 'gamma'],
    ]);
    expect(connections).toHaveLength(3);
  });
  test('in a timeline', () => {
    const { groups, parts } = picture('timeline').structure;
    expect(groups.map((g) => g.label)).toEqual(['First steps']);
    expect(parts.map((p) => p.label)).toEqual(['2010', 'Founded', 'Alpha', '2012-05', 'Grew']);
  });
});
test('A diagram that does not parse is reported at the line of its file in Mermaid’s own words, and the others are drawn', async () => {
  const broken = { diagram: fixture('syntax-error'), lang: en };
  const good = { diagram: fixture('flow'), lang: en };
  const { rendered, diagnostics } = await renderDiagrams([broken, good], { browser });
  expect(rendered.map((r) => r.id)).toEqual(['flow']);
  expect(diagnostics).toMatchObject([
    { id: 'diagram/syntax', file: 'tests/fixtures/diagrams/syntax-error.mmd', line: 8 },
  ]);
  expect(diagnostics[0]?.message).toContain('Expecting');
}, 60_000);
test('Comments, directives and empty lines do not move the place of an error', async () => {
  const { diagnostics } = await renderDiagrams([{ diagram: fixture('late-error'), lang: en }], { browser });
  expect(diagnostics).toMatchObject([{ id: 'diagram/syntax', line: 13 }]);
}, 60_000);
test('A colour of the author’s own is reported at the line that gives it', async () => {
  const { rendered, diagnostics } = await renderDiagrams([{ diagram: fixture('foreign-colour'), lang: en }], {
    browser,
  });
  expect(rendered).toEqual([]);
  expect(diagnostics).toMatchObject([{ id: 'diagram/colour', line: 8 }]);
}, 60_000);
