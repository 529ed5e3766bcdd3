import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { ChangeOrder } from '../site/check-translations.ts';
import type { LastChange } from '../site/site.ts';

const run = promisify(execFile);

/** The last commit that changed a file. */
export type FileChange = LastChange & ChangeOrder;

/**
 * When each file below a folder was last changed, by one walk through the history.
 * @param root the project's folder
 * @param folder the folder looked at, relative to the root
 * @returns by path relative to the root; empty outside a checkout or without git
 */
export async function readHistory(root: string, folder: string): Promise<ReadonlyMap<string, FileChange>> {
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', ['-c', 'core.quotePath=false', ...args], { cwd: root, maxBuffer: 1 << 28 })).stdout;
  try {
    const shallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
    const log = await git(
      'log',
      '--format=%x01%H %cs',
      '--name-only',
      '--no-renames',
      '--relative',
      '--',
      folder,
    );
    const changes = new Map<string, FileChange>();
    for (const [index, entry] of log.split('\x01').slice(1).entries()) {
      const [head = '', ...files] = entry.split('\n');
      const [commit = '', date = ''] = head.split(' ');
      for (const file of files) {
        if (file !== '' && !changes.has(file)) changes.set(file, { date, shallow, commit, index });
      }
    }
    return changes;
  } catch {
    // No git, or no repository: the site is built without dates.
    return new Map();
  }
}

/**
 * Texts as they once were, read by one process.
 * @param root the project's folder
 * @param wanted file and commit; paths are relative to the root
 * @returns in the order of `wanted`, undefined where git has no such text
 */
export async function readOldTexts(
  root: string,
  wanted: readonly { readonly file: string; readonly commit: string }[],
): Promise<(string | undefined)[]> {
  const names = wanted.map(({ file, commit }) => `${commit}:./${file}\n`).join('');
  const output = await batch(root, names).catch(() => Buffer.alloc(0));
  let at = 0;
  // Each answer is a line with the size, the text and a line feed, or a line that ends in “missing”.
  return wanted.map(() => {
    const end = output.indexOf('\n', at);
    if (end < 0) return undefined;
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) return undefined;
    const text = output.toString('utf8', at, at + Number(size));
    at += Number(size) + 1;
    return text;
  });
}

function batch(root: string, input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['cat-file', '--batch'], { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.on('error', reject);
    child.stdin.on('error', reject);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => resolve(Buffer.concat(chunks)));
    child.stdin.end(input);
  });
}

/** The files below the root that differ from the last commit, relative to it. */
export async function readUncommitted(root: string): Promise<ReadonlySet<string>> {
  try {
    const args = ['-c', 'core.quotePath=false', 'diff', '--name-only', '--relative', 'HEAD'];
    const { stdout } = await run('git', args, { cwd: root, maxBuffer: 1 << 28 });
    return new Set(stdout.split('\n'));
  } catch {
    return new Set();
  }
}
