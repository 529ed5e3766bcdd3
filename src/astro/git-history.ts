import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LastChange } from '../site/site.ts';

const run = promisify(execFile);

/**
 * When each file below a folder was last changed, by one walk through the history.
 * @param root the project's folder
 * @param folder the folder looked at, relative to the root
 * @returns by path relative to the root; empty outside a checkout or without git
 */
export async function readHistory(root: string, folder: string): Promise<ReadonlyMap<string, LastChange>> {
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', ['-c', 'core.quotePath=false', ...args], { cwd: root, maxBuffer: 1 << 28 })).stdout;
  try {
    const shallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
    const log = await git(
      'log',
      '--format=%x01%cs',
      '--name-only',
      '--no-renames',
      '--relative',
      '--',
      folder,
    );
    const changes = new Map<string, LastChange>();
    for (const commit of log.split('\x01').slice(1)) {
      const [date = '', ...files] = commit.split('\n');
      for (const file of files) {
        if (file !== '' && !changes.has(file)) changes.set(file, { date, shallow });
      }
    }
    return changes;
  } catch {
    // No git, or no repository: the site is built without dates.
    return new Map();
  }
}
