import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { LinkUse } from './convert-article.ts';
import type { ImportPlan, PlannedPage } from './plan-import.ts';
import type { PageReader } from './read-page.ts';
import {
  type ArticleReport,
  type FenceReport,
  type FileReport,
  type ImportReport,
  type LinkReport,
  type PictureReport,
  several,
} from './report.ts';
import type { SurveyedFile } from './survey.ts';

/** What the report is made with besides the plan. */
export interface ReportContext {
  /** What read the pages as they were converted. */
  readonly reader: PageReader;
  /** What a parser said of the diagrams, by place `file:line`; missing where none was asked. */
  readonly diagrams: ReadonlyMap<string, Diagnostic | 'good'>;
  readonly dryRun: boolean;
  readonly to: string;
  readonly articles: readonly ArticleReport[];
  readonly passedOver: ImportReport['passedOver'];
  /** Of reading and writing. */
  readonly problems: readonly Diagnostic[];
}

/** Makes the report of an import from its plan and from what was written. */
export function buildReport(plan: ImportPlan, context: ReportContext): ImportReport {
  const pages = new Map(
    plan.articles.flatMap(({ slug, pages: own, files }) =>
      own.map((page) => [files[page.index], { slug, page }] as const),
    ),
  );
  const files = plan.survey.files.map((file) => fileReport(file, pages.get(file), { plan, context }));
  const candidates = context.reader.candidates(files.map(({ file }) => file));
  const report = {
    version: 1,
    dryRun: context.dryRun,
    to: context.to,
    articles: context.articles,
    files,
    passedOver: context.passedOver,
    candidates,
    problems: sortDiagnostics([...context.problems, ...plan.survey.diagnostics]),
  } as const;
  return { ...report, next: nextSteps(report, plan.survey.ordered) };
}

function fileReport(
  file: SurveyedFile,
  became: { readonly slug: string; readonly page: PlannedPage } | undefined,
  { plan, context }: { plan: ImportPlan; context: ReportContext },
): FileReport {
  const { source, dialect, why, found, lang, title } = file;
  const page = became?.page;
  const diagrams = page?.diagrams ?? [];
  const errors = diagrams.flatMap(({ place }) => {
    const said = context.diagrams.get(`${place.file}:${place.line}`);
    return said === undefined || said === 'good' ? [] : [said];
  });
  return {
    file: source.name,
    bytes: source.bytes,
    encoding: source.encoding,
    dialect,
    why,
    lang: lang ?? found.tag,
    langBy: found.why,
    title: page?.title ?? title ?? '',
    article: became?.slug ?? null,
    page: became ? `${context.to}/${became.slug}/${became.page.name}` : null,
    pictures: (page?.pictures ?? []).map(pictureReport),
    links: (page?.links ?? []).flatMap(linkReport),
    diagrams: diagrams.map(({ language, place }) => fenceReport(language, place, context)),
    ...context.reader.wordsOf(source.name),
    dropped: page?.dropped ?? [],
    problems: sortDiagnostics([...file.diagnostics, ...(plan.diagnostics.get(source.name) ?? []), ...errors]),
  };
}

function pictureReport({ url, alt, place, target }: PlannedPage['pictures'][number]): PictureReport {
  const { line, column } = place;
  switch (target.kind) {
    case 'local':
      return { url: short(url), alt, line, column, becomes: 'copied', file: target.path };
    case 'remote':
      return { url, alt, line, column, becomes: 'remote' };
    case 'lost':
      return { url: short(url), alt, line, column, becomes: 'lost', reason: target.reason };
  }
}

/** An address that holds a picture is no address to read. */
const short = (url: string): string => (url.length > 200 ? `${url.slice(0, 60)}…` : url);

function linkReport({ url, place: { line, column }, target, anchorLost }: LinkUse): LinkReport[] {
  switch (target.kind) {
    case 'keep':
      return [];
    case 'article':
      return [{ url, line, column, becomes: 'article', to: target.url, ...(anchorLost && { anchorLost }) }];
    case 'broken':
      return [{ url, line, column, becomes: 'words' }];
    case 'unsafe':
      return [{ url, line, column, becomes: 'unsafe' }];
  }
}

function fenceReport(
  language: string,
  { file, line, column }: { file: string; line: number; column: number },
  { diagrams }: ReportContext,
): FenceReport {
  const said = diagrams.get(`${file}:${line}`);
  return {
    language,
    line,
    column,
    state: said === undefined ? 'unchecked' : said === 'good' ? 'good' : 'wrong',
  };
}

/** What is left to do, as far as the report tells. */
function nextSteps(
  { files, articles, candidates, dryRun, to }: Omit<ImportReport, 'next' | 'version'>,
  ordered: boolean,
): string[] {
  const pictures = files.flatMap((file) => file.pictures);
  const lost = pictures.filter((p) => p.becomes === 'lost').length;
  const remote = pictures.filter((p) => p.becomes === 'remote').length;
  const words = files.flatMap((file) => file.links).filter((link) => link.becomes !== 'article').length;
  const diagrams = files.flatMap((file) => file.diagrams);
  const unchecked = diagrams.filter((d) => d.language === 'mermaid' && d.state === 'unchecked').length;
  const refused = articles.filter((a) => a.state === 'refused').length;
  const steps: readonly (readonly [boolean, string])[] = [
    [dryRun, 'Nothing was written; run the same command without --dry-run.'],
    [
      refused > 0,
      `Other content stands where ${several(refused, 'article')} should be written: compare, then use --force or another --to.`,
    ],
    [!dryRun && articles.some((a) => a.state === 'written'), `Read the new pages in ${to}: npm run dev`],
    [
      lost > 0,
      `Replace ${several(lost, 'lost picture')} by files beside the pages, or by diagrams (docs/guide/diagrams.en.mdx).`,
    ],
    [
      remote > 0,
      `Fetch ${several(remote, 'remote picture')} you may publish, and put them beside the pages; until then they are links.`,
    ],
    [words > 0, `Look at ${several(words, 'link')} to what is not here: only the words stay.`],
    [
      diagrams.length > 0,
      `Move ${several(diagrams.length, 'diagram')} from code fences to docs/diagrams, one file each.`,
    ],
    [
      unchecked > 0,
      `${several(unchecked, 'Mermaid diagram')} could not be checked without a Chromium; name one in GAZETTEER_CHROMIUM.`,
    ],
    [
      candidates.length > 0,
      'Write terms for the recurring names that matter, and leave out the others: npx gazetteer new term',
    ],
    [ordered, 'Give the reading order under articles in site.yaml; the book had one.'],
    [articles.length > 0 && !dryRun, 'Check everything: npm run check'],
  ];
  return steps.filter(([applies]) => applies).map(([, step]) => step);
}
