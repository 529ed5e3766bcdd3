import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../src/astro/load-site.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { ImportReport } from '../../src/importer/report.ts';
import { type Run, runGazetteer } from './command-line.ts';
import { outputFolder, PROJECT, temporaryFolder } from './fixture-site.ts';

const FIXTURES = join(PROJECT, 'tests/fixtures/import');
const BLOGS = join(FIXTURES, 'blogs');
/** The articles the site was made from; they are no part of the repository. */
const SEEDS = join(PROJECT, '../shared/seeds');
const temporary = temporaryFolder();

/** A copy of the small site, with an empty folder for a blog beside it. */
async function scratch(): Promise<{ docs: string; blog: string; articles: string }> {
  const root = await mkdtemp(join(temporary, 'import-'));
  await cp(join(FIXTURES, 'site'), root, { recursive: true });
  await mkdir(join(root, 'blog'));
  return { docs: join(root, 'docs'), blog: join(root, 'blog'), articles: join(root, 'docs/articles') };
}

const runImport = (docs: string, ...args: readonly string[]): Promise<Run> =>
  runGazetteer(['import', ...args], { GAZETTEER_DOCS: docs });

async function importJson(
  docs: string,
  ...args: readonly string[]
): Promise<{ code: number | null; report: ImportReport }> {
  const { code, stdout, stderr } = await runImport(docs, ...args, '--report', 'json');
  expect(stderr).toBe('');
  return { code, report: JSON.parse(stdout) as ImportReport };
}

async function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** Every file below a folder with its bytes and its time. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const all = await Promise.all(
    files.map(async (file) => {
      const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
      return [file.slice(folder.length + 1), `${mtimeMs} ${bytes.toString('base64')}`] as const;
    }),
  );
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What `check` would say of a docs folder. */
async function check(docs: string): Promise<readonly Diagnostic[]> {
  const options = { root: join(docs, '..'), docs: 'docs', base: '/', site: undefined, repository: undefined };
  return (await loadSite(options)).diagnostics;
}

const shown = (all: readonly Diagnostic[], severity: string): string[] =>
  all.filter((d) => d.severity === severity).map((d) => `${d.file}:${d.line} ${d.id} ${d.message}`);
const allProblems = (report: ImportReport): Diagnostic[] => [
  ...report.problems,
  ...report.files.flatMap((f) => f.problems),
];
const idsOf = (report: ImportReport): string[] => allProblems(report).map((d) => d.id);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('Five blogs', () => {
  test('are imported, checked without an error, and a second import changes nothing', async () => {
    const { docs, articles } = await scratch();
    const blogs = readdirSync(BLOGS).map((name) => join(BLOGS, name));
    const before = await snapshot(BLOGS);
    const { code, report } = await importJson(docs, ...blogs);
    expect(shown(allProblems(report), 'error')).toEqual([]);
    expect(code).toBe(0);
    expect(report.articles.map((a) => a.state)).toEqual(report.articles.map(() => 'written'));
    const dialects = new Set(report.files.map((file) => file.dialect));
    expect([...dialects].sort()).toEqual(['gitbook', 'hexo', 'hugo', 'jekyll', 'vitepress']);
    expect(shown(await check(docs), 'error')).toEqual([]);

    const first = await snapshot(articles);
    const again = await importJson(docs, ...blogs);
    expect(again.code).toBe(0);
    expect(again.report.articles.map((a) => a.state)).toEqual(report.articles.map(() => 'unchanged'));
    expect(again.report.files).toEqual(report.files);
    expect(await snapshot(articles)).toEqual(first);
    expect(await snapshot(BLOGS)).toEqual(before);
  });

  test('are built as a site', async () => {
    const { docs } = await scratch();
    const out = outputFolder();
    await runImport(docs, ...readdirSync(BLOGS).map((name) => join(BLOGS, name)));
    const built = await runGazetteer(['build'], { GAZETTEER_DOCS: docs, GAZETTEER_OUT: out });
    expect(built.stderr).not.toContain(' error ');
    expect(built.code).toBe(0);
    const page = await readFile(join(out, 'articles/ridge-walk/index.html'), 'utf8');
    expect(page).toContain('href="/articles/night-train/#timetable"');
    expect(existsSync(join(out, 'articles/ridge-walk/map.png'))).toBe(true);
    const chinese = await readFile(join(out, 'zh-cn/articles/ridge-walk/index.html'), 'utf8');
    expect(chinese).toContain('山脊之行');
  });

  test('tell what was found in them', async () => {
    const { docs } = await scratch();
    const { report } = await importJson(docs, join(BLOGS, 'hexo-homelab'), '--dry-run');
    const post = report.files.find((file) => file.file.endsWith('docker-bridge.md'));
    expect(post).toMatchObject({
      dialect: 'hexo',
      encoding: 'UTF-8',
      lang: 'zh-cn',
      title: 'Docker 网桥：容器怎样上网',
      article: 'docker-bridge',
    });
    expect(post?.pictures.map((p) => [p.line, p.becomes, p.file ?? p.reason ?? p.url])).toEqual([
      [17, 'copied', 'bridge.png'],
      [19, 'lost', 'placeholder'],
      [61, 'copied', 'bridge.png'],
      [77, 'remote', 'https://img.example.com/bridge.png'],
    ]);
    expect(post?.links.map((l) => [l.url, l.becomes])).toEqual([
      ['home-server.md', 'article'],
      ['files/rules.zip', 'words'],
    ]);
    expect(post?.diagrams).toEqual([{ language: 'mermaid', line: 65, column: 1, state: 'unchecked' }]);
    expect(post?.terms.map((t) => t.id)).toEqual(['network-bridge']);
    expect(report.next.length).toBeGreaterThan(2);
  });
});

describe('The command', () => {
  test('writes nothing in a dry run', async () => {
    const { docs, articles, blog } = await scratch();
    await put(blog, { 'a.md': '# A\n\nText.\n' });
    const { code, stdout } = await runImport(docs, blog, '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('would be written to');
    expect(existsSync(articles)).toBe(false);
  });

  test('refuses to overwrite, and does with --force', async () => {
    const { docs, articles, blog } = await scratch();
    await put(blog, { 'a.md': '# A\n\nOne.\n', 'b.md': '# B\n\nTwo.\n' });
    await runImport(docs, blog);
    await put(articles, { 'a/en.mdx': 'mine\n' });
    const refused = await importJson(docs, blog);
    expect(refused.code).toBe(1);
    expect(refused.report.articles.map((a) => a.state)).toEqual(['refused', 'unchanged']);
    expect(idsOf(refused.report)).toContain('import/exists');
    expect(await readFile(join(articles, 'a/en.mdx'), 'utf8')).toBe('mine\n');
    const forced = await importJson(docs, blog, '--force');
    expect(forced.code).toBe(0);
    expect(forced.report.articles.map((a) => a.state)).toEqual(['written', 'unchanged']);
    expect(await readFile(join(articles, 'a/en.mdx'), 'utf8')).toContain('One.');
  });

  test.each([
    [[], 'Name a file or a folder'],
    [['x', '--as', 'wordpress'], 'There is no dialect “wordpress”'],
    [['x', '--report', 'xml'], '--report is text or json'],
    [['x', '--lang', 'de'], 'The site has no language “de”'],
    [['x', '--lang', '中文'], 'is no language'],
    [['x', '--forse'], '--force'],
  ])('refuses %j and says what it takes', async (args, words) => {
    const { docs } = await scratch();
    const { code, stdout, stderr } = await runImport(docs, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  test('takes language and dialect as it is told, and one file alone', async () => {
    const { docs, articles, blog } = await scratch();
    await put(blog, { 'a.md': 'Text.\n', 'b.md': 'Other.\n', 'img/p.png': PNG });
    const { report } = await importJson(docs, join(blog, 'a.md'), '--lang', 'zh-CN', '--as', 'jekyll');
    expect(report.files.map((f) => [f.dialect, f.lang, f.langBy])).toEqual([['jekyll', 'zh-cn', 'told']]);
    expect(await readdir(join(articles, 'a'))).toEqual(['zh-cn.mdx']);
  });

  test('reads what is named twice once', async () => {
    const { docs, blog } = await scratch();
    await put(blog, { 'sub/a.md': '# A\n\nText.\n', 'b.md': '# B\n\nText.\n', 'old.rst': 'Old\n===\n' });
    const { code, report } = await importJson(docs, join(blog, 'sub'), blog, join(blog, 'b.md'), `${blog}/.`);
    expect(code).toBe(0);
    expect(report.articles.map((a) => a.slug)).toEqual(['b', 'a']);
    expect(report.passedOver.map((p) => p.why)).toEqual(['is no Markdown']);
  });

  test('imports nothing that is not there, and not what it writes itself', async () => {
    const { docs, articles, blog } = await scratch();
    await put(blog, { 'a.md': '# A\n\nText.\n' });
    await runImport(docs, blog);
    const { code, report } = await importJson(docs, join(blog, 'none.md'), articles);
    expect(code).toBe(1);
    expect(idsOf(report).sort()).toEqual(['import/inside-target', 'import/missing']);
  });

  test('stops at Ctrl-C and leaves no half page', async () => {
    const { docs, articles, blog } = await scratch();
    const text = `# A\n\n${'Some **words** of text, and more.\n\n'.repeat(20)}`;
    await put(blog, Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`p${n}.md`, text])));
    const child = spawn(process.execPath, ['src/cli/main.ts', 'import', blog], {
      cwd: PROJECT,
      env: { ...process.env, GAZETTEER_DOCS: docs, GAZETTEER_CHROMIUM: '/nowhere' },
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((done) => child.on('close', done));
    // In the middle of writing, as far as that can be hit: when the first article stands there.
    while (child.exitCode === null && !existsSync(join(articles, 'p0')))
      await new Promise((r) => setTimeout(r, 2));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const folders = await readdir(articles);
    expect(folders.length).toBeLessThan(200);
    expect(folders.filter((name) => name.startsWith('.'))).toEqual([]);
    for (const folder of folders) {
      const page = await readFile(join(articles, folder, 'en.mdx'), 'utf8');
      expect(page.match(/Some \*\*words\*\*/g)).toHaveLength(20);
    }
    const { report } = await importJson(docs, blog);
    expect(new Set(report.articles.map((a) => a.state))).toEqual(new Set(['unchanged', 'written']));
  });

  test('stopped before it writes, writes nothing', async () => {
    const { docs, articles, blog } = await scratch();
    const text = `# A\n\n${'Some **words** of [text](other.md), and <b>more</b>.\n\n'.repeat(300)}`;
    await put(blog, Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`p${n}.md`, text])));
    const child = spawn(process.execPath, ['src/cli/main.ts', 'import', blog], {
      cwd: PROJECT,
      env: { ...process.env, GAZETTEER_DOCS: docs, GAZETTEER_CHROMIUM: '/nowhere' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    setTimeout(() => child.kill('SIGINT'), 1500);
    const code = await new Promise<number | null>((done) => child.on('close', done));
    // Before it has begun to listen, the system ends it as it always does.
    expect([130, null]).toContain(code);
    expect(existsSync(articles)).toBe(false);
    if (code === 130) expect(stderr).toContain('nothing was written');
  });
});

describe('Bad input ends in a message, and the other files are imported', () => {
  test.each<[title: string, files: Readonly<Record<string, string | Uint8Array>>, id: string]>([
    ['NUL bytes', { 'bad.md': Buffer.from('# A\0B\n') }, 'import/binary'],
    ['a picture named .md', { 'bad.md': PNG }, 'import/binary'],
    [
      'Latin-1',
      { 'bad.md': Buffer.from('Die Straße führt über Größe.\n', 'latin1') },
      'import/unknown-encoding',
    ],
    ['a head that is never closed', { 'bad.md': '---\ntitle: A\n\nText.\n\nMore.\n' }, 'head/'],
    [
      'a language the site lacks',
      { 'bad.ja.md': '# 日本\n\nこれはテストです。\n' },
      'import/unknown-language',
    ],
  ])('%s', async (_, files, id) => {
    const { docs, articles, blog } = await scratch();
    await put(blog, { ...files, 'good.md': '# Good\n\nText.\n' });
    const { code, report } = await importJson(docs, blog);
    expect(code).toBe(1);
    const errors = allProblems(report).filter((d) => d.severity === 'error');
    expect(errors.map((d) => d.id)).toEqual([expect.stringContaining(id)]);
    expect(errors[0]?.file).toContain('bad');
    expect(await readdir(articles)).toEqual(['good']);
  });

  test('50 MB are refused with their size, at once', async () => {
    const { docs, articles, blog } = await scratch();
    await put(blog, { 'good.md': '# Good\n\nText.\n', 'large.md': '' });
    await truncate(join(blog, 'large.md'), 50_000_000);
    const started = performance.now();
    const { code, report } = await importJson(docs, blog);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(code).toBe(1);
    expect(report.problems.map((d) => d.message)).toEqual([expect.stringContaining('50.0 MB')]);
    expect(await readdir(articles)).toEqual(['good']);
  });

  test('a link out of the folder is not followed, one inside is', async () => {
    const { docs, articles, blog } = await scratch();
    const secret = join(blog, '../secret');
    await put(secret, { 'secret.md': '# Secret\n\nSECRET\n', 'secret.png': PNG });
    await put(blog, {
      'a.md':
        '# A\n\n![one](out/secret.png) ![two](../secret/secret.png) ![three](linked.png) ![four](in.png)\n',
      'real.png': PNG,
    });
    await symlink(secret, join(blog, 'out'));
    await symlink(join(secret, 'secret.md'), join(blog, 'secret.md'));
    await symlink(join(secret, 'secret.png'), join(blog, 'linked.png'));
    await symlink(join(blog, 'real.png'), join(blog, 'in.png'));
    await symlink(blog, join(blog, 'loop'));
    const { report } = await importJson(docs, blog);
    expect(report.articles.map((a) => a.slug)).toEqual(['a']);
    expect(await readdir(join(articles, 'a'))).toEqual(['en.mdx', 'in.png']);
    expect(report.files[0]?.pictures.map((p) => p.reason ?? p.becomes)).toEqual([
      'missing',
      'outside',
      'missing',
      'copied',
    ]);
    expect(report.problems.filter((d) => d.id === 'import/link-outside')).toHaveLength(3);
  });

  test('GB18030, a byte order mark and Windows line ends are read as UTF-8 would be', async () => {
    const { docs, articles, blog } = await scratch();
    const text = '# 标题\n\n这是中文的内容，有我们在这里说的话。\n';
    // 标题 …: the same text as GB18030, line ends as on Windows.
    const gb = Buffer.from(
      '2320b1eacce20d0a0d0ad5e2cac7d6d0cec4b5c4c4dac8dda3acd3d0ced2c3c7d4dad5e2c0efcbb5b5c4bbb0a1a30d0a',
      'hex',
    );
    await put(blog, { 'plain.md': text, 'mark.md': `\ufeff${text.replaceAll('\n', '\r\n')}`, 'gb.md': gb });
    const { code, report } = await importJson(docs, blog);
    expect(code).toBe(0);
    expect(report.files.map((f) => f.encoding)).toEqual(['GB18030', 'UTF-8 with BOM', 'UTF-8']);
    expect(idsOf(report)).toContain('import/converted');
    const pages = await Promise.all(
      ['gb', 'mark', 'plain'].map((s) => readFile(join(articles, s, 'zh-cn.mdx'), 'utf8')),
    );
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('这是中文的内容');
  });

  test('odd names of files make safe names of folders', async () => {
    const { docs, articles, blog } = await scratch();
    await put(blog, {
      "it's “quoted”.md": 'Text one.\n',
      'with space: and colon.md': 'Text two.\n',
      '中文 名字.md': '第三段文字，说的是中文。\n',
      'Case.md': 'Text four.\n',
      'sub/case.md': 'Text five.\n',
      '-dash.md': '![p](<my "pic" (1).png>)\n\nText six.\n',
      'my "pic" (1).png': PNG,
    });
    const { code, report } = await importJson(docs, blog);
    expect(code).toBe(0);
    const folders = await readdir(articles);
    expect(folders).toHaveLength(6);
    for (const folder of folders) expect(folder).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(new Set(folders.map((f) => f.toLowerCase())).size).toBe(6);
    expect(idsOf(report)).toContain('slug/numbered');
    expect(shown(await check(docs), 'error')).toEqual([]);
  });

  test('programs are shown as text or left out, and never run', async () => {
    const { docs, articles, blog } = await scratch();
    await put(blog, {
      'a.md': [
        '# A',
        'import fs from "node:fs"',
        '{process.exit(7)}',
        '{{ process.env.HOME }} <script>alert(1)</script>',
        '<img src="p.svg" onerror="alert(1)"> [a](javascript:alert(1)) [b](data:text/html,x)',
        'export const x = 1;',
        '![svg](p.svg)',
      ].join('\n\n'),
      'p.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    });
    const { report } = await importJson(docs, blog);
    expect(shown(await check(docs), 'error')).toEqual([]);
    const page = await readFile(join(articles, 'a/en.mdx'), 'utf8');
    for (const gone of ['<script', 'onerror', 'javascript:', 'data:text']) expect(page).not.toContain(gone);
    expect(page).toContain('process.exit(7)');
    expect(await readdir(join(articles, 'a'))).toEqual(['en.mdx']);
    expect(report.files[0]?.pictures.map((p) => p.reason)).toEqual(['unsafe', 'unsafe']);
  });

  test('a target that cannot be written ends in one message', async () => {
    const { docs, blog } = await scratch();
    await put(blog, { 'a.md': 'One.\n', 'b.md': 'Two.\n' });
    // A file where the folder of articles should be.
    await writeFile(join(docs, 'articles'), '');
    const { code, report } = await importJson(docs, blog);
    expect(code).toBe(1);
    expect(report.articles.map((a) => a.state)).toEqual(['failed', 'left']);
    expect(report.problems.map((d) => d.id)).toEqual(['import/cannot-write']);
  });
});

describe.skipIf(!existsSync(SEEDS))(`The articles in ${SEEDS} (skipped where they are not)`, () => {
  test('are imported without an error, and every picture lost is counted', async () => {
    const { docs } = await scratch();
    const { code, report } = await importJson(docs, SEEDS);
    expect(shown(allProblems(report), 'error')).toEqual([]);
    expect(code).toBe(0);
    expect(report.articles).toHaveLength(5);
    expect(report.files.map((f) => f.dialect)).toEqual(['hexo', 'jekyll', 'jekyll', 'markdown', 'hugo']);
    expect(new Set(report.files.map((f) => f.lang))).toEqual(new Set(['zh-cn']));
    const lost = report.files.map((f) => f.pictures.filter((p) => p.becomes === 'lost').map((p) => p.reason));
    expect(lost.map((all) => all.length)).toEqual([6, 1, 0, 3, 0]);
    expect(new Set(lost[0])).toEqual(new Set(['placeholder']));
    expect(shown(await check(docs), 'error')).toEqual([]);
  });
});
