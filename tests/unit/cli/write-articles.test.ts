import * as fs from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ArticleToWrite, type WritingFs, writeArticle } from '../../../src/cli/write-articles.ts';

let root: string;
let to: string;

const article = (texts: Readonly<Record<string, string>>, slug = 'first'): ArticleToWrite => ({
  slug,
  files: Object.entries(texts).map(([name, text]) => ({ name, content: { kind: 'text', text } })),
});
const write = (a: ArticleToWrite, more: { dryRun?: boolean; force?: boolean; fs?: WritingFs } = {}) =>
  writeArticle(a, { to, name: 'docs/articles', dryRun: false, force: false, ...more });

/** Everything below the target: path to text. */
async function tree(): Promise<Record<string, string>> {
  const names = await readdir(to, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [file.slice(to.length + 1), await readFile(file, 'utf8')]),
  );
  return Object.fromEntries(texts.sort());
}

const disk: WritingFs = fs;

/** A file system on which one operation fails. */
function failing(
  operation: 'writeFile' | 'copyFile' | 'mkdir' | 'rename',
  code: string,
  times = 1,
): WritingFs {
  let left = times;
  const fail = async (): Promise<never> => {
    throw Object.assign(new Error(`${code}: simulated`), { code });
  };
  const broken = (...args: never[]): unknown => {
    if (left-- > 0) return fail();
    return (disk[operation] as (...a: never[]) => unknown)(...args);
  };
  return { ...fs, [operation]: broken };
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gazetteer-write-'));
  to = join(root, 'docs/articles');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('writeArticle', () => {
  it('writes a new article, and leaves it alone when it is the same', async () => {
    const first = article({ 'en.mdx': 'text\n', 'source.yaml': 'title: A\n' });
    expect((await write(first)).state).toBe('written');
    expect(await tree()).toEqual({ 'first/en.mdx': 'text\n', 'first/source.yaml': 'title: A\n' });
    const before = await stat(join(to, 'first/en.mdx'));
    expect((await write(first)).state).toBe('unchanged');
    const after = await stat(join(to, 'first/en.mdx'));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it('copies pictures, and does not touch where they come from', async () => {
    const picture = join(root, 'a.png');
    await writeFile(picture, 'picture');
    const files = [{ name: 'a.png', content: { kind: 'copy', from: picture } }] as const;
    expect((await write({ slug: 'first', files })).state).toBe('written');
    expect((await write({ slug: 'first', files })).state).toBe('unchanged');
    expect(await tree()).toEqual({ 'first/a.png': 'picture' });
    expect(await readFile(picture, 'utf8')).toBe('picture');
  });

  it('refuses to overwrite other content, and says what differs', async () => {
    await write(article({ 'en.mdx': 'mine\n', 'source.yaml': 'same\n' }));
    const { state, diagnostics } = await write(article({ 'en.mdx': 'theirs\n', 'source.yaml': 'same\n' }));
    expect(state).toBe('refused');
    expect(diagnostics[0]).toMatchObject({
      id: 'import/exists',
      severity: 'error',
      file: 'docs/articles/first',
    });
    expect(diagnostics[0]?.message).toContain('en.mdx');
    expect(diagnostics[0]?.message).not.toContain('source.yaml');
    expect(await tree()).toEqual({ 'first/en.mdx': 'mine\n', 'first/source.yaml': 'same\n' });
  });

  it('overwrites with force, and keeps what else stands there', async () => {
    await write(article({ 'en.mdx': 'old\n' }));
    await writeFile(join(to, 'first/drawing.svg'), 'mine');
    expect((await write(article({ 'en.mdx': 'new\n' }), { force: true })).state).toBe('written');
    expect(await tree()).toEqual({ 'first/drawing.svg': 'mine', 'first/en.mdx': 'new\n' });
  });

  it('adds a translation to an article that stands there', async () => {
    await write(article({ 'en.mdx': 'text\n' }));
    expect((await write(article({ 'zh-cn.mdx': '文\n' }))).state).toBe('written');
    expect(await tree()).toEqual({ 'first/en.mdx': 'text\n', 'first/zh-cn.mdx': '文\n' });
  });

  it('writes nothing in a dry run, and still refuses', async () => {
    expect((await write(article({ 'en.mdx': 'a\n' }), { dryRun: true })).state).toBe('planned');
    expect(await tree()).toEqual({});
    await write(article({ 'en.mdx': 'b\n' }));
    expect((await write(article({ 'en.mdx': 'a\n' }), { dryRun: true })).state).toBe('refused');
  });

  it('refuses a name that differs in case only, a link and a file in its place', async () => {
    await mkdir(join(to, 'First'), { recursive: true });
    expect((await write(article({ 'en.mdx': 'a' }))).diagnostics[0]?.id).toBe('import/case-twin');
    await symlink(root, join(to, 'linked'));
    expect((await write(article({ 'en.mdx': 'a' }, 'linked'))).diagnostics[0]?.id).toBe('import/target-link');
    await writeFile(join(to, 'file'), '');
    expect((await write(article({ 'en.mdx': 'a' }, 'file'))).diagnostics[0]?.id).toBe('import/target-link');
  });

  it.each(['../up', 'a/b', '.hidden', 'A', ''])('never takes “%s” for a name', async (slug) => {
    await expect(write(article({ 'en.mdx': 'a' }, slug))).rejects.toThrow('Not a name');
    await expect(write(article({ [`${slug}.mdx`]: 'a', '../x': 'b' }))).rejects.toThrow('Not a name');
  });

  it.each([
    ['writeFile', 'ENOSPC', 'the disk is full'],
    ['writeFile', 'EDQUOT', 'the quota'],
    ['mkdir', 'EROFS', 'read-only'],
    ['mkdir', 'EACCES', 'may not be written'],
    ['rename', 'EACCES', 'may not be written'],
  ] as const)(
    'says in plain words when %s fails with %s, and leaves nothing half',
    async (operation, code, words) => {
      const result = await write(article({ 'en.mdx': 'a', 'source.yaml': 'b' }), {
        fs: failing(operation, code),
      });
      expect(result).toMatchObject({ state: 'failed', hopeless: true });
      expect(result.diagnostics[0]).toMatchObject({ id: 'import/cannot-write', severity: 'error' });
      expect(result.diagnostics[0]?.message).toContain(words);
      expect(await tree()).toEqual({});
      expect(await readdir(to).catch(() => [])).toEqual([]);
    },
  );

  it.each(['writeFile', 'rename'] as const)(
    'leaves what stood there when %s fails while it is overwritten',
    async (operation) => {
      await write(article({ 'en.mdx': 'old\n' }));
      const result = await write(article({ 'en.mdx': 'new\n' }), {
        force: true,
        fs: failing(operation, 'ENOSPC'),
      });
      expect(result.state).toBe('failed');
      expect(await tree()).toEqual({ 'first/en.mdx': 'old\n' });
      expect(await readdir(to)).toEqual(['first']);
    },
  );

  it('puts the old article back when the new one cannot take its place', async () => {
    await write(article({ 'en.mdx': 'old\n' }));
    let renames = 0;
    const rename: WritingFs['rename'] = async (from, target) => {
      if (++renames === 2) throw Object.assign(new Error('EIO: simulated'), { code: 'EIO' });
      await fs.rename(from, target);
    };
    const result = await write(article({ 'en.mdx': 'new\n' }), { force: true, fs: { ...fs, rename } });
    expect(result).toMatchObject({ state: 'failed', hopeless: false });
    expect(await tree()).toEqual({ 'first/en.mdx': 'old\n' });
    expect(await readdir(to)).toEqual(['first']);
  });

  it('clears away what a killed run left behind', async () => {
    await mkdir(join(to, '.import-first'), { recursive: true });
    await writeFile(join(to, '.import-first/half.mdx'), 'half');
    expect((await write(article({ 'en.mdx': 'a' }))).state).toBe('written');
    expect(await readdir(to)).toEqual(['first']);
  });

  it('puts back what a killed run had moved aside', async () => {
    await mkdir(join(to, '.import-first-old'), { recursive: true });
    await writeFile(join(to, '.import-first-old/en.mdx'), 'mine');
    expect((await write(article({ 'en.mdx': 'theirs' }))).state).toBe('refused');
    expect(await tree()).toEqual({ 'first/en.mdx': 'mine' });
  });
});
