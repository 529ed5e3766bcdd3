import { parseArgs } from 'node:util';
import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
import { anyAtLeast, type Diagnostic, SEVERITIES, type Severity } from '../diagnostics/diagnostic.ts';
import { formatGithub, formatJson, formatSummary, formatText } from '../diagnostics/format.ts';

const FORMATS = {
  text: (all: readonly Diagnostic[]): string =>
    `${formatText(all)}${all.length > 0 ? '\n' : ''}${formatSummary(all)}\n`,
  json: formatJson,
  github: (all: readonly Diagnostic[]): string => `${formatGithub(all)}${formatSummary(all)}\n`,
};
type Format = keyof typeof FORMATS;

/**
 * `gazetteer check`: reads all of the docs folder and reports every problem.
 * @returns 0 where nothing is as bad as `--fail-on` says (an error, where it says nothing), else 1; 2 for
 *   options it does not know
 */
export async function runCheck(args: readonly string[]): Promise<number> {
  const asked = readOptions(args);
  if ('wrong' in asked) {
    process.stderr.write(`${asked.wrong}\n`);
    return 2;
  }
  const options = siteOptions(process.cwd());
  const { diagnostics } = await addDiagrams(await loadSite(options), { ...options, log: () => undefined });
  process.stdout.write(FORMATS[asked.format](diagnostics));
  return anyAtLeast(diagnostics, asked.failOn) ? 1 : 0;
}

function readOptions(args: readonly string[]): { format: Format; failOn: Severity } | { wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { format: { type: 'string' }, 'fail-on': { type: 'string' } },
    });
    const usual = process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
    const { format = usual, 'fail-on': failOn = 'error' } = values;
    const formats = Object.keys(FORMATS);
    if (!isFormat(format)) return { wrong: `--format is one of ${formats.join(', ')}; not “${format}”.` };
    if (!isSeverity(failOn))
      return { wrong: `--fail-on is one of ${SEVERITIES.join(', ')}; not “${failOn}”.` };
    return { format, failOn };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      wrong: `${error.message}\ncheck takes --format text|json|github and --fail-on error|warning|notice.`,
    };
  }
}

function isFormat(text: string): text is Format {
  return Object.hasOwn(FORMATS, text);
}

function isSeverity(text: string): text is Severity {
  return SEVERITIES.some((severity) => severity === text);
}

/** The value of an option, written `--name value` or `--name=value`. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
