import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/diagrams/browser.ts';
import type { Diagram } from '../../src/diagrams/diagram.ts';
import { drawPicture, type RenderedDiagram, type RenderRequest } from '../../src/diagrams/picture-page.ts';
import { type RenderOptions, renderDiagrams } from '../../src/diagrams/render.ts';
import { diagramOf, en, fixture, zh } from '../unit/diagrams/context.ts';

const names = ['flow', 'sequence', 'mindmap', 'timeline'];
const requests = names.map(fixture).flatMap((diagram) => [en, zh].map((lang) => ({ diagram, lang })));

const EVIL = '<script>alert(1)</script>';
const IMAGE = '<img src=x onerror=alert(1)>';
const LINK = "<a href='javascript:alert(1)'>x</a>";
const MARKUP: Readonly<Record<string, string>> = {
  'markup-flowchart': `flowchart TB\n  a["${EVIL}"] -->|"${IMAGE} // ${IMAGE}"| b["${LINK} // ${LINK}"]\n`,
  'markup-sequence': `sequenceDiagram\n  participant a as ${EVIL}\n  a->>b: ${IMAGE} // ${IMAGE}\n  b->>a: ${LINK} // ${LINK}\n`,
  'markup-mindmap': `mindmap\n  root(("${EVIL}"))\n    ["${IMAGE} // ${IMAGE}"]\n    ["${LINK} // ${LINK}"]\n`,
  'markup-timeline': `timeline\n  2010 : ${EVIL} : ${IMAGE} // ${IMAGE}\n`,
};
const SIGNS = 'flowchart TB\n  a["#quot;a#quot;&b#35;c"] --> d["List<String>"]\n';
const FRAMES =
  'sequenceDiagram\n  loop each hour // 每小时\n  a->>b: x\n  alt good // 好\n  a->>b: y\n  else bad // 坏\n  a->>b: z\n  end\n  end\n  a->>b: w\n';
const LINES =
  'flowchart LR\n  a["Disk<br/>keeps data // 磁盘<br/>保存数据"] --- b["API<br/>gateway // API<br/>网关<br/>（HTTP）"]\n';
/** Arrow heads other than triangles, and a line that leads back to its own part. */
const HEADS = 'flowchart TB\n  a["x"] --o b["y"]\n  a --x c["z"]\n  a --> a\n';
const SIDEWAYS = 'flowchart LR\n  a["A"] -->|"one"| b["B"]\n  b -->|"two<br/>lines"| c["C"]\n';
/** Texts that Mermaid cannot read, and some of its words for each. */
const UNREADABLE: Readonly<Record<string, string>> = {
  'sequenceDiagram\n  a->>b: x\n  loop forever\n': 'Expecting',
  'sequenceDiagram\n  a->>b\n': 'Expecting',
  'mindmap\n  a\n b\n': 'root',
  'flowchart XX\n  a --> b\n': 'Unrecognized text',
  'flowchart TB\n  subgraph g["x"]\n  a --> b\n': 'Expecting',
};
const BROKEN = ['syntax-error', 'late-error', 'foreign-colour'];
/** A diagram with an id of its own, by which it is found again. */
const own = (name: string, body: string): Diagram => ({ ...diagramOf(body), id: name, file: name });
const others = [
  ...BROKEN.map(fixture),
  ...Object.entries(MARKUP).map(([name, body]) => own(name, body)),
  ...Object.keys(UNREADABLE).map((body) => own(body, body)),
  own('signs', SIGNS),
  own('sideways', SIDEWAYS),
  own('heads', HEADS),
  own('frames', FRAMES),
  own('lines', LINES),
];
const words = (name: string, chinese: string) => ({ en: name, 'zh-cn': chinese });
const blocks = {
  loop: words('loop', '循环'),
  alt: words('alt', '择一'),
  opt: words('opt', '可选'),
  par: words('par', '并行'),
  critical: words('critical', '关键'),
  break: words('break', '中断'),
};
/** Diagrams that are drawn in both languages. */
const both = [{ ...own('frames', FRAMES), blocks }, own('lines', LINES)];

/** All diagrams of these tests, drawn in one page: those that cannot be drawn disturb no other. */
let all: Awaited<ReturnType<typeof renderDiagrams>>;
let first: readonly RenderedDiagram[];
const picture = (id: string, lang = en) =>
  all.rendered.find((r) => r.id === id && r.lang === lang) ?? expect.fail(`no picture of ${id}`);
const problemsOf = (file: string) => all.diagnostics.filter((d) => d.file.endsWith(file));

/** Counts the browsers that are started. */
let started = 0;
function render(wanted: readonly RenderRequest[], options: Partial<RenderOptions> = {}) {
  const executablePath = findBrowser(process.env);
  if (!executablePath) throw new Error('No Chromium was found; name one in GAZETTEER_CHROMIUM');
  const launch = () => {
    started++;
    return launchBrowser({ executablePath });
  };
  return renderDiagrams(wanted, { launch, pages: 1, ...options });
}

beforeAll(async () => {
  all = await render([
    ...requests,
    ...others.map((diagram) => ({ diagram, lang: en })),
    ...both.map((diagram) => ({ diagram, lang: zh })),
  ]);
  first = all.rendered.filter(({ id }) => names.includes(id));
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
  const [alone] = (await render([{ diagram: fixture('timeline'), lang: en }])).rendered;
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
test('The words of a link that goes sideways stand on its line', () => {
  const { svg } = picture('sideways');
  const line = Number(/<path d="M[\d.]+ ([\d.]+)h/.exec(svg)?.[1]);
  const baseOf = (text: string) => Number(new RegExp(` y="([\\d.]+)">${text}<`).exec(svg)?.[1]);
  // The middle of small letters of 12 px is some 3 px above their base line.
  for (const base of [baseOf('one'), (baseOf('two') + baseOf('lines')) / 2]) {
    expect(base - line).toBeGreaterThan(1);
    expect(base - line).toBeLessThan(5);
  }
});
test('The frames of a sequence are named in the language', () => {
  expect(picture('frames', zh).svg).toMatch(/>择一<\/text>[\s\S]*>循环<\/text>/);
  expect(picture('frames', zh).svg).not.toMatch(/>(?:loop|alt)<\/text>/);
  expect(picture('frames').svg).toMatch(/>loop<\/text>/);
});
test('Round heads and lines back to their own part stay within the picture', async () => {
  const { svg } = picture('heads');
  const [width = 0, height = 0] = (/width="(\d+)" height="(\d+)"/.exec(svg) ?? []).slice(1).map(Number);
  const executablePath = findBrowser(process.env) ?? '';
  const browser = await launchBrowser({ executablePath });
  try {
    const page = await browser.newPage();
    await page.setContent(svg);
    const paths = await page.locator('path').evaluateAll((every) =>
      every.map((path) => {
        const { x, y, width: w, height: h } = (path as SVGPathElement).getBBox();
        return { left: x, top: y, right: x + w, bottom: y + h };
      }),
    );
    for (const { left, top, right, bottom } of paths) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(height);
    }
    // The loop goes out of the box and back: it is wider than a step.
    expect(paths.some(({ left, right, top, bottom }) => right - left > 14 && bottom - top < 14)).toBe(true);
  } finally {
    await browser.close();
  }
}, 60_000);
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
      { from: 'alpha', to: 'user', label: 'done', blocks: [{ kind: 'loop', words: 'every minute' }] },
    ]);
  });
  test('in the frames of a sequence, each section of a frame for itself', () => {
    const { connections } = picture('frames').structure;
    const loop = { kind: 'loop', words: 'each hour' };
    expect(connections.map(({ label, blocks }) => [label, blocks])).toEqual([
      ['x', [loop]],
      ['y', [loop, { kind: 'alt', words: 'good' }]],
      ['z', [loop, { kind: 'alt', words: 'bad' }]],
      ['w', undefined],
    ]);
  });
  test('in lines of a label, which are joined without a blank between Han characters', () => {
    const [a, b] = picture('lines', zh).structure.parts;
    expect(a).toMatchObject({ label: '磁盘保存数据', lines: ['磁盘', '保存数据'] });
    expect(b).toMatchObject({ label: 'API 网关（HTTP）', lines: ['API', '网关', '（HTTP）'] });
    expect(picture('lines').structure.parts[0]?.label).toBe('Disk keeps data');
    expect(picture('lines').structure.connections).toEqual([{ from: 'a', to: 'b', plain: true }]);
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
  test('a syntax error', () => {
    const [problem, ...more] = problemsOf('/syntax-error.mmd');
    expect(problem).toMatchObject({ id: 'diagram/syntax', line: 8 });
    expect(problem?.message).toMatch(/^Mermaid cannot read “c\["d"\] --> --> b”: Expecting .*got 'LINK'$/);
    expect(more).toEqual([]);
  });
  test('with comments, directives and empty lines before it', () => {
    expect(problemsOf('/late-error.mmd')).toMatchObject([
      { id: 'diagram/syntax', line: 13, message: expect.stringContaining('“c["d"] --> --> b”') },
    ]);
  });
  test.each(Object.entries(UNREADABLE))('%j', (body, words) => {
    const problems = problemsOf(body);
    expect(problems).toMatchObject([{ id: 'diagram/syntax', message: expect.stringContaining(words) }]);
    const line = problems[0]?.line ?? 0;
    expect(line).toBeGreaterThanOrEqual(6);
    expect(line).toBeLessThanOrEqual(5 + body.trimEnd().split('\n').length);
  });
  test('None of it is drawn', () => {
    const unreadable = new Set([...BROKEN, ...Object.keys(UNREADABLE)]);
    expect(all.rendered.filter(({ id }) => unreadable.has(id))).toEqual([]);
    expect(all.diagnostics).toHaveLength(unreadable.size);
  });
});
test('A colour of the author’s own is reported at the line that gives it', () => {
  expect(problemsOf('/foreign-colour.mmd')).toMatchObject([{ id: 'diagram/colour', line: 8 }]);
});

describe('What looks like markup is text', () => {
  test.each(Object.keys(MARKUP))('%s', (name) => {
    const { svg, structure } = picture(name);
    for (const [, tag] of svg.matchAll(/<(\w+)/g))
      expect(['svg', 'title', 'desc', 'g', 'rect', 'path', 'circle', 'text']).toContain(tag);
    expect(svg).not.toMatch(/<[^>]*\s(?:href|on\w+)=/);
    const text = svg
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replace(/\s|-/g, '');
    expect(text).toContain(EVIL);
    expect(text).toContain(IMAGE.replace(/\s/g, ''));
    const said = JSON.stringify([structure.parts, structure.connections]);
    expect(said).toContain(EVIL);
    expect(said).toContain(IMAGE);
  });
});
test('Quotation marks, ampersands and other signs are those the author wrote', () => {
  const { svg, structure } = picture('signs');
  expect([...svg.matchAll(/>([^<>]+)<\/text>/g)].map((m) => m[1])).toEqual([
    '&quot;a&quot;&amp;b#c',
    'List&lt;String&gt;',
  ]);
  expect(structure.parts.map((part) => part.label)).toEqual(['"a"&b#c', 'List<String>']);
});

describe('A page that fails', () => {
  const isSequence = ({ diagram }: RenderRequest): boolean => diagram.id === 'sequence';
  const place = { file: 'tests/fixtures/diagrams/sequence.mmd', line: 6, column: 1 };
  /** Ends the page as a lack of memory does. */
  const crash = async (page: Page): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
  };

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
    expect(rendered).toEqual(first.filter((r) => r.id !== 'sequence'));
  }, 120_000);
  test('because a program is wrong fails with the name of the diagram', async () => {
    const draw = () => Promise.reject(new TypeError('no such function'));
    await expect(render(requests, { draw, pages: 2 })).rejects.toThrow(/flow|sequence|mindmap|timeline/);
  }, 60_000);
});
