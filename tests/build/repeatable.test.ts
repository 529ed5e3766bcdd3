import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, buildSite, readBuilt } from './built-site.ts';
import { runGazetteer } from './command-line.ts';
import { copyFixtures, outputFolder, temporaryFolder } from './fixture-site.ts';

const temporary = temporaryFolder();
const output = outputFolder();
let root: string;
let first: BuiltSite;

beforeAll(async () => {
  root = await copyFixtures(temporary, 'base', 'rich');
  first = await buildSite(root, join(output, 'dist'));
});

/** The paths of files that differ or stand on one side only. */
function differences(one: BuiltSite, other: BuiltSite): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => {
    const [a, b] = [one.get(path), other.get(path)];
    return !a || !b || !a.equals(b);
  });
}

test('Two builds of the same input are the same to the byte, the search index too', async () => {
  const second = await buildSite(root, join(output, 'again'));
  expect(differences(first, second)).toEqual([]);
  expect([...first.keys()].filter((path) => path.startsWith('pagefind/')).length).toBeGreaterThan(5);
});

describe('A failed build leaves the last site as it was', () => {
  const build = () =>
    runGazetteer(['build'], { GAZETTEER_DOCS: join(root, 'docs'), GAZETTEER_OUT: join(output, 'dist') });

  async function whileChanged(file: string, change: (path: string) => Promise<void>): Promise<string> {
    const path = join(root, file);
    const before = await readFile(path);
    await change(path);
    const { code, stderr } = await build();
    await writeFile(path, before);
    expect(code).toBe(1);
    expect(differences(first, await readBuilt(join(output, 'dist')))).toEqual([]);
    return stderr;
  }

  test('where an article does not compile', async () => {
    const said = await whileChanged('docs/articles/only-english/en.mdx', (path) =>
      appendFile(path, '\nA {\n'),
    );
    expect(said).toMatch(/docs\/articles\/only-english\/en\.mdx:12:3 error mdx\/open-brace/);
    expect(said).toContain('1 error');
  });

  test('where only the built pages show what is wrong', async () => {
    const said = await whileChanged('docs/articles/only-chinese/zh-cn.md', (path) =>
      appendFile(
        path,
        '\n<a href="/nowhere/">x</a> <a href="javascript:alert(1)">y</a> <img src="./gone.png">\n',
      ),
    );
    expect(said).toContain('links to /nowhere/, which does not exist');
    expect(said).toContain('javascript:alert(1)');
    expect(said).toContain('./gone.png');
    expect(said).toContain('zh-cn/articles/only-chinese/index.html:1:1 error built/broken-link');
    expect(said).toMatch(/The build failed; .*dist\/ is as it was/);
  });

  test('where the whole docs folder is gone', async () => {
    const docs = join(root, 'gone');
    await rm(docs, { recursive: true, force: true });
    const { code, stderr } = await runGazetteer(['build'], {
      GAZETTEER_DOCS: docs,
      GAZETTEER_OUT: join(output, 'dist'),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('docs/missing');
    expect(stderr).toContain('GAZETTEER_DOCS');
    expect(differences(first, await readBuilt(join(output, 'dist')))).toEqual([]);
  });
});

test('The next good build takes the place of the last one whole', async () => {
  await rm(join(root, 'docs/articles/only-english'), { recursive: true });
  const next = await buildSite(root, join(output, 'dist'));
  expect([...next.keys()].filter((path) => path.includes('only-english'))).toEqual([]);
  expect(next.has('articles/shunting/index.html')).toBe(true);
});
