import { type Document, isNode, isScalar, Lexer, LineCounter, visit, type YAMLError } from 'yaml';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { type MendedText, mendText } from './mend-yaml.ts';
import { isGroup, type PlainGroup, toPlain } from './plain-data.ts';
import { type HeadText, offsetOf, parseLenient, placesIn, unknownAliases } from './yaml-document.ts';

/** What a head says. Without data it could not be read, and an error tells why. */
export interface ParsedHead {
  readonly data: PlainGroup | undefined;
  /** Where a value stands. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  readonly diagnostics: readonly Diagnostic[];
}

/** A bound on aliases keeps a “billion laughs” head from filling the memory. */
const MOST_ALIASES = 50;

/**
 * Reads YAML as written by hand for other generators. Nothing is executed, tags are not applied, dates stay
 * the text they are, a number that would lose signs stays a text (1.10, 007). What is not valid but
 * commonly forgiven is mended and reported: unquoted colons, leading `@` or `*`, tabs, full-width colons.
 */
export function parseYamlHead(head: HeadText): ParsedHead {
  const mended = mendText(head.text);
  const { document, counter } = mended;
  const at = placesIn(head, counter);
  const placeOf = (path: readonly (string | number)[]): Place => at(offsetOf(document, path));
  const data = dataOf(document, at);
  if ('problem' in data) return { data: undefined, placeOf, diagnostics: [data.problem] };
  const tags = document.warnings.map((w) => diagnose('head/tag', at(w.pos[0]), { tag: tagOf(w) }));
  const repaired = repairs(head, mended);
  return {
    data: data.value,
    placeOf,
    diagnostics: [...repaired, ...tags, ...duplicateKeys(document, at), ...comments(head)],
  };
}

/** The data of a document, or why there are none. */
function dataOf(
  document: Document.Parsed,
  at: (offset: number) => Place,
): { readonly value: PlainGroup } | { readonly problem: Diagnostic } {
  const unreadable = (reason: string, place: Place) => ({
    problem: diagnose('head/unreadable', place, { format: 'YAML', reason: sentence(reason) }),
  });
  const [error] = document.errors;
  if (error) return unreadable(error.message, at(error.pos[0]));
  keepSigns(document);
  try {
    const value = toPlain(document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {});
    return isGroup(value) ? { value } : unreadable('keys with values are expected', at(0));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/unresolved alias/i.test(reason)) return unreadable(reason, at(aliasOffset(document)));
    return { problem: diagnose('head/unsafe', at(0), { reason: why(cause) }) };
  }
}

/** What was rewritten so that it could be read. */
function repairs({ file, line }: HeadText, { mended, tabs }: MendedText): Diagnostic[] {
  const at = (index: number): Place => ({ file, line: line + index, column: 1 });
  const [tab] = tabs;
  return [
    ...mended.map(({ index, written, read }) => diagnose('head/mended', at(index), { written, read })),
    ...(tab === undefined ? [] : [diagnose('head/tabs', at(tab), { count: tabs.length })]),
  ];
}

/** Places in JSON, which is YAML too, and its keys that stand twice; its data are read by others. */
export function locateJson(head: HeadText): {
  readonly placeOf: ParsedHead['placeOf'];
  readonly diagnostics: readonly Diagnostic[];
} {
  const counter = new LineCounter();
  const document = parseLenient(head.text, counter);
  const at = placesIn(head, counter);
  return {
    placeOf: (path) => at(offsetOf(document, path)),
    diagnostics: duplicateKeys(document, at),
  };
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

function aliasOffset(document: Document.Parsed): number {
  return unknownAliases(document)[0] ?? 0;
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
  if (!text.includes('#')) return [];
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
