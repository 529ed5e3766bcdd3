import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_PARTS } from '../../../src/diagrams/check-source.ts';
import { readDiagram } from '../../../src/diagrams/read.ts';
import { contextOf, readBody } from './context.ts';

/** Reads a text whose first line is the sixth of its file, with terms of difficult ids. */
const OTHERS = ['end', 'end-user', 'graph-db', 'endpoint', 'back-end', 'note-book'];
const problems = (body: string): string[] =>
  readBody(body, contextOf(undefined, OTHERS)).diagnostics.map(
    ({ id, line, column }) => `${id.replace('diagram/', '')} ${line}:${column}`,
  );

describe('An empty diagram is said to be empty', () => {
  test.each([
    ['nothing at all', '', 1],
    ['blank lines', ' \n\n', 1],
  ])('%s', (_, text, line) => {
    expect(readDiagram({ file: 'docs/diagrams/test.mmd', text }, contextOf()).diagnostics).toMatchObject([
      { id: 'diagram/empty', line },
    ]);
  });
  test.each([
    ['a head with nothing below', '', 5],
    ['comments', '%% to come\n', 5],
    ['a first line alone', 'flowchart TB\n', 6],
    ['a first line and a comment', 'mindmap\n  %% to come\n', 6],
  ])('%s', (_, body, line) => {
    expect(problems(body)).toEqual([`empty ${line}:1`]);
  });
});

test('An unknown kind is reported at the line that names it', () => {
  expect(problems('%% drawn later\n\ngantt\n  title x\n')).toEqual(['kind 8:1']);
});

describe('Too large a diagram is refused before anything is drawn', () => {
  const many = (count: number): string => Array.from({ length: count }, (_, n) => `  p${n}\n`).join('');
  test('2,000 parts, whose labels lack a translation, are one error', () => {
    const body = many(2000).replaceAll(/(p\d+)/g, '$1["Part $1"]');
    const { diagnostics } = readBody(`flowchart TB\n${body}`);
    expect(diagnostics).toMatchObject([
      { id: 'diagram/too-large', line: 7 + MOST_PARTS, message: expect.stringContaining('2000 parts') },
    ]);
    expect(diagnostics[0]?.message).toContain(`at most ${MOST_PARTS}`);
  });
  test('as many as may be are drawn, one more is not', () => {
    expect(problems(`flowchart TB\n${many(MOST_PARTS)}`)).toEqual([]);
    expect(problems(`flowchart TB\n${many(MOST_PARTS + 1)}`)).toEqual([`too-large ${7 + MOST_PARTS}:1`]);
  });
  test('parts of one line count one by one', () => {
    expect(problems(`flowchart TB\n  ${many(300).trim().replaceAll(/\n\s*/g, ' & ')}\n`)).toEqual([
      'too-large 7:1',
    ]);
  });
  test.each(['sequenceDiagram\n  a->>b: x\n', 'mindmap\n  a\n', 'timeline\n  2010 : a\n'])(
    'lines count in %j',
    (head) => {
      const line = head.split('\n')[1] ?? '';
      expect(problems(`${head}${`${line}\n`.repeat(MOST_PARTS)}`)).toEqual([`too-large ${7 + MOST_PARTS}:1`]);
    },
  );
  test('so do characters, of which Mermaid would draw a notice', () => {
    expect(problems(`flowchart TB\n  a["${'x'.repeat(50_000)}"]\n`)).toEqual(['too-large 6:1']);
  });
});

describe('An id that Mermaid takes for a word of its own is named', () => {
  test.each([
    ['flowchart TB\n  a --> end\n', '7:9'],
    ['flowchart TB\n  a --> end["The end // 终点"]\n', '7:9'],
    ['flowchart TB\n  end --> a\n', '7:3'],
    ['flowchart TB\n  end-->a\n', '7:3'],
    ['flowchart TB\n  a-->end\n', '7:7'],
    ['flowchart TB\n  a --> b & end-user\n', '7:13'],
    ['flowchart TB\n  end-user-->a\n', '7:3'],
    ['flowchart TB\n  a --> b\n  graph-db\n', '8:3'],
    ['flowchart TB\n  subgraph end\n    a\n  end\n', '7:12'],
    ['flowchart TB\n  click --> a\n', '7:3'],
    ['sequenceDiagram\n  participant end\n  a->>end: x\n', '7:15'],
    ['sequenceDiagram\n  a->>end: x\n', '7:7'],
    ['sequenceDiagram\n  Note-book-->>a: x\n', '7:3'],
  ])('%j', (body, place) => {
    expect(problems(body)).toEqual([`reserved-id ${place}`]);
  });
  test.each([
    'flowchart TB\n  subgraph g["A group // 一组"]\n    a --> b\n  end\n  endpoint --> back-end\n',
    'flowchart TB\n  a["end"] -->|end| b["<end>"]\n  End --> a\n',
    'flowchart TB\n  a --> b\n  class a retired\n  class b note\n  style-b --> c\n'.replace(
      'style-b',
      'x-style',
    ),
    'sequenceDiagram\n  participant a\n  loop x\n    a->>b: end\n  end\n  Note over a: x\n',
    'mindmap\n  end\n    graph\n',
  ])('and no other: %j', (body) => {
    expect(problems(body)).toEqual([]);
  });
  test('The hint says how to write it', () => {
    const hint = readBody('flowchart TB\n  a --> end\n').diagnostics[0]?.hint;
    expect(hint).toContain('part-end["…"]');
    expect(problems('flowchart TB\n  a --> part-end["The end // 终点"]:::end\n')).toEqual([]);
  });
});

describe('Links are not written by hand', () => {
  test.each([
    ['flowchart TB\n  a --> b\n  click a "javascript:alert(1)"\n', '8:3'],
    ['flowchart TB\n  a --> b\n  click a href "https://example.org" _blank\n', '8:3'],
    ['flowchart TB\n  a --> b\n  click a call run()\n', '8:3'],
    ['flowchart TB\n  a --> b\n  click a "term:nowhere"\n', '8:3'],
    ['flowchart TB\n  a --> b; click a "https://example.org"\n', '7:12'],
    ['sequenceDiagram\n  a->>b: x\n  link a: Docs @ https://example.org\n', '8:3'],
    ['sequenceDiagram\n  a->>b: x\n  links a: {"Docs": "https://example.org"}\n', '8:3'],
  ])('%j', (body, place) => {
    expect(problems(body)).toEqual([`link ${place}`]);
  });
  test('The words click and link in labels are words', () => {
    expect(problems('flowchart TB\n  a["click // 点击"] --> b\n')).toEqual([]);
    expect(problems('sequenceDiagram\n  a->>b: link a: x // 链接\n')).toEqual([]);
  });
});

describe('Pictures, icons and the looks of the site are not set in a diagram', () => {
  test.each([
    ['flowchart TB\n  a@{ img: "https://example.org/a.png", label: "x" }\n', 'picture 7:1'],
    ['flowchart TB\n  a@{ icon: "fa:cloud" }\n', 'picture 7:1'],
    ['mindmap\n  a\n    ::icon(fa fa-book)\n', 'picture 8:5'],
    ['%%{init: {"theme": "dark"}}%%\nflowchart TB\n  a --> b\n', 'setting 6:1'],
    ['flowchart TB\n  %%{init: {"flowchart": {"htmlLabels": true}}}%%\n  a --> b\n', 'setting 7:1'],
    ['flowchart TB\n  a --> b\n  style a font-size:6px\n', 'setting 8:11'],
    ['flowchart TB\n  a --> b\n  classDef x stroke-width:2px,opacity:0\n', 'setting 8:31'],
    ['%%{init: {"layout": "nowhere"}}%%\nflowchart TB\n  a --> b\n', 'directive 6:1'],
    ['%%{init: {"flowchart": }}%%\nflowchart TB\n  a --> b\n', 'directive 6:1'],
    ['flowchart TB\n  a --> b\n  %%{init: {"layout": "dagre"}\n', 'directive 8:1'],
  ])('%j', (body, problem) => {
    expect(problems(body)).toEqual([problem]);
  });
  test.each([
    '%%{init: {"layout": "dagre", "flowchart": {"nodeSpacing": 20}}}%%',
    "%%{ init : {'layout': 'elk'} }%%",
    '%%{init: {"sequence": {"width": 80}}}%%',
  ])('Layout and distances can be set: %s', (init) => {
    expect(problems(`${init}\nflowchart TB\n  a --> b\n`)).toEqual([]);
  });
});

describe('A class is a look or a term', () => {
  test('A link to a term that is not there is reported, with the nearest', () => {
    const { diagnostics } = readBody('flowchart TB\n  a --> b["Copy // 副本"]:::aplha\n');
    expect(diagnostics).toMatchObject([
      { id: 'diagram/unknown-class', line: 7, column: 27, hint: expect.stringContaining('“alpha”') },
    ]);
  });
  test('so in the statement class and in a mindmap', () => {
    expect(problems('flowchart TB\n  a --> b\n  class a,b nowhere\n')).toEqual(['unknown-class 8:13']);
    expect(problems('mindmap\n  a\n    b\n    :::nowhere\n')).toEqual(['unknown-class 9:8']);
  });
  test.each(['alpha', 'retired', 'note'])('%s is known', (name) => {
    expect(problems(`flowchart TB\n  a["x"]:::${name} --> b\n`)).toEqual([]);
  });
});

test('Whatever the text, reading it ends, and every place lies in the file', () => {
  const word = fc.constantFrom(
    'end',
    'a',
    '-->',
    '"',
    ':::',
    'click',
    '[',
    ']',
    '%%',
    '{',
    '\n',
    ' ',
    '<',
    '|',
  );
  fc.assert(
    fc.property(
      fc.constantFrom('flowchart TB', 'sequenceDiagram', 'mindmap', 'timeline'),
      fc.array(word, { maxLength: 40 }),
      (head, words) => {
        const body = `${head}\n${words.join('')}`;
        for (const { line, column } of readBody(body).diagnostics) {
          expect(line).toBeLessThanOrEqual(5 + body.split('\n').length);
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      },
    ),
  );
});
