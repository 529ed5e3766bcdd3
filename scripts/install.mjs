/** Installing what the lockfile names, once. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { runProcess, Stop, withPath } from './run-process.mjs';

/** npm 9 came with Node 20. */
const OLDEST_NPM = 9;
const OFFLINE =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

/**
 * Installs the dependencies unless node_modules holds what package-lock.json says.
 * @param {string} root the project's folder
 * @throws {Stop} where npm is missing, too old or fails
 */
export async function ensureInstalled(root) {
  const marker = join(root, 'node_modules', '.gazetteer-installed');
  const wanted = `${process.platform}-${process.arch} ${hashOf(join(root, 'package-lock.json'))}\n`;
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  if (!isInstalledByHand(root)) await install(root);
  writeFileSync(marker, wanted);
}

/**
 * Whether somebody's own `npm install` left exactly what the lockfile names: npm's record of it, the
 * hidden lockfile, then says the same. Installing again would only cost time and pull the folder away
 * from under a running server.
 */
function isInstalledByHand(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const places = Object.keys(locked).filter((place) => place !== '');
  return (
    Object.keys(installed).every((place) => locked[place] !== undefined) &&
    places.every((place) =>
      installed[place] === undefined
        ? locked[place].optional === true || locked[place].devOptional === true
        : installed[place].version === locked[place].version,
    )
  );
}

async function install(root) {
  if (process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules') + sep)) {
    // Windows does not delete a program that runs, and npm scripts run on the one in node_modules.
    throw new Stop('The dependencies changed. Run this once, then the command again: npm ci');
  }
  // npm scripts put node_modules/.bin first in the search path: npm would run on the very Node that it is
  // about to replace.
  const env = withPath({ drop: (folder) => /[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder) });
  await requireNpm(root, env);
  console.log('Installing dependencies (npm ci) …');
  const { code, stderr } = await npm(['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (code === 0) return;
  process.stderr.write(stderr);
  throw new Stop(explain(code, stderr));
}

async function requireNpm(root, env) {
  const { code, stdout } = await npm(['--version'], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const version = stdout.trim();
  if (code === 0 && Number.parseInt(version, 10) >= OLDEST_NPM) return;
  throw new Stop(
    code === 0
      ? `Gazetteer needs npm ${OLDEST_NPM} or newer; this is npm ${version}. Run: npm install -g npm`
      : 'npm cannot be started. It comes with Node: https://nodejs.org',
  );
}

function explain(code, output) {
  const failed = `Installing the dependencies failed (npm ci, exit code ${code}).`;
  if (OFFLINE.test(output)) {
    return `${failed}\nThe npm registry cannot be reached. The first run needs the internet: connect (or set npm's proxy or registry) and run the command again.`;
  }
  if (output.includes('EUSAGE')) {
    return `${failed}\npackage-lock.json does not fit package.json. Run: npm install, then: node scripts/complete-lockfile.mjs`;
  }
  return `${failed}\nThe reason stands above. Where it is mended, run the command again.`;
}

function npm(args, options) {
  // On Windows npm is a command file, which needs a shell; the arguments are all our own.
  return process.platform === 'win32'
    ? runProcess('npm.cmd', args, { ...options, shell: true })
    : runProcess('npm', args, options);
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
