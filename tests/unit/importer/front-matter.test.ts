import fc from 'fast-check';
import { stringify as toToml } from 'smol-toml';
import { describe, expect, test, vi } from 'vitest';
import { stringify as toYaml } from 'yaml';
import type { Metadata } from '../../../src/importer/article.ts';
import { LONGEST_HEAD, readFrontMatter } from '../../../src/importer/front-matter.ts';
import { readMetadata } from '../../../src/importer/metadata.ts';
import { metadata } from './arbitrary-metadata.ts';

// Many runs, and machines that do other things meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const read = (text: string) => readFrontMatter({ path: 'a.md', name: 'a.md', text });
const ids = (text: string): string[] => read(text).diagnostics.map((d) => `${d.line} ${d.severity} ${d.id}`);

/** A head as the three kinds of generators write it. */
const heads: Readonly<Record<string, (data: Record<string, unknown>) => string>> = {
  yaml: (data) => `---\n${toYaml(data, { aliasDuplicateObjects: false })}---\n`,
  toml: (data) => `+++\n${toToml(data)}\n+++\n`,
  json: (data) => `${JSON.stringify(data, null, 2)}\n`,
};

/** Metadata under the keys that generators use. */
function asHead({ extra, address, licence, ...rest }: Metadata): Record<string, unknown> {
  return {
    ...rest,
    ...(address !== undefined && { canonical_url: address }),
    ...(licence !== undefined && { license: licence }),
    ...extra,
  };
}

describe.each(Object.keys(heads))('Whatever is written as %s', (format) => {
  const write = heads[format] ?? (() => '');

  test('is read back, with the text behind it', () => {
    fc.assert(
      fc.property(metadata, (given) => {
        const text = 'First line of the text.\n\n---\nSecond.';
        const front = read(write(asHead(given)) + text);
        expect(front.diagnostics).toEqual([]);
        expect(front.format).toBe(format);
        expect(front.body).toBe(text);
        const file = { path: 'a.md', name: 'a.md' };
        const back = readMetadata(front, file, { dialect: 'markdown', keepEmail: true });
        expect(back.metadata).toEqual(given);
        expect(back.diagnostics.filter((d) => d.id !== 'head/kept-as-extra')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('counts the lines of its text from the file', () => {
    fc.assert(
      fc.property(metadata, (given) => {
        const head = write(asHead(given));
        const front = read(`${head}body`);
        expect(front.firstLine).toBe(head.split('\n').length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('Nothing makes reading throw', () => {
  const signs = fc.string({
    unit: fc.constantFrom(
      '---',
      '+++',
      ';;;',
      '\n',
      '\t',
      ' ',
      ':',
      '：',
      '-',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a',
      '*a',
      '!',
      '|',
      '>',
      '#',
      'title',
      'date',
      '=',
      ',',
      '\\',
      '\0',
      '中',
      '<<',
      '?',
      '%',
      '...',
      '2018-09-07',
      '@',
    ),
    maxLength: 60,
  });
  test.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
    ['signs of heads', signs],
    ['a head of signs', signs.map((text) => `---\ntitle: ${text}\n---\n`)],
    ['TOML of signs', signs.map((text) => `+++\ntitle = ${text}\n+++\n`)],
    ['JSON of signs', signs.map((text) => `{"title": ${text}}\n`)],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const front = read(text);
        readMetadata(front, { path: 'a.md', name: 'a.md' }, { dialect: 'jekyll' });
        // Refused or not, the text is there.
        expect(text.endsWith(front.body)).toBe(true);
        for (const { line, column } of front.diagnostics) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['nested lists', `a: ${'['.repeat(30_000)}`],
    ['nested groups', `a: ${'{b: '.repeat(9_000)}`],
    ['nested blocks', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['quotes that open', `a: ${'"x '.repeat(15_000)}`],
    ['one long text', `a: ${'x'.repeat(60_000)}`],
    ['one key, very often', 'a: 1\n'.repeat(12_000)],
    ['colons', `a: ${'b: '.repeat(15_000)}`],
  ])('a head of %s ends within seconds', (_, head) => {
    const started = performance.now();
    const front = read(`---\n${head}\n---\nThe text.`);
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(front.body.endsWith('The text.')).toBe(true);
  });
});

describe('A head that cannot be read is an error, and its file stays whole', () => {
  test.each([
    ['never closed', '---\ntitle: x\n\nText.', '1 error head/unclosed'],
    ['closed by a rule of the text', '---\ntitle: x\n\nText.\n\n---\n\nMore.', '1 error head/unclosed'],
    ['TOML never closed', '+++\ntitle = "x"\n\nText.', '1 error head/unclosed'],
    ['JSON never closed', '{\n"title": "x",\n', '1 error head/unclosed'],
    ['huge', `---\na: ${'x'.repeat(LONGEST_HEAD)}\n---\nText.`, '2 error head/too-large'],
    ['containing itself', '---\na: &a [*a]\n---\nText.', '2 error head/unsafe'],
    ['JSON nested without end', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}\n`, '1 error head/unsafe'],
    ['no YAML at all', '---\ntitle: x\n{]\n: :\n---\nText.', '3 error head/unreadable'],
  ])('%s', (_, text, problem) => {
    const front = read(text);
    expect(ids(text)).toEqual([problem]);
    expect({ format: front.format, data: front.data, line: front.firstLine }).toEqual({
      format: 'none',
      data: {},
      line: 1,
    });
    expect(front.body).toBe(text);
  });

  test('anchors that multiply are refused before they fill the memory', () => {
    const level = (name: string, of: string): string =>
      `${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`;
    const names = [...'bcdefghij'];
    const head = ['a: &a [x, x]', ...names.map((name, n) => level(name, names[n - 1] ?? 'a'))].join('\n');
    expect(ids(`---\n${head}\n---\n`)).toEqual(['2 error head/unsafe']);
  });
});

describe('Reading a head', () => {
  test('replaces NUL characters and says where', () => {
    const front = read('---\ntitle: a\ntags: b\0c\0\n---\nText.');
    expect(front.data['tags']).toBe('b\ufffdc\ufffd');
    expect(front.diagnostics.map((d) => [d.line, d.id, d.message])).toEqual([
      [3, 'head/nul', 'The front matter holds 2 NUL characters; each was replaced by “\ufffd”.'],
    ]);
  });

  test.each([
    ['YAML', '---\ntitle: x\ntags:\n  - a\n  - b\n---\n', ['tags', 1], [5, 5]],
    ['YAML behind empty lines', '\n\n---\ntitle: x\n---\n', ['title'], [4, 8]],
    ['TOML', '+++\ntitle = "x"\n[params]\n"a.b" = 1\n+++\n', ['params', 'a.b'], [4, 1]],
    ['JSON', '{\n  "title": "x",\n  "a": {"b": [1, 2]}\n}\n', ['a', 'b', 1], [3, 18]],
    ['JSON without braces', '"title": "x",\n"tags": ["a"]\n;;;\n', ['tags', 0], [2, 10]],
  ])('knows where values stand in %s', (_, text, path, [line, column]) => {
    expect(read(text).placeOf(path)).toEqual({ file: 'a.md', line, column });
  });

  test.each([
    ['---toml', '---toml\ntitle = "x"\n---\n', 'toml'],
    ['--- json', '--- json\n"title": "x"\n---\n', 'json'],
    ['---yaml', '---yaml\ntitle: x\n-----\n', 'yaml'],
  ])('knows the format that %s names', (_, text, format) => {
    expect(read(`${text}Text.`)).toMatchObject({
      format,
      data: { title: 'x' },
      body: 'Text.',
      diagnostics: [],
    });
  });

  test('names the line it mended, before and after', () => {
    const [mended] = read('---\nlayout: post\ntitle: Tea: a story\n---\n').diagnostics;
    expect(mended).toMatchObject({ line: 3, severity: 'warning', id: 'head/mended' });
    expect(mended?.message).toContain('title: Tea: a story');
    expect(mended?.message).toContain('title: "Tea: a story"');
  });

  test('leaves the tabs of a text, and mends beside those of a list', () => {
    expect(read('---\ncode: |\n  x\n  \ty\ntitle: a: b\n---\n').data).toEqual({
      code: 'x\n\ty\n',
      title: 'a: b',
    });
    const both = read('---\ntitle: a: b\ntags:\n\t- c\n\t- d: e: f\n---\n');
    expect(both.data).toEqual({ title: 'a: b', tags: ['c', { d: 'e: f' }] });
    expect(both.diagnostics.map((d) => `${d.line} ${d.id}`).sort()).toEqual([
      '2 head/mended',
      '4 head/tabs',
      '5 head/mended',
    ]);
  });

  test('mends only what cannot be read', () => {
    const { data, diagnostics } = read('---\ntags: [a, b\nweight: 3\ntitle: "x" y\n---\n');
    expect(data).toEqual({ tags: '[a, b', weight: 3, title: '"x" y' });
    expect(diagnostics.map((d) => d.line)).toEqual([2, 4]);
  });

  test('reports a key once, however often it stands', () => {
    expect(ids('---\na: 1\na: 2\na: 3\nb: {c: 1, c: 2}\n---\n')).toEqual([
      '3 warning head/duplicate-key',
      '5 warning head/duplicate-key',
    ]);
    expect(read('---\na: 1\na: 2\na: 3\n---\n').data).toEqual({ a: 3 });
  });

  test.each([
    ['a heading underlined', 'Title\n---\n\nText.'],
    ['a rule and text', '---\n\nSome prose.\n\n---\n'],
    ['Liquid', '{% raw %}\n{{ x }}\n'],
    ['a group in braces that is a sentence', '{"quoted"} is how it begins.\n'],
    ['a sentence with a colon above a rule', 'Note: this\nis prose.\n\n---\n'],
  ])('takes %s for text', (_, text) => {
    const front = read(text);
    expect({ format: front.format, body: front.body }).toEqual({ format: 'none', body: text });
    expect(front.diagnostics.filter((d) => d.severity !== 'notice')).toEqual([]);
  });
});
