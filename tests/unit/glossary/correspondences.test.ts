import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';
import {
  buildCorrespondences,
  correspondencesOf,
  correspondencesSchema,
  otherSide,
} from '../../../src/glossary/correspondences.ts';
import { buildGlossary, type TermFile } from '../../../src/glossary/glossary.ts';
import { type Source, termSchema } from '../../../src/glossary/term-schema.ts';
import { asLang, asTermId } from '../../../src/text/brand.ts';

const languages = [{ id: asLang('en'), tag: 'en', label: 'English' }];
const schema = termSchema({ languages, kinds: ['part'], platforms: ['rail', 'road'], layers: ['ground'] });
const source: Source = { key: 'book', title: 'A book', url: 'https://example.org', checked: '2026' };

function term(id: string, platform: string, relations = ''): TermFile {
  const text = `kind: part\nplatform: ${platform}\nlayer: ground\ndefinition: {en: x}\nname: {en: ${id}}\n${relations}`;
  const { value, placeOf } = parseYaml({ file: `docs/glossary/${id}.yaml`, text }, schema);
  if (value === undefined) throw new Error(text);
  return { id: asTermId(id), file: `docs/glossary/${id}.yaml`, facts: value, placeOf };
}

const { glossary } = buildGlossary(
  [
    term('engine', 'rail', 'relations: [{ type: counterpart-of, to: motor, note: { en: steam } }]'),
    term('wagon', 'rail', 'relations: [{ type: counterpart-of, to: trailer }]'),
    term('signal', 'rail'),
    term('motor', 'road'),
    term('trailer', 'road'),
    term('driver', 'road'),
  ],
  new Map([[source.key, source]]),
);

function build(entries: string) {
  const text = `intro: { en: Read this. }\ncorrespondences:\n${entries}`;
  const file = { file: 'docs/compare/correspondences.yaml', text };
  const parsed = parseYaml(file, correspondencesSchema(languages, ['rail', 'road']));
  if (parsed.value === undefined) throw new Error(JSON.stringify(parsed.diagnostics));
  return buildCorrespondences(glossary, { value: parsed.value, placeOf: parsed.placeOf });
}

const entry = (id: string, kind: string, sides: string, sources = '[book]'): string =>
  `  - { id: ${id}, kind: ${kind}, sides: ${sides}, topic: { en: t }, breaks: { en: b }, sources: ${sources} }\n`;

describe('correspondences', () => {
  it('come from the file first, then from the pairs declared at terms that it does not cover', () => {
    const { correspondences, diagnostics } = build(
      entry('pull', 'partial', '{ rail: [engine], road: [motor] }'),
    );
    expect(diagnostics).toEqual([]);
    expect(correspondences.map((c) => c.id)).toEqual(['pull', 'trailer--wagon']);
    expect(correspondencesOf(correspondences, asTermId('engine')).map((c) => c.breaks)).toEqual([
      { en: 'b' },
    ]);
  });

  it('name the terms of the other sides', () => {
    const { correspondences } = build(
      entry('pull', 'composed-of', '{ rail: [engine], road: [motor, driver] }'),
    );
    const [pull] = correspondences;
    expect(pull && otherSide(pull, asTermId('engine'))).toEqual(['motor', 'driver']);
    expect(pull && otherSide(pull, asTermId('driver'))).toEqual(['engine']);
  });

  it('without a file are those of the terms', () => {
    const { correspondences } = buildCorrespondences(glossary, undefined);
    expect(correspondences.map((c) => [...c.sides.keys()].sort())).toEqual([
      ['rail', 'road'],
      ['rail', 'road'],
    ]);
  });

  it.each([
    ['none', '{ rail: [signal], road: [driver] }', 'terms on one side only'],
    ['partial', '{ rail: [signal] }', 'terms on both sides'],
    ['equivalent', '{ road: [driver] }', 'terms on both sides'],
    ['composed-of', '{ rail: [signal], road: [driver] }', 'several on one'],
  ])('of kind %s do not take the sides %s', (kind, sides, expected) => {
    const { diagnostics } = build(entry('x', kind, sides));
    expect(diagnostics).toMatchObject([{ id: 'correspondence/sides', line: 3 }]);
    expect(diagnostics[0]?.hint).toContain(expected);
  });

  it('report unknown terms and sources with what was meant, and ids and pairs that stand twice', () => {
    const { diagnostics } = build(
      entry('pull', 'partial', '{ rail: [engin], road: [motor] }', '[bok]') +
        entry('pull', 'partial', '{ rail: [engine], road: [motor] }') +
        entry('again', 'partial', '{ rail: [engine], road: [motor] }'),
    );
    expect(diagnostics.map((d) => [d.id, d.line])).toEqual([
      ['term/unknown', 3],
      ['term/unknown-source', 3],
      ['correspondence/duplicate', 4],
      ['correspondence/pair-twice', 5],
    ]);
    expect(diagnostics[0]?.hint).toContain('engine');
  });
});
