import { z } from 'astro/zod';
import type { Messages } from './messages/en.ts';

/** A key of a file as the guide lists it. */
export interface DocumentedKey {
  /** From the top of the file: `status.since`, `relations[].type`. */
  readonly path: string;
  /** How deep it stands, from 0. */
  readonly depth: number;
  readonly required: boolean;
  /** What its value is, in words. */
  readonly value: string;
  /** The words among which it chooses. */
  readonly choices: readonly string[];
  /** What holds without it, as written in the file. */
  readonly fallback: string | undefined;
  /** What it says; empty where the schema has no description. */
  readonly description: string;
}

/** The part of JSON Schema that our schemas become. `form` and `per` are our own, from `meta`. */
interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  /** What a text or a choice stands for: date, colour, kind, platform, layer. */
  readonly form?: string;
  /** The keys of the group are the site's languages or platforms. */
  readonly per?: 'language' | 'platform';
}

/** All keys of a file, each group's own below it. */
export function documentedKeys(schema: z.ZodType, words: Messages['guideValues']): DocumentedKey[] {
  return keysOf(asNode(schema), { words, prefix: '', depth: 0 });
}

function asNode(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
}

interface Context {
  readonly words: Messages['guideValues'];
  readonly prefix: string;
  readonly depth: number;
}

function keysOf(node: Node, context: Context): DocumentedKey[] {
  const { words, prefix, depth } = context;
  if (typeof node.additionalProperties === 'object') {
    return keysOf(node.additionalProperties, { ...context, prefix: `${prefix}<key>.` });
  }
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const path = prefix + name;
    const inner = child.items ?? child;
    const own: DocumentedKey = {
      path,
      depth,
      required: node.required?.includes(name) ?? false,
      value: kindOfValue(child, words),
      choices: choicesOf(child),
      fallback: fallbackOf(child),
      description: child.description ?? '',
    };
    if (!hasKeys(inner)) return [own];
    const below = `${path}${child.items ? '[]' : ''}.`;
    return [own, ...keysOf(inner, { words, prefix: below, depth: depth + 1 })];
  });
}

/** Whether the keys of a group are the schema's; those of languages and platforms are the site's. */
function hasKeys(node: Node): boolean {
  return node.properties !== undefined && node.per === undefined;
}

/** What a value is, in words. */
function kindOfValue(node: Node, words: Messages['guideValues']): string {
  if (node.form !== undefined) return words[node.form as 'date'];
  if (node.per !== undefined) {
    const [inner] = Object.values(node.properties ?? {});
    const what = inner ? kindOfValue(inner, words) : words.text;
    return node.per === 'language' ? words.perLanguage(what) : words.perPlatform(what);
  }
  if (node.items) return words.listOf(kindOfValue(node.items, words));
  const [first, second] = node.anyOf ?? [];
  if (first && second) return words.or(kindOfValue(first, words), kindOfValue(second, words));
  if (node.enum) return words.choice;
  if (node.properties) return words.group;
  if (node.format === 'uri') return words.address;
  switch (node.type) {
    case 'boolean':
      return words.flag;
    case 'integer':
      return words.number(node.minimum ?? 0, node.maximum ?? 0);
    case 'null':
      return words.nothing;
    default:
      return words.text;
  }
}

function choicesOf(node: Node): readonly string[] {
  const chosen = node.items ?? node;
  return chosen.form === undefined ? (chosen.enum ?? []).map(String) : [];
}

/** A default worth telling: that a list without entries is empty goes without saying. */
function fallbackOf({ default: value }: Node): string | undefined {
  if (value === undefined || value === null || typeof value === 'object' || value === '') return undefined;
  return String(value);
}
