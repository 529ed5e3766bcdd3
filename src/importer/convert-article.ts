import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Outline } from '../linker/outline.ts';
import type { Lang } from '../text/brand.ts';
import type { ConvertedBody, Dialect, ForeignBody, LinkTarget, Metadata, PictureUse } from './article.ts';
import { type LinkedFile, type LinkIndex, resolveForeignLink } from './links.ts';
import { type PageOutline, pageOutline, proseOf } from './page-outline.ts';
import { ArticlePictures, type KnownFiles, type PictureCopy } from './pictures.ts';
import { makeSlug } from './slug.ts';
import { describe, pageFrontMatter, sourceYaml } from './write-front-matter.ts';

/** A file to be converted: plain values, so that another thread can do it. */
export interface FileTask {
  /** How messages name it. */
  readonly name: string;
  /** Path below the folder of the import. */
  readonly path: string;
  /** Which folder of the import that is. */
  readonly folder: number;
  /** The text behind the head, and the line on which it begins. */
  readonly text: string;
  readonly firstLine: number;
  readonly dialect: Dialect;
  readonly metadata: Metadata;
  /** Whether a single line end is shown as one. */
  readonly breaks: boolean;
  /** Where the site was published, as far as it is known. */
  readonly site: string | undefined;
  /** By table of contents or first heading. */
  readonly title: string | undefined;
  /** Language of the site, and its tag. */
  readonly lang: Lang;
  readonly tag: string;
}

/** An article to be converted: a file and its translations. */
export interface ArticleTask {
  readonly slug: string;
  readonly files: readonly FileTask[];
}

/** A link of a file and what became of it. */
export interface LinkUse {
  readonly url: string;
  readonly place: Place;
  readonly target: LinkTarget;
  readonly anchorLost: boolean;
  /** Path of the file it means, below the same folder. */
  readonly to: string | undefined;
}

/** A file that became a page. */
export interface ConvertedPage {
  /** Its place among the files of the article. */
  readonly index: number;
  /** Name in the article's folder: `zh-cn.mdx`. */
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly outline: PageOutline;
  readonly links: readonly LinkUse[];
  readonly pictures: readonly PictureUse[];
  readonly diagrams: ConvertedBody['diagrams'];
  readonly dropped: readonly string[];
  readonly address: string | undefined;
}

/** An article with all that is to be written of it. */
export interface ConvertedArticle {
  readonly slug: string;
  readonly pages: readonly ConvertedPage[];
  /** Text of `source.yaml`; undefined where nothing is known of its source. */
  readonly source: string | undefined;
  readonly pictures: readonly PictureCopy[];
  /** Of each file, in their order. */
  readonly diagnostics: readonly (readonly Diagnostic[])[];
}

/** What converting needs to know of a folder of the import. */
export interface FolderContext {
  readonly known: KnownFiles;
  readonly index: LinkIndex;
  readonly linked: (path: string) => LinkedFile;
}

/** What an import works with, given in so that it can be tried apart. */
export interface ConvertTools {
  readonly convert: (body: ForeignBody) => ConvertedBody;
  /** Reads a page's text as the site will. @throws where it does not compile; the message begins with `line:column:` */
  readonly outline: (mdx: string) => Outline;
}

/** Converts one article; a file that fails has an error and no page. */
export function convertArticle(
  { slug, files }: ArticleTask,
  { folders, tools }: { folders: readonly FolderContext[]; tools: ConvertTools },
): ConvertedArticle {
  const pictures = new ArticlePictures(nameInAddress);
  const results = files.map((file, index) => {
    const folder = folders[file.folder];
    if (!folder) throw new Error(`${file.name} is of no folder of this import`);
    return convertFile(file, { index, folder, tools, pictures });
  });
  const pages = results.flatMap(({ page }) => (page ? [page] : []));
  return {
    slug,
    pages,
    source: sourceOf(pages, files),
    pictures: pictures.copies,
    diagnostics: results.map(({ diagnostics }) => diagnostics),
  };
}

/** The name of a file as part of an address; empty where nothing is left of it. */
function nameInAddress(text: string): string {
  return text.trim() === '' ? '' : makeSlug({ slug: text, path: 'picture.md' }).slug;
}

interface Converting {
  readonly index: number;
  readonly folder: FolderContext;
  readonly tools: ConvertTools;
  readonly pictures: ArticlePictures;
}

function convertFile(
  file: FileTask,
  { index, folder, tools, pictures }: Converting,
): { page: ConvertedPage | undefined; diagnostics: readonly Diagnostic[] } {
  const { metadata } = file;
  const links = new Map<string, LinkUse>();
  const context = { file: folder.linked(file.path), index: folder.index, site: file.site };
  const failed = (
    id: 'import/failed' | 'import/does-not-compile',
    error: unknown,
    before: readonly Diagnostic[] = [],
  ) => {
    const reason = error instanceof Error ? error.message : String(error);
    return { page: undefined, diagnostics: [...before, diagnose(id, top(file), { reason })] };
  };
  let converted: ConvertedBody;
  try {
    converted = tools.convert({
      text: file.text,
      file: file.name,
      firstLine: file.firstLine,
      dialect: file.dialect,
      ...(metadata.title !== undefined && { title: metadata.title }),
      breaks: file.breaks,
      lang: file.tag,
      picture: (url, alt) =>
        pictures.resolve(url, alt, {
          article: file.path,
          files: folder.known,
          anywhere: file.dialect === 'obsidian',
        }),
      link: (url, place) => {
        const { target, anchorLost, to } = resolveForeignLink(url, context);
        links.set(`${place.line}:${place.column} ${url}`, { url, place, target, anchorLost, to: to?.path });
        return target;
      },
    });
  } catch (error) {
    return failed('import/failed', error);
  }
  const uses = [...links.values()];
  const { title, known } = titleOf(file, converted);
  const diagnostics = [...converted.diagnostics, ...anchorsLost(uses)];
  if (!known) diagnostics.push(diagnose('import/no-title', top(file), { title }));
  if (diagnostics.some((d) => d.severity === 'error')) return { page: undefined, diagnostics };
  try {
    const outline = tools.outline(converted.mdx);
    const description = metadata.description ?? describe(converted.summary || proseOf(outline), file.tag);
    const head = pageFrontMatter({ ...metadata, title, description: description || title });
    const page = {
      index,
      name: `${file.lang}.mdx`,
      text: `${head}\n${converted.mdx}`,
      title,
      outline: pageOutline(outline),
      links: uses,
      pictures: converted.pictures,
      diagrams: converted.diagrams,
      dropped: converted.droppedText,
      address: metadata.address ?? converted.address,
    };
    return { page, diagnostics };
  } catch (error) {
    return failed('import/does-not-compile', error, diagnostics);
  }
}

/** The title of a page; of its file's name where nothing else gives one. */
function titleOf(
  { metadata, title, path, dialect }: FileTask,
  converted: ConvertedBody,
): { title: string; known: boolean } {
  const given = metadata.title ?? converted.title ?? title;
  // In a vault the name of a note is its title.
  return { title: given ?? titleOfName(path), known: given !== undefined || dialect === 'obsidian' };
}

function anchorsLost(uses: readonly LinkUse[]): Diagnostic[] {
  return uses
    .filter(({ target, anchorLost }) => anchorLost && target.kind === 'article')
    .map(({ url, place }) => diagnose('import/anchor-lost', place, { url }));
}

/** `2018-09-07-my_first post.md` → “my first post”. */
function titleOfName(path: string): string {
  const parts = path.split('/');
  const file = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const name = /^(?:index|_index|readme)$/i.test(file) ? (parts.at(-2) ?? file) : file;
  // A note of a day is called by its date.
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(name)) return name;
  const words = name.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '').replace(/[-_\s]+/g, ' ');
  return words.trim() || name || path;
}

const top = ({ name }: FileTask): Place => ({ file: name, line: 1, column: 1 });

/** What the article was derived from: the page that names its original, else the first. */
function sourceOf(pages: readonly ConvertedPage[], files: readonly FileTask[]): string | undefined {
  const page = pages.find(({ address }) => address !== undefined) ?? pages[0];
  const file = page && files[page.index];
  if (!file) return undefined;
  const { address } = page;
  return sourceYaml({
    metadata: { ...file.metadata, ...(address !== undefined && { address }) },
    title: page.title,
    lang: file.tag,
  });
}
