import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { Scan } from './collector.ts';
import type { DiagramKind } from './diagram.ts';
import { afterHeader } from './scan.ts';
import { placeIn } from './source-place.ts';

/** A picture of more is not legible, and takes Mermaid minutes. */
export const MOST_PARTS = 200;
/** Mermaid's own limit: of a longer text it draws a notice. */
export const MOST_CHARACTERS = 50_000;

/** Classes that have a look of their own. */
const LOOKS = ['retired', 'note'];

/** Words that begin a statement of Mermaid's, whatever stands behind a hyphen. */
const WORDS: Readonly<Record<DiagramKind, string>> = {
  flowchart: 'end|graph|subgraph|flowchart|style|class|classDef|linkStyle|interpolate',
  sequence:
    'end|alt|and|option|else|loop|opt|par|critical|break|rect|box|note|over|participant|actor|create|destroy|activate|deactivate|autonumber|off',
  mindmap: '',
  timeline: '',
};
/** Words that are statements only when they stand alone. */
const ALONE = /^(?:click|href|call)$/;
const LINK = '[[({>&]|@\\{|:::|<?(?:--|==|-\\.)|~~~';
const MESSAGE = /^\s*([\w-]+?)\s*(?:<<)?--?(?:>>?|x|\))[+-]?\s*([\w-]+?)\s*:/;

/** Settings that decide what all pictures of the site look like, or that Mermaid draws nothing harmful. */
const SITE_SETTINGS =
  /\b(theme(?:Variables|CSS)?|look|htmlLabels|fontFamily|securityLevel|dompurifyConfig|maxTextSize|maxEdges)\b["']?\s*:/;

/** What would make a label smaller than its box was measured for, or take it away. */
const LOOK_BY_HAND =
  /^\s*(?:style|classDef|linkStyle)\b[^:]*(?::[^:]*)*?\b(font-size|font-family|font-weight|opacity|display|visibility)\s*:/;

/** Layouts that Mermaid has built in. */
const LAYOUTS = ['dagre', 'elk', 'cose-bilkent', 'swimlane'];

/** A Mermaid text and where it comes from. */
export interface MermaidSource {
  readonly file: string;
  readonly firstLine: number;
  readonly kind: DiagramKind;
  readonly body: string;
}

/**
 * What cannot be drawn here although Mermaid may read it, or that Mermaid would refuse in words that help
 * nobody: known without a browser.
 * @returns an error for a text without parts or with too many, for links and pictures written by hand, for
 *   settings that are the site's, for ids that Mermaid takes for words of its own, and for classes that
 *   are neither a look nor a term
 */
export function checkSource(
  source: MermaidSource,
  { glossary, found }: { glossary: Glossary; found: Scan },
): Diagnostic[] {
  const size = checkSize(source, found);
  if (size.length > 0) return size;
  const stated = checkStatements(source);
  const ids = checkIds(source, found).filter(
    ({ line, column }) => !stated.some((d) => d.line === line && d.column === column),
  );
  return [...ids, ...stated, ...checkClasses(source, glossary), ...checkWhole(source)];
}

function checkSize(source: MermaidSource, { places }: Scan): Diagnostic[] {
  const lines = statementsOf(source.body);
  if (lines.length === 0) return [diagnose('diagram/empty', placeIn(source, 0))];
  const parts = source.kind === 'flowchart' ? [...places.values()].map((p) => p.line) : lines.map(([l]) => l);
  if (parts.length > MOST_PARTS) {
    const params = { count: parts.length, what: 'parts', limit: MOST_PARTS } as const;
    return [diagnose('diagram/too-large', placeIn(source, parts[MOST_PARTS] ?? 0), params)];
  }
  const { length } = source.body;
  if (length <= MOST_CHARACTERS) return [];
  const params = { count: length, what: 'characters', limit: MOST_CHARACTERS } as const;
  return [diagnose('diagram/too-large', placeIn(source, 0), params)];
}

/** Whether Mermaid takes an id for a word of its own, wherever it stands in a diagram of this kind. */
export function isReserved(id: string, kind: DiagramKind): boolean {
  if (WORDS[kind] === '') return false;
  // The words of a flowchart are known in small letters only, those of a sequence in any.
  const begins = new RegExp(`^(?:${WORDS[kind]})(?:-|$)`, kind === 'sequence' ? 'i' : '');
  return begins.test(id) || (kind === 'flowchart' && ALONE.test(id));
}

function checkIds(source: MermaidSource, { places }: Scan): Diagnostic[] {
  const words = WORDS[source.kind];
  if (words === '') return [];
  const reserved = (id: string): boolean => isReserved(id, source.kind);
  const first = new Map([...places].filter(([id]) => reserved(id)));
  const note = (id: string | undefined, line: number, text: string): void => {
    if (id === undefined || !reserved(id)) return;
    const known = first.get(id);
    if (known === undefined || known.line > line) first.set(id, { line, start: text.indexOf(id) });
  };
  const leading = new RegExp(
    `^\\s*(?:((?:${words}|click|href|call)(?:-\\w+)*)(?=\\s*(?:${LINK}))|((?:${words})(?:-\\w+)+)\\s*$)`,
  );
  for (const [line, text] of statementsOf(source.body)) {
    const ends = (source.kind === 'sequence' ? MESSAGE : leading).exec(text);
    note(ends?.[1], line, text);
    note(ends?.[2], line, text);
  }
  return [...first].map(([id, { line, start }]) =>
    diagnose('diagram/reserved-id', placeIn(source, line, start), { id }),
  );
}

function checkStatements(source: MermaidSource): Diagnostic[] {
  const linked =
    source.kind === 'flowchart'
      ? /(?:^|;)\s*(click)\s+[\w"]/
      : source.kind === 'sequence'
        ? /^\s*(links?|properties|details)\s+[\w-]+\s*:/
        : undefined;
  return statementsOf(source.body).flatMap(([line, text]): Diagnostic[] => {
    const word = linked?.exec(text)?.[1];
    if (word !== undefined)
      return [diagnose('diagram/link', placeIn(source, line, text.indexOf(word)), { word })];
    const look = LOOK_BY_HAND.exec(text);
    if (look) {
      const [all, name = ''] = look;
      return [diagnose('diagram/setting', placeIn(source, line, all.lastIndexOf(name)), { name })];
    }
    const icon = source.kind === 'mindmap' ? /^\s*::icon\(/.exec(text) : null;
    return icon ? [diagnose('diagram/picture', placeIn(source, line, text.indexOf('::')))] : [];
  });
}

function checkClasses(source: MermaidSource, { terms }: Glossary): Diagnostic[] {
  if (source.kind !== 'flowchart' && source.kind !== 'mindmap') return [];
  const lines = statementsOf(source.body);
  const own = lines.flatMap(([, text]) => /^\s*classDef\s+([\w,-]+)/.exec(text)?.[1]?.split(',') ?? []);
  const known = new Set<string>([...LOOKS, ...own, ...terms.keys()]);
  return lines.flatMap(([line, text]) => {
    const given = [...text.matchAll(/:::\s*([\w-]+)/g), ...text.matchAll(/^\s*class\s+\S+\s+([\w-]+)/g)];
    return given.flatMap(([all, name = ''], index): Diagnostic[] => {
      if (known.has(name)) return [];
      const start = (given[index]?.index ?? 0) + all.lastIndexOf(name);
      const suggestion = suggest(name, known);
      return [diagnose('diagram/unknown-class', placeIn(source, line, start), { name, suggestion })];
    });
  });
}

/** What may go over several lines. */
function checkWhole(source: MermaidSource): Diagnostic[] {
  const { body } = source;
  const lineOf = (index: number): number => body.slice(0, index).split('\n').length - 1;
  const pictures = [...body.matchAll(/@\{[^}]*\b(?:img|icon)\s*:/g)].map(({ index }) =>
    diagnose('diagram/picture', placeIn(source, lineOf(index))),
  );
  const settings = [...body.matchAll(/%%\{(?:[\s\S]*?\}%%|.*)/g)].flatMap(
    ({ 0: text, index }): Diagnostic[] => {
      const place = placeIn(source, lineOf(index));
      const name = SITE_SETTINGS.exec(text)?.[1];
      if (name !== undefined) return [diagnose('diagram/setting', place, { name })];
      const layout = layoutOf(text);
      const known = layout === undefined || LAYOUTS.includes(layout);
      return known ? [] : [diagnose('diagram/directive', place, { layout, known: LAYOUTS })];
    },
  );
  return [...pictures, ...settings];
}

/** The layout that a directive asks for; undefined where it asks for none; '' where Mermaid cannot read it. */
function layoutOf(directive: string): string | undefined {
  try {
    const json = /^%%\{\s*init(?:ialize)?\s*:\s*(\{[\s\S]*\})\s*\}%%$/.exec(directive)?.[1] ?? '';
    const settings: unknown = JSON.parse(json.replaceAll("'", '"'));
    if (typeof settings !== 'object' || settings === null || !('layout' in settings)) return undefined;
    return String(settings.layout);
  } catch {
    return '';
  }
}

/** The lines that say something, of the first what stands behind a semicolon; comments and what stands in quotes or brackets are blanked. */
function statementsOf(body: string): (readonly [line: number, text: string])[] {
  const blank = (text: string): string => text.replace(/[^"|[\](){}]/g, ' ');
  const lines = body
    .split('\n')
    .map((text, line) => [line, text.replace(/"[^"]*"/g, blank).replace(/%%.*$/, '')] as const)
    .filter(([, text]) => text.trim() !== '')
    .map(([line, text], at) => [line, at === 0 ? afterHeader(text) : text] as const)
    .filter(([, text]) => text.trim() !== '');
  return lines.map(([line, text]) => [line, text.replace(/\|[^|]*\||\[[^[\]]*\]|\([^()]*\)/g, blank)]);
}
