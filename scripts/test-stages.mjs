/** `npm test`: everything that must hold, in stages; the first that fails ends it. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from './run-process.mjs';

/**
 * Runs all stages. Prints a line for each with its duration and, alone on the last line, `N passed, N failed`:
 * the tests counted by vitest, a failing stage without tests counting as one failure.
 * @param {{ root: string, node: string, env: NodeJS.ProcessEnv }} project
 * @returns {Promise<number>} exit code
 */
export async function runTests({ root, node, env }) {
  const context = { root, node, env };
  const stages = [
    ['browser', findBrowser],
    // Checks .ts and .astro with the same strict settings.
    ['types', tool('@astrojs/check', 'astro-check', ['--root', '.'])],
    ['lint', tool('@biomejs/biome', 'biome', ['check', '.'])],
    ['unit tests', vitest('unit')],
    // Before the build, which would render what is missing or damaged and hide it.
    ['pictures', (c) => succeeds(c, [join('src', 'cli', 'main.ts'), 'diagrams', '--fresh'])],
    ['build', (c) => succeeds(c, [join('src', 'cli', 'main.ts'), 'build'])],
    ['build tests', vitest('build')],
    ['browser tests', vitest('browser')],
  ];
  const report = [];
  const total = { passed: 0, failed: 0 };
  for (const [name, run] of stages) {
    console.log(`\n— ${name}`);
    const start = performance.now();
    const { passed, failed } = await run(context);
    total.passed += passed;
    total.failed += failed;
    report.push(
      `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds(performance.now() - start)}`,
    );
    if (failed > 0) break;
  }
  const left = stages.slice(report.length).map(([name]) => `not run ${name}`);
  console.log(`\n${[...report, ...left].join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** A stage that runs a dependency's program: found through its package, as .bin holds shell files on Windows. */
function tool(name, program, args) {
  return (context) => succeeds(context, [programOf(context.root, name, program), ...args]);
}

async function succeeds({ root, node, env }, args) {
  const { code } = await runProcess(node, args, { cwd: root, env });
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

/** A stage that runs one of the projects of vitest.config.ts and counts its tests. */
function vitest(project) {
  return async ({ root, node, env }) => {
    const file = join(root, '.gazetteer', 'test-results', `${project}.json`);
    rmSync(file, { force: true });
    const args = [programOf(root, 'vitest', 'vitest'), 'run', '--project', project];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await runProcess(node, [...args, ...reporters], { cwd: root, env });
    const counted = countTests(file);
    // Whatever else makes vitest fail (no tests, an error outside any test) must not pass as “0 failed”.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  };
}

/** Counts a vitest JSON report; a file that could not be loaded has no tests and is one failure. */
function countTests(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Ensures a browser and names it to the stages that follow. */
async function findBrowser(context) {
  const { code, stdout } = await runProcess(context.node, [join('scripts', 'ensure-browser.mjs')], {
    cwd: context.root,
    env: context.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (code !== 0) return { passed: 0, failed: 1 };
  const path = stdout.trim();
  console.log(path);
  context.env = { ...context.env, GAZETTEER_CHROMIUM: path };
  return { passed: 0, failed: 0 };
}

function programOf(root, name, program) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[program]);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
