import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { mdxToMdast } from 'satteri';
import { describe, expect, it, vi } from 'vitest';
import { runCheck } from '../../../src/cli/check.ts';
import { importOptions } from '../../../src/cli/import-options.ts';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';
import { readDiagram } from '../../../src/diagrams/read.ts';
import { buildGlossary } from '../../../src/glossary/glossary.ts';
import { DIALECTS } from '../../../src/importer/article.ts';
import type { TreeNode } from '../../../src/linker/tree.ts';
import { COMPONENTS } from '../../../src/site/components.ts';
import { DOCUMENTED, type DocumentedName, isDocumented } from '../../../src/site/guide-schemas.ts';
import { asLang } from '../../../src/text/brand.ts';
import { fencesOf } from '../../build/guide-steps.ts';

const folder = join(import.meta.dirname, '../../../docs/guide');
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => ({ name, lang: name.split('.')[1] ?? '', text: readFileSync(join(folder, name), 'utf8') }));
const LANGUAGES = ['en', 'zh-cn'];

/** The site that the examples are about. */
const KITCHEN = {
  languages: [
    { id: asLang('en'), tag: 'en', label: 'English' },
    { id: asLang('zh-cn'), tag: 'zh-CN', label: '简体中文' },
  ],
  platforms: ['kitchen', 'canteen'],
  kinds: ['device'],
  layers: ['heat'],
};

/** Blocks whose first line names a kind of file: they are whole files. */
const examples = pages
  .filter(({ name }) => !name.startsWith('ten-minutes'))
  .flatMap(({ name, text }) => fencesOf(text).map((fence) => ({ name, ...fence })))
  .filter(({ meta }) => isDocumented(meta));

/** The options a text names, each once; `<!--more-->` is none. */
const optionsIn = (text: string): string[] => [...new Set(text.match(/(?<!<!)--[a-z]+(?:-[a-z]+)*/g))].sort();
const frontMatter = (text: string): string => /^---\n([\s\S]*?)^---\n/m.exec(text)?.[1] ?? '';
const parse = (text: string): TreeNode =>
  mdxToMdast(text, { features: { gfm: true, headingAttributes: true } }) as TreeNode;

describe('examples in the guide', () => {
  it('are there for the files an author writes by hand', () => {
    const shown = new Set(examples.map(({ meta }) => meta));
    for (const kind of ['article', 'term', 'senses', 'sources', 'diagram', 'view', 'correspondences']) {
      expect(shown).toContain(kind);
    }
  });

  it.each(examples)('of $meta in $name fit the schema', ({ language, meta, text }) => {
    const yaml = language === 'yaml' ? text : frontMatter(text);
    const schema: z.ZodType = DOCUMENTED[meta as DocumentedName].schema(KITCHEN);
    const { diagnostics } = parseYaml({ file: 'example', text: yaml }, schema);
    expect(diagnostics).toEqual([]);
  });

  it.each(examples.filter(({ meta }) => meta === 'diagram'))(
    'of a diagram in $name can be read',
    ({ text }) => {
      const { glossary } = buildGlossary([], new Map());
      const { diagnostics } = readDiagram({ file: 'heat-flow.mmd', text }, { ...KITCHEN, glossary });
      // The terms of the kitchen are not there: what is no term needs a label, which is told.
      expect(diagnostics.filter(({ id }) => id !== 'diagram/missing-translation')).toEqual([]);
    },
  );

  it.each(
    pages.flatMap(({ name, text }) =>
      fencesOf(text)
        .filter(({ language }) => language === 'mdx')
        .map((fence) => ({ name, ...fence })),
    ),
  )('of MDX in $name compile', ({ text }) => {
    expect(() => parse(text.replace(/^---\n[\s\S]*?^---\n/m, ''))).not.toThrow();
  });
});

describe.each(LANGUAGES)('the page on components (%s)', (lang) => {
  const page = readFileSync(join(folder, `components.${lang}.mdx`), 'utf8');
  const fences = fencesOf(page).filter(({ language }) => language === 'mdx');

  it.each(Object.keys(COMPONENTS))('shows an example of <%s>', (component) => {
    expect(fences.some(({ text }) => text.includes(`<${component}`))).toBe(true);
  });

  it('shows beside the code what the same code gives', () => {
    const live = fences.filter(({ meta }) => meta === 'live');
    expect(live.length).toBeGreaterThan(1);
    const outside = page.replace(/^```[\s\S]*?^```$/gm, '');
    for (const { text } of live) expect(outside).toContain(text);
  });
});

describe.each(LANGUAGES)('the guide (%s)', (lang) => {
  const own = pages.filter((page) => page.lang === lang);
  const all = own.map(({ text }) => text).join('\n');

  it('has every page that the other language has', () => {
    expect(own.map(({ name }) => name.split('.')[0])).toEqual(
      pages.filter((page) => page.lang === 'en').map(({ name }) => name.split('.')[0]),
    );
  });

  it.each(Object.keys(DOCUMENTED))('lists the keys of %s once', (name) => {
    expect(all.split(/^<KeyList name="/m).filter((part) => part.startsWith(`${name}" />`))).toHaveLength(1);
  });

  it('lists every problem', () => {
    expect(all).toContain('<ProblemList of="check" />');
    expect(all).toContain('<ProblemList of="import" />');
  });

  it('names every option and every dialect of import, and no other', () => {
    const page = own.find(({ name }) => name.startsWith('importing'))?.text ?? '';
    const wrong = importOptions([]);
    const usage = 'wrong' in wrong ? wrong.wrong : '';
    expect(optionsIn(page)).toEqual(optionsIn(usage));
    for (const dialect of DIALECTS) expect(page).toContain(`\`${dialect}\``);
  });

  it('names every option of check, and no other', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const code = await runCheck(['--no-such-option']);
    const usage = String(said.mock.calls.at(-1)?.[0]).split('check takes').at(-1) ?? '';
    said.mockRestore();
    expect(code).toBe(2);
    const page = own.find(({ name }) => name.startsWith('checking'))?.text ?? '';
    expect(optionsIn(page)).toEqual(optionsIn(usage));
  });

  it('says the same as in the other language, example by example', () => {
    for (const { name, text } of own) {
      const english = pages.find((page) => page.name === name.replace(`.${lang}.`, '.en.'))?.text ?? '';
      const shape = (page: string): string[] => [
        ...fencesOf(page).map(({ language, meta }) => `${language} ${meta}`),
        ...[...page.matchAll(/\{#([a-z0-9-]+)\}$/gm)].map(([, id]) => `#${id}`),
        ...[...page.matchAll(/^<(?:KeyList|ProblemList|ComponentList).*$/gm)].map(([line]) => line),
      ];
      expect(shape(text), name).toEqual(shape(english));
    }
  });
});

describe('the Chinese pages', () => {
  it.each(pages.filter(({ lang }) => lang === 'zh-cn'))('$name is written as Chinese', ({ text }) => {
    const prose = text
      .replace(/^```[\s\S]*?^```$/gm, '')
      .replace(/^---\n[\s\S]*?^---\n/m, '')
      .replace(/`[^`]*`/g, '');
    expect(prose.match(/\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/gu)).toBeNull();
    // A line break between two characters would show as a space.
    expect(prose.match(/\p{Script=Han}\n\p{Script=Han}/gu)).toBeNull();
  });
});
