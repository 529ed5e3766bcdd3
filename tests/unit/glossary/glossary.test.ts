import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';
import { buildGlossary, type TermFile } from '../../../src/glossary/glossary.ts';
import { inverseRole, RELATION_TYPES, ROLE_ORDER } from '../../../src/glossary/relation-types.ts';
import { type Source, termSchema } from '../../../src/glossary/term-schema.ts';
import { buildMatcher } from '../../../src/linker/match.ts';
import { asLang, asTermId } from '../../../src/text/brand.ts';

const schema = termSchema({
  languages: [
    { id: asLang('en'), tag: 'en', label: 'English' },
    { id: asLang('zh'), tag: 'zh-CN', label: '中文' },
  ],
  kinds: ['service'],
  platforms: ['openstack'],
  layers: ['iaas'],
});

/** A term file as it is read: four lines that every term has, then what the test is about from line 5. */
function termFile(id: string, name: string, rest = ''): TermFile {
  const text = `kind: service\nplatform: openstack\nlayer: iaas\ndefinition: {en: x}\nname: ${name}\n${rest}`;
  const { value, placeOf, diagnostics } = parseYaml({ file: `docs/glossary/${id}.yaml`, text }, schema);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return { id: asTermId(id), file: `docs/glossary/${id}.yaml`, facts: value, placeOf };
}

const none = new Map<string, Source>();
const build = (...files: TermFile[]) => buildGlossary(files, none);
const report = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(
    (d) => `${d.file.replace('docs/glossary/', '')}:${d.line}:${d.column} ${d.id} ${d.message}`,
  );

describe('names and aliases', () => {
  it('all lead to the term, each spelling once', () => {
    const { glossary, diagnostics } = build(
      termFile('nova', '{en: Nova, zh: Nova}', 'aliases: {en: [OpenStack Compute, Nova], zh: [计算服务]}\n'),
    );
    expect(diagnostics).toEqual([]);
    expect(glossary.spellings.map((s) => [s.text, s.term])).toEqual([
      ['Nova', 'nova'],
      ['OpenStack Compute', 'nova'],
      ['计算服务', 'nova'],
    ]);
  });
  it('may be claimed again by their own term in another spelling', () => {
    const { glossary, diagnostics } = build(
      termFile('api', '{en: API Server}', 'aliases: {en: [api server, API  server]}\n'),
    );
    expect(diagnostics).toEqual([]);
    expect(glossary.spellings.map((s) => s.text)).toEqual(['API Server', 'api server', 'API  server']);
  });

  const first = termFile('a-first', '{en: API Server, zh: 虚拟机 VM}');
  it.each([
    ['as it is', 'API Server'],
    ['in another case', 'api SERVER'],
    ['with more spaces', '"API   Server"'],
    ['without the space', 'APIServer'],
    ['with a no-break space', '"API\\u00a0Server"'],
    ['in full-width letters', 'ＡＰＩ　Ｓｅｒｖｅｒ'],
    ['without the space between Han and Latin', '虚拟机VM'],
  ])('cannot be claimed by a second term: %s', (_, alias) => {
    const { glossary, diagnostics } = build(
      termFile('b-second', '{en: Second}', `aliases: {en: [${alias}]}\n`),
      first,
    );
    expect(report(diagnostics)).toEqual([
      expect.stringMatching(
        /^b-second\.yaml:6:16 term\/duplicate-alias “.+” is already claimed by a-first \(docs\/glossary\/a-first\.yaml:5\)\.$/,
      ),
    ]);
    expect(glossary.spellings.map((s) => [s.text, s.term])).toEqual([
      ['API Server', 'a-first'],
      ['虚拟机 VM', 'a-first'],
      ['Second', 'b-second'],
    ]);
  });
  it('are claimed by the first term in the alphabet, in whatever order the files come', () => {
    const second = termFile('b-second', '{en: api server}');
    expect(build(first, second)).toMatchObject({ diagnostics: build(second, first).diagnostics });
    expect(report(build(second, first).diagnostics)).toEqual([
      'b-second.yaml:5:12 term/duplicate-alias “api server” is already claimed by a-first (docs/glossary/a-first.yaml:5).',
    ]);
  });
  it('of two terms may share a word', () => {
    expect(build(termFile('a', '{en: Node}'), termFile('b', '{en: Compute Node}')).diagnostics).toEqual([]);
  });
  it('that clash would be one name to the linker too', () => {
    const find = (name: string) =>
      buildMatcher([{ text: name, term: asTermId('a'), exact: false }]).find('虚拟机VM and 虚拟机 VM').length;
    expect([find('虚拟机VM'), find('虚拟机 VM')]).toEqual([2, 2]);
  });
});

describe('whether case matters', () => {
  it.each([
    ['a name with a capital', '{en: Swift}', '', [true]],
    ['a name without capitals', '{en: pod network}', '', [false]],
    ['a name of Han characters', '{en: 虚拟机}', '', [false]],
    ['a name of Han and capitals', '{en: 虚拟机 VM}', '', [true]],
    ['a name with a capital that is not Latin', '{en: Ωmega}', '', [true]],
    ['a name with a capital, in a term that says any', '{en: Pod}', 'match: any\n', [false]],
    ['a name without capitals, in a term that says exact', '{en: nova-api}', 'match: exact\n', [true]],
    ['each spelling by itself', '{en: Pod}', 'aliases: {en: [pod, container group]}\n', [true, false, false]],
  ])('%s', (_, name, rest, exact) => {
    expect(build(termFile('t', name, rest)).glossary.spellings.map((s) => s.exact)).toEqual(exact);
  });
});

describe('relations', () => {
  const named = (id: string, rest = '') => termFile(id, `{en: ${id}}`, rest);

  it('that lead nowhere are errors, with the id that was meant', () => {
    const { glossary, diagnostics } = build(
      named('nova', 'relations:\n  - type: part-of\n    to: opnestack\n  - {type: talks-to, to: zzz}\n'),
      named('openstack'),
    );
    expect(report(diagnostics)).toEqual([
      'nova.yaml:8:9 term/unknown-relation-target The relation leads to “opnestack”, which is no term of the glossary.',
      'nova.yaml:9:26 term/unknown-relation-target The relation leads to “zzz”, which is no term of the glossary.',
    ]);
    expect(diagnostics.map((d) => d.hint)).toEqual([
      'Did you mean “openstack”? Add docs/glossary/opnestack.yaml or correct the id.',
      'Add docs/glossary/zzz.yaml or correct the id.',
    ]);
    expect(glossary.relations.get(asTermId('nova'))).toEqual([]);
  });
  it('of a term to itself are errors', () => {
    const { glossary, diagnostics } = build(named('nova', 'relations: [{type: part-of, to: nova}]\n'));
    expect(report(diagnostics)).toEqual(['nova.yaml:6:33 term/self-relation “nova” is related to itself.']);
    expect(glossary.relations.get(asTermId('nova'))).toEqual([]);
  });
  it('declared twice at one term are errors', () => {
    const { glossary, diagnostics } = build(
      named('a', 'relations:\n  - {type: part-of, to: b}\n  - {type: part-of, to: b}\n'),
      named('b'),
    );
    expect(report(diagnostics)).toEqual([
      'a.yaml:8:25 term/duplicate-relation The relation part-of to “b” is declared twice (first at docs/glossary/a.yaml:7).',
    ]);
    expect(glossary.relations.get(asTermId('b'))).toHaveLength(1);
  });
  it.each(['talks-to', 'alternative-to', 'counterpart-of'])(
    'of the symmetric kind %s are declared at one end only',
    (type) => {
      const { glossary, diagnostics } = build(
        named('a', `relations: [{type: ${type}, to: b}]\n`),
        named('b', `relations: [{type: ${type}, to: a}]\n`),
      );
      expect(report(diagnostics)).toEqual([
        expect.stringContaining(
          `term/duplicate-relation The relation ${type} to “a” is declared twice (first at docs/glossary/a.yaml:6).`,
        ),
      ]);
      expect(diagnostics[0]?.file).toBe('docs/glossary/b.yaml');
      expect(glossary.relations.get(asTermId('a'))).toEqual([
        { role: type, other: 'b', note: undefined, declared: true },
      ]);
      expect(glossary.relations.get(asTermId('b'))).toEqual([{ role: type, other: 'a', note: undefined }]);
    },
  );
  it('that have a direction may run both ways', () => {
    const { glossary, diagnostics } = build(
      named('a', 'relations: [{type: depends-on, to: b}]\n'),
      named('b', 'relations: [{type: depends-on, to: a}]\n'),
    );
    expect(diagnostics).toEqual([]);
    expect(glossary.relations.get(asTermId('a'))?.map((e) => e.role)).toEqual([
      'depends-on',
      'depends-on:inverse',
    ]);
  });
  it('of two kinds may join the same terms', () => {
    const { diagnostics } = build(
      named('a', 'relations: [{type: depends-on, to: b}, {type: talks-to, to: b}]\n'),
      named('b'),
    );
    expect(diagnostics).toEqual([]);
  });
  it('are seen from both ends, with their note, in the order of a page', () => {
    const { glossary, diagnostics } = build(
      named(
        'a',
        [
          'relations:',
          '  - {type: counterpart-of, to: b, note: {en: only in part}}',
          '  - {type: talks-to, to: c}',
          '  - {type: talks-to, to: b}',
          '  - {type: part-of, to: c}',
          '',
        ].join('\n'),
      ),
      named('b', 'relations: [{type: part-of, to: a}, {type: stores-in, to: c}]\n'),
      named('c'),
    );
    expect(diagnostics).toEqual([]);
    const ends = (id: string) => glossary.relations.get(asTermId(id))?.map((e) => `${e.role} ${e.other}`);
    expect(ends('a')).toEqual([
      'part-of c',
      'part-of:inverse b',
      'talks-to b',
      'talks-to c',
      'counterpart-of b',
    ]);
    expect(ends('b')).toEqual(['part-of a', 'talks-to a', 'stores-in c', 'counterpart-of a']);
    expect(ends('c')).toEqual(['part-of:inverse a', 'talks-to a', 'stores-in:inverse b']);
    const counterpart = (id: string) =>
      glossary.relations.get(asTermId(id))?.filter((end) => end.role === 'counterpart-of');
    expect(counterpart('a')).toEqual([
      { role: 'counterpart-of', other: 'b', note: { en: 'only in part' }, declared: true },
    ]);
    expect(counterpart('b')).toEqual([{ role: 'counterpart-of', other: 'a', note: { en: 'only in part' } }]);
    expect(counterpart('c')).toEqual([]);
  });
  it('have a place on the page for every role from both ends, and no role has two', () => {
    const roles = new Set(RELATION_TYPES.flatMap((type) => [type, inverseRole(type)]));
    expect(new Set(ROLE_ORDER)).toEqual(roles);
    expect(ROLE_ORDER).toHaveLength(roles.size);
  });
});

describe('sources', () => {
  it('that are not listed are errors, with the key that was meant', () => {
    const source: Source = {
      key: 'openstack-releases',
      title: 'Releases',
      url: 'https://example.org',
      checked: '2026',
    };
    const term = termFile(
      'nova',
      '{en: Nova}',
      'status:\n  state: active\n  sources: [openstack-releases, openstack-relaeses, q]\n',
    );
    const { diagnostics } = buildGlossary([term], new Map([[source.key, source]]));
    expect(report(diagnostics)).toEqual([
      'nova.yaml:8:33 term/unknown-source There is no source “openstack-relaeses”.',
      'nova.yaml:8:53 term/unknown-source There is no source “q”.',
    ]);
    expect(diagnostics.map((d) => d.hint)).toEqual([
      'Did you mean “openstack-releases”? Sources are listed in docs/sources/*.yaml.',
      'Sources are listed in docs/sources/*.yaml.',
    ]);
  });
});

it('terms stand in alphabetical order of their ids, with their files', () => {
  const { glossary } = build(termFile('b', '{en: B}'), termFile('a', '{en: A}'), termFile('a-b', '{en: AB}'));
  expect([...glossary.terms.keys()]).toEqual(['a', 'a-b', 'b']);
  expect(glossary.terms.get(asTermId('a'))).toMatchObject({
    id: 'a',
    file: 'docs/glossary/a.yaml',
    name: { en: 'A' },
  });
});
