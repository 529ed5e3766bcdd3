import { dialectReasons } from '../diagnostics/texts/dialect-reasons.ts';
import type { Dialect, ForeignFile } from './article.ts';
import { type Sign, signsOf } from './dialect-signs.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { asText } from './plain-data.ts';
import { readSummary } from './summary.ts';

/** Where a file comes from, and why it is thought so, in one sentence. */
export interface DetectedDialect {
  readonly dialect: Dialect;
  readonly why: string;
}

/** What the report calls the generators. */
export const DIALECT_NAMES: Readonly<Record<Dialect, string>> = {
  hexo: 'Hexo',
  jekyll: 'Jekyll',
  hugo: 'Hugo',
  gitbook: 'GitBook or mdBook',
  vuepress: 'VuePress',
  vitepress: 'VitePress',
  docusaurus: 'Docusaurus',
  obsidian: 'Obsidian',
  markdown: 'plain Markdown',
};

/** Files that a generator keeps at the root of its site; the folder they stand in is its own. */
const CONFIGS: readonly (readonly [Dialect, RegExp])[] = [
  ['docusaurus', /(?:^|\/)(?:docusaurus\.config\.(?:[cm]?[jt]s)|sidebars\.[cm]?[jt]s)$/],
  ['obsidian', /(?:^|\/)\.obsidian\/[^/]+$/],
  ['vitepress', /(?:^|\/)\.vitepress\/[^/]+$/],
  ['vuepress', /(?:^|\/)\.vuepress\/[^/]+$/],
  ['gitbook', /(?:^|\/)(?:book\.(?:json|toml)|\.gitbook\.yaml)$/],
  ['hugo', /(?:^|\/)(?:hugo\.(?:toml|ya?ml|json)|config\.toml|archetypes\/[^/]+)$/],
  ['hexo', /(?:^|\/)(?:_config\.(?!yml)[\w-]+\.yml|scaffolds\/[^/]+)$/],
  ['jekyll', /(?:^|\/)(?:Gemfile|_layouts\/[^/]+|_includes\/[^/]+)$/],
];

/** Signs weighing less than this leave the question to what stands round the file. */
const ENOUGH = 3;
/** In the folder of another generator only signs beyond doubt count: any theme may know a key of that name. */
const BEYOND_DOUBT = 5;

/**
 * Tells for every file which generator it was written for: by what the command says, by the signs in the file
 * itself, by the generator's own files round it, and by its neighbours.
 * @param others paths of the files that are no Markdown, below the same root
 * @returns by path
 */
export function detectDialects({
  files,
  others,
  told,
  frontOf = readFrontMatter,
}: {
  files: readonly ForeignFile[];
  others: readonly string[];
  told?: Dialect | undefined;
  /** The head of a file, where the caller has read it already. */
  frontOf?: (file: ForeignFile) => FrontMatter;
}): ReadonlyMap<string, DetectedDialect> {
  if (told !== undefined) {
    const why = dialectReasons.told();
    return new Map(files.map(({ path }) => [path, { dialect: told, why }]));
  }
  const roots = rootsOf(files, others);
  const read = files.map((file) => {
    const front = frontOf(file);
    return { file, front, ...strongest(signsOf(file.path, front), configOf(roots, file.path)) };
  });
  const sure = read.filter(({ weight }) => weight >= ENOUGH);
  return new Map(
    read.map(({ file, front, dialect, weight, whats }) => {
      const root = configOf(roots, file.path);
      const least = root && root.dialect !== dialect ? BEYOND_DOUBT : ENOUGH;
      const own = weight >= least ? { dialect, whats } : undefined;
      return [file.path, decide(file, { front, own, root, sure })];
    }),
  );
}

interface Read {
  readonly file: ForeignFile;
  readonly dialect: Dialect;
}

function decide(
  file: ForeignFile,
  {
    front,
    own,
    root,
    sure,
  }: {
    front: FrontMatter;
    own: { dialect: Dialect; whats: readonly string[] } | undefined;
    root: Root | undefined;
    sure: readonly Read[];
  },
): DetectedDialect {
  const nameOf = (dialect: Dialect): string => DIALECT_NAMES[dialect];
  if (root && (!own || own.dialect === root.dialect)) {
    const why = dialectReasons.config({ name: nameOf(root.dialect), files: root.files.slice(0, 2) });
    return { dialect: root.dialect, why };
  }
  if (own) {
    const why = dialectReasons.signs({ name: nameOf(own.dialect), signs: own.whats.slice(0, 3) });
    return { dialect: own.dialect, why };
  }
  const beside = neighbours(file, sure);
  if (beside) {
    const { dialect, count, all } = beside;
    return { dialect, why: dialectReasons.neighbours({ name: nameOf(dialect), count, all }) };
  }
  const heading = /^(?: {0,3}#{1,6}[ \t]+\S|\S.*\n *(?:=+|-+) *$)/m.test(front.body);
  const titled = asText(front.data['title']) !== undefined;
  const why = titled ? dialectReasons.titled() : heading ? dialectReasons.heading() : dialectReasons.bare();
  return { dialect: 'markdown', why };
}

/** The dialect for which most speaks; what the folder is known for counts where signs are even. */
function strongest(
  signs: readonly Sign[],
  root: Root | undefined,
): { dialect: Dialect; weight: number; whats: string[] } {
  const weights = new Map<Dialect, number>();
  for (const { dialect, weight } of signs) weights.set(dialect, (weights.get(dialect) ?? 0) + weight);
  const favour = (dialect: Dialect): number => (dialect === root?.dialect ? 0.5 : 0);
  const [first] = [...weights].sort((a, b) => b[1] + favour(b[0]) - a[1] - favour(a[0]));
  const [dialect, weight] = first ?? ['markdown', 0];
  const own = signs.filter((sign) => sign.dialect === dialect && sign.weight > 0);
  const whats = [...own].sort((a, b) => b.weight - a.weight).map(({ what }) => what);
  return { dialect, weight, whats: [...new Set(whats)] };
}

/** A folder that belongs to a generator, with the files that tell. */
interface Root {
  readonly folder: string;
  readonly dialect: Dialect;
  readonly files: readonly string[];
}

function rootsOf(files: readonly ForeignFile[], others: readonly string[]): Root[] {
  const found = new Map<string, Root>();
  const add = (folder: string, dialect: Dialect, file: string): void => {
    const key = `${folder}\0${dialect}`;
    found.set(key, { folder, dialect, files: [...(found.get(key)?.files ?? []), file] });
  };
  for (const path of others) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const config = CONFIGS.find(([, pattern]) => pattern.test(path));
    if (config) add(folderOf(path, config[1]), config[0], name);
    // Hexo and Jekyll call it alike; where the posts lie tells them apart.
    if (name === '_config.yml') {
      const folder = path.slice(0, -name.length);
      const hexo = [...files.map((f) => f.path), ...others].some((p) => p.startsWith(`${folder}source/`));
      add(folder, hexo ? 'hexo' : 'jekyll', name);
    }
  }
  for (const file of files) {
    if (!/(?:^|\/)SUMMARY\.md$/i.test(file.path) || readSummary(file).length === 0) continue;
    add(file.path.slice(0, file.path.lastIndexOf('/') + 1), 'gitbook', 'SUMMARY.md');
  }
  return [...found.values()];
}

/** The folder above what the pattern matched, with its slash; empty for the root. */
function folderOf(path: string, pattern: RegExp): string {
  const at = pattern.exec(path)?.index ?? 0;
  return at === 0 ? '' : path.slice(0, at + 1);
}

/** The nearest root above a file; of several there, the one with most files that tell. */
function configOf(roots: readonly Root[], path: string): Root | undefined {
  return roots
    .filter(({ folder }) => path.startsWith(folder))
    .sort((a, b) => b.folder.length - a.folder.length || b.files.length - a.files.length)[0];
}

/** What most files near a file are, where a folder round it has any that are known. */
function neighbours(
  file: ForeignFile,
  sure: readonly Read[],
): { dialect: Dialect; count: number; all: number } | undefined {
  const folders = file.path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= Math.min(1, folders.length); depth--) {
    const folder = folders
      .slice(0, depth)
      .map((name) => `${name}/`)
      .join('');
    const near = sure.filter((other) => other.file !== file && other.file.path.startsWith(folder));
    if (near.length < 2) continue;
    const counts = new Map<Dialect, number>();
    for (const { dialect } of near) counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
    const [first] = [...counts].sort((a, b) => b[1] - a[1]);
    return first && first[1] * 2 > near.length
      ? { dialect: first[0], count: first[1], all: near.length }
      : undefined;
  }
  return undefined;
}
