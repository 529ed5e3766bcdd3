import { readFileSync } from 'node:fs';
import type { Diagram } from '../../../src/diagrams/diagram.ts';
import { type DiagramContext, readDiagram } from '../../../src/diagrams/read.ts';
import { buildGlossary, type TermFile } from '../../../src/glossary/glossary.ts';
import { asLang, asTermId } from '../../../src/text/brand.ts';

export const en = asLang('en');
export const zh = asLang('zh-cn');
export const languages = [
  { id: en, tag: 'en', label: 'English' },
  { id: zh, tag: 'zh-CN', label: '中文' },
];

function term(
  id: string,
  names: { en: string; 'zh-cn': string },
  more: Partial<TermFile['facts']> = {},
): TermFile {
  const file = `docs/glossary/${id}.yaml`;
  const facts: TermFile['facts'] = {
    name: names,
    aliases: { en: [], 'zh-cn': [] },
    except: [],
    everyday: false,
    misspellings: [],
    kind: 'service',
    platform: 'first',
    layer: 'host',
    definition: names,
    relations: [],
    ...more,
  };
  return { id: asTermId(id), file, facts, placeOf: () => ({ file, line: 1, column: 1 }) };
}

/** A site of three terms on two platforms; the name of the first can be given, and the ids of others. */
export function contextOf(
  alpha = { en: 'Alpha', 'zh-cn': '甲' },
  others: readonly string[] = [],
): DiagramContext {
  const files = [
    ...others.map((id) => term(id, { en: `Name of ${id}`, 'zh-cn': `${id} 之名` })),
    term('alpha', alpha, { aliases: { en: ['The First'], 'zh-cn': [] } }),
    term('beta', { en: 'Beta', 'zh-cn': '乙' }, { platform: 'second' }),
    term(
      'gamma',
      { en: 'Gamma', 'zh-cn': '丙' },
      { platform: 'second', status: { state: 'retired', sources: ['x'] } },
    ),
  ];
  return { languages, glossary: buildGlossary(files, new Map()).glossary, platforms: ['first', 'second'] };
}

const HEAD = `---
title: { en: Title, zh-cn: 标题 }
description: { en: What is seen., zh-cn: 图中内容。 }
caption: { en: Redrawn., zh-cn: 重绘。 }
---
`;

/** Reads a Mermaid text below a valid front matter of five lines. */
export function readBody(
  body: string,
  context: DiagramContext = contextOf(),
): ReturnType<typeof readDiagram> {
  return readDiagram({ file: 'docs/diagrams/test.mmd', text: HEAD + body }, context);
}

/** The diagram of a text that must be right. */
export function diagramOf(body: string, context?: DiagramContext): Diagram {
  const { diagram, diagnostics } = readBody(body, context);
  if (!diagram) throw new Error(JSON.stringify(diagnostics));
  return diagram;
}

/** A diagram of tests/fixtures/diagrams. */
export function fixture(name: string): Diagram {
  const file = `tests/fixtures/diagrams/${name}.mmd`;
  const { diagram, diagnostics } = readDiagram({ file, text: readFileSync(file, 'utf8') }, contextOf());
  if (!diagram) throw new Error(JSON.stringify(diagnostics));
  return diagram;
}
