import { pathToFileURL } from 'node:url';
import { SettingError } from '../site/git-host.ts';
import { runBuild } from './build.ts';
import { runCheck } from './check.ts';
import { runDev } from './dev.ts';
import { runDiagrams } from './diagrams.ts';
import { runServe } from './serve-site.ts';

const HELP = `gazetteer <command>

  build               builds the site into dist/
  dev                 serves the site while you write
  serve               serves dist/ on loopback
  check               checks everything in the docs folder (--format text|json|github)
  diagrams            renders the diagrams that changed (--prune removes pictures nobody uses)

Environment: GAZETTEER_DOCS, GAZETTEER_OUT, SITE_URL, BASE_PATH, GAZETTEER_CHROMIUM, PORT
`;

/** A command takes its arguments and gives the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  build: runBuild,
  dev: runDev,
  serve: runServe,
  check: runCheck,
  diagrams: runDiagrams,
};

/** Runs one command of the tool. @returns the exit code */
export async function main(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  const command = COMMANDS[name];
  if (command) {
    return command(rest).catch((error: unknown) => {
      if (!(error instanceof SettingError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 2;
    });
  }
  const known = name === 'help' || name === '--help' || name === '-h';
  (known ? process.stdout : process.stderr).write(known ? HELP : `There is no command “${name}”.\n\n${HELP}`);
  return known ? 0 : 2;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
