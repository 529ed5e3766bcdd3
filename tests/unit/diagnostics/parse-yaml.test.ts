import { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';

const schema = z.strictObject({
  name: z.string(),
  count: z.number().int().max(9).optional(),
  state: z.enum(['active', 'retired']).optional(),
  /** Wrapped in each of the ways zod has. */
  names: z.strictObject({ en: z.string().optional(), zh: z.string().optional() }).prefault({}),
  size: z.strictObject({ width: z.number() }).default({ width: 1 }),
  frame: z
    .strictObject({ colour: z.string() })
    .transform((frame) => frame.colour)
    .optional(),
  list: z.array(z.strictObject({ to: z.string(), note: z.string().min(2).optional() })).default([]),
  since: z.union([z.string(), z.number()]).optional(),
  link: z.union([z.string(), z.strictObject({ url: z.string(), title: z.string() })]).optional(),
  part: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), text: z.string() }),
      z.strictObject({ kind: z.literal('image'), source: z.string() }),
    ])
    .optional(),
  sources: z
    .record(z.string().regex(/^[a-z]+$/, 'is no key of small letters'), z.strictObject({ title: z.string() }))
    .optional(),
  even: z.number().multipleOf(2, 'is odd').optional(),
});

const parse = (text: string, firstLine?: number) =>
  parseYaml({ file: 'docs/a.yaml', text, ...(firstLine === undefined ? {} : { firstLine }) }, schema);

/** `line:column id message | hint`, one line for each problem. */
const report = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map((d) => `${d.line}:${d.column} ${d.id} ${d.message} | ${d.hint}`);

const correct = 'Correct the value.';
const yaml = 'Check indentation and quotes; a text that holds “: ” or begins with a sign needs quotes.';
const known = [
  ...['name', 'count', 'state', 'names', 'size', 'frame', 'list', 'since', 'link', 'part', 'sources', 'even'],
].join(', ');

describe('a file that keeps to its schema', () => {
  it('gives the value with defaults, and no problem', () => {
    const parsed = parse('name: Nova\nlist:\n  - to: swift\n');
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.value).toEqual({ name: 'Nova', names: {}, size: { width: 1 }, list: [{ to: 'swift' }] });
  });
  it('knows where every value stands', () => {
    const { placeOf } = parse('name: Nova\nlist:\n  - to: swift\n    note: 说明\n  - to: glance\n');
    expect(placeOf(['name'])).toEqual({ file: 'docs/a.yaml', line: 1, column: 7 });
    expect(placeOf(['list', 0, 'note'])).toEqual({ file: 'docs/a.yaml', line: 4, column: 11 });
    expect(placeOf(['list', 1])).toEqual({ file: 'docs/a.yaml', line: 5, column: 5 });
  });
  it('gives the nearest place round a value that is not there', () => {
    const { placeOf } = parse('name: Nova\nlist:\n  - to: swift\n');
    expect(placeOf(['list', 0, 'note'])).toEqual({ file: 'docs/a.yaml', line: 3, column: 5 });
    expect(placeOf(['since'])).toEqual({ file: 'docs/a.yaml', line: 1, column: 1 });
  });
  it('finds a word of a value where it stands', () => {
    const { placeOf } = parse('note: |\n  by rail,\n  by road\nname: by rail\n');
    expect(placeOf(['note'], { word: 'by', nth: 1 })).toMatchObject({ line: 3, column: 3 });
    expect(placeOf(['name'], { word: 'rail', nth: 0 })).toMatchObject({ line: 4, column: 10 });
    expect(placeOf(['name'], { word: 'road', nth: 0 })).toMatchObject({ line: 4, column: 7 });
  });
  it('reads a bare date as a text and a bare year as a number', () => {
    expect(parse('name: Nova\nsince: 2018-09-09\n').value?.since).toBe('2018-09-09');
    expect(parse('name: Nova\nsince: 2018\n').value?.since).toBe(2018);
  });
  it('takes yes and no for texts, as YAML 1.2 has it', () => {
    expect(parse('name: no\n').value?.name).toBe('no');
  });
});

describe('a file that does not keep to its schema', () => {
  it.each([
    [
      'an unknown key, with the one that was meant',
      'name: Nova\ncuont: 3\n',
      [
        `2:1 schema/unknown-key “cuont” is not a known key. | Did you mean “count”? Known keys here: ${known}.`,
      ],
    ],
    [
      'an unknown key that is like none',
      'name: Nova\nplatypus: 3\n',
      [`2:1 schema/unknown-key “platypus” is not a known key. | Known keys here: ${known}.`],
    ],
    [
      'every unknown key of a group, in a list',
      'name: Nova\nlist:\n  - to: a\n    nte: b\n    x: c\n',
      [
        '4:5 schema/unknown-key “nte” is not a known key. | Did you mean “note”? Known keys here: to, note.',
        '5:5 schema/unknown-key “x” is not a known key. | Known keys here: to, note.',
      ],
    ],
    [
      'an unknown key in a group that is filled in before',
      'name: Nova\nnames: {en: a, fr: b}\n',
      ['2:16 schema/unknown-key “fr” is not a known key. | Known keys here: en, zh.'],
    ],
    [
      'an unknown key in a group with a default',
      'name: Nova\nsize: {width: 2, hight: 1}\n',
      ['2:18 schema/unknown-key “hight” is not a known key. | Known keys here: width.'],
    ],
    [
      'an unknown key in a group that is transformed',
      'name: Nova\nframe:\n  colour: red\n  color: red\n',
      [
        '4:3 schema/unknown-key “color” is not a known key. | Did you mean “colour”? Known keys here: colour.',
      ],
    ],
    [
      'an unknown key in a value of a record',
      'name: Nova\nsources:\n  abc: {title: x, tilte: y}\n',
      ['3:19 schema/unknown-key “tilte” is not a known key. | Did you mean “title”? Known keys here: title.'],
    ],
    [
      'an unknown key in one form of a union',
      'name: Nova\nlink: {url: a, titel: b, title: c}\n',
      [
        '2:16 schema/unknown-key “titel” is not a known key. | Did you mean “title”? Known keys here: url, title.',
      ],
    ],
    [
      'a key that would reach the prototype',
      'name: Nova\n__proto__: 3\n',
      [`2:1 schema/unknown-key “__proto__” is not a known key. | Known keys here: ${known}.`],
    ],
    [
      'a missing key, at the beginning of the file',
      'count: 3\n',
      ['1:1 schema/missing-key The key “name” is missing. | Add it; expected: a text.'],
    ],
    [
      'a missing key of a group, at the group',
      'name: Nova\nlist:\n  - to: a\n  - note: bb\n',
      ['4:5 schema/missing-key The key “list.1.to” is missing. | Add it; expected: a text.'],
    ],
    [
      'a missing group',
      'name: Nova\nsources:\n  abc:\n',
      [`3:7 schema/wrong-type “sources.abc” should be a group of keys, but is empty. | ${correct}`],
    ],
    [
      'a number for a text',
      'name: 3\n',
      [`1:7 schema/wrong-type “name” should be a text, but is “3”. | ${correct}`],
    ],
    [
      'a list for a text',
      'name: [a]\n',
      [`1:7 schema/wrong-type “name” should be a text, but is a list. | ${correct}`],
    ],
    [
      'a group for a text',
      'name: {a: b}\n',
      [`1:7 schema/wrong-type “name” should be a text, but is a group of keys. | ${correct}`],
    ],
    [
      'nothing for a text',
      'name:\n',
      [`1:6 schema/wrong-type “name” should be a text, but is empty. | ${correct}`],
    ],
    [
      'a text for a list',
      'name: Nova\nlist: a\n',
      [`2:7 schema/wrong-type “list” should be a list, but is “a”. | ${correct}`],
    ],
    [
      'a text for a number',
      'name: Nova\ncount: "3"\n',
      [`2:8 schema/wrong-type “count” should be a number, but is “3”. | ${correct}`],
    ],
    [
      'a broken number for a whole one',
      'name: Nova\ncount: 1.5\n',
      [`2:8 schema/wrong-type “count” should be a whole number, but is “1.5”. | ${correct}`],
    ],
    [
      'a number that is too great',
      'name: Nova\ncount: 10\n',
      [`2:8 schema/bad-value “count”: Too big: expected number to be <=9. | ${correct}`],
    ],
    [
      'a text that is too short',
      'name: Nova\nlist: [{to: a, note: b}]\n',
      [
        `2:22 schema/bad-value “list.0.note”: Too small: expected string to have >=2 characters. | ${correct}`,
      ],
    ],
    [
      'a number that does not divide',
      'name: Nova\neven: 3\n',
      [`2:7 schema/bad-value “even”: is odd. | ${correct}`],
    ],
    [
      'a value that is none of those allowed',
      'name: Nova\nstate: activ\n',
      [`2:8 schema/wrong-type “state” should be one of active, retired, but is “activ”. | ${correct}`],
    ],
    [
      'a value that fits no form of a union',
      'name: Nova\nsince: [2018]\n',
      [`2:8 schema/wrong-type “since” should be a text or a number, but is a list. | ${correct}`],
    ],
    [
      'a value that is neither text nor group',
      'name: Nova\nlink: 5\n',
      [`2:7 schema/wrong-type “link” should be a text or a group of keys, but is “5”. | ${correct}`],
    ],
    [
      'the form of a union that comes nearest',
      'name: Nova\nlink: {url: 5, title: x}\n',
      [`2:13 schema/wrong-type “link.url” should be a text, but is “5”. | ${correct}`],
    ],
    [
      'a kind that chooses between forms and is none of them',
      'name: Nova\npart: {kind: vedio}\n',
      [`2:14 schema/wrong-type “part.kind” should be one of text, image, but is “vedio”. | ${correct}`],
    ],
    [
      'the kind missing that chooses between forms',
      'name: Nova\npart: {text: x}\n',
      ['2:7 schema/missing-key The key “part.kind” is missing. | Add it; expected: one of text, image.'],
    ],
    [
      'a key missing in the form that was chosen',
      'name: Nova\npart: {kind: text}\n',
      ['2:7 schema/missing-key The key “part.text” is missing. | Add it; expected: a text.'],
    ],
    [
      'a key of a record that is spelled wrong, at the key',
      'name: Nova\nsources:\n  Bad_Key: {title: x}\n',
      [`3:3 schema/bad-value “sources.Bad_Key”: is no key of small letters. | ${correct}`],
    ],
    [
      'several problems at once',
      'nmae: Nova\nstate: 3\n',
      [
        '1:1 schema/missing-key The key “name” is missing. | Add it; expected: a text.',
        `2:8 schema/wrong-type “state” should be one of active, retired, but is “3”. | ${correct}`,
        `1:1 schema/unknown-key “nmae” is not a known key. | Did you mean “name”? Known keys here: ${known}.`,
      ],
    ],
    [
      'a list where a group should be',
      '- name: Nova\n',
      [`1:1 schema/wrong-type “the file” should be a group of keys, but is a list. | ${correct}`],
    ],
    [
      'a text where a group should be',
      'Nova\n',
      [`1:1 schema/wrong-type “the file” should be a group of keys, but is “Nova”. | ${correct}`],
    ],
    ['an empty file', '', ['1:1 schema/missing-key The key “name” is missing. | Add it; expected: a text.']],
    [
      'a file that holds only a comment',
      '# nothing yet\n',
      ['1:1 schema/missing-key The key “name” is missing. | Add it; expected: a text.'],
    ],
  ])('says where and what: %s', (_, text, expected) => {
    const parsed = parse(text);
    expect(report(parsed.diagnostics)).toEqual(expected);
    expect(parsed.value).toBeUndefined();
  });

  it('names a union that is missing by all its forms', () => {
    const { diagnostics } = parseYaml(
      { file: 'a.yaml', text: '' },
      z.strictObject({ since: z.union([z.string(), z.int()]) }),
    );
    expect(report(diagnostics)).toEqual([
      '1:1 schema/missing-key The key “since” is missing. | Add it; expected: a text or a number.',
    ]);
  });
  it('never fails without a word, even where two forms of an either-or fit', () => {
    const either = z.strictObject({ x: z.xor([z.string(), z.string()]) });
    const { diagnostics, value } = parseYaml({ file: 'a.yaml', text: 'x: y' }, either);
    expect(value).toBeUndefined();
    expect(diagnostics.map((d) => `${d.line}:${d.column} ${d.id}`)).toEqual(['1:4 schema/bad-value']);
  });
  it('passes on what a check of one’s own says', () => {
    const checked = z.strictObject({ day: z.string().refine((day) => day !== 'never', 'is no day') });
    const { diagnostics } = parseYaml({ file: 'a.yaml', text: 'day: never' }, checked);
    expect(report(diagnostics)).toEqual([`1:6 schema/bad-value “day”: is no day. | ${correct}`]);
  });
  it('reports a list that is not what the file should be as a whole', () => {
    const { diagnostics } = parseYaml({ file: 'a.yaml', text: 'a: 1' }, z.array(z.string()));
    expect(report(diagnostics)).toEqual([
      `1:1 schema/wrong-type “the file” should be a list, but is a group of keys. | ${correct}`,
    ]);
  });
});

describe('a file that is no YAML', () => {
  it.each([
    ['a key twice', 'name: Nova\nname: Swift\n', '2:1', 'Map keys must be unique.'],
    [
      'a colon in a bare text',
      'name: Nova: the service\n',
      '1:7',
      'Nested mappings are not allowed in compact mappings.',
    ],
    ['a tab as indentation', 'name:\n\tx: 1\n', '2:1', 'Tabs are not allowed as indentation.'],
    ['a tag that means nothing', 'name: !secret x\n', '1:7', 'Unresolved tag: !secret.'],
  ])('names %s at its place', (_, text, place, reason) => {
    const { diagnostics, value } = parse(text);
    expect(report(diagnostics)[0]).toBe(`${place} yaml/syntax This is not valid YAML: ${reason} | ${yaml}`);
    expect(value).toBeUndefined();
  });
  it.each([
    ['a quote that is not closed', 'name: "Nova\ncount: 3\n'],
    ['a list that is not closed', 'name: Nova\nlist: [a\n'],
    ['two documents', 'name: Nova\n---\nname: Swift\n'],
    ['an anchor that does not exist', 'name: *nova\n'],
  ])('reports %s as syntax and nothing else', (_, text) => {
    const { diagnostics, value } = parse(text);
    expect(new Set(diagnostics.map((d) => d.id))).toEqual(new Set(['yaml/syntax']));
    expect(value).toBeUndefined();
  });

  it('does not unfold a file of aliases to aliases without end', () => {
    const ten = (name: string): string => Array.from({ length: 10 }, () => name).join(', ');
    const bomb = `a: &a [${ten('x')}]\nb: &b [${ten('*a')}]\nc: &c [${ten('*b')}]\nd: &d [${ten('*c')}]\ne: [${ten('*d')}]\n`;
    const { diagnostics, value } = parse(bomb);
    expect(value).toBeUndefined();
    expect(report(diagnostics)).toEqual([
      `1:1 yaml/syntax This is not valid YAML: Excessive alias count indicates a resource exhaustion attack. | ${yaml}`,
    ]);
  });
  it('unfolds a few aliases', () => {
    expect(parse('name: &n Nova\nsince: *n\n').value?.since).toBe('Nova');
  });
});

describe('front matter', () => {
  it('counts lines from the top of the page', () => {
    expect(report(parse('name: 3\ncuont: 1\n', 2).diagnostics)).toEqual([
      `2:7 schema/wrong-type “name” should be a text, but is “3”. | ${correct}`,
      `3:1 schema/unknown-key “cuont” is not a known key. | Did you mean “count”? Known keys here: ${known}.`,
    ]);
  });
  it('counts so in broken YAML, and in an empty block', () => {
    expect(parse('name: a: b\n', 2).diagnostics[0]).toMatchObject({ id: 'yaml/syntax', line: 2, column: 7 });
    expect(parse('', 2).diagnostics[0]).toMatchObject({ id: 'schema/missing-key', line: 2, column: 1 });
  });
  it('counts so for the place of a value', () => {
    expect(parse('name: Nova\nsince: 3\n', 2).placeOf(['since'])).toEqual({
      file: 'docs/a.yaml',
      line: 3,
      column: 8,
    });
  });
});
