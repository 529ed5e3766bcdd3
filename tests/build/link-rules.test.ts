import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSite } from '../../src/astro/load-site.ts';
import { asLang, asSlug } from '../../src/text/brand.ts';
import { copyFixtures, temporaryFolder } from './fixture-site.ts';

const temporary = temporaryFolder();

/** The terms that a page with this front matter links, in order. */
async function linked(frontmatter: string): Promise<string[]> {
  const root = await copyFixtures(temporary, 'base');
  const folder = join(root, 'docs/articles/rules');
  await mkdir(folder);
  const text = 'A wagon, a wagon and a lorry.\n\n## More\n\nAnother wagon.\n';
  await writeFile(
    join(folder, 'en.md'),
    `---\ntitle: Rules\ndescription: Rules.\n${frontmatter}---\n\n${text}`,
  );
  const { site } = await loadSite({ root, docs: 'docs', base: '/', site: undefined, repository: undefined });
  const html = site?.articles.get(asSlug('rules'))?.pages.get(asLang('en'))?.html ?? '';
  return [...html.matchAll(/href="\/glossary\/([^"/]+)\/" class="term"/g)].map(([, id = '']) => id);
}

test.each([
  ['', ['wagon', 'lorry', 'wagon']],
  ['links: first-in-section\n', ['wagon', 'lorry', 'wagon']],
  ['links: first-in-page\n', ['wagon', 'lorry']],
  ['links: all\n', ['wagon', 'wagon', 'lorry', 'wagon']],
  ['links: off\n', []],
  ['no-links-to: [wagon]\n', ['lorry']],
])('Front matter %j links %j', async (frontmatter, expected) => {
  expect(await linked(frontmatter)).toEqual(expected);
});
