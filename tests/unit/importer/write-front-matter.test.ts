import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';
import { readFrontMatter } from '../../../src/importer/front-matter.ts';
import { readMetadata } from '../../../src/importer/metadata.ts';
import {
  describe as describeText,
  pageFrontMatter,
  sourceYaml,
} from '../../../src/importer/write-front-matter.ts';
import { frontmatterSchema, provenanceSchema } from '../../../src/site/site-schema.ts';
import { asLang } from '../../../src/text/brand.ts';
import { line, metadata } from './arbitrary-metadata.ts';

// Many runs, and machines that do other things meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const languages = [{ id: asLang('en'), tag: 'en', label: 'English' }];
const file = { path: 'a.md', name: 'a.md' };

/** A page's front matter as the site reads it. */
function asSite(text: string) {
  const [, inner = ''] = /^---\n([\s\S]*\n)---\n$/.exec(text) ?? [];
  return parseYaml({ file: 'en.mdx', text: inner, firstLine: 2 }, frontmatterSchema);
}

describe('The front matter of a page', () => {
  test('passes the schema of the site, whatever the source says', () => {
    fc.assert(
      fc.property(metadata, line, line, (given, title, description) => {
        const { value, diagnostics } = asSite(pageFrontMatter({ ...given, title, description }));
        expect(diagnostics).toEqual([]);
        expect(value).toMatchObject({
          title,
          description,
          tags: given.tags,
          categories: given.categories,
          draft: given.draft,
          extra: given.extra,
          ...(given.date !== undefined && { date: given.date }),
          ...(given.updated !== undefined && { updated: given.updated }),
        });
      }),
      { numRuns: 200 },
    );
  });

  test('is read by the importer as it was written', () => {
    fc.assert(
      fc.property(metadata, line, line, (given, title, description) => {
        const { date, updated, tags, categories, draft, extra } = given;
        const page = {
          title,
          description,
          ...(date && { date }),
          ...(updated && { updated }),
          tags,
          categories,
          draft,
          extra,
        };
        const front = readFrontMatter({ ...file, text: `${pageFrontMatter(page)}\nText.\n` });
        expect(front.body).toBe('\nText.\n');
        expect(readMetadata(front, file, { dialect: 'markdown' }).metadata).toEqual(page);
      }),
      { numRuns: 200 },
    );
  });

  test('says only what there is to say, and folds no line', () => {
    const long = 'word '.repeat(60).trim();
    expect(
      pageFrontMatter({
        title: 'Tea: a story',
        description: long,
        tags: [],
        categories: [],
        draft: false,
        extra: {},
      }),
    ).toBe(`---\ntitle: "Tea: a story"\ndescription: ${long}\n---\n`);
  });
});

describe('source.yaml', () => {
  test('passes its schema, and is written only where something is known', () => {
    fc.assert(
      fc.property(metadata, line, (given, title) => {
        const text = sourceYaml({ metadata: given, title, lang: 'zh-CN' });
        const { date, author, address, licence } = given;
        expect(text === undefined).toBe([date, author, address, licence].every((fact) => fact === undefined));
        if (text === undefined) return;
        const { value, diagnostics } = parseYaml({ file: 'source.yaml', text }, provenanceSchema(languages));
        expect(diagnostics).toEqual([]);
        expect(value).toEqual({
          title,
          lang: 'zh-CN',
          lost: [],
          references: [],
          ...(date !== undefined && { written: date.slice(0, 10) }),
          ...(author !== undefined && { author }),
          ...(address !== undefined && { address }),
          ...(licence !== undefined && { licence }),
        });
      }),
      { numRuns: 200 },
    );
  });

  test('lists lost pictures and references', () => {
    const text = sourceYaml({
      metadata: {},
      title: '茶',
      lang: 'zh-CN',
      lost: [{ what: { en: 'A teapot' } }],
      references: ['https://tea.example/'],
    });
    expect(text).toBe(
      'title: 茶\nlang: zh-CN\nlost:\n  - what:\n      en: A teapot\nreferences:\n  - https://tea.example/\n',
    );
  });
});

describe('A description', () => {
  test.each([
    ['Short.', 'en', 'Short.'],
    ['', 'en', ''],
    [' \n ', 'zh-CN', ''],
    ['One.\nTwo lines, e.g. these. Three.', 'en', 'One. Two lines, e.g. these. Three.'],
    [
      'The first sentence of this text is long enough to stand alone as one. The second is left out.',
      'en',
      'The first sentence of this text is long enough to stand alone as one.',
    ],
    [
      '水烧到八十度。茶叶放三克。等两分钟再喝，不要心急。第二泡可以久一点，第三泡更久，喝完记得洗壶。',
      'zh-CN',
      '水烧到八十度。茶叶放三克。等两分钟再喝，不要心急。第二泡可以久一点，第三泡更久，喝完记得洗壶。',
    ],
    ['leaf '.repeat(60), 'en', `${'leaf '.repeat(31).trim()} …`],
    ['茶'.repeat(200), 'zh-CN', `${'茶'.repeat(78)}……`],
    ['x'.repeat(400), 'en', `${'x'.repeat(156)} …`],
    ['先烧水，再温壶，'.repeat(20), 'zh-CN', `${'先烧水，再温壶，'.repeat(9)}先烧水，再温……`],
  ])('of %j in %s', (text, lang, expected) => expect(describeText(text, lang)).toBe(expected));

  test('is at most 160 wide, and a part of the text', () => {
    const word = fc.constantFrom(
      'Tea',
      '茶，',
      '水烧开。',
      'hot.',
      'and',
      '温壶',
      '🫖',
      '(so)',
      'x'.repeat(90),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.constantFrom('en', 'zh-CN'),
        fc.constantFrom(' ', ''),
        (words, lang, gap) => {
          const text = words.join(gap).trim();
          const made = describeText(text, lang);
          const bare = made.replace(/(?: …|……)$/, '');
          const width = [...bare].reduce(
            (sum, c) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(c) ? 2 : 1),
            0,
          );
          expect(width).toBeLessThanOrEqual(160);
          expect(text.startsWith(bare)).toBe(true);
          expect(made === '').toBe(text === '');
        },
      ),
    );
  });
});
