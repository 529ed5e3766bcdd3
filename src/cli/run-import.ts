import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { siteOptions } from '../astro/site-options.ts';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { formatText } from '../diagnostics/format.ts';
import { buildReport } from '../importer/build-report.ts';
import { siteLanguage } from '../importer/language.ts';
import { type ImportPlan, type PlannedArticle, planImport } from '../importer/plan-import.ts';
import { pageReader } from '../importer/read-page.ts';
import { type ArticleReport, formatReport, type ImportReport } from '../importer/report.ts';
import { checkMermaid } from './check-mermaid.ts';
import { type ConvertPool, convertPool } from './convert-pool.ts';
import type { ImportOptions } from './import-options.ts';
import { loadImportSite } from './import-site.ts';
import { Interrupted, onInterrupt } from './interrupt.ts';
import { progressLine } from './progress-line.ts';
import { isInside, readForeign } from './read-foreign.ts';
import { type ArticleToWrite, writeArticle } from './write-articles.ts';

/** Imports as it was asked to. @returns the exit code, as `runImport` says */
export async function importArticles(options: ImportOptions): Promise<number> {
  // npm scripts run in the project's folder; paths count from where the author is.
  const cwd = process.env['INIT_CWD'] || process.cwd();
  const target = targetOf(options, cwd);
  const site = await loadImportSite(process.cwd(), target.docs);
  if ('diagnostics' in site) {
    process.stderr.write(`\n${formatText(site.diagnostics)}\n`);
    return 1;
  }
  const known = site.languages.map((l) => l.tag).join(', ');
  if (options.lang !== undefined && siteLanguage(options.lang, site.languages) === undefined)
    return refuse(`The site has no language “${options.lang}”, only ${known}; declare it in site.yaml.`);
  const interrupt = onInterrupt();
  const progress = progressLine(process.stderr);
  let pool: ConvertPool | undefined;
  try {
    const inputs = await outsideTarget(options.inputs, { cwd, target: target.folder });
    const read = await readForeign(inputs.good, { cwd, target: target.folder });
    const settings = {
      languages: site.languages,
      lang: options.lang,
      dialect: options.dialect,
      keepEmail: options.keepEmail,
    };
    const step = async (done: number, all: number): Promise<void> => {
      progress.show(`Converting ${done} of ${all}`);
      await interrupt.check();
    };
    pool = await convertPool(read.folders);
    const reader = pageReader(site);
    const plan = await planImport(read.folders, settings, { converter: pool, step, reader });
    await pool.close();
    progress.show('Reading diagrams');
    const diagrams = await checkMermaid(plan.articles.flatMap(fencesOf));
    const written = await writeAll(plan, { ...options, ...target, interrupt, progress });
    progress.end();
    const report = buildReport(plan, {
      reader,
      ...written,
      ...read,
      diagrams,
      dryRun: options.dryRun,
      to: target.name,
      problems: [...inputs.problems, ...read.diagnostics, ...written.problems],
    });
    process.stdout.write(
      options.report === 'json' ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report),
    );
    return interrupt.asked ? 130 : exitCode(report);
  } catch (error) {
    progress.end();
    if (!(error instanceof Interrupted)) throw error;
    process.stderr.write('Stopped; nothing was written.\n');
    return 130;
  } finally {
    await pool?.close();
    interrupt.release();
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

/** Where is written, and the docs folder whose languages and glossary count. */
function targetOf({ to }: ImportOptions, cwd: string): { folder: string; name: string; docs: string } {
  const root = process.cwd();
  const usual = resolve(root, siteOptions(root).docs);
  const folder = to === undefined ? join(usual, 'articles') : resolve(cwd, to);
  const above = dirname(folder);
  const docs = existsSync(join(above, 'site.yaml')) ? above : usual;
  const name = isInside(folder, cwd) ? relative(cwd, folder) || basename(folder) : folder;
  return { folder, name: name.split(sep).join('/'), docs };
}

/** The inputs without those that are written to: what an import makes is not imported. */
async function outsideTarget(
  inputs: readonly string[],
  { cwd, target }: { cwd: string; target: string },
): Promise<{ good: string[]; problems: Diagnostic[] }> {
  const real = await realpath(target).catch(() => target);
  const good: string[] = [];
  const problems: Diagnostic[] = [];
  for (const input of inputs) {
    const path = await realpath(resolve(cwd, input)).catch(() => resolve(cwd, input));
    if (!isInside(path, real)) good.push(input);
    else problems.push(diagnose('import/inside-target', { file: input, line: 1, column: 1 }));
  }
  return { good, problems };
}

function fencesOf({ pages }: PlannedArticle) {
  return pages.flatMap(({ diagrams }) => diagrams);
}

interface Writing extends Pick<ImportOptions, 'dryRun' | 'force'> {
  readonly folder: string;
  readonly name: string;
  readonly interrupt: ReturnType<typeof onInterrupt>;
  readonly progress: ReturnType<typeof progressLine>;
}

/** Writes the articles one by one; after Ctrl-C or where the disk is full, the others are left. */
async function writeAll(
  { articles }: ImportPlan,
  { folder, name, dryRun, force, interrupt, progress }: Writing,
): Promise<{ articles: ArticleReport[]; problems: Diagnostic[] }> {
  const reports: ArticleReport[] = [];
  const problems: Diagnostic[] = [];
  let stopped = false;
  for (const [index, article] of articles.entries()) {
    const { slug, files } = filesOf(article);
    const report = { slug, folder: `${name}/${slug}`, files: files.map((file) => file.name) };
    if (article.pages.length === 0) {
      reports.push({ ...report, state: 'failed', files: [] });
      continue;
    }
    stopped ||= interrupt.asked;
    if (stopped) {
      reports.push({ ...report, state: 'left' });
      continue;
    }
    progress.show(`Writing ${index + 1} of ${articles.length}`);
    const written = await writeArticle({ slug, files }, { to: folder, name, dryRun, force });
    stopped = written.hopeless;
    problems.push(...written.diagnostics);
    reports.push({ ...report, state: written.state });
  }
  return { articles: reports, problems };
}

function filesOf({ slug, pages, source, pictures, files }: PlannedArticle): ArticleToWrite {
  const root = files[0]?.folder.root ?? '';
  return {
    slug,
    files: [
      ...pages.map((page) => ({ name: page.name, content: { kind: 'text', text: page.text } as const })),
      ...(source === undefined
        ? []
        : [{ name: 'source.yaml', content: { kind: 'text', text: source } as const }]),
      ...pictures.map(({ name, from }) => {
        return { name, content: { kind: 'copy', from: join(root, from) } } as const;
      }),
    ],
  };
}

function exitCode({ articles, files, problems }: ImportReport): number {
  const failed = articles.some(({ state }) => state === 'refused' || state === 'failed' || state === 'left');
  return failed || hasErrors(problems) || files.some((file) => hasErrors(file.problems)) ? 1 : 0;
}
