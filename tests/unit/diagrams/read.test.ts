import { describe, expect, test } from 'vitest';
import { sourceFor } from '../../../src/diagrams/diagram.ts';
import { readDiagram } from '../../../src/diagrams/read.ts';
import { contextOf, diagramOf, en, languages, readBody, zh } from './context.ts';

const file = 'docs/diagrams/test.mmd';
const read = (text: string, name = file) => readDiagram({ file: name, text }, contextOf());

describe('the front matter', () => {
  test('must be there', () => {
    expect(read('flowchart TB\n a --> b\n').diagnostics).toMatchObject([
      { id: 'diagram/frontmatter', file, line: 1 },
    ]);
  });
  test('names an unknown key at its line of the file', () => {
    const text =
      '---\ntitle: { en: T, zh-cn: 题 }\ntitel: x\ndescription: { en: D, zh-cn: 述 }\ncaption: { en: C, zh-cn: 注 }\n---\nflowchart TB\n a --> b\n';
    expect(read(text).diagnostics).toMatchObject([{ id: 'schema/unknown-key', line: 3, column: 1 }]);
  });
  test('names a missing key', () => {
    const text =
      '---\ntitle: { en: T, zh-cn: 题 }\ncaption: { en: C, zh-cn: 注 }\n---\nflowchart TB\n a --> b\n';
    expect(read(text).diagnostics.map((d) => d.message)).toEqual(['The key “description” is missing.']);
  });
  test('may lack a later language, which is a warning', () => {
    const text =
      '---\ntitle: { en: T }\ndescription: { en: D, zh-cn: 述 }\ncaption: { en: C, zh-cn: 注 }\n---\nflowchart TB\n a --> b\n';
    const { diagram, diagnostics } = read(text);
    expect(diagram).toBeDefined();
    expect(diagnostics).toMatchObject([{ id: 'translation/missing-text', severity: 'warning', line: 2 }]);
  });
  test('is read from files with Windows line ends and a byte order mark', () => {
    const text =
      '\uFEFF---\r\ntitle: { en: T, zh-cn: 题 }\r\ndescription: { en: D, zh-cn: 述 }\r\ncaption: { en: C, zh-cn: 注 }\r\n---\r\nflowchart TB\r\n a --> b\r\n';
    expect(read(text).diagram?.firstLine).toBe(6);
  });
});

test('In a site of one language a label stands as it is', () => {
  const head = '---\ntitle: { en: T }\ndescription: { en: D }\ncaption: { en: C }\n---\n';
  const text = `${head}flowchart TB\n  grid["The grid of the town"] -->|"750 volts"| house["A house"]\n`;
  const { diagram, diagnostics } = readDiagram(
    { file, text },
    { ...contextOf(), languages: languages.slice(0, 1) },
  );
  expect(diagnostics).toEqual([]);
  expect(diagram?.sources['en']).toContain('The grid of the town');
});
test('A file name that cannot be an id is reported', () => {
  expect(read('', 'docs/diagrams/My Diagram.mmd').diagnostics).toMatchObject([{ id: 'docs/bad-name' }]);
});
test('A kind of diagram the site does not draw is reported at its first line', () => {
  expect(readBody('pie\n  "a": 1\n').diagnostics).toMatchObject([{ id: 'diagram/kind', line: 6 }]);
});

describe('labels', () => {
  test('on the first line, behind a semicolon, are labels too', () => {
    const diagram = diagramOf('flowchart TB; a["Disk // 磁盘"] --> b["Host // 主机"]\n');
    expect(diagram.sources[en]).toContain('a["Disk"] --> b["Host"]');
    expect(diagram.sources[zh]).toContain('a["磁盘"] --> b["主机"]');
  });
  test.each([
    ['box transparent Hosts // 主机', 'box transparent 主机'],
    ['box rgba(1, 2, 3, 0.5) Hosts // 主机', 'box rgba(1, 2, 3, 0.5) 主机'],
    ['box Hosts // 主机', 'box 主机'],
  ])('of a box in a sequence are translated: %s', (line, chinese) => {
    const { sources } = diagramOf(`sequenceDiagram\n  ${line}\n  participant a\n  end\n  a->>a: x\n`);
    expect(sources[zh]).toContain(`  ${chinese}\n`);
  });
  test('in two languages are taken apart', () => {
    const diagram = diagramOf(
      'flowchart TB\n  pool["Servers, disks // 服务器、磁盘"] -->|"asks // 请求"| x1\n',
    );
    expect(sourceFor(diagram, en)).toContain('pool["Servers, disks"] -->|"asks"| x1');
    expect(sourceFor(diagram, zh)).toContain('pool["服务器、磁盘"] -->|"请求"| x1');
  });
  test('without a translation are reported at their place in the file', () => {
    expect(readBody('flowchart TB\n  a --> b["Two words"]\n').diagnostics).toMatchObject([
      { id: 'diagram/missing-translation', file, line: 7, column: 12 },
    ]);
  });
  test.each([
    ['a label of a link', 'a -->|two words| b'],
    ['words in the middle of a link', 'a -- two words --> b'],
    ['the title of a group', 'subgraph g["two words"]\n  a\n  end'],
    ['a group that is only a title', 'subgraph two words\n  a\n  end'],
    ['a label in data', 'a@{ shape: docs, label: "two words" }'],
    ['an empty half', 'a["one //  // two"]'],
  ])('are asked for in %s', (_, line) => {
    expect(readBody(`flowchart TB\n  ${line}\n`).diagnostics.map((d) => d.id)).toEqual([
      'diagram/missing-translation',
    ]);
  });
  test.each([
    'a[br-int]',
    'a["VXLAN"]',
    'a["br-int<br/>VXLAN"]',
    'a["The First"]',
    'a[""]',
    'a -->|TCP| b',
    'a --> b\n  %% two words',
  ])('that every language shares need no translation: %s', (line) => {
    expect(readBody(`flowchart TB\n  ${line}\n`).diagnostics).toEqual([]);
  });
  test('stand in sequences, mindmaps and timelines too', () => {
    const sequence = diagramOf(
      'sequenceDiagram\n  participant alpha\n  user->>alpha: create // 创建\n  Note over alpha: wait // 等待\n',
    );
    expect(sourceFor(sequence, zh)).toContain(
      'participant alpha as 甲\n  user->>alpha: 创建\n  Note over alpha: 等待',
    );
    expect(sourceFor(diagramOf('mindmap\n  root((All // 全部))\n    alpha\n'), zh)).toBe(
      'mindmap\n  root((全部))\n    甲\n',
    );
    expect(sourceFor(diagramOf('timeline\n  2010 : Founded // 创立 : alpha\n'), zh)).toBe(
      'timeline\n  2010 : 创立 : 甲\n',
    );
  });
});

describe('terms', () => {
  test('written bare get their name in each language, and lines keep their numbers', () => {
    const diagram = diagramOf('flowchart TB\n  alpha --> gamma\n');
    expect(sourceFor(diagram, en)).toBe(
      'flowchart TB\n  alpha --> gamma\nalpha@{ label: "Alpha" }\ngamma@{ label: "Gamma" }\n',
    );
    expect(sourceFor(diagram, zh)).toContain('alpha@{ label: "甲" }');
  });
  test('keep a label of their own and are still known', () => {
    const diagram = diagramOf('flowchart TB\n  alpha["Mine // 我的"] --> b1\n  alpha --> c1\n');
    expect(sourceFor(diagram, en)).not.toContain('@{');
    expect(diagram.terms).toMatchObject([
      { id: 'alpha', platform: 'first', platformIndex: 0, state: undefined },
    ]);
  });
  test('name groups', () => {
    expect(sourceFor(diagramOf('flowchart TB\n  subgraph beta\n    a1\n  end\n'), zh)).toContain(
      'subgraph beta["乙"]',
    );
  });
  test('may be shown again by a class', () => {
    const diagram = diagramOf('flowchart TB\n  alpha --> copy["Copy // 副本"]:::alpha\n');
    expect(diagram.terms.map((t) => t.id)).toEqual(['alpha']);
    expect(sourceFor(diagram, en)).toContain('alpha@{ label: "Alpha" }');
  });
  test('are named in other words by their name in a label', () => {
    expect(sourceFor(diagramOf('flowchart TB\n  x1["Alpha"]\n'), zh)).toContain('x1["甲"]');
  });
  test('next to arrows without spaces are found', () => {
    expect(diagramOf('flowchart TB\n  alpha-->gamma\n  beta-.->alpha\n').terms.map((t) => t.id)).toEqual([
      'alpha',
      'gamma',
      'beta',
    ]);
  });
});
