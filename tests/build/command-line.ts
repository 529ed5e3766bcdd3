import { spawn } from 'node:child_process';
import { PROJECT } from './fixture-site.ts';

/** What a command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of the surroundings only what a program needs to start: no SITE_URL, nothing of GitHub Actions. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SYSTEMROOT', 'PLAYWRIGHT_BROWSERS_PATH'];

/** Names a browser that does not exist: what needs one fails. */
export const NO_BROWSER = { GAZETTEER_CHROMIUM: '/nowhere/chromium' };

/**
 * Runs the command line as an author does, in the project's folder.
 * @param args the command and its options
 * @param env GAZETTEER_DOCS and the like; without GAZETTEER_CHROMIUM there is no browser
 */
export async function runGazetteer(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Run> {
  const inherited = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args], {
    cwd: PROJECT,
    env: { ...Object.fromEntries(inherited), ...NO_BROWSER, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
