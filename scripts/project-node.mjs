/** The Node that runs the project: its own, so that the system's may be older. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './run-process.mjs';

/** From 22.18 on Node runs TypeScript files as they are; the dependencies need 22.12. */
const OLDEST = [22, 18];
/** The oldest Node that can install the dependencies. */
const OLDEST_FOR_INSTALL = [20, 0];

/** Stops where this very process runs on a Node too old to install anything. */
export function requireNodeForInstall(version = process.versions.node) {
  if (isAtLeast(version, OLDEST_FOR_INSTALL)) return;
  throw new Stop(
    `Gazetteer needs Node ${OLDEST_FOR_INSTALL[0]} or newer to install itself; this is Node ${version}.\n` +
      'Install a current Node from https://nodejs.org and run the command again.',
  );
}

/**
 * Finds the Node to run the project on: the one the npm package `node` brought, else this one if new enough.
 * @param {string} root the project's folder
 * @returns {string} path of an executable
 */
export function findProjectNode(root) {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own) && isAtLeast(versionOf(own), OLDEST)) return own;
  if (isAtLeast(process.versions.node, OLDEST)) return process.execPath;
  throw new Stop(
    `The project's own Node 24 is missing (${own}), and this is Node ${process.versions.node}.\n` +
      'npm brings it with the package “node”, whose install script must be allowed to run.\n' +
      'If npm is set to ignore-scripts, run: npm rebuild node --ignore-scripts=false\n' +
      `Or install Node ${OLDEST.join('.')} or newer from https://nodejs.org.`,
  );
}

function versionOf(executable) {
  const result = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().replace(/^v/, '') : '0.0.0';
}

function isAtLeast(version, [wantedMajor, wantedMinor]) {
  const [major, minor] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
