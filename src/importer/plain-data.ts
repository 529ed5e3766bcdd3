import { TomlDate } from 'smol-toml';

/** Data of a front matter: texts, numbers, truth values, lists and groups of them. */
export type PlainGroup = Readonly<Record<string, unknown>>;

/** Deeper than this no head is nested that a person wrote. */
const DEEPEST = 64;

/**
 * Data as plain values: a date becomes its text, a number too large for a number its digits. Nothing is
 * shared between two places, so it can be written without anchors.
 * @throws RangeError where it is nested too deep or contains itself
 */
export function toPlain(value: unknown, above: readonly unknown[] = []): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof TomlDate) return dateText(value);
  if (typeof value !== 'object' || value === null) return value === undefined ? null : value;
  if (above.length >= DEEPEST || above.includes(value)) throw new RangeError('nested too deep');
  const inner = [...above, value];
  if (Array.isArray(value)) return value.map((item) => toPlain(item, inner));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item, inner)]));
}

/** As written but for a fraction of no length: 2018-09-07T12:00:00+08:00. */
function dateText(date: TomlDate): string {
  return date.toISOString().replace(/\.0+(?=$|[Z+-])/, '');
}

export function isGroup(value: unknown): value is PlainGroup {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value says nothing: missing, empty text, empty list or group. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A text, or a number or truth value as text; undefined for lists, groups and what says nothing. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const text = value.replace(/\s+/g, ' ').trim();
    return text === '' ? undefined : text;
  }
  return typeof value === 'number' ? String(value) : undefined;
}
