/**
 * Makes sure that there is a Chromium to test with and prints its path, alone on standard output.
 * Looks for one that starts; then lets Playwright download its own; then, as root on Debian or Ubuntu,
 * installs the system's. Runs on the project's Node, with the dependencies installed.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser, launchBrowser } from '../src/diagrams/browser.ts';
import { runProcess } from './run-process.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const HELP = `No Chromium was found that can be started. Do one of these, then run the command again:
  - install Chrome or Chromium (on Debian: apt-get install chromium)
  - let Playwright download one: npx playwright-core install --with-deps chromium
  - name the one you have: GAZETTEER_CHROMIUM=/path/to/chromium npm test`;

/** @returns {Promise<string | undefined>} path of a browser that starts */
async function ensureBrowser() {
  const named = process.env.GAZETTEER_CHROMIUM;
  if (named) {
    // Somebody chose it: another one in its place would only hide that it does not work.
    if (await starts(named)) return named;
    console.error(`GAZETTEER_CHROMIUM names ${named}, which cannot be started as a browser.`);
    return undefined;
  }
  for (const bring of [() => {}, downloadBrowser, installSystemBrowser]) {
    await bring();
    // The first candidate may be a stub that asks for an installation, so each one is tried.
    for (const path of new Set([findBrowser(), chromium.executablePath(), '/usr/bin/chromium'])) {
      if (path !== undefined && (await starts(path))) return path;
    }
  }
  return undefined;
}

async function starts(path) {
  if (!existsSync(path)) return false;
  try {
    const browser = await launchBrowser({ executablePath: path });
    await browser.close();
    return true;
  } catch (error) {
    console.error(`${path} does not start: ${error.cause?.message.split('\n')[0] ?? error.message}`);
    return false;
  }
}

async function downloadBrowser() {
  console.error('No browser found; downloading Chromium through Playwright …');
  const cli = join(ROOT, 'node_modules', 'playwright-core', 'cli.js');
  // Without a network each attempt would wait half a minute.
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env };
  await runProcess(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    stdio: ['ignore', 2, 2],
    env,
  });
}

async function installSystemBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error('Installing Chromium: apt-get update && apt-get install -y chromium …');
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const { code } = await runProcess('apt-get', ['update', '-q'], options);
  if (code === 0) await runProcess('apt-get', ['install', '-y', '-q', 'chromium'], options);
}

const path = await ensureBrowser();
if (path === undefined) console.error(HELP);
else console.log(path);
process.exitCode = path === undefined ? 1 : 0;
