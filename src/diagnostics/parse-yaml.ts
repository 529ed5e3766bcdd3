import { z } from 'astro/zod';
import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { diagnose } from './catalogue.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { findOccurrence, type Occurrence } from './locate.ts';
import { suggest } from './suggest.ts';

/** Where a value stands, by its path of keys and indexes; with `word`, where that word of the value stands. */
export type PlaceOf = (path: readonly (string | number)[], word?: Occurrence) => Place;

export type Parsed<T> =
  | { readonly value: T; readonly placeOf: PlaceOf; readonly diagnostics: readonly Diagnostic[] }
  | { readonly value: undefined; readonly placeOf: PlaceOf; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads YAML against a strict schema and reports every problem at its place.
 * @param source the text; `file` names it in diagnostics; `firstLine` is the line of the file on which
 *   the text begins (2 for front matter), 1 by default
 * @param schema what is expected
 */
export function parseYaml<T>(
  source: { file: string; text: string; firstLine?: number },
  schema: z.ZodType<T>,
): Parsed<T> {
  const counter = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: counter,
    prettyErrors: false,
    schema: 'core',
    uniqueKeys: true,
    strict: true,
  });
  const firstLine = source.firstLine ?? 1;
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: line + firstLine - 1, column: Math.max(1, col) };
  };
  const placeOf: PlaceOf = (path, word) => {
    const offset = offsetOf(document, path);
    return at(word ? findOccurrence(source.text, offset, word) : offset);
  };

  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    const diagnostics = problems.map((e) =>
      diagnose('yaml/syntax', at(e.pos[0]), { reason: firstSentence(e.message) }),
    );
    return { value: undefined, placeOf, diagnostics };
  }
  let raw: unknown;
  try {
    // A bound on aliases keeps a “billion laughs” file from filling the memory.
    raw = document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      value: undefined,
      placeOf,
      diagnostics: [diagnose('yaml/syntax', at(0), { reason: firstSentence(reason) })],
    };
  }
  const result = schema.safeParse(raw);
  if (result.success) return { value: result.data, placeOf, diagnostics: [] };
  const diagnostics = result.error.issues.flatMap((issue) =>
    explain(issue, { document, placeOf, at, raw, schema }),
  );
  return { value: undefined, placeOf, diagnostics };
}

interface Context {
  readonly document: Document.Parsed;
  readonly placeOf: PlaceOf;
  readonly at: (offset: number) => Place;
  readonly raw: unknown;
  readonly schema: z.ZodType;
}

function explain(issue: z.core.$ZodIssue, context: Context): Diagnostic[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const place = context.placeOf(path);
  const key = path.length > 0 ? path.join('.') : 'the file';
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(context.schema, path);
      return issue.keys.map((name) =>
        diagnose('schema/unknown-key', context.at(keyOffset(context.document, [...path, name])), {
          key: name,
          known,
          suggestion: suggest(name, known),
        }),
      );
    }
    case 'invalid_type': {
      const received = valueAt(context.raw, path);
      return received === undefined
        ? [
            diagnose('schema/missing-key', context.placeOf(path.slice(0, -1)), {
              key,
              // A schema that says more than the type is heard.
              expected: issue.message.startsWith('Invalid input') ? nameOf(issue.expected) : issue.message,
            }),
          ]
        : [
            diagnose('schema/wrong-type', place, {
              key,
              expected: nameOf(issue.expected),
              received: describe(received),
            }),
          ];
    }
    case 'invalid_value': {
      const received = valueAt(context.raw, path);
      const expected = `one of ${issue.values.map(String).join(', ')}`;
      return received === undefined
        ? [diagnose('schema/missing-key', context.placeOf(path.slice(0, -1)), { key, expected })]
        : [diagnose('schema/wrong-type', place, { key, expected, received: describe(received) })];
    }
    case 'invalid_union': {
      const received = valueAt(context.raw, path);
      const expected = alternativesOf(issue);
      if (received === undefined) {
        const parent = context.placeOf(path.slice(0, -1));
        return [diagnose('schema/missing-key', parent, { key, expected: expected ?? 'a value' })];
      }
      if (expected !== undefined) {
        return [diagnose('schema/wrong-type', place, { key, expected, received: describe(received) })];
      }
      // The branch that came furthest says most.
      const branches = issue.errors.map((inner) =>
        inner.map((i) => ({ ...i, path: [...issue.path, ...i.path] })),
      );
      const best = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
      if (!best) return [diagnose('schema/bad-value', place, { key, reason: sentence(issue.message) })];
      return best.flatMap((inner) => explain(inner as z.core.$ZodIssue, context));
    }
    case 'invalid_key': {
      const reason = sentence(issue.issues[0]?.message ?? issue.message);
      return [diagnose('schema/bad-value', context.at(keyOffset(context.document, path)), { key, reason })];
    }
    case 'too_small':
    case 'too_big':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return [diagnose('schema/bad-value', place, { key, reason: sentence(issue.message) })];
  }
}

/** What was expected where no form of a union fits at all; undefined where a form fits in part. */
function alternativesOf(issue: z.core.$ZodIssueInvalidUnion): string | undefined {
  const kinds = 'options' in issue ? (issue.options ?? []) : [];
  if (kinds.length > 0) return `one of ${kinds.map(String).join(', ')}`;
  const types = issue.errors.flatMap(([first]) =>
    first?.code === 'invalid_type' && first.path.length === 0 ? [nameOf(first.expected)] : [],
  );
  return types.length > 0 && types.length === issue.errors.length
    ? [...new Set(types)].join(' or ')
    : undefined;
}

function depth(issues: readonly { path: readonly PropertyKey[] }[]): number {
  return Math.max(0, ...issues.map((i) => i.path.length));
}

function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNodeWithRange(node)) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document.Parsed, path: readonly (string | number)[]): number {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(path.at(-1)),
    );
    if (pair && isNodeWithRange(pair.key)) return pair.key.range[0];
  }
  return offsetOf(document, path);
}

function isNodeWithRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  let value = raw;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** The keys the schema knows at a path; empty where the path leads to no object. */
function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let level = alternatives(schema);
  for (const part of path) level = level.flatMap((one) => alternatives(childOf(one, part)));
  return [...new Set(level.flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : [])))];
}

function childOf(schema: unknown, part: string | number): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)];
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

/** A schema without its wrappers; of a union, all its members. */
function alternatives(schema: unknown): unknown[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  if (schema instanceof z.ZodPipe) return alternatives(schema.in);
  const wraps =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly;
  return wraps ? alternatives(schema.unwrap()) : [schema];
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function nameOf(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return `“${String(value)}”`;
}

function firstSentence(message: string): string {
  return sentence(message.split('\n')[0] ?? message);
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
