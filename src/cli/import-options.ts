import { parseArgs } from 'node:util';
import { DIALECTS, type Dialect } from '../importer/article.ts';

/** What `gazetteer import` was asked to do. */
export interface ImportOptions {
  readonly inputs: readonly string[];
  /** BCP 47 tag or id of a language. */
  readonly lang: string | undefined;
  /** Folder of articles; beside site.yaml where it is not told. */
  readonly to: string | undefined;
  readonly dialect: Dialect | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly keepEmail: boolean;
  readonly report: 'text' | 'json';
}

const USAGE = `import takes files and folders, and
  --lang zh-CN     language of all of them; else by head, file name, folder and letters
  --to folder      folder of articles to write to; docs/articles by default
  --as dialect     ${DIALECTS.join(', ')}
  --dry-run        reports and writes nothing
  --force          overwrites articles that stand there with other content
  --keep-email     keeps the e-mail address of an author
  --report json    prints the report as JSON`;

/** Reads the arguments of the command. @returns `wrong` with what is wrong and what it takes */
export function importOptions(args: readonly string[]): ImportOptions | { readonly wrong: string } {
  const wrong = (what: string) => ({ wrong: `${what}\n${USAGE}` });
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        lang: { type: 'string' },
        to: { type: 'string' },
        as: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        'keep-email': { type: 'boolean', default: false },
        report: { type: 'string', default: 'text' },
      },
    });
    const { as, report, lang } = values;
    const dialect = DIALECTS.find((known) => known === as);
    if (positionals.length === 0) return wrong('Name a file or a folder to import.');
    if (as !== undefined && dialect === undefined) return wrong(`There is no dialect “${as}”.`);
    if (report !== 'text' && report !== 'json') return wrong(`--report is text or json; not “${report}”.`);
    if (lang !== undefined && !/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(lang))
      return wrong(`“${lang}” is no language such as en or zh-CN.`);
    return {
      inputs: positionals,
      lang,
      to: values.to,
      dialect,
      dryRun: values['dry-run'],
      force: values.force,
      keepEmail: values['keep-email'],
      report,
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrong(error.message);
  }
}
