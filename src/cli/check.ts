import { parseArgs } from 'node:util';
import { frameReader } from '../astro/frame-reader.ts';
import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
import type { FrameOf } from '../diagnostics/code-frame.ts';
import { anyAtLeast, type Diagnostic, SEVERITIES, type Severity } from '../diagnostics/diagnostic.ts';
import { formatGithub, formatJson, formatSummary, formatText } from '../diagnostics/format.ts';
import { CannotWrite, type FixedFile, fixDocs, fixFiles, formatFixes } from './fix-docs.ts';

const FORMATS = {
  text: (all: readonly Diagnostic[], frameOf: FrameOf): string =>
    `${formatText(all, frameOf)}${all.length > 0 ? '\n' : ''}${formatSummary(all)}\n`,
  json: formatJson,
  github: (all: readonly Diagnostic[]): string => `${formatGithub(all)}${formatSummary(all)}\n`,
};
type Format = keyof typeof FORMATS;

interface Options {
  readonly format: Format;
  readonly failOn: Severity;
  readonly fix: boolean;
  readonly dryRun: boolean;
}

/**
 * `gazetteer check`: reads all of the docs folder and reports every problem; with `--fix` it mends first
 * what is certain, with `--fix --dry-run` it only shows that. What was changed goes to standard error, so
 * that the report can be piped.
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
  const find = async (): Promise<readonly Diagnostic[]> =>
    (await addDiagrams(await loadSite(options), { ...options, log: () => undefined })).diagnostics;
  const done = await mend(options.root, find, asked);
  if (done instanceof CannotWrite) {
    process.stderr.write(`${done.message}\n`);
    return 1;
  }
  const { fixed, left } = done;
  if (asked.fix) process.stderr.write(fixSummary(fixed, asked));
  process.stdout.write(FORMATS[asked.format](left, frameReader(options.root)));
  return anyAtLeast(left, asked.failOn) ? 1 : 0;
}

async function mend(
  root: string,
  find: () => Promise<readonly Diagnostic[]>,
  { fix, dryRun }: Options,
): Promise<{ fixed: FixedFile[]; left: readonly Diagnostic[] } | CannotWrite> {
  if (fix && !dryRun) {
    return fixDocs(root, find).catch((error: unknown) => {
      if (error instanceof CannotWrite) return error;
      throw error;
    });
  }
  const left = await find();
  return { fixed: fix ? await fixFiles(root, left, { write: false }) : [], left };
}

function fixSummary(fixed: readonly FixedFile[], { dryRun }: Options): string {
  const count = fixed.flatMap(({ mended }) => mended).length;
  const files = new Set(fixed.map(({ file }) => file)).size;
  if (count === 0) return 'Nothing to fix with certainty.\n\n';
  const inFiles = `${count} problem${count === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`;
  const done = dryRun ? `Would fix ${inFiles}; nothing was written.` : `Fixed ${inFiles}.`;
  return `${formatFixes(fixed)}${done}\n\n`;
}

const TAKES = 'check takes --format text|json|github, --fail-on error|warning|notice, --fix and --dry-run.';

function readOptions(args: readonly string[]): Options | { wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        format: { type: 'string' },
        'fail-on': { type: 'string' },
        fix: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
    const usual = process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
    const { format = usual, 'fail-on': failOn = 'error', fix = false, 'dry-run': dryRun = false } = values;
    const formats = Object.keys(FORMATS);
    if (!isFormat(format)) return { wrong: `--format is one of ${formats.join(', ')}; not “${format}”.` };
    if (!isSeverity(failOn))
      return { wrong: `--fail-on is one of ${SEVERITIES.join(', ')}; not “${failOn}”.` };
    if (dryRun && !fix) return { wrong: `--dry-run goes with --fix.\n${TAKES}` };
    return { format, failOn, fix, dryRun };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { wrong: `${error.message}\n${TAKES}` };
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
