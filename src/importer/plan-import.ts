import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Dialect } from './article.ts';
import type { ArticleTask, ConvertedArticle, ConvertedPage } from './convert-article.ts';
import type { LinkedFile } from './links.ts';
import type { PageOutline } from './page-outline.ts';
import type { PageReader } from './read-page.ts';
import { addressesOf } from './site-settings.ts';
import type { SourceFolder } from './source-file.ts';
import {
  type Survey,
  type SurveyedArticle,
  type SurveyedFile,
  type SurveySettings,
  surveyImport,
} from './survey.ts';

/** Converts articles: in this thread, or in several. */
export interface Converter {
  /** What links may lead to, by folder; given again when more of it is known. */
  setLinked(folders: readonly (readonly LinkedFile[])[]): void;
  convert(task: ArticleTask): Promise<ConvertedArticle>;
  /** How many articles are converted at a time. */
  readonly atOnce: number;
}

/** A page that was planned; of its text in parts only the headings are kept, to which links may lead. */
export interface PlannedPage extends Omit<ConvertedPage, 'outline'> {
  readonly headings: PageOutline['sections'];
}

/** An article that was planned, with the files it comes from. */
export interface PlannedArticle extends KeptArticle {
  readonly files: readonly SurveyedFile[];
}

/** What is kept of a converted article. */
interface KeptArticle extends Omit<ConvertedArticle, 'pages'> {
  readonly pages: readonly PlannedPage[];
}

/** What is to be written, and what was found on the way. */
export interface ImportPlan {
  readonly survey: Survey;
  readonly articles: readonly PlannedArticle[];
  /** Of converting, by the name of the file in messages. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Told after each article, of how many files; may wait, and may throw to stop. */
export type Step = (done: number, all: number) => Promise<void>;

/**
 * Plans an import: every article with its pages, pictures and `source.yaml`. Nothing is read or written here.
 * A file that cannot be converted has an error and no page; the others are not touched by it.
 * @param reader is shown every page once, when it is converted
 */
export async function planImport(
  folders: readonly SourceFolder[],
  settings: SurveySettings,
  { converter, step, reader }: { converter: Converter; step?: Step; reader?: PageReader },
): Promise<ImportPlan> {
  const survey = surveyImport(folders, settings);
  const tasks = survey.articles.map((article) => taskOf(article, folders, settings));
  converter.setLinked(linkedFiles(survey, folders, new Map()));
  const all = survey.articles.reduce((sum, { files }) => sum + files.length, 0);
  let done = 0;
  const convertAll = (which: readonly number[], shown?: PageReader) =>
    inTurns(which, converter.atOnce, async (index): Promise<KeptArticle> => {
      const task = tasks[index] as ArticleTask;
      const converted = await converter.convert(task);
      done = Math.min(all, done + task.files.length);
      await step?.(done, all);
      return keptOf(converted, task, shown);
    });
  const first = await convertAll(
    tasks.map((_, index) => index),
    reader,
  );
  // Which headings a page has, and what came to nothing, is known only now.
  const results = new Map(survey.articles.map((article, index) => [article, first[index] as KeptArticle]));
  converter.setLinked(linkedFiles(survey, folders, results));
  const again = waiting(survey, results);
  const second = await convertAll(again);
  const converted = new Map(again.map((index, n) => [index, second[n] as KeptArticle]));
  const articles = survey.articles.map(({ files }, index) => {
    return { ...((converted.get(index) ?? first[index]) as KeptArticle), files };
  });
  const diagnostics = articles.flatMap((article) =>
    article.files.map((file, n): [string, readonly Diagnostic[]] => [
      file.source.name,
      article.diagnostics[n] ?? [],
    ]),
  );
  return { survey, articles, diagnostics: new Map(diagnostics) };
}

function keptOf(converted: ConvertedArticle, task: ArticleTask, reader: PageReader | undefined): KeptArticle {
  const pages = converted.pages.map(({ outline, ...page }): PlannedPage => {
    reader?.read(outline, task.files[page.index]?.name ?? '');
    return { ...page, headings: outline.sections.slice(1) };
  });
  return { ...converted, pages };
}

/** Does work for all items, so many at a time; the results stand in the order of the items. */
async function inTurns<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return results;
}

function taskOf(
  { slug, files }: SurveyedArticle,
  folders: readonly SourceFolder[],
  { languages }: SurveySettings,
): ArticleTask {
  return {
    slug,
    files: files.flatMap(({ source, folder, front, dialect, metadata, title, lang }) => {
      const language = languages.find((l) => l.id === lang);
      if (!language) return [];
      return [
        {
          name: source.name,
          path: source.path,
          folder: folders.indexOf(folder),
          text: front.body,
          firstLine: front.firstLine,
          dialect,
          metadata,
          breaks: breaksLines(dialect, folder),
          site: folder.settings?.url,
          title,
          lang: language.id,
          tag: language.tag,
        },
      ];
    }),
  };
}

/** Hexo's usual writer and Obsidian show single line ends, unless they are told not to. */
function breaksLines(dialect: Dialect, { settings }: SourceFolder): boolean {
  return (dialect === 'hexo' || dialect === 'obsidian') && (settings?.breaks ?? true);
}

/** The files of each folder as links name them, with their headings as far as they are known. */
function linkedFiles(
  { articles }: Survey,
  folders: readonly SourceFolder[],
  results: ReadonlyMap<SurveyedArticle, KeptArticle>,
): LinkedFile[][] {
  const byFolder: LinkedFile[][] = folders.map(() => []);
  for (const article of articles) {
    const result = results.get(article);
    const draft = article.files.every(({ metadata }) => metadata.draft);
    article.files.forEach(({ folder, source, metadata, title }, index) => {
      const page = result?.pages.find((p) => p.index === index);
      byFolder[folders.indexOf(folder)]?.push({
        path: source.path,
        slug: article.slug,
        named: metadata.slug,
        addresses: addressesOf({ path: source.path, title, metadata }, folder.settings),
        title,
        headings: page?.headings,
        gone: result !== undefined && result.pages.length === 0,
        draft: draft || metadata.draft,
      });
    });
  }
  return byFolder;
}

/** The articles that link to a heading, or to an article that came to nothing: they are converted again. */
function waiting({ articles }: Survey, results: ReadonlyMap<SurveyedArticle, KeptArticle>): number[] {
  const gone = new Map<SourceFolder, Set<string>>();
  for (const article of articles) {
    if (results.get(article)?.pages.length !== 0) continue;
    for (const { folder, source } of article.files)
      gone.set(folder, (gone.get(folder) ?? new Set()).add(source.path));
  }
  return articles.flatMap((article, index) => {
    const pages = results.get(article)?.pages ?? [];
    const waits = pages.some((page) => {
      const lost = gone.get((article.files[page.index] as SurveyedFile).folder);
      return page.links.some(({ url, to }) => url.includes('#') || (to !== undefined && lost?.has(to)));
    });
    return waits ? [index] : [];
  });
}
