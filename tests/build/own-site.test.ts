import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENTRY_FILE, type SearchEntry } from '../../src/search/entry.ts';
import { openLanguage } from '../../src/search/language-index.ts';
import type { ReadFile } from '../../src/search/reader.ts';
import { search } from '../../src/search/search.ts';
import { NO_BROWSER } from './command-line.ts';
import { PROJECT, temporaryFolder } from './fixture-site.ts';
import { follow, lendPackages, type Machine, prepareMachine, run } from './follow-guide.ts';
import { stepsOf } from './guide-steps.ts';

/** The page in each language: what its readers search for, and what its site must not say. */
const PAGES = [
  { lang: 'en', query: 'traction', wire: 'contact wire', problem: /tramcar\.yaml:6:\d+ error yaml\/syntax/ },
  { lang: 'zh-cn', query: '牵引', wire: '架空线', problem: /tramcar\.yaml:4:8 [\s\S]*“layer”/ },
] as const;

const GLOSSARY = ['glossary', 'glossary/by/kind', 'glossary/by/layer', 'glossary/substation'];

describe.each(PAGES)(
  '“Your own site in ten minutes” ($lang), followed to the letter,',
  ({ lang, query, wire, problem }) => {
    let machine: Machine;
    let site: Awaited<ReturnType<typeof follow>>;
    /** What GitHub Actions would publish. */
    let built = '';

    beforeAll(async () => {
      const page = readFileSync(join(PROJECT, `docs/guide/ten-minutes.${lang}.mdx`), 'utf8');
      const folder = temporaryFolder();
      machine = await prepareMachine(folder);
      site = await follow(stepsOf(page), machine);
      built = await buildPushed(folder, machine);
    }, 600_000);

    const html = (path: string): string => readFileSync(join(built, path, 'index.html'), 'utf8');

    it('shows the mistake that the page makes on purpose, at its line', () => {
      expect(site.failures).toHaveLength(1);
      expect(site.failures[0]).toMatch(problem);
    });

    it('changes nothing outside docs and tests', async () => {
      const { output } = await run(
        'git -c core.quotePath=false diff --name-only HEAD~1',
        site.folder,
        machine.env,
      );
      const touched = new Set(output.split('\n').map((path) => path.split('/')[0]));
      expect([...touched].filter((name) => name !== '').sort()).toEqual(['docs', 'tests']);
    });

    it('leaves nothing for check to find', async () => {
      const { code, output } = await run('npm run -s check -- --fail-on notice', site.folder, machine.env);
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('No problems') });
    });

    it('serves the site while it is written', () => {
      expect(site.served).toContain('<html');
      expect(site.served).toContain('from-the-grid-to-the-rails');
    });

    it('links names and aliases of terms, and says on their pages where they stand', () => {
      const article = html('articles/from-the-grid-to-the-rails');
      expect(article).toMatch(/<a href="\/glossary\/substation\/"/);
      // The term that a command wrote.
      expect(article).toMatch(/<a href="\/glossary\/depot\/"/);
      expect(article).toMatch(new RegExp(`<a href="/glossary/overhead-wire/"[^>]*>${wire}</a>`));
      expect(html('glossary/overhead-wire')).toContain('/articles/from-the-grid-to-the-rails/#');
    });

    it('draws the diagram, in the article and on the home page', () => {
      for (const path of ['articles/from-the-grid-to-the-rails', '']) {
        expect(html(path)).toMatch(/<svg[\s\S]*href="\/glossary\/tramcar\/"/);
        // Its terms belong to no platform and have the site's own colour.
        expect(html(path)).toMatch(/<svg[\s\S]*stroke="var\(--accent\)"/);
        expect(html(path)).not.toContain('var(--platform-)');
      }
    });

    it('finds a term by its other name', async () => {
      const answer = await search(await openBuilt(join(built, 'pagefind')), query);
      expect(answer.own.results[0]?.href).toBe('/glossary/substation/');
    });

    it('says nothing of languages, platforms or a comparison, of which it has none', () => {
      const unwanted = [
        /<[^>]*(?:hreflang=|class="(?:languages|menu-languages|knows|sides|platform-tag)")[^>]*>/g,
        /href="\/(?:compare|guide|glossary\/by\/platform)\/[^"]*"/g,
        /<fieldset><legend[^>]*>(?:Platform|平台)/g,
      ];
      for (const path of ['', 'articles', 'articles/from-the-grid-to-the-rails', ...GLOSSARY, 'diagrams']) {
        // The programs of a page may name what the page does not have.
        const page = html(path).replace(/<script\b[\s\S]*?<\/script>/g, '');
        expect(
          unwanted.flatMap((what) => page.match(what) ?? []),
          path,
        ).toEqual([]);
      }
      for (const path of ['compare', 'guide', 'glossary/by/platform']) {
        expect(existsSync(join(built, path, 'index.html')), path).toBe(false);
      }
    });
  },
);

/** Builds what was pushed, as the workflow does: from a fresh clone, without a browser. */
async function buildPushed(folder: string, { origin, env }: Machine): Promise<string> {
  const clone = join(folder, 'published');
  mkdirSync(clone);
  const cloned = await run(`git clone -q ${origin} .`, clone, env);
  expect(cloned).toEqual({ code: 0, output: '' });
  lendPackages(clone);
  const made = await run('npm run -s build', clone, { ...env, ...NO_BROWSER });
  expect(made).toMatchObject({ code: 0 });
  return join(clone, 'dist');
}

async function openBuilt(folder: string) {
  const readFile: ReadFile = async (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const { languages } = (await readFile(ENTRY_FILE)) as SearchEntry;
  const [language] = languages;
  if (!language) throw new Error(`No index in ${readdirSync(folder).join(', ')}.`);
  return { own: await openLanguage(language, readFile), others: async () => [], base: '/' };
}
