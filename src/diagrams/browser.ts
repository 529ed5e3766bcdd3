import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Names under which systems put a Chromium into the PATH, in the order they are tried. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Places of the application folders of macOS and Windows, which are not in the PATH. */
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/snap/bin/chromium',
];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds a Chromium to drive: the one GAZETTEER_CHROMIUM names, else the system's, else Playwright's own.
 * @param env the environment; PATH and the Windows program folders are read from it
 * @returns the path of an executable, or undefined where there is none (a wrong GAZETTEER_CHROMIUM is
 *   not replaced by another browser in silence: it gives undefined too)
 */
export function findBrowser(env: Environment = process.env): string | undefined {
  const named = env['GAZETTEER_CHROMIUM'];
  if (named) return existsSync(named) ? named : undefined;
  return [...candidates(env)].find((path) => existsSync(path));
}

function* candidates(env: Environment): Generator<string> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const command of COMMANDS) for (const folder of folders) yield join(folder, command);
  yield* APPLICATIONS;
  for (const path of APPLICATIONS) yield join(homedir(), path);
  for (const key of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
    const folder = env[key];
    if (folder) for (const path of WINDOWS) yield join(folder, path);
  }
  yield chromium.executablePath();
}

/**
 * Starts a headless browser that looks for nothing on the internet by itself.
 * @param options.executablePath from `findBrowser`
 * @throws where the executable cannot be started
 */
export async function launchBrowser({ executablePath }: { executablePath: string }): Promise<Browser> {
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--force-color-profile=srgb',
  ];
  // Chromium's sandbox refuses to run as root (containers, CI images); everyone else keeps it.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  try {
    return await chromium.launch({ executablePath, args, headless: true });
  } catch (cause) {
    throw new Error(`Cannot start the browser ${executablePath}`, { cause });
  }
}
