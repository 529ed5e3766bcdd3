import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';
import { readDiagram } from '../../../src/diagrams/read.ts';
import { buildGlossary } from '../../../src/glossary/glossary.ts';
import { buildMatcher } from '../../../src/linker/match.ts';
import {
  missingTexts,
  misspeltDiagram,
  misspeltKeys,
  misspeltPage,
  misspeltTexts,
} from '../../../src/site/check-texts.ts';
import { buildSpellChecker } from '../../../src/site/spelling.ts';
import { LANGUAGES, termFile } from '../glossary/term-files.ts';
import { md, mdx } from '../linker/trees.ts';

const { glossary } = buildGlossary(
  [termFile('yard', 'misspellings: [Railyard, 轨场, rail yrad]\n', { name: '{en: RailYard, zh: 编组场}' })],
  new Map(),
);
const spelling = buildSpellChecker(glossary, buildMatcher(glossary.spellings));
const checks = { languages: LANGUAGES, spelling };

/** Where the problems are and what is wrong; the source must begin that word there. */
function shown(problems: readonly Diagnostic[], source: string): string[] {
  return problems.map(({ id, severity, line, column, message }) => {
    expect({ id, severity }).toEqual({ id: 'text/misspelling', severity: 'warning' });
    const wrong = /^“([^”]+)”/.exec(message)?.[1] ?? '';
    const there = (source.split('\n')[line - 1] ?? '').slice(column - 1);
    expect(there.slice(0, 2)).toBe(wrong.slice(0, 2));
    return `${line}:${column} ${wrong.replace('\n', ' ')}`;
  });
}

describe('misspellings on a page', () => {
  const onPage = (source: string, tree = mdx) =>
    shown(misspeltPage(tree(source), { file: 'a.mdx', source, spelling }), source);

  it.each([
    ['in a paragraph', 'A Railyard.\n', ['1:3 Railyard']],
    ['behind front matter', '---\ntitle: x\n---\n\nA Railyard.\n', ['5:3 Railyard']],
    [
      'on a later line, indented',
      '- a\n  long Railyard,\n  two Railyards\n',
      ['2:8 Railyard', '3:7 Railyards'],
    ],
    ['in a quotation', '> a\n> Railyard\n', ['2:3 Railyard']],
    ['over a line break', 'A rail\nyrad.\n', ['1:3 rail yrad']],
    ['in a heading', '## The Railyard {#a}\n', ['1:8 Railyard']],
    ['in a table', '| Railyard |\n| --- |\n| a 轨场 |\n', ['1:3 Railyard', '3:5 轨场']],
    ['in emphasis', '**Railyard** and *轨场*\n', ['1:3 Railyard', '1:19 轨场']],
    ['behind other text nodes', '轨道 *x* `y` 😀 Railyard\n', ['1:15 Railyard']],
    ['behind an escape', 'a &amp; b \\* Railyard\n', ['1:14 Railyard']],
    [
      'in the words of a link, not in its address',
      '[Railyard](https://example.org/Railyard "Railyard")\n',
      ['1:2 Railyard'],
    ],
    ['in an address alone', 'https://example.org/Railyard [x](https://a.b/Railyard)\n', []],
    ['in the text for a picture', '![A Railyard](./Railyard.png)\n', ['1:5 Railyard']],
    ['in code', '`Railyard`\n\n```sh\nRailyard\n```\n', []],
    ['beside code', '`my`Railyard and Railyard`s`\n', ['1:5 Railyard', '1:18 Railyard']],
    ['in a component', '<Note>\n\nA Railyard.\n\n</Note>\n', ['3:3 Railyard']],
    ['in an element of code', '<kbd>Railyard</kbd> <b>Railyard</b>\n', ['1:24 Railyard']],
    ['cut by a mark inside the word', 'Rail**yard**\n', ['1:1 Railyard']],
    ['twice in one node', 'Railyard, Railyard\n', ['1:1 Railyard', '1:11 Railyard']],
    ['over two blocks', 'rail\n\nyrad\n', []],
    ['in a footnote', 'x[^1]\n\n[^1]: Railyard\n', ['3:7 Railyard']],
  ])('are found %s', (_, source, expected) => {
    expect(onPage(source)).toEqual(expected);
  });
  it.each([
    ['between tags', 'a <b>Railyard</b>\n', ['1:6 Railyard']],
    ['between tags of code', 'a <code>Railyard</code> b Railyard\n', ['1:27 Railyard']],
  ])('are found in Markdown %s', (_, source, expected) => {
    expect(onPage(source, md)).toEqual(expected);
  });
});

describe('misspellings in YAML', () => {
  const inYaml = (text: string) => {
    const parsed = parseYaml({ file: 'a.yaml', text }, z.unknown());
    return shown(misspeltTexts(parsed, checks), text);
  };
  it.each([
    ['a plain text', 'note: { en: A Railyard, zh: 一个轨场 }\n', ['1:15 Railyard', '1:31 轨场']],
    ['a quoted text', 'note: { en: "A \\"big\\" Railyard" }\n', ['1:24 Railyard']],
    ['a folded text', 'note:\n  en: >\n    A long\n    Railyard\n', ['4:5 Railyard']],
    ['a text over several lines', 'note:\n  en: A long\n    Railyard\n', ['3:5 Railyard']],
    ['a list of groups', 'rows:\n  - cell: { a: { en: x, zh: 轨场 } }\n', ['2:29 轨场']],
    ['lists per language', 'aliases: { en: [Railyard], zh: [] }\nmisspellings: [Railyard]\n', []],
    ['a text of no language', 'title: Railyard\n', []],
  ])('are found in %s', (_, text, expected) => {
    expect(inYaml(text)).toEqual(expected);
  });
  it('are found under the keys of front matter', () => {
    const text = 'title: The Railyard\ndescription: "轨场"\n';
    const { value, placeOf } = parseYaml(
      { file: 'a.mdx', text },
      z.object({ title: z.string(), description: z.string() }),
    );
    const found = value && misspeltKeys(value, placeOf, spelling);
    expect(shown(found ?? [], text)).toEqual(['1:12 Railyard', '2:15 轨场']);
  });
});

describe('misspellings in a diagram', () => {
  it('are found in its texts and its labels, not in its ids', () => {
    const text = [
      '---',
      'title: { en: A Railyard, zh: 编组场 }',
      'description: { en: x, zh: 有轨场 }',
      'caption: { en: x, zh: x }',
      '---',
      'flowchart TB',
      '  Railyard["Railyard // 轨场"] -->|"to // 到"| b["b // 乙"]',
      '',
    ].join('\n');
    const { diagram } = readDiagram({ file: 'a.mmd', text }, { languages: LANGUAGES, glossary });
    expect(diagram && shown(misspeltDiagram(diagram, text, checks), text)).toEqual([
      '2:16 Railyard',
      '3:28 轨场',
      '7:13 Railyard',
      '7:25 轨场',
    ]);
  });
});

describe('texts that a language lacks', () => {
  it('are warnings at the group that lacks them, wherever it stands', () => {
    const text =
      'intro: { en: x, zh: x }\nrows:\n  - title: { en: x }\n    cells: { a: { zh: x } }\nlist: { en: [x] }\n';
    const problems = missingTexts(parseYaml({ file: 'a.yaml', text }, z.unknown()), LANGUAGES);
    expect(problems.map((d) => `${d.line}:${d.column} ${d.severity} ${d.message}`)).toEqual([
      '3:12 warning “rows.0.title” has no text in 中文.',
      '4:17 warning “rows.0.cells.a” has no text in English.',
    ]);
  });
});
