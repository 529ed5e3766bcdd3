import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadSite } from '../../src/astro/load-site.ts';
import { copyFixtures, temporaryFolder } from './fixture-site.ts';

const run = promisify(execFile);
const temporary = temporaryFolder();
const EN = 'docs/articles/shunting/en.md';
const ZH = 'docs/articles/shunting/zh-cn.md';

let root = '';

async function git(...args: string[]): Promise<void> {
  const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.org', '-c', 'commit.gpgsign=false'];
  await run('git', [...who, ...args], { cwd: root });
}
async function commit(): Promise<void> {
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Change');
}
async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(root, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}
async function problems(folder = root): Promise<string[]> {
  const options = { docs: 'docs', base: '/', site: undefined, repository: undefined, today: '2026-03-01' };
  const { diagnostics } = await loadSite({ root: folder, ...options });
  return diagnostics.map((d) => `${d.severity} ${d.id} ${d.file}: ${d.message}`);
}

beforeEach(async () => {
  root = await copyFixtures(temporary, 'base');
  await git('init', '--quiet');
  await commit();
});

describe('A translation whose original has changed', () => {
  const NEWS = 'Shunting sorts wagons, by day and by night, in every kind of weather.';

  test('is older once that is committed, and no longer when it has changed too', async () => {
    await change(EN, 'Shunting sorts wagons.', NEWS);
    expect(await problems()).toEqual([]);
    await commit();
    expect(await problems()).toEqual([
      expect.stringMatching(
        /^warning translation\/older docs\/articles\/shunting\/zh-cn\.md: docs\/articles\/shunting\/en\.md says something else since \d{4}-\d\d-\d\d, first at line 6;/,
      ),
    ]);
    await change(ZH, '调车就是给货车厢排序。', '调车就是不分昼夜、不论天气地给货车厢排序。');
    expect(await problems()).toEqual([]);
    await commit();
    expect(await problems()).toEqual([]);
  });

  test('is not older where both were changed at once, or the translation alone', async () => {
    await change(EN, 'Shunting sorts wagons.', NEWS);
    await change(ZH, '调车就是给货车厢排序。', '调车就是不分昼夜、不论天气地给货车厢排序。');
    await commit();
    await change(ZH, '调车就是', '所谓调车，就是');
    await commit();
    expect(await problems()).toEqual([]);
  });

  test('is not older once a comment says that it was compared', async () => {
    await change(EN, 'Shunting sorts wagons.', NEWS);
    await commit();
    const options = { docs: 'docs', base: '/', site: undefined, repository: undefined, today: '2026-03-01' };
    const [older] = (await loadSite({ root, ...options })).diagnostics;
    const [note = ''] = /<!-- .* -->/.exec(older?.hint ?? '') ?? [];
    expect(note).toMatch(/^<!-- compared with the original of \d{4}-\d\d-\d\d -->$/);
    const path = join(root, ZH);
    await writeFile(path, `${await readFile(path, 'utf8')}\n${note}\n`);
    await commit();
    expect(await problems()).toEqual([]);
  });

  test('is not older where the commit touched no words', async () => {
    await change(
      EN,
      'Read [Rail and road](article:rail-and-road) first.',
      'Read [Rail and road](article:rail-and-road#carrying) first.',
    );
    await commit();
    expect(await problems()).toEqual([]);
  });

  test('says nothing where the history is cut off', async () => {
    await change(EN, 'Shunting sorts wagons.', NEWS);
    await commit();
    const copy = join(temporary, 'shallow');
    await git('clone', '--quiet', '--depth', '1', `file://${root}`, copy);
    expect(await problems(copy)).toEqual([]);
  });
});
