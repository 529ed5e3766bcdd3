import { asText, isEmpty, isGroup } from './plain-data.ts';

/** Stands between a category and one inside it. */
const INSIDE = ' / ';

/** Keys under which a group gives its label. */
const NAMES: readonly string[] = ['label', 'name', 'title'];

/** Labels, and whether all that was said is in them. */
export interface Labels {
  readonly labels: readonly string[];
  readonly complete: boolean;
}

/**
 * Reads tags or categories: a text, several parted by commas (`a, b`, `甲，乙`、`丙`), a list, or groups that
 * have a `label`. A list inside a list is a way from a category to one inside it, as in Hexo: “Data / Storage”.
 * @param words whether blanks part a text without commas, as Jekyll has it
 */
export function readLabels(value: unknown, { words }: { words: boolean }): Labels {
  const read = isEmpty(value) ? [] : (Array.isArray(value) ? value : splitText(value, words)).map(labelOf);
  const labels = read.flatMap(({ label }) => (label === undefined ? [] : [label]));
  return { labels: [...new Set(labels)], complete: read.every((r) => r.complete) };
}

function splitText(value: unknown, words: boolean): unknown[] {
  const text = asText(value);
  if (text === undefined) return [value];
  // `[a, b` was a list that is not closed.
  const bare = text.replace(/^\[|\]$/g, '');
  const parted = bare.split(/[,，、;；]/);
  const parts = parted.length === 1 && words ? bare.split(/\s+/) : parted;
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'));
}

function labelOf(item: unknown): { label: string | undefined; complete: boolean } {
  if (isEmpty(item)) return { label: undefined, complete: true };
  if (typeof item === 'boolean') return { label: String(item), complete: true };
  const text = asText(item);
  if (text !== undefined) return { label: text, complete: true };
  if (Array.isArray(item)) {
    const way = item.map(labelOf);
    const label = way.flatMap((step) => step.label ?? []).join(INSIDE);
    return { label: label === '' ? undefined : label, complete: way.every((step) => step.complete) };
  }
  if (!isGroup(item)) return { label: undefined, complete: false };
  const entries = Object.entries(item);
  const [[key, value] = ['', undefined]] = entries;
  // `- C++: for beginners` was meant as one text.
  if (entries.length === 1 && !NAMES.includes(key) && asText(value) !== undefined) {
    return { label: `${key}: ${asText(value)}`, complete: true };
  }
  const label = NAMES.map((name) => asText(item[name])).find((name) => name !== undefined);
  return { label, complete: label !== undefined && Object.keys(item).length === 1 };
}
