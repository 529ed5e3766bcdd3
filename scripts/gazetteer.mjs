#!/usr/bin/env node
/**
 * What the npm scripts call: installs what is missing, then runs the command on the project's own Node.
 * It runs before anything is installed, on Node 20: plain JavaScript and nothing but Node.
 *
 *   node scripts/gazetteer.mjs <command> [arguments]
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { findProjectNode, requireNodeForInstall } from './project-node.mjs';
import { runProcess, Stop, withPath } from './run-process.mjs';
import { runTests } from './test-stages.mjs';

/** The application's commands, called as they are. */
const COMMANDS = ['build', 'dev', 'serve', 'check', 'new', 'import', 'diagrams', 'bench'];

async function main([command, ...args]) {
  if (command === undefined || ![...COMMANDS, 'start', 'test'].includes(command)) {
    throw new Stop(
      `Usage: node scripts/gazetteer.mjs <${['start', 'test', ...COMMANDS].join(' | ')}> [arguments]`,
    );
  }
  requireNodeForInstall();
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  await ensureInstalled(root);
  const node = findProjectNode(root);
  // Tools that look for “node” by name get the same one.
  // Commands run in the project's folder; paths an author types count from where they were typed.
  const typedIn = process.env['INIT_CWD'] ?? process.cwd();
  const env = { ...withPath({ first: [dirname(node)] }), INIT_CWD: typedIn };
  const run = async (name, rest) => {
    const { code } = await runProcess(node, [join('src', 'cli', 'main.ts'), name, ...rest], {
      cwd: root,
      env,
    });
    return code;
  };
  if (command === 'test') return runTests({ root, node, env });
  if (command !== 'start') return run(command, args);
  const built = await run('build', []);
  return built === 0 ? run('serve', args) : built;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
