import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleTask, ConvertedArticle } from './convert-article.ts';
import type { LinkedFile } from './links.ts';
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

/** An article that was planned, with the files it comes from. */
export interface PlannedArticle extends ConvertedArticle {
  readonly files: readonly SurveyedFile[];
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
 */
export async function planImport(
  folders: readonly SourceFolder[],
  settings: SurveySettings,
  { converter, step }: { converter: Converter; step?: Step },
): Promise<ImportPlan> {
  const survey = surveyImport(folders, settings);
  const tasks = survey.articles.map((article) => taskOf(article, folders, settings));
  converter.setLinked(linkedFiles(survey, folders, new Map()));
  const all = survey.articles.reduce((sum, { files }) => sum + files.length, 0);
  let done = 0;
  const convertAll = (which: readonly number[]) =>
    inTurns(which, converter.atOnce, async (index) => {
      const task = tasks[index] as ArticleTask;
      const converted = await converter.convert(task);
      done = Math.min(all, done + task.files.length);
      await step?.(done, all);
      return converted;
    });
  const first = await convertAll(tasks.map((_, index) => index));
  // Which headings a page has, and what came to nothing, is known only now.
  const results = new Map(
    survey.articles.map((article, index) => [article, first[index] as ConvertedArticle]),
  );
  converter.setLinked(linkedFiles(survey, folders, results));
  const again = waiting(survey, results);
  const second = await convertAll(again);
  const converted = new Map(again.map((index, n) => [index, second[n] as ConvertedArticle]));
  const articles = survey.articles.map(({ files }, index) => {
    return { ...((converted.get(index) ?? first[index]) as ConvertedArticle), files };
  });
  const diagnostics = articles.flatMap((article) =>
    article.files.map((file, n): [string, readonly Diagnostic[]] => [
      file.source.name,
      article.diagnostics[n] ?? [],
    ]),
  );
  return { survey, articles, diagnostics: new Map(diagnostics) };
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
          title,
          lang: language.id,
          tag: language.tag,
        },
      ];
    }),
  };
}

/** The files of each folder as links name them, with their headings as far as they are known. */
function linkedFiles(
  { articles }: Survey,
  folders: readonly SourceFolder[],
  results: ReadonlyMap<SurveyedArticle, ConvertedArticle>,
): LinkedFile[][] {
  const byFolder: LinkedFile[][] = folders.map(() => []);
  for (const article of articles) {
    const result = results.get(article);
    const draft = article.files.every(({ metadata }) => metadata.draft);
    article.files.forEach(({ folder, source, metadata }, index) => {
      const page = result?.pages.find((p) => p.index === index);
      byFolder[folders.indexOf(folder)]?.push({
        path: source.path,
        slug: article.slug,
        named: metadata.slug,
        headings: page?.outline.sections.slice(1),
        gone: result !== undefined && result.pages.length === 0,
        draft: draft || metadata.draft,
      });
    });
  }
  return byFolder;
}

/** The articles that link to a heading, or to an article that came to nothing: they are converted again. */
function waiting({ articles }: Survey, results: ReadonlyMap<SurveyedArticle, ConvertedArticle>): number[] {
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
