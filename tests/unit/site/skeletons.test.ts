import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DIAGRAM_KINDS } from '../../../src/diagrams/diagram.ts';
import { readDiagram } from '../../../src/diagrams/read.ts';
import { ID, termSchema } from '../../../src/glossary/term-schema.ts';
import { frontmatterSchema } from '../../../src/site/site-schema.ts';
import { articleSkeleton, diagramSkeleton, suggestId, termSkeleton } from '../../../src/site/skeletons.ts';
import { asLang } from '../../../src/text/brand.ts';

const languages = [
  { id: asLang('en'), tag: 'en', label: 'English' },
  { id: asLang('zh-cn'), tag: 'zh-CN', label: '简体中文' },
  { id: asLang('fr'), tag: 'fr', label: 'Français' },
];
const glossary = { terms: new Map(), spellings: [], sources: new Map(), relations: new Map() };
/** Titles that YAML would read as something else, were they not quoted. */
const titles = fc.oneof(
  fc.constantFrom('A: b', '- x', '{a}', '# a', "it's", '"a"', 'null', '2018', '货车：装货', 'a\\b', '---'),
  fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && text.trim() === text),
);

describe('A new article', () => {
  it('has a page in every language, whose front matter is valid, whatever its title', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const files = articleSkeleton({ id: 'by-sea', titles: { en: title }, descriptions: {} }, languages);
        expect(files.map((f) => f.path)).toEqual(languages.map((l) => `articles/by-sea/${l.id}.mdx`));
        for (const { text } of files) {
          const front = /^---\n([\s\S]*?)\n---\n\n/.exec(text)?.[1] ?? '';
          const read = frontmatterSchema.parse(parse(front));
          expect(read.title.endsWith(title)).toBe(true);
        }
      }),
    );
  });
  it('says what is to be written in the language of the page', () => {
    const page = { id: 'a', titles: { en: 'A', 'zh-cn': '甲' }, descriptions: { en: 'About a.' } };
    const [en, zh, fr] = articleSkeleton(page, languages).map((f) => f.text);
    expect(en).toContain('title: A\ndescription: About a.\n');
    expect(zh).toContain('title: 甲\ndescription: 待写：用一句话');
    expect(fr).toContain('title: "TODO: A"');
  });
});

describe('A new term', () => {
  const vocabulary = { languages, kinds: ['vehicle'], platforms: ['rail'], layers: ['motion'] };
  const facts = { kind: 'vehicle', platform: 'rail', layer: 'motion' };
  it('fits the schema, whatever its name', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const page = { id: 'ferry', titles: { en: title, fr: title }, descriptions: {}, ...facts };
        const [file, ...others] = termSkeleton(page, languages);
        expect(others).toEqual([]);
        expect(file?.path).toBe('glossary/ferry.yaml');
        const read = termSchema(vocabulary).parse(parse(file?.text ?? ''));
        expect(read).toMatchObject({ ...facts, name: { en: title, fr: title } });
      }),
    );
  });
  it('has no platform on a site without', () => {
    const page = { id: 'a', titles: { en: 'A' }, descriptions: {}, ...facts, platform: undefined };
    expect(termSkeleton(page, languages)[0]?.text).not.toContain('platform');
  });
});

describe('A new diagram', () => {
  it.each(DIAGRAM_KINDS)('of the kind %s reads without an error', (kind) => {
    const page = { id: 'crossing', titles: { en: 'A: b' }, descriptions: {}, kind };
    const [file] = diagramSkeleton(page, languages);
    const { diagram, diagnostics } = readDiagram(
      { file: `docs/${file?.path}`, text: file?.text ?? '' },
      { languages, glossary },
    );
    expect(diagnostics).toEqual([]);
    expect(diagram?.kind).toBe(kind);
    expect(diagram?.sources[asLang('zh-cn')]).toContain('第一部分');
    expect(diagram?.sources[asLang('fr')]).not.toContain('第一部分');
  });
});

describe('suggestId', () => {
  it.each([
    ['By Sea', 'by-sea'],
    ['Nova: what it does', 'nova-what-it-does'],
    ['Café crème', 'cafe-creme'],
    ['使用 API 接口', 'api'],
    ['货车', undefined],
    ['---', undefined],
  ])('makes %j to %j', (title, id) => {
    expect(suggestId(title)).toBe(id);
  });
  it('gives ids only', () => {
    fc.assert(fc.property(fc.string(), (title) => ID.test(suggestId(title) ?? 'a')));
  });
});
