import { expect, test } from 'vitest';
import { checkMermaid } from '../../src/cli/check-mermaid.ts';

const fence = (line: number, text: string, language = 'mermaid') => ({
  language,
  text,
  place: { file: 'blog/a.md', line, column: 1 },
});

test('Mermaid reads the diagrams of an import, of any kind, and names the line of an error', async () => {
  const results = await checkMermaid([
    fence(3, 'graph TD\n  A[甲] --> B\n'),
    fence(10, 'sequenceDiagram\n  A->>B: hello\n'),
    fence(20, 'graph TD\n  A[open --> B\n'),
    fence(30, 'gantt\n  title A\n  section S\n  task: a1, 2020-01-01, 3d\n'),
    fence(40, 'no diagram at all\n'),
    fence(50, '@startuml\n@enduml\n', 'plantuml'),
  ]);
  expect([3, 10, 30].map((line) => results.get(`blog/a.md:${line}`))).toEqual(['good', 'good', 'good']);
  expect(results.get('blog/a.md:20')).toMatchObject({ id: 'import/diagram', severity: 'warning', line: 22 });
  expect(results.get('blog/a.md:40')).toMatchObject({ id: 'import/diagram' });
  expect(results.has('blog/a.md:50')).toBe(false);
});
