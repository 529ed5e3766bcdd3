import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { formatGithub, formatJson, formatSummary, formatText } from '../diagnostics/format.ts';

/** `gazetteer check`: reads all of the docs folder and reports every problem. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const format = optionOf(args, '--format') ?? (process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text');
  const options = siteOptions(process.cwd());
  const { diagnostics } = await addDiagrams(await loadSite(options), { ...options, log: () => undefined });
  switch (format) {
    case 'json':
      process.stdout.write(formatJson(diagnostics));
      break;
    case 'github':
      process.stdout.write(`${formatGithub(diagnostics)}${formatSummary(diagnostics)}\n`);
      break;
    case 'text':
      process.stdout.write(
        `${formatText(diagnostics)}${diagnostics.length > 0 ? '\n' : ''}${formatSummary(diagnostics)}\n`,
      );
      break;
    default:
      process.stderr.write(`--format is one of text, json, github; not “${format}”.\n`);
      return 2;
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

/** The value of an option, written `--name value` or `--name=value`. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
