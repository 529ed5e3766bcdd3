import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Dialect, PictureTarget } from './article.ts';
import type { Candidate } from './candidates.ts';
import type { Encoding } from './decode.ts';

/** A place in a file of the import, from 1. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** A picture of a file, and what became of it. */
export interface PictureReport extends LinePlace {
  readonly url: string;
  readonly alt: string;
  readonly becomes: 'copied' | 'remote' | 'lost';
  /** Name beside the page, of copied ones. */
  readonly file?: string;
  /** Of lost ones. */
  readonly reason?: Extract<PictureTarget, { kind: 'lost' }>['reason'];
}

/** A link that did not stay as it was. */
export interface LinkReport extends LinePlace {
  readonly url: string;
  readonly becomes: 'article' | 'words' | 'unsafe';
  /** Where it leads now. */
  readonly to?: string;
  /** True where the page has no such heading: the link leads to its top. */
  readonly anchorLost?: boolean;
}

/** A diagram in a code fence of a file. */
export interface FenceReport extends LinePlace {
  readonly language: string;
  /** `unchecked` where there is no browser, or no parser for the language. */
  readonly state: 'good' | 'wrong' | 'unchecked';
}

/** What was read from one file and what became of it. */
export interface FileReport {
  readonly file: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  /** What the dialect was recognised by. */
  readonly why: string;
  readonly lang: string;
  /** How the language is known. */
  readonly langBy: string;
  readonly title: string;
  /** The article it belongs to, and its page; null where it was not converted. */
  readonly article: string | null;
  readonly page: string | null;
  readonly pictures: readonly PictureReport[];
  readonly links: readonly LinkReport[];
  readonly diagrams: readonly FenceReport[];
  /** Terms of the glossary that the text names, the most frequent first. */
  readonly terms: readonly { readonly id: string; readonly count: number }[];
  readonly misspellings: readonly {
    readonly wrong: string;
    readonly right: string;
    readonly count: number;
  }[];
  /** Words of the source that the page does not show. */
  readonly dropped: readonly string[];
  /** Everything that was changed, dropped, made safe or refused, at its place in the source. */
  readonly problems: readonly Diagnostic[];
}

/** What happened to an article on the disk. */
export type ArticleState =
  /** A dry run: it would be written. */
  | 'planned'
  | 'written'
  /** The same stands there already. */
  | 'unchanged'
  /** Something else stands there. */
  | 'refused'
  /** It could not be converted, or not be written. */
  | 'failed'
  /** The run was stopped before it. */
  | 'left';

export interface ArticleReport {
  readonly slug: string;
  readonly folder: string;
  readonly state: ArticleState;
  /** Files below the folder. */
  readonly files: readonly string[];
}

/** The report of an import as `--report json` prints it; the keys are stable. */
export interface ImportReport {
  readonly version: 1;
  readonly dryRun: boolean;
  /** The folder of articles. */
  readonly to: string;
  readonly articles: readonly ArticleReport[];
  readonly files: readonly FileReport[];
  /** What was passed over, and why. */
  readonly passedOver: readonly { readonly path: string; readonly why: string }[];
  /** Names that recur and that the glossary lacks, the most frequent first. */
  readonly candidates: readonly Candidate[];
  /** Problems of no file that was read: of writing, of files that could not be read. */
  readonly problems: readonly Diagnostic[];
  /** What to do next, one sentence each. */
  readonly next: readonly string[];
}

/** How many names a summary shows. */
const SHOWN = 20;

/**
 * The report for a person: a line or a few for each file, then what was found over all, then what to do.
 * Problems stand at their place, clickable in a terminal.
 */
export function formatReport(report: ImportReport): string {
  const states = new Map(report.articles.map(({ slug, state }) => [slug, state]));
  const parts = [
    ...report.files.map((file) =>
      fileText(file, file.article === null ? undefined : states.get(file.article)),
    ),
    passedOver(report),
    report.problems.map(problemText).join('\n'),
    candidatesText(report.candidates),
    `${totals(report)}\n`,
    nextText(report.next),
  ];
  return `${parts.filter((part) => part.trim() !== '').join('\n')}`;
}

function fileText(file: FileReport, state: ArticleState | undefined): string {
  const became = file.page === null ? 'not imported' : `${STATES[state ?? 'failed']} ${file.page}`;
  const lines = [
    `${file.file}`,
    `  ${became}`,
    `  ${file.dialect} (${plain(file.why)}), ${file.lang} by the ${file.langBy}, ${file.encoding}, ${sizeText(file.bytes)}`,
    ...summaryOf(
      'pictures',
      file.pictures.map((p) => (p.becomes === 'lost' ? `lost (${p.reason ?? ''})` : p.becomes)),
    ),
    ...summaryOf(
      'links',
      file.links.map(({ becomes }) => LINKS[becomes]),
    ),
    ...summaryOf(
      'diagrams',
      file.diagrams.map(({ language, state: read }) => `${language} ${FENCES[read]}`),
    ),
    ...(file.terms.length > 0 ? [`  terms: ${namesText(file.terms.map((t) => `${t.id} ${t.count}`))}`] : []),
    ...file.misspellings.map(
      ({ wrong, right, count }) =>
        `  spelling: “${wrong}” ${count === 1 ? 'once' : `${count} times`}; the glossary says “${right}”`,
    ),
    ...file.problems.map(problemText),
  ];
  return `${lines.join('\n')}\n`;
}

const STATES: Readonly<Record<ArticleState, string>> = {
  planned: 'would be written to',
  written: 'written to',
  unchanged: 'unchanged:',
  refused: 'not written, something else stands there:',
  failed: 'failed:',
  left: 'not written, the run was stopped:',
};
const LINKS = {
  article: 'to other articles',
  words: 'left as words',
  unsafe: 'taken away as unsafe',
} as const;
const FENCES = { good: 'read', wrong: 'with errors', unchecked: 'not checked' } as const;

/** “pictures: 2 copied, 1 remote”; no line where there is nothing. */
function summaryOf(what: string, kinds: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts.size === 0
    ? []
    : [`  ${what}: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}`];
}

function problemText({ file, line, column, severity, id, message, hint }: Diagnostic): string {
  return `  ${file}:${line}:${column} ${severity} ${id}\n    ${message} ${hint}`;
}

function passedOver({ passedOver: all }: ImportReport): string {
  if (all.length === 0) return '';
  const shown = all.slice(0, SHOWN).map(({ path, why }) => `  ${path}: ${why}`);
  const more = all.length > SHOWN ? [`  and ${all.length - SHOWN} more; --report json names all`] : [];
  return `Passed over\n${[...shown, ...more].join('\n')}\n`;
}

function candidatesText(candidates: readonly Candidate[]): string {
  if (candidates.length === 0) return '';
  const names = candidates.map(({ name, count }) => `${name} ${count}`);
  return `Names that recur and that the glossary lacks\n  ${namesText(names)}\n`;
}

function namesText(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${more}`;
}

function nextText(next: readonly string[]): string {
  return next.length === 0
    ? ''
    : `Next\n${next.map((step, index) => `  ${index + 1}. ${step}`).join('\n')}\n`;
}

/** “12 files read; articles: 10 written, 1 unchanged; 1 file refused; 3 pictures lost”. */
export function totals({
  files,
  articles,
  problems,
}: Pick<ImportReport, 'files' | 'articles' | 'problems'>): string {
  const states = (['planned', 'written', 'unchanged', 'refused', 'failed', 'left'] as const)
    .map((state) => [articles.filter((a) => a.state === state).length, SHORT[state]] as const)
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`);
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  const converted = files.filter((file) => file.page === null && file.problems.some(isError)).length;
  const unread = problems.filter((d) => isError(d) && UNREAD.has(d.id)).length;
  const lost = files.flatMap((file) => file.pictures).filter((p) => p.becomes === 'lost').length;
  return [
    `${several(files.length, 'file')} read`,
    states.length > 0 ? `articles: ${states.join(', ')}` : 'no article',
    ...(converted + unread > 0 ? [`${several(converted + unread, 'file')} not imported`] : []),
    ...(lost > 0 ? [`${several(lost, 'picture')} lost`] : []),
  ].join('; ');
}

/** Problems of files that were not read. */
const UNREAD = new Set([
  'import/too-large',
  'import/binary',
  'import/unknown-encoding',
  'import/no-access',
  'import/missing',
]);

/** “1 file”, “2 files”. */
export const several = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const SHORT: Readonly<Record<ArticleState, string>> = {
  planned: 'to be written',
  written: 'written',
  unchanged: 'unchanged',
  refused: 'refused',
  failed: 'failed',
  left: 'left when the run was stopped',
};

/** “812 bytes”, “12 KB”, “50.0 MB”. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const plain = (sentence: string): string => sentence.replace(/[.。]$/, '');
