import { lineEnd } from './scan-line.ts';
import type { Scanner } from './scan-tags.ts';

/** A word that is spelled out apart: `*[NAT]: Network Address Translation`. */
export interface Abbreviation {
  readonly name: string;
  readonly words: string;
  /** Where it stands in the source. */
  readonly offset: number;
}

const ABBREVIATION = /\*\[([^\]\\\n]{1,60})\]:[ \t]+(\S[^\n]*)(?<![*\s])[ \t]*(?:\n|$)/y;

/**
 * Reads a line that spells a word out, takes it out of the text and notes it.
 * @returns whether the scanner moved to the beginning of the next line
 */
export function scanAbbreviation(scanner: Scanner): boolean {
  ABBREVIATION.lastIndex = scanner.at;
  const [whole, name = '', words = ''] = ABBREVIATION.exec(scanner.text) ?? [];
  if (whole === undefined) return false;
  const { at } = scanner;
  scanner.abbreviations.push({ name: name.trim(), words: words.trim(), offset: at });
  scanner.edits.push({ start: at, end: at + whole.length, text: '' });
  scanner.at = at + whole.length;
  return true;
}

/** Generators whose Markdown has no definition lists. */
const WITHOUT = new Set(['docusaurus', 'vitepress', 'gitbook', 'obsidian']);
/** How a definition begins, on the line below its term. */
const DEFINITION = /^ {0,3}:[ \t]+(?=\S)/;
/** A line that is a block of its own kind, no term. */
const NO_TERM = /^(?:\s|[#>|<:]|[*+-](?:\s|$)|\d{1,9}[.)]|`{3}|~{3}|\{[%:{]|!\[|=+\s*$)/;
/** No more lines than these stand above a definition as terms, and none longer. */
const MOST_TERMS = 3;
const LONGEST_TERM = 120;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A term or a definition: its lines, and how many signs of each are none of its words. */
interface Part {
  readonly name: 'dt' | 'dd';
  readonly lines: readonly { readonly line: Line; readonly cut: number }[];
}

/**
 * Finds a list of definitions at the beginning of a line (a term, and below it lines that begin with a colon)
 * and has it read as `<dl>`. What stands in it is scanned on.
 */
export function scanDefinitions(scanner: Scanner): void {
  const { text, at, dialect } = scanner;
  if (
    at < scanner.definitionsEnd ||
    WITHOUT.has(dialect) ||
    !/(?:^|\n[ \t]*\n?)$/.test(text.slice(Math.max(0, at - 40), at))
  )
    return;
  const parts: Part[] = [];
  let next = at;
  for (let group = readGroup(text, next); group; group = readGroup(text, next)) {
    parts.push(...group.parts);
    next = group.end;
  }
  if (parts.length === 0) return;
  scanner.definitionsEnd = next;
  for (const part of parts) {
    const first = parts[0] === part ? '<dl>\n' : '';
    const last = parts.at(-1) === part ? '\n</dl>' : '';
    addPart(scanner, part, { first, last });
  }
}

function addPart(scanner: Scanner, { name, lines }: Part, round: { first: string; last: string }): void {
  const end = lines.at(-1)?.line.end ?? 0;
  lines.forEach(({ line, cut }, index) => {
    const open = index === 0 ? `${round.first}<${name}>\n\n` : '';
    scanner.edits.push({ start: line.start, end: line.start + cut, text: open });
  });
  scanner.edits.push({ start: end, end, text: `\n\n</${name}>${round.last}\n` });
}

/** Terms with their definitions; undefined where none begin. */
function readGroup(text: string, from: number): { parts: Part[]; end: number } | undefined {
  const terms: Line[] = [];
  let at = skipBlank(text, from);
  for (
    let line = lineAt(text, at);
    line.text.trim() !== '' && !DEFINITION.test(line.text);
    line = lineAt(text, at)
  ) {
    if (terms.length === MOST_TERMS || line.text.length > LONGEST_TERM || NO_TERM.test(line.text))
      return undefined;
    terms.push(line);
    at = line.end + 1;
  }
  if (terms.length === 0) return undefined;
  const parts: Part[] = terms.map((line) => ({ name: 'dt', lines: [{ line, cut: 0 }] }));
  let end = at;
  for (
    let own = readDefinition(text, skipBlank(text, end));
    own;
    own = readDefinition(text, skipBlank(text, end))
  ) {
    parts.push({ name: 'dd', lines: own });
    end = (own.at(-1)?.line.end ?? end) + 1;
  }
  return parts.length > terms.length ? { parts, end } : undefined;
}

/** The lines of a definition: the one with the colon, those that go on, and indented ones behind empty lines. */
function readDefinition(text: string, from: number): Part['lines'] | undefined {
  const first = lineAt(text, from);
  const mark = DEFINITION.exec(first.text)?.[0].length;
  if (mark === undefined) return undefined;
  const lines = [{ line: first, cut: mark }];
  let blank = false;
  for (let at = first.end + 1; at < text.length; ) {
    const line = lineAt(text, at);
    at = line.end + 1;
    if (line.text.trim() === '') {
      blank = true;
      continue;
    }
    const indent = /^(?: {1,4}|\t)/.exec(line.text)?.[0].length ?? 0;
    if (
      DEFINITION.test(line.text) ||
      (indent < 2 && line.text[0] !== '\t' && (blank || NO_TERM.test(line.text)))
    )
      break;
    lines.push({ line, cut: indent });
  }
  return lines;
}

function skipBlank(text: string, from: number): number {
  const blank = /(?:[ \t]*\n)*/y;
  blank.lastIndex = from;
  blank.exec(text);
  return blank.lastIndex;
}

function lineAt(text: string, start: number): Line {
  const end = lineEnd(text, start);
  return { start, end, text: text.slice(start, end) };
}
