import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnostics/catalogue.ts';
import {
  anyAtLeast,
  type Diagnostic,
  DiagnosticError,
  hasErrors,
  SEVERITIES,
  sortDiagnostics,
} from '../../../src/diagnostics/diagnostic.ts';
import { formatGithub, formatJson, formatSummary, formatText } from '../../../src/diagnostics/format.ts';

const problem = (change: Partial<Diagnostic>): Diagnostic => ({
  id: 'term/unknown',
  severity: 'error',
  message: 'What happened.',
  hint: 'How to mend it.',
  file: 'docs/a.yaml',
  line: 3,
  column: 5,
  ...change,
});
const unsorted = [
  problem({ file: 'docs/b.yaml', line: 1 }),
  problem({ line: 10, severity: 'warning' }),
  problem({ line: 3, column: 10 }),
  problem({ line: 3, column: 5, id: 'yaml/syntax' }),
  problem({}),
];

describe('the order of a report', () => {
  it('is by file, line, column and id, numbers as numbers', () => {
    const order = sortDiagnostics(unsorted).map((d) => `${d.file}:${d.line}:${d.column} ${d.id}`);
    expect(order).toEqual([
      'docs/a.yaml:3:5 term/unknown',
      'docs/a.yaml:3:5 yaml/syntax',
      'docs/a.yaml:3:10 term/unknown',
      'docs/a.yaml:10:5 term/unknown',
      'docs/b.yaml:1:5 term/unknown',
    ]);
  });
  it('leaves the given list as it is', () => {
    const given = [...unsorted];
    sortDiagnostics(given);
    expect(given).toEqual(unsorted);
  });
  it('does not depend on the order in which problems were found', () => {
    expect(formatText([...unsorted].reverse())).toBe(formatText(unsorted));
  });
});

describe('formatText', () => {
  it('begins each problem with a place that a terminal can click', () => {
    expect(formatText([problem({}), problem({ line: 4, severity: 'warning' })])).toBe(
      [
        'docs/a.yaml:3:5 error term/unknown',
        '  What happened.',
        '  How to mend it.',
        '',
        'docs/a.yaml:4:5 warning term/unknown',
        '  What happened.',
        '  How to mend it.',
        '',
      ].join('\n'),
    );
  });
  it('shows the lines round a problem where they are known', () => {
    const frameOf = ({ line }: Diagnostic) => (line === 3 ? '3 | a: b\n  |    ^' : undefined);
    expect(formatText([problem({}), problem({ line: 4 })], frameOf)).toBe(
      [
        'docs/a.yaml:3:5 error term/unknown',
        '  What happened.',
        '  How to mend it.',
        '',
        '    3 | a: b',
        '      |    ^',
        '',
        'docs/a.yaml:4:5 error term/unknown',
        '  What happened.',
        '  How to mend it.',
        '',
      ].join('\n'),
    );
  });
  it('says nothing about nothing', () => {
    expect(formatText([])).toBe('');
  });
});

describe('formatSummary', () => {
  const warning = problem({ severity: 'warning' });
  const notice = problem({ severity: 'notice' });
  it.each([
    [[], 'No problems'],
    [[notice], '1 notice'],
    [[notice, problem({}), warning, notice], '1 error, 1 warning and 2 notices'],
    [[problem({})], '1 error'],
    [[problem({}), problem({})], '2 errors'],
    [[warning], '1 warning'],
    [[problem({}), warning, warning], '1 error and 2 warnings'],
  ])('counts errors, warnings and notices (%#)', (diagnostics, expected) => {
    expect(formatSummary(diagnostics)).toBe(expected);
  });
});

describe('formatJson', () => {
  it('is one sorted array with every field, ended by a line break', () => {
    const json = formatJson(unsorted);
    expect(json.endsWith(']\n')).toBe(true);
    expect(JSON.parse(json)).toEqual(sortDiagnostics(unsorted));
  });
  it('holds the lines round a problem where they are known, and what mends it', () => {
    const fix = [{ line: 3, column: 5, old: 'a', text: 'b' }];
    const [read] = JSON.parse(formatJson([problem({ fix })], () => '3 | a')) as Record<string, unknown>[];
    expect(read).toEqual({ ...problem({ fix }), frame: '3 | a' });
  });
  it('is an empty array for no problems', () => {
    expect(formatJson([])).toBe('[]\n');
  });
});

describe('formatGithub', () => {
  it('is one annotation to a line', () => {
    expect(formatGithub([problem({}), problem({ line: 4, severity: 'warning' })])).toBe(
      '::error file=docs/a.yaml,line=3,col=5,title=term/unknown::What happened. How to mend it.\n' +
        '::warning file=docs/a.yaml,line=4,col=5,title=term/unknown::What happened. How to mend it.\n',
    );
  });
  it('escapes what would end the message: per cent signs first, then line breaks', () => {
    const line = formatGithub([problem({ message: '100% of\r\n“a: b, c”', hint: '%0A' })]);
    expect(line).toContain('::100%25 of%0D%0A“a: b, c” %250A\n');
    expect(line.split('\n')).toHaveLength(2);
  });
  it('escapes what would end a property: colons and commas too', () => {
    const line = formatGithub([problem({ file: 'docs/a:b,c%\n.yaml' })]);
    expect(line).toContain('file=docs/a%3Ab%2Cc%25%0A.yaml,line=3');
  });
});

describe('hasErrors', () => {
  it('is not alarmed by warnings', () => {
    expect(hasErrors([])).toBe(false);
    expect(hasErrors([problem({ severity: 'warning' })])).toBe(false);
    expect(hasErrors([problem({ severity: 'warning' }), problem({})])).toBe(true);
  });
});

describe('anyAtLeast', () => {
  const [error, warning, notice] = SEVERITIES.map((severity) => problem({ severity }));
  it.each([
    [[], 'notice', false],
    [[notice], 'notice', true],
    [[notice], 'warning', false],
    [[notice, warning], 'warning', true],
    [[notice, warning], 'error', false],
    [[error], 'notice', true],
    [[warning, error], 'error', true],
  ] as const)('weighs by severity (%#)', (diagnostics, severity, expected) => {
    const given = diagnostics.flatMap((d) => d ?? []);
    expect(anyAtLeast(given, severity)).toBe(expected);
  });
});

describe('DiagnosticError', () => {
  it('says the first error with its place and hint, and how many more there are', () => {
    const warning = problem({ severity: 'warning', message: 'Only a warning.' });
    const error = new DiagnosticError([warning, problem({}), problem({ line: 9 })]);
    expect(error.message).toBe('docs/a.yaml:3:5: What happened. How to mend it. (and 1 more)');
    expect(error.diagnostics).toHaveLength(3);
    expect(error.name).toBe('DiagnosticError');
  });
  it('does not count where there is one, and keeps the cause', () => {
    const cause = new Error('below');
    const error = new DiagnosticError([problem({})], { cause });
    expect(error.message).toBe('docs/a.yaml:3:5: What happened. How to mend it.');
    expect(error.cause).toBe(cause);
  });
});

describe('diagnose', () => {
  const place = { file: 'docs/a.yaml', line: 3, column: 5 };
  it('takes message and hint from the catalogue and is an error unless told otherwise', () => {
    expect(diagnose('term/unknown', place, { id: 'nvoa', suggestion: 'nova' })).toEqual({
      id: 'term/unknown',
      severity: 'error',
      message: 'There is no term “nvoa” in the glossary.',
      hint: 'Did you mean “nova”? Ids are the file names in docs/glossary.',
      ...place,
    });
  });
  it('names a term that several senses lead to once', () => {
    const { message } = diagnose('term/ambiguous', place, { word: 'image', candidates: ['a', 'b', 'a'] });
    expect(message).toBe('“image” may mean a or b; it is not linked.');
  });
  it('asks no question where nothing is near', () => {
    expect(diagnose('term/unknown', place, { id: 'x' }).hint).toBe(
      'Ids are the file names in docs/glossary.',
    );
  });
  it('can be a warning', () => {
    expect(diagnose('docs/not-utf8', place, undefined, 'warning').severity).toBe('warning');
  });
});
