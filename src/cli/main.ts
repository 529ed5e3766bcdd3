import { pathToFileURL } from 'node:url';
import { SettingError } from '../site/git-host.ts';

const HELP = `gazetteer <command>

  build               builds the site into dist/
  dev                 serves the site while you write
  serve               serves dist/ on loopback
  check               checks everything in the docs folder (--format text|json|github,
                      --fail-on error|warning|notice; --fix mends what is certain, with --dry-run
                      it only shows that)
  new article|term|diagram [id]
                      writes a skeleton in all languages; asks for what is not given (--title,
                      --title.<language>, --description, --kind, --platform, --layer)
  import <file|folder>…
                      turns articles of other generators into articles of this site (--dry-run,
                      --lang zh-CN, --to docs/articles, --as <dialect>, --force, --report json)
  diagrams            renders the diagrams that changed (--prune removes pictures nobody uses,
                      --fresh renders all anew and compares)
  bench               measures speed and weight against other generators (--quick,
                      --only=speed|peers|linking|weight|diagrams|search|import|identical)

Environment: GAZETTEER_DOCS, GAZETTEER_OUT, SITE_URL, BASE_PATH, GAZETTEER_CHROMIUM, PORT
`;

/** A command takes its arguments and gives the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Each command loads only what it needs: a build starts half a second sooner without the others. */
const COMMANDS: Readonly<Record<string, Command>> = {
  build: async () => (await import('./build.ts')).runBuild(),
  dev: async () => (await import('./dev.ts')).runDev(),
  serve: async () => (await import('./serve-site.ts')).runServe(),
  check: async (args) => (await import('./check.ts')).runCheck(args),
  new: async (args) => (await import('./new.ts')).runNew(args),
  import: async (args) => (await import('./import.ts')).runImport(args),
  diagrams: async (args) => (await import('./diagrams.ts')).runDiagrams(args),
  bench: async (args) => (await import('./bench.ts')).runBench(args),
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
