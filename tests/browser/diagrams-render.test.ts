import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/diagrams/browser.ts';
import type { Diagram } from '../../src/diagrams/diagram.ts';
import { drawPicture, type RenderedDiagram, type RenderRequest } from '../../src/diagrams/picture-page.ts';
import { type RenderOptions, renderDiagrams } from '../../src/diagrams/render.ts';
import { diagramOf, en, fixture, zh } from '../unit/diagrams/context.ts';

let first: readonly RenderedDiagram[];
const names = ['flow', 'sequence', 'mindmap', 'timeline'];
const requests = names.map(fixture).flatMap((diagram) => [en, zh].map((lang) => ({ diagram, lang })));
const picture = (id: string, lang = en) =>
  first.find((r) => r.id === id && r.lang === lang) ?? expect.fail(`no picture of ${id}`);

/** Counts the browsers that are started. */
let started = 0;
function render(all: readonly RenderRequest[], options: Partial<RenderOptions> = {}) {
  const executablePath = findBrowser(process.env);
  if (!executablePath) throw new Error('No Chromium was found; name one in GAZETTEER_CHROMIUM');
  const launch = () => {
    started++;
    return launchBrowser({ executablePath });
  };
  return renderDiagrams(all, { launch, pages: 1, ...options });
}
const drawn = (diagram: Diagram) => render([{ diagram, lang: en }]);

beforeAll(async () => {
  const { rendered, diagnostics } = await render(requests);
  expect(diagnostics).toEqual([]);
  first = rendered;
}, 120_000);

test('Every kind is drawn in every language', () => {
  expect(first.map((r) => `${r.id} ${r.lang}`)).toEqual(
    names.flatMap((name) => [`${name} en`, `${name} zh-cn`]),
  );
});
test('A second run, in another order and in two pages, gives the same bytes', async () => {
  const { rendered } = await render([...requests].reverse(), { pages: 2 });
  expect([...rendered].reverse()).toEqual(first);
}, 120_000);
test('A picture drawn alone is the one drawn among others', async () => {
  const [alone] = (await drawn(fixture('timeline'))).rendered;
  expect(alone).toEqual(picture('timeline'));
}, 60_000);
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

describe('What Mermaid cannot read is reported in its own words, with the line of the file:', () => {
  test('a syntax error, beside which the others are drawn', async () => {
    const broken = { diagram: fixture('syntax-error'), lang: en };
    const { rendered, diagnostics } = await render([broken, { diagram: fixture('flow'), lang: en }]);
    expect(rendered.map((r) => r.id)).toEqual(['flow']);
    expect(diagnostics).toMatchObject([
      { id: 'diagram/syntax', file: 'tests/fixtures/diagrams/syntax-error.mmd', line: 8 },
    ]);
    expect(diagnostics[0]?.message).toMatch(
      /^Mermaid cannot read “c\["d"\] --> --> b”: Expecting .*got 'LINK'$/,
    );
  }, 60_000);
  test('with comments, directives and empty lines before it', async () => {
    const { diagnostics } = await drawn(fixture('late-error'));
    expect(diagnostics).toMatchObject([
      { id: 'diagram/syntax', line: 13, message: expect.stringContaining('“c["d"] --> --> b”') },
    ]);
  }, 60_000);
  test.each([
    ['sequenceDiagram\n  a->>b: x\n  loop forever\n', 'Expecting'],
    ['sequenceDiagram\n  a->>b\n', 'Expecting'],
    ['mindmap\n  a\n b\n', 'root'],
    ['flowchart XX\n  a --> b\n', 'Unrecognized text'],
    ['flowchart TB\n  subgraph g["x"]\n  a --> b\n', 'Expecting'],
  ])(
    '%j',
    async (body, words) => {
      const { rendered, diagnostics } = await drawn(diagramOf(body));
      expect(rendered).toEqual([]);
      expect(diagnostics).toMatchObject([{ id: 'diagram/syntax', message: expect.stringContaining(words) }]);
      const line = diagnostics[0]?.line ?? 0;
      expect(line).toBeGreaterThanOrEqual(6);
      expect(line).toBeLessThanOrEqual(5 + body.trimEnd().split('\n').length);
    },
    60_000,
  );
});
test('A colour of the author’s own is reported at the line that gives it', async () => {
  const { rendered, diagnostics } = await drawn(fixture('foreign-colour'));
  expect(rendered).toEqual([]);
  expect(diagnostics).toMatchObject([{ id: 'diagram/colour', line: 8 }]);
}, 60_000);

describe('What looks like markup is text:', () => {
  const evil = '<script>alert(1)</script>';
  const image = '<img src=x onerror=alert(1)>';
  const link = "<a href='javascript:alert(1)'>x</a>";
  test.each([
    ['flowchart', `flowchart TB\n  a["${evil}"] -->|"${image} // ${image}"| b["${link} // ${link}"]\n`],
    [
      'sequence',
      `sequenceDiagram\n  participant a as ${evil}\n  a->>b: ${image} // ${image}\n  b->>a: ${link} // ${link}\n`,
    ],
    ['mindmap', `mindmap\n  root(("${evil}"))\n    ["${image} // ${image}"]\n    ["${link} // ${link}"]\n`],
    ['timeline', `timeline\n  2010 : ${evil} : ${image} // ${image}\n`],
  ])(
    'in a %s',
    async (_, body) => {
      const { rendered, diagnostics } = await drawn(diagramOf(body));
      expect(diagnostics).toEqual([]);
      const [{ svg, structure }] = rendered as [RenderedDiagram];
      for (const [, tag] of svg.matchAll(/<(\w+)/g))
        expect(['svg', 'title', 'desc', 'g', 'rect', 'path', 'circle', 'text']).toContain(tag);
      expect(svg).not.toMatch(/<[^>]*\s(?:href|on\w+)=/);
      const text = svg
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replace(/\s|-/g, '');
      expect(text).toContain(evil);
      expect(text).toContain(image.replace(/\s/g, ''));
      const said = JSON.stringify([structure.parts, structure.connections]);
      expect(said).toContain(evil);
      expect(said).toContain(image);
    },
    60_000,
  );
  test('Quotation marks, ampersands and other signs are those the author wrote', async () => {
    const diagram = diagramOf('flowchart TB\n  a["#quot;a#quot;&b#35;c"] --> d["List<String>"]\n');
    const [{ svg, structure }] = (await drawn(diagram)).rendered as [RenderedDiagram];
    expect([...svg.matchAll(/>([^<>]+)<\/text>/g)].map((m) => m[1])).toEqual([
      '&quot;a&quot;&amp;b#c',
      'List&lt;String&gt;',
    ]);
    expect(structure.parts.map((part) => part.label)).toEqual(['"a"&b#c', 'List<String>']);
  }, 60_000);
});

describe('A page that fails', () => {
  const isSequence = ({ diagram }: RenderRequest): boolean => diagram.id === 'sequence';
  const place = { file: 'tests/fixtures/diagrams/sequence.mmd', line: 6, column: 1 };
  /** Ends the page as a lack of memory does. */
  const crash = async (page: Page): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
  };
  const others = requests.filter((request) => !isSequence(request));

  test('because drawing does not end is given up after the limit; the diagram is named, the others are drawn', async () => {
    started = 0;
    const { rendered, diagnostics } = await render(requests, {
      limitOf: (request) => (isSequence(request) ? 200 : 60_000),
      draw: async (page, request) => {
        if (isSequence(request))
          await page.evaluate(() => {
            for (;;);
          });
        return drawPicture(page, request);
      },
    });
    expect(diagnostics).toMatchObject([{ id: 'diagram/hangs', ...place }]);
    expect(diagnostics[0]?.message).toContain('0.2 seconds');
    expect(rendered).toEqual(first.filter((r) => r.id !== 'sequence'));
    expect(started).toBe(2);
  }, 120_000);
  test('because the browser breaks off is drawn once more in a new one', async () => {
    started = 0;
    let broken = 0;
    const { rendered, diagnostics } = await render(requests, {
      draw: async (page, request) => {
        if (isSequence(request) && broken++ === 0) await crash(page);
        return drawPicture(page, request);
      },
    });
    expect(diagnostics).toEqual([]);
    expect(rendered).toEqual(first);
    expect(started).toBe(2);
  }, 120_000);
  test('because the browser is gone is drawn once more, too', async () => {
    let broken = 0;
    const { rendered } = await render(requests, {
      draw: async (page, request) => {
        if (isSequence(request) && broken++ === 0) await page.context().browser()?.close();
        return drawPicture(page, request);
      },
    });
    expect(rendered).toEqual(first);
  }, 120_000);
  test('twice is not tried again: the diagram is named, the others are drawn', async () => {
    const { rendered, diagnostics } = await render(requests, {
      pages: 2,
      draw: async (page, request) => {
        if (isSequence(request)) await crash(page);
        return drawPicture(page, request);
      },
    });
    expect(diagnostics).toMatchObject([{ id: 'diagram/crash', ...place }]);
    expect(rendered.map((r) => r.id)).toEqual(others.map(({ diagram }) => diagram.id));
  }, 120_000);
  test('because a program is wrong fails with the name of the diagram', async () => {
    const draw = () => Promise.reject(new TypeError('no such function'));
    await expect(render(requests, { draw, pages: 2 })).rejects.toThrow(/flow|sequence|mindmap|timeline/);
  }, 60_000);
});
