import {
  type Document,
  isAlias,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { type MendedLine, mendColon, mendLine } from './mend-yaml.ts';
import { isGroup, type PlainGroup, toPlain } from './plain-data.ts';

/** A head to be read: `line` is the line of the file at which `text` begins. */
export interface HeadText {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** What a head says. Without data it could not be read, and an error tells why. */
export interface ParsedHead {
  readonly data: PlainGroup | undefined;
  /** Where a value stands. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  readonly diagnostics: readonly Diagnostic[];
}

/** How often a text is mended and read again. */
const ROUNDS = 6;
/** Of a head with more errors than this hardly any line is YAML. */
const MOST_MENDED = 20;
/** A bound on aliases keeps a “billion laughs” head from filling the memory. */
const MOST_ALIASES = 50;

/**
 * Reads YAML as written by hand for other generators. Nothing is executed, tags are not applied, dates stay
 * the text they are, a number that would lose signs stays a text (1.10, 007). What is not valid but
 * commonly forgiven is mended and reported: unquoted colons, leading `@` or `*`, tabs, full-width colons.
 */
export function parseYamlHead(head: HeadText): ParsedHead {
  const { text, mended, tabs } = mendText(head.text);
  const counter = new LineCounter();
  const document = parse(text, counter);
  const at = placesIn(head, counter);
  const placeOf = (path: readonly (string | number)[]): Place => at(offsetOf(document, path));
  const failed = (reason: string, place: Place): ParsedHead => ({
    data: undefined,
    placeOf,
    diagnostics: [diagnose('head/unreadable', place, { format: 'YAML', reason: sentence(reason) })],
  });

  const [error] = document.errors;
  if (error) return failed(error.message, at(error.pos[0]));
  keepSigns(document);
  let data: unknown;
  try {
    data = toPlain(document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {});
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/unresolved alias/i.test(reason)) return failed(reason, at(aliasOffset(document)));
    return {
      data: undefined,
      placeOf,
      diagnostics: [diagnose('head/unsafe', at(0), { reason: why(cause) })],
    };
  }
  if (!isGroup(data)) return failed('keys with values are expected', at(0));
  const diagnostics = [
    ...mended.map(({ index, written, read }) =>
      diagnose('head/mended', { file: head.file, line: head.line + index, column: 1 }, { written, read }),
    ),
    ...(tabs.length === 0
      ? []
      : [
          diagnose(
            'head/tabs',
            { file: head.file, line: head.line + (tabs[0] ?? 0), column: 1 },
            { count: tabs.length },
          ),
        ]),
    ...document.warnings.map((w) => diagnose('head/tag', at(w.pos[0]), { tag: tagOf(w) })),
    ...duplicateKeys(document, at),
    ...comments(head),
  ];
  return { data, placeOf, diagnostics };
}

/** Places in JSON, which is YAML too, and its keys that stand twice; its data are read by others. */
export function locateJson(head: HeadText): {
  readonly placeOf: ParsedHead['placeOf'];
  readonly diagnostics: readonly Diagnostic[];
} {
  const counter = new LineCounter();
  const document = parse(head.text, counter);
  const at = placesIn(head, counter);
  return {
    placeOf: (path) => at(offsetOf(document, path)),
    diagnostics: duplicateKeys(document, at),
  };
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed {
  return parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    schema: 'core',
    strict: true,
    stringKeys: true,
    // Reported with the value that counts, instead of refusing the head.
    uniqueKeys: false,
    merge: true,
    resolveKnownTags: false,
  });
}

/** Mends what keeps a text from being read, as far as it helps. */
function mendText(source: string): { text: string; mended: MendedLine[]; tabs: number[] } {
  let lines = source.split('\n');
  const tabs = lines.flatMap((line, index) => (/^ *\t/.test(line) ? [index] : []));
  const given = lines;
  const unchanged = { text: source, mended: [], tabs: [] };
  let tabbed = false;
  for (let round = 0; round < ROUNDS; round++) {
    const text = lines.join('\n');
    const counter = new LineCounter();
    const document = parse(text, counter);
    const wrong = wrongLines(document, counter);
    if (wrong.length === 0) {
      const mended = changedLines(given, lines, tabbed ? tabs : []);
      return { text, mended, tabs: tabbed ? tabs : [] };
    }
    if (wrong.length > MOST_MENDED) return unchanged;
    const untabbed = tabbed ? lines : lines.map((l) => l.replace(/^[ \t]+/, (w) => w.replaceAll('\t', '  ')));
    tabbed ||= tabs.length > 0;
    const next = untabbed.map((line, index) =>
      wrong.includes(index) && !tabs.includes(index) ? (mendLine(line) ?? line) : line,
    );
    const helped = next.some((line, index) => line !== lines[index]);
    // The line above may have opened a list or a quotation that never ends.
    if (!helped) {
      const above = wrong.map((index) => index - 1);
      const again = next.map((line, index) => (above.includes(index) ? (mendLine(line) ?? line) : line));
      if (again.every((line, index) => line === lines[index])) return unchanged;
      lines = again;
    } else lines = next;
  }
  return unchanged;
}

/** Lines that cannot be read as they are. */
function wrongLines(document: Document.Parsed, counter: LineCounter): number[] {
  const lines = document.errors.map((e) => {
    // What never ends is found out on the line below.
    const above = e.code === 'BAD_INDENT' && e.message.startsWith('Flow') ? 1 : 0;
    return Math.max(0, counter.linePos(e.pos[0]).line - 1 - above);
  });
  const unknown = document.errors.length === 0 ? unknownAliases(document) : [];
  lines.push(...unknown.map((offset) => counter.linePos(offset).line - 1));
  // `title：x` and `title:x` are valid: one long text without any key.
  if (lines.length === 0 && isScalar(document.contents)) {
    const source = String(document.contents.source ?? '');
    if (mendColon(source.split('\n')[0] ?? '') !== undefined) {
      return Array.from({ length: counter.lineStarts.length }, (_, index) => index).slice(0, MOST_MENDED);
    }
  }
  return [...new Set(lines)];
}

function unknownAliases(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias(_, alias) {
      if (!alias.resolve(document)) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

function aliasOffset(document: Document.Parsed): number {
  return unknownAliases(document)[0] ?? 0;
}

function changedLines(
  given: readonly string[],
  lines: readonly string[],
  tabs: readonly number[],
): MendedLine[] {
  return lines.flatMap((line, index) => {
    const written = given[index] ?? '';
    if (written === line || (tabs.includes(index) && written.trim() === line.trim())) return [];
    return [{ index, written: shortened(written), read: shortened(line) }];
  });
}

function shortened(line: string): string {
  const text = line.trim();
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A number whose text says more than its value stays a text. */
function keepSigns(document: Document.Parsed): void {
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'number' && scalar.source !== undefined) {
        if (String(scalar.value) !== scalar.source) scalar.value = scalar.source;
      }
    },
  });
}

function duplicateKeys(document: Document.Parsed, at: (offset: number) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  const reported = new Set<string>();
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name === undefined || name === '<<') continue;
        if (seen.has(name) && !reported.has(name)) {
          reported.add(name);
          const offset = isNode(key) ? key.range?.[0] : undefined;
          found.push(diagnose('head/duplicate-key', at(offset ?? 0), { key: name }));
        }
        seen.add(name);
      }
    },
  });
  return found;
}

/** The comments of a head: the lexer parts them from the signs of texts. */
function comments({ file, text, line }: HeadText): Diagnostic[] {
  const said: string[] = [];
  let first = 0;
  let at = 0;
  let inText = false;
  for (const token of new Lexer().lex(text)) {
    // A control character announces that a text follows.
    if (token === '\x1f') {
      inText = true;
      continue;
    }
    if (token === '\x02' || token === '\x18') continue;
    if (!inText && token.startsWith('#')) {
      if (said.length === 0) first = text.slice(0, at).split('\n').length - 1;
      said.push(token.replace(/^#+\s*/, '').trim());
    }
    inText = false;
    at += token.length;
  }
  const words = said.filter((comment) => comment !== '');
  if (words.length === 0) return [];
  return [diagnose('head/comments', { file, line: line + first, column: 1 }, { comments: words })];
}

function placesIn({ file, line }: HeadText, counter: LineCounter): (offset: number) => Place {
  return (offset) => {
    const pos = counter.linePos(offset);
    return { file, line: Math.max(1, pos.line + line - 1), column: Math.max(1, pos.col) };
  };
}

function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && !isAlias(node) && node.range) return node.range[0];
  }
  return 0;
}

function tagOf(warning: YAMLError): string {
  return (
    /Unresolved tag: (\S+)/.exec(warning.message)?.[1]?.replace('tag:yaml.org,2002:', '!!') ?? 'used here'
  );
}

function why(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  if (/alias count/i.test(message)) return 'its anchors multiply into more data than a head can hold.';
  if (/nested|call stack/i.test(message)) return 'it is nested too deep, or contains itself.';
  return sentence(message);
}

function sentence(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
