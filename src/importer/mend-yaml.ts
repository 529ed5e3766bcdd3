import { type Document, isScalar, LineCounter } from 'yaml';
import { parseLenient, unknownAliases } from './yaml-document.ts';

/** How often a text is mended and read again. */
const ROUNDS = 6;
/** Of a head with more errors than this hardly any line is YAML. */
const MOST_MENDED = 20;
/** A line that was rewritten so that it can be read. */
interface MendedLine {
  /** Index of the line, from 0. */
  readonly index: number;
  readonly written: string;
  readonly read: string;
}

/** `key: value` with what stands before it, where the value stands on the same line. */
const PAIR = /^(\s*(?:- +)?)([^\s:#"'[\]{}-][^:]*?)([ \t]*:[ \t]+)(\S.*)$/;
/** A key with a full-width colon, as an input method for Chinese writes it: `title：x`. */
const FULL_WIDTH = /^(\s*(?:- +)?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*：[ \t]*(.*)$/u;
/** A key without a blank behind its colon: `title:x`; an address is none. */
const TIGHT = /^([A-Za-z_][\w-]*):(?!\/\/)(\S.*)$/;
const ITEM = /^(\s*- +)(\S.*)$/;

/**
 * A line of YAML that other readers forgive, written so that it is valid: the value is quoted as a whole,
 * the colon is made a colon with a blank.
 * @returns undefined where nothing is known to help
 */
function mendLine(line: string): string | undefined {
  return mendColon(line) ?? mendValue(line);
}

/** Only the colon behind the key; the value stays as it is. */
function mendColon(line: string): string | undefined {
  const wide = FULL_WIDTH.exec(line);
  if (wide) return `${wide[1]}${wide[2]}: ${wide[3]}`.trimEnd();
  const tight = TIGHT.exec(line);
  return tight ? `${tight[1]}: ${tight[2]}` : undefined;
}

function mendValue(line: string): string | undefined {
  const pair = PAIR.exec(line);
  if (pair) {
    const [, before = '', key = '', colon = '', value = ''] = pair;
    // The head of a block of lines is no text of its own.
    if (/^[|>][+-]?\d?\s*$/.test(value)) return undefined;
    const quoted = quote(value);
    return quoted === undefined ? undefined : `${before}${key}${colon}${quoted}`;
  }
  const item = ITEM.exec(line);
  const quoted = item && quote(item[2] ?? '');
  return quoted ? `${item[1]}${quoted}` : undefined;
}

/** A value in double quotes; undefined where it is quoted so already. */
function quote(value: string): string | undefined {
  const text = value.trim();
  const outer = /^(["'])(.*)\1$/.exec(text);
  const quoted = JSON.stringify(outer ? outer[2] : text);
  return quoted === text ? undefined : quoted;
}

/** A text that can be read, and what was done to it; untouched where nothing helps. */
export interface MendedText {
  /** The text as it was read last, with its lines. */
  readonly document: Document.Parsed;
  readonly counter: LineCounter;
  readonly mended: readonly MendedLine[];
  /** Lines, from 0, whose tabs were made blanks. */
  readonly tabs: readonly number[];
}

/** Mends what keeps a text from being read, as far as it helps. */
export function mendText(source: string): MendedText {
  let lines = source.split('\n');
  const tabs = lines.flatMap((line, index) => (/^ *\t/.test(line) ? [index] : []));
  const given = lines;
  const first = parsed(source);
  const unchanged = { ...first, mended: [], tabs: [] };
  let tabbed = false;
  for (let round = 0; round < ROUNDS; round++) {
    const { document, counter } = round === 0 ? first : parsed(lines.join('\n'));
    const wrong = wrongLines(document, counter);
    if (wrong.length === 0) {
      const mended = changedLines(given, lines, tabbed ? tabs : []);
      return { document, counter, mended, tabs: tabbed ? tabs : [] };
    }
    if (wrong.length > MOST_MENDED) return unchanged;
    // Tabs inside a text are its own.
    const untab: boolean = !tabbed && document.errors.some((e) => e.code === 'TAB_AS_INDENT');
    tabbed ||= untab;
    const next = lines.map((line, index) => {
      if (untab && tabs.includes(index)) return line.replace(/^[ \t]+/, (w) => w.replaceAll('\t', '  '));
      return wrong.includes(index) ? (mendLine(line) ?? line) : line;
    });
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

function parsed(text: string): Pick<MendedText, 'document' | 'counter'> {
  const counter = new LineCounter();
  return { document: parseLenient(text, counter), counter };
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
