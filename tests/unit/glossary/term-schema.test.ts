import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';
import { dateSchema, ID, sourcesSchema, termSchema } from '../../../src/glossary/term-schema.ts';
import { asLang } from '../../../src/text/brand.ts';

const schema = termSchema({
  languages: [
    { id: asLang('en'), tag: 'en', label: 'English' },
    { id: asLang('zh'), tag: 'zh-CN', label: '中文' },
  ],
  kinds: ['service', 'tool'],
  platforms: ['openstack'],
  layers: ['iaas'],
});
const least =
  'name: {en: Nova}\nkind: service\nplatform: openstack\nlayer: iaas\ndefinition: {en: A service.}\n';
const problems = (text: string): string[] =>
  parseYaml({ file: 'nova.yaml', text: least + text }, schema).diagnostics.map(
    (d) => `${d.line}:${d.column} ${d.message}`,
  );

describe('a term of a site without platforms', () => {
  const languages = [{ id: asLang('en'), tag: 'en', label: 'English' }];
  const alone = termSchema({ languages, kinds: ['service'], platforms: [], layers: ['iaas'] });
  const read = (text: string) => parseYaml({ file: 'nova.yaml', text }, alone);
  it('has none', () => {
    expect(read(least.replace('platform: openstack\n', '')).value?.platform).toBe('');
  });
  it('cannot name one', () => {
    expect(read(least).diagnostics.map((d) => `${d.line}:${d.column} ${d.id} ${d.message}`)).toEqual([
      expect.stringMatching(/^3:11 schema\/\S+ .*platform/),
    ]);
  });
});

describe('a term without the first language', () => {
  it.each([
    ['name: {zh: 新星}', '1:7 The key “name.en” is missing.'],
    ['name:\n  zh: 新星', '2:3 The key “name.en” is missing.'],
    ['name: {en: "", zh: 新星}', '1:12 “name.en”: is empty; write a text or leave the key out.'],
  ])('%j is told where', (name, expected) => {
    const text = least.replace('name: {en: Nova}', name);
    const { diagnostics } = parseYaml({ file: 'nova.yaml', text }, schema);
    expect(diagnostics.map((d) => `${d.line}:${d.column} ${d.message}`)).toEqual([expected]);
  });
  it('is told which language is the first', () => {
    const text = least.replace('definition: {en: A service.}', 'definition: {zh: 服务。}');
    const { diagnostics } = parseYaml({ file: 'nova.yaml', text }, schema);
    expect(diagnostics[0]?.hint).toBe(
      'Add it; expected: a text in English, the first language of the site; only the others may be left out.',
    );
  });
});

describe('a term file', () => {
  it('needs a name, a kind, a platform, a layer and a definition; the rest is empty', () => {
    const { value, diagnostics } = parseYaml({ file: 'nova.yaml', text: least }, schema);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      name: { en: 'Nova' },
      kind: 'service',
      platform: 'openstack',
      layer: 'iaas',
      definition: { en: 'A service.' },
      aliases: { en: [], zh: [] },
      except: [],
      everyday: false,
      misspellings: [],
      relations: [],
    });
  });
  it.each([
    ['an alias in a language the site has not', 'aliases: {fr: [x]}\n', ['6:11 “fr” is not a known key.']],
    [
      'an empty alias',
      'aliases: {en: [""]}\n',
      ['6:16 “aliases.en.0”: Too small: expected string to have >=1 characters.'],
    ],
    [
      'a status without a source',
      'status: {state: active, sources: []}\n',
      ['6:34 “status.sources”: a status needs at least one source.'],
    ],
    [
      'a state that is none',
      'status: {state: dead, sources: [a]}\n',
      [
        '6:17 “status.state” should be one of active, retired, archived, renamed, inactive, concept, but is “dead”.',
      ],
    ],
    [
      'a date that is none',
      'status: {state: active, since: May, sources: [a]}\n',
      ['6:32 “status.since”: is no date of the form 2018, 2018-09 or 2018-09-09.'],
    ],
    [
      'an empty note',
      'gloss: {en: " "}\n',
      ['6:13 “gloss.en”: is empty; write a text or leave the key out.'],
    ],
  ])('does not have %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('a date', () => {
  it.each([
    [2018, '2018'],
    ['2018', '2018'],
    ['2018-09', '2018-09'],
    ['2018-09-09', '2018-09-09'],
  ])('may be %j', (given, text) => {
    expect(dateSchema.parse(given)).toBe(text);
  });
  it.each([18, 2018.5, '2018-9', '2018-09-09T00:00', '9 May 2018', null])('may not be %j', (given) => {
    expect(dateSchema.safeParse(given).success).toBe(false);
  });
});

describe('an id', () => {
  it.each(['nova', 'nova-api', 'k8s', '3'])('may be %j', (id) => expect(ID.test(id)).toBe(true));
  it.each(['', 'Nova', 'nova_api', '-nova', 'nova-', 'a--b', 'a/b', '云', 'a\n'])('may not be %j', (id) => {
    expect(ID.test(id)).toBe(false);
  });
});

describe('a file of sources', () => {
  const read = (text: string): string[] =>
    parseYaml({ file: 's.yaml', text }, sourcesSchema).diagnostics.map(
      (d) => `${d.line}:${d.column} ${d.message}`,
    );

  it('gives each key a title, an address and the day it was looked at', () => {
    expect(read('releases:\n  title: Releases\n  url: https://example.org\n  checked: 2026-09-01\n')).toEqual(
      [],
    );
  });
  it('says which key is spelled wrong, and how a key is spelled', () => {
    expect(read('Bad_Key:\n  title: x\n  url: https://example.org\n  checked: 2026\n')).toEqual([
      '1:1 “Bad_Key”: is no key of the form project-releases.',
    ]);
  });
  it.each(['ftp://example.org', 'javascript:alert(1)', 'example.org', ''])(
    'does not take %j for an address',
    (url) => {
      expect(read(`a:\n  title: x\n  url: "${url}"\n  checked: 2026\n`)).toEqual([
        '3:8 “a.url”: is no http(s) address.',
      ]);
    },
  );
});
