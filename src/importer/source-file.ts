import type { ForeignFile } from './article.ts';
import type { Encoding } from './decode.ts';
import type { KnownFiles } from './pictures.ts';
import type { SiteSettings } from './site-settings.ts';

/** A file to import, with what was learned when it was read. */
export interface SourceFile extends ForeignFile {
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly carriageReturns: boolean;
}

/** A folder to import: its texts, and what stands beside them. */
export interface SourceFolder {
  /** How messages name it. */
  readonly name: string;
  /** Its absolute path. */
  readonly root: string;
  /** In alphabetical order of their paths. */
  readonly files: readonly SourceFile[];
  /** Paths of all other files below it, with forward slashes. */
  readonly others: readonly string[];
  /** Looks files up for pictures; nothing outside the folder can be found. */
  readonly known: KnownFiles;
  /** What the generator's own settings say; undefined where there are none. */
  readonly settings?: SiteSettings;
}

/** Endings of Markdown files. */
const MARKDOWN = /\.(?:md|mdx|markdown|mdown|mkd)$/i;

/** Whether a file is to be read as an article by its name; `.txt` files are where no Markdown stands. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

/** Why a file that may hold an article is not read: other markup, or HTML among posts; undefined for all others. */
export function otherFormat(path: string): string | undefined {
  const markup = /\.(?:adoc|asciidoc|rst|org|textile|ipynb)$/i.test(path);
  const post = /(?:^|\/)_(?:posts|drafts)\/.*\.html?$/i.test(path);
  return markup || post ? 'is no Markdown' : undefined;
}

/** Folders of no author's: what was installed, built or belongs to a theme. */
const NEVER = new Set(['node_modules', '_site', '_book', 'bower_components', '.git']);
/** The same at the top of a blog only. */
const NOT_AT_TOP = new Set([
  'themes',
  'scaffolds',
  'archetypes',
  'layouts',
  '_layouts',
  '_includes',
  '_sass',
  'vendor',
  'resources',
  'dist',
  'build',
]);
/** Folders whose texts are none of the author's, but in which pictures may stand. */
const PICTURES_ONLY = new Set(['public']);
/** Folders with a dot that hold settings and pictures. */
const DOTTED = new Set(['.vuepress', '.vitepress', '.gitbook', '.obsidian']);

/** How a folder is walked: for all, for everything but articles, or not at all. */
export function walkRule(path: string): 'all' | 'no-articles' | 'none' {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (NEVER.has(name) || (parts.length === 1 && NOT_AT_TOP.has(name))) return 'none';
  if (name.startsWith('.')) return DOTTED.has(name) ? 'no-articles' : 'none';
  return PICTURES_ONLY.has(name) ? 'no-articles' : 'all';
}

/** Files of a project that are no articles wherever they stand at its top. */
const ABOUT_PROJECT =
  /^(?:readme|license|licence|changelog|contributing|code_of_conduct|security|authors|todo)(?:[.-][a-z-]+)?\.(?:md|markdown|txt)$/i;

/** Of these folders the first that holds Markdown is where a generator keeps its articles. */
const CONTENT_FOLDERS: readonly (readonly [folder: string, settings: RegExp])[] = [
  ['source', /^_config\.(?:.+\.)?ya?ml$/],
  ['content', /^(?:hugo|config)\.(?:toml|ya?ml|json)$|^config\/_default\//],
];

/** Docusaurus keeps several folders of texts, and older versions of them; a name with a line in front is a part. */
function docusaurusRule(paths: readonly string[]): ((path: string) => string | undefined) | undefined {
  if (!paths.some((path) => /^docusaurus\.config\.[cm]?[jt]s$/.test(path))) return undefined;
  return (path) => {
    if (ABOUT_PROJECT.test(path)) return 'is about the project, not of it';
    if (/(?:^|\/)(?:versioned_docs|[^/]+_versioned_docs)\/|\/version-[^/]+\//.test(path))
      return 'is an older version';
    return /(?:^|\/)_[^/]*$|\/_[^/]*\//.test(path) ? 'is a part of other pages' : undefined;
  };
}

/**
 * Why a Markdown file of a folder is not an article: it stands outside the folder in which the generator
 * keeps them, or is about the project itself.
 * @param paths of all files of the folder
 * @returns for a path the reason, or undefined where it is an article
 */
export function articleRule(paths: readonly string[]): (path: string) => string | undefined {
  const docusaurus = docusaurusRule(paths);
  if (docusaurus) return docusaurus;
  const content = CONTENT_FOLDERS.find(
    ([folder, settings]) =>
      paths.some((path) => settings.test(path)) &&
      paths.some((path) => path.startsWith(`${folder}/`) && isMarkdown(path)),
  )?.[0];
  const isBlog = content !== undefined || paths.some((path) => /^_posts\//.test(path));
  return (path) => {
    if (content !== undefined && !path.startsWith(`${content}/`)) return `stands outside ${content}/`;
    if (isBlog && ABOUT_PROJECT.test(path)) return 'is about the project, not of it';
    return undefined;
  };
}
