/** Starting other programs: one way for all scripts, on every system. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter } from 'node:path';

/**
 * Runs a program to its end, in this terminal.
 * @param {string} command a program; no shell is involved unless options say so
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options stdio is inherited unless given
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} its exit code (128 and the signal's
 *   number where a signal ended it; 127 where it could not be started) and what it wrote into pipes
 */
export function runProcess(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const written = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => {
      written.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      written.stderr += chunk;
    });

    // A terminal sends Ctrl-C to the child too: wait for it, so that it can end in good order. Other
    // signals reach this process only.
    const wait = () => {};
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', wait).on('SIGTERM', forward).on('SIGHUP', forward);
    const end = (code) => {
      process.off('SIGINT', wait).off('SIGTERM', forward).off('SIGHUP', forward);
      resolve({ code, ...written });
    };
    child.on('error', (error) => {
      written.stderr += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/**
 * An environment with another search path: `folders` first, and without the folders `drop` says.
 * @param {{ first?: readonly string[], drop?: (folder: string) => boolean }} change
 */
export function withPath({ first = [], drop = () => false }, env = process.env) {
  // Windows writes the name as Path; two spellings in one environment would hide each other.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (env[name] ?? '').split(delimiter).filter((folder) => !drop(folder));
  return { ...env, [name]: [...first, ...folders].join(delimiter) };
}

/** Ends a script with a message for its user, without a stack. */
export class Stop extends Error {}
