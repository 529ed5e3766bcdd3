import { describe, expect, test } from 'vitest';
import { readView } from '../../../src/diagrams/read-view.ts';
import type { ViewWords } from '../../../src/diagrams/view-body.ts';
import type { Correspondence } from '../../../src/glossary/correspondences.ts';
import type { RelationEnd } from '../../../src/glossary/glossary.ts';
import { inverseRole, type RelationType } from '../../../src/glossary/relation-types.ts';
import { asTermId, type TermId } from '../../../src/text/brand.ts';
import { contextOf } from './context.ts';

const words: ViewWords = {
  relation: (type) => ({ en: type, 'zh-cn': `关系 ${type}` }),
  correspondence: (kind) => ({ en: kind, 'zh-cn': `对应 ${kind}` }),
  more: (count) => ({ en: `${count} more`, 'zh-cn': `另有 ${count} 个` }),
  group: (by, id) => ({ en: `${by} ${id}`, 'zh-cn': `${by}：${id}` }),
};
const HEAD =
  'title: { en: T, zh-cn: 题 }\ndescription: { en: D, zh-cn: 述 }\ncaption: { en: C, zh-cn: 注 }\n';

/** Reads a view over alpha, beta (second platform) and gamma (second platform, retired), and other terms. */
function view(
  yaml: string,
  relations: [from: string, type: RelationType, to: string][] = [],
  others: readonly string[] = [],
) {
  const context = contextOf(undefined, others);
  const ends = new Map<TermId, RelationEnd[]>([...context.glossary.terms.keys()].map((id) => [id, []]));
  for (const [from, type, to] of relations) {
    const [a, b] = [asTermId(from), asTermId(to)];
    ends.get(a)?.push({ role: type, other: b, note: undefined, declared: true });
    ends.get(b)?.push({ role: inverseRole(type), other: a, note: undefined });
  }
  const sides = new Map([
    ['first', [asTermId('alpha')]],
    ['second', [asTermId('beta'), asTermId('gamma')]],
  ]);
  const pair: Correspondence = {
    id: 'pair',
    kind: 'composed-of',
    sides,
    topic: undefined,
    alike: undefined,
    breaks: undefined,
    sources: [],
  };
  return readView(
    { id: 'test', file: 'docs/diagrams/test.yaml', text: HEAD + yaml },
    {
      ...context,
      glossary: { ...context.glossary, relations: ends },
      correspondences: [pair],
      words,
      vocabulary: {
        languages: context.languages,
        platforms: ['first', 'second'],
        kinds: ['service'],
        layers: ['host'],
      },
    },
  );
}
const body = (yaml: string, relations?: [string, RelationType, string][]): string[] | undefined =>
  view(yaml, relations).diagram?.body.trimEnd().split('\n');

test('Named terms stand in their order, with arrows as declared', () => {
  const relations: [string, RelationType, string][] = [
    ['beta', 'talks-to', 'alpha'],
    ['gamma', 'talks-to', 'alpha'],
    ['beta', 'depends-on', 'gamma'],
  ];
  expect(body('terms: [beta, alpha, gamma]\nrelations: [talks-to]\n', relations)).toEqual([
    'flowchart TB',
    '  beta',
    '  alpha',
    '  gamma',
    '  beta --> alpha',
    '  gamma --> alpha',
  ]);
});
test('Arrows say what they stand for where there are several kinds, unless told not to', () => {
  const relations: [string, RelationType, string][] = [
    ['beta', 'talks-to', 'alpha'],
    ['beta', 'depends-on', 'gamma'],
  ];
  const yaml = 'terms: [alpha, beta, gamma]\nrelations: [talks-to, depends-on]\ndirection: LR\n';
  expect(body(yaml, relations)?.slice(-2)).toEqual([
    '  beta -->|"talks-to // 关系 talks-to"| alpha',
    '  beta -->|"depends-on // 关系 depends-on"| gamma',
  ]);
  expect(body(`${yaml}words: false\n`, relations)?.slice(-2)).toEqual([
    '  beta --> alpha',
    '  beta --> gamma',
  ]);
});
describe('A query finds terms', () => {
  test('by what they are, without those of the past unless asked for', () => {
    expect(body('where: { platform: [second] }\n')).toEqual(['flowchart TB', '  beta']);
    expect(body('where: { platform: [second] }\nhistory: true\n')).toEqual([
      'flowchart TB',
      '  beta',
      '  gamma',
    ]);
    expect(body('where: { kind: [service], platform: [first, second] }\nwithout: [beta]\n')).toEqual([
      'flowchart TB',
      '  alpha',
    ]);
  });
  test('by the whole they are part of, directly or not', () => {
    const relations: [string, RelationType, string][] = [
      ['beta', 'part-of', 'alpha'],
      ['gamma', 'part-of', 'beta'],
    ];
    const found = body('where: { part-of: [alpha] }\nhistory: true\n', relations);
    expect(found).toEqual(['flowchart TB', '  alpha', '  beta', '  gamma']);
  });
});
test('Parts stand in the box of their whole', () => {
  const relations: [string, RelationType, string][] = [
    ['beta', 'part-of', 'alpha'],
    ['gamma', 'talks-to', 'beta'],
  ];
  const yaml = 'terms: [alpha, beta, gamma]\ngroup-by: part-of\nrelations: [part-of, talks-to]\n';
  expect(body(yaml, relations)).toEqual([
    'flowchart TB',
    '  subgraph alpha',
    '    beta',
    '  end',
    '  gamma',
    '  gamma -->|"talks-to // 关系 talks-to"| beta',
  ]);
});
test('Boxes by platform bear its name', () => {
  expect(body('terms: [alpha, beta]\ngroup-by: platform\n')).toEqual([
    'flowchart TB',
    '  subgraph by-platform-first["platform first // platform：first"]',
    '    alpha',
    '  end',
    '  subgraph by-platform-second["platform second // platform：second"]',
    '    beta',
    '  end',
  ]);
});
test('Correspondences are rows of lines without heads', () => {
  expect(body('correspondences: [pair]\ndirection: LR\n')).toEqual([
    '%%{init: {"layout": "dagre", "flowchart": {"nodeSpacing": 8, "rankSpacing": 72, "padding": 8}}}%%',
    'flowchart LR',
    '  alpha',
    '  beta',
    '  gamma',
    '  alpha ---|"composed-of // 对应 composed-of"| beta & gamma',
  ]);
});
test('What does not fit is counted: those with the fewest relations are left out', () => {
  const { diagram, diagnostics } = view('terms: [alpha, beta, gamma]\nlimit: 2\nrelations: [talks-to]\n', [
    ['gamma', 'talks-to', 'beta'],
  ]);
  expect(diagram?.body).toBe(
    'flowchart TB\n  beta\n  gamma\n  gamma --> beta\n  more-parts["1 more // 另有 1 个"]:::note\n',
  );
  expect(diagnostics).toMatchObject([{ id: 'diagram/view-cut', severity: 'warning', line: 5 }]);
});
test.each([
  ['terms: [alhpa]\n', 'term/unknown', 4, 9],
  ['terms: [alpha]\nwithout: [x]\n', 'term/unknown', 5, 11],
  ['where: { part-of: [nothing] }\n', 'term/unknown', 4, 20],
  ['correspondences: [pare]\n', 'diagram/unknown-correspondence', 4, 19],
  ['where: { platform: [third] }\n', 'schema/wrong-type', 4, 21],
  ['where: { platform: [first], layer: [host] }\nwithout: [alpha]\n', 'diagram/empty-view', 1, 1],
  ['terms: [alpha]\npages: [nowhere]\n', 'schema/bad-value', 5, 9],
])('%j is reported at its place', (yaml, id, line, column) => {
  const { diagram, diagnostics } = view(yaml);
  expect(diagram).toBeUndefined();
  expect(diagnostics.filter((d) => d.severity === 'error')).toMatchObject([{ id, line, column }]);
});

test.each(['end', 'graph-db'])('A term whose id Mermaid takes for a word of its own is named: %s', (id) => {
  const named = view(`terms: [alpha, ${id}]\n`, [['alpha', 'depends-on', id]], [id]);
  expect(named.diagram).toBeUndefined();
  expect(named.diagnostics).toMatchObject([
    { id: 'diagram/reserved-id', file: 'docs/diagrams/test.yaml', line: 4, column: 16 },
  ]);
  expect(named.diagnostics[0]?.hint).toContain('“without”');
  const found = view('where: { kind: [service] }\n', [], [id]);
  expect(found.diagnostics).toMatchObject([{ id: 'diagram/reserved-id', line: 1 }]);
  expect(view(`where: { kind: [service] }\nwithout: [${id}]\n`, [], [id]).diagnostics).toEqual([]);
});
