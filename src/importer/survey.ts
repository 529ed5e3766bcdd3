import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Lang } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import type { Dialect, ForeignFile, Metadata } from './article.ts';
import { detectDialects } from './dialect.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { groupTranslations } from './groups.ts';
import { type LanguageFound, languageInPath, languageOfText, siteLanguage } from './language.ts';
import { readMetadata } from './metadata.ts';
import { makeSlug, uniqueSlugs } from './slug.ts';
import type { SourceFile, SourceFolder } from './source-file.ts';
import { type Chapter, readSummary } from './summary.ts';

/** What an import is told. */
export interface SurveySettings {
  readonly languages: readonly Language[];
  /** Tag of the language of all files, where it is told. */
  readonly lang?: string | undefined;
  /** Dialect of all files, where it is told. */
  readonly dialect?: Dialect | undefined;
  readonly keepEmail: boolean;
}

/** A file whose head was read. */
export interface SurveyedFile {
  readonly source: SourceFile;
  readonly folder: SourceFolder;
  readonly dialect: Dialect;
  /** What the dialect was recognised by. */
  readonly why: string;
  readonly front: FrontMatter;
  readonly metadata: Metadata;
  readonly found: LanguageFound;
  /** The site's language; undefined where it has none for the text. */
  readonly lang: Lang | undefined;
  /** Title by head, table of contents or first heading, as far as it is known before the text is converted. */
  readonly title: string | undefined;
  /** Of reading the head, with the language. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether it becomes a page. */
  readonly usable: boolean;
}

/** An article: a file and its translations. */
export interface SurveyedArticle {
  readonly slug: string;
  readonly files: readonly SurveyedFile[];
}

export interface Survey {
  readonly articles: readonly SurveyedArticle[];
  /** All files, with those that become no page. */
  readonly files: readonly SurveyedFile[];
  /** On slugs that were numbered. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a table of contents gave an order. */
  readonly ordered: boolean;
}

/**
 * Reads the heads of all files of an import: dialects, languages, titles; puts translations together and gives
 * every article its slug. The texts are not converted yet.
 */
export function surveyImport(folders: readonly SourceFolder[], settings: SurveySettings): Survey {
  const files = folders.flatMap((folder) => surveyFolder(folder, settings));
  const usable = files.flatMap((file) => {
    if (!file.usable || file.lang === undefined) return [];
    const { key } = languageInPath(file.source.path, settings.languages);
    return [{ key: `${file.folder.name}\0${key}`, lang: file.lang, file }];
  });
  const groups = groupTranslations(usable).map((group) => group.map(({ file }) => file));
  const wishes = groups.flatMap(([first]) =>
    first ? [{ slug: slugOf(first, settings), place: top(first.source) }] : [],
  );
  const { slugs, diagnostics } = uniqueSlugs(wishes, []);
  return {
    articles: groups.flatMap((own, index) => {
      const slug = slugs[index];
      return slug === undefined ? [] : [{ slug, files: own }];
    }),
    files,
    diagnostics,
    ordered: folders.some((folder) => chaptersOf(folder).size > 0),
  };
}

function surveyFolder(folder: SourceFolder, settings: SurveySettings): SurveyedFile[] {
  const fronts = new Map<ForeignFile, FrontMatter>(folder.files.map((file) => [file, readFrontMatter(file)]));
  const frontOf = (file: ForeignFile): FrontMatter => fronts.get(file) ?? readFrontMatter(file);
  const dialects = detectDialects({
    files: folder.files,
    others: folder.others,
    frontOf,
    ...(settings.dialect && { told: settings.dialect }),
  });
  const chapters = chaptersOf(folder);
  return folder.files
    .filter(({ path }) => !isSummary(path, folder))
    .map((source) => {
      const { dialect, why } = dialects.get(source.path) ?? {
        dialect: 'markdown',
        why: 'nothing told otherwise',
      };
      const front = frontOf(source);
      return surveyFile(source, {
        folder,
        dialect,
        why,
        front,
        settings,
        chapter: chapters.get(source.path),
      });
    });
}

function surveyFile(
  source: SourceFile,
  given: Pick<SurveyedFile, 'folder' | 'dialect' | 'why' | 'front'> & {
    settings: SurveySettings;
    chapter: Chapter | undefined;
  },
): SurveyedFile {
  const { folder, dialect, why, front, settings, chapter } = given;
  const read = readMetadata(front, source, { dialect, keepEmail: settings.keepEmail });
  const { metadata } = read;
  const found = languageOf(source, { metadata, body: front.body, settings });
  const lang = siteLanguage(found.tag, settings.languages);
  const title = metadata.title ?? chapter?.title ?? firstHeading(front.body);
  const diagnostics = [...front.diagnostics, ...read.diagnostics];
  const place = top(source);
  if (source.encoding !== 'UTF-8' && source.encoding !== 'UTF-8 with BOM')
    diagnostics.push(diagnose('import/converted', place, { encoding: source.encoding }, 'notice'));
  const empty = front.body.trim() === '';
  if (empty) diagnostics.push(diagnose('import/empty', place, undefined, 'notice'));
  else if (lang === undefined) {
    const known = settings.languages.map((l) => l.tag);
    diagnostics.push(
      diagnose('import/unknown-language', place, { tag: found.tag, by: WHY[found.why], known }),
    );
  }
  const broken = diagnostics.some((d) => d.severity === 'error');
  return {
    source,
    folder,
    dialect,
    why,
    front,
    metadata,
    found,
    lang,
    title,
    diagnostics,
    usable: !empty && !broken,
  };
}

const WHY: Readonly<Record<LanguageFound['why'], string>> = {
  told: 'option --lang',
  head: 'head',
  'file name': 'file name',
  folder: 'folder',
  text: 'letters',
};

function languageOf(
  { path }: SourceFile,
  { metadata, body, settings }: { metadata: Metadata; body: string; settings: SurveySettings },
): LanguageFound {
  if (settings.lang !== undefined) return { tag: settings.lang, why: 'told' };
  const { tag, from } = languageInPath(path, settings.languages);
  if (tag !== undefined && from !== undefined) return { tag, why: from };
  if (metadata.lang !== undefined) return { tag: metadata.lang, why: 'head' };
  return { tag: languageOfText(`${metadata.title ?? ''}\n${body}`, settings.languages), why: 'text' };
}

function slugOf({ metadata, title, source }: SurveyedFile, { languages }: SurveySettings): string {
  const { key } = languageInPath(source.path, languages);
  // The top folder is the generator's: a text that has no name of its own is not called “src”.
  const path = `${key.replace(/^(?:source|content|docs|src|_posts|_drafts)\//, '')}.md`;
  const wish = {
    path,
    ...(metadata.slug !== undefined && { slug: metadata.slug }),
    ...(title !== undefined && { title }),
  };
  return makeSlug(wish).slug;
}

/** The chapters of a folder's table of contents, by path. */
function chaptersOf(folder: SourceFolder): Map<string, Chapter> {
  const summary = folder.files.find(({ path }) => isSummary(path, folder));
  if (!summary) return new Map();
  return new Map(readSummary(summary).flatMap((c) => (c.path === undefined ? [] : [[c.path, c] as const])));
}

/** Whether a file is the table of contents of a book: no page of its own. */
function isSummary(path: string, { others }: SourceFolder): boolean {
  if (!/(?:^|\/)SUMMARY\.md$/i.test(path)) return false;
  return !others.some((other) => /^(?:_config\.yml|hugo\.toml)$/.test(other));
}

/** The first heading of a text, without its marks; code is passed over. */
function firstHeading(body: string): string | undefined {
  let fence: string | undefined;
  const lines = body.split('\n', LINES_FOR_TITLE);
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (fence !== undefined && line.trim().startsWith(fence)) fence = undefined;
    if (fence !== undefined) continue;
    const atx = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/.exec(line)?.[1];
    const isSetext = /^ {0,3}={2,}\s*$/.test(lines[index + 1] ?? '') && line.trim() !== '';
    const text = atx ?? (isSetext ? line : undefined);
    const plain = text?.replace(/\{#[^}]*\}|[*_`~]|<[^>]*>|!?\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
    if (plain) return plain;
  }
  return undefined;
}

/** A title stands near the top, or nowhere. */
const LINES_FOR_TITLE = 400;

const top = ({ name: file }: { name: string }) => ({ file, line: 1, column: 1 });
