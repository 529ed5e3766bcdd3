import type { DiagramKind } from './diagram.ts';

/** A label in the source: where it stands and what it says. Lines and columns count from 0. */
export interface Label {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A part written without a label of its own; `write` puts one where Mermaid expects it. */
export interface BareId {
  readonly id: string;
  readonly line: number;
  readonly end: number;
  /** How a label is added: after the id on its line, instead of the id, or in a line at the end. */
  readonly how: 'subgraph' | 'participant' | 'replace' | 'append';
}

export interface Scan {
  readonly labels: readonly Label[];
  readonly bare: readonly BareId[];
  /** Every id of a part and every class put on one by `:::`, in order of appearance, each once. */
  readonly ids: readonly string[];
}

/** Which kind a Mermaid text is by its first word, or the word itself where the site does not draw it. */
export function kindOf(body: string): DiagramKind | { readonly unknown: string } {
  const lines = body.split('\n').map((line) => line.trim());
  const header = lines.find((line) => line !== '' && !line.startsWith('%%')) ?? '';
  const word = header.split(/\s/)[0] ?? '';
  if (word === 'flowchart' || word === 'graph') return 'flowchart';
  if (word === 'sequenceDiagram') return 'sequence';
  if (word === 'mindmap' || word === 'timeline') return word;
  return { unknown: word };
}

/**
 * Finds the labels and the bare ids of a Mermaid text. It does not check the syntax: Mermaid does that.
 * @param body the Mermaid text
 * @param kind what `kindOf` says
 */
export function scan(body: string, kind: DiagramKind): Scan {
  const collector = new Collector();
  let headerSeen = false;
  body.split('\n').forEach((text, line) => {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('%%')) return;
    if (!headerSeen) {
      headerSeen = true;
      return;
    }
    SCANNERS[kind](text, line, collector);
  });
  return collector.result();
}

type LineScanner = (text: string, line: number, found: Collector) => void;

/** Gathers what the scanners find, each id once. */
class Collector {
  readonly #labels: Label[] = [];
  readonly #bare: BareId[] = [];
  readonly #ids = new Set<string>();
  readonly #labelled = new Set<string>();

  /** Adds a label, trimmed and without its quotes. */
  label(text: string, { line, start, end }: { line: number; start: number; end: number }): void {
    let [from, to] = [start, end];
    while (from < to && /[\s"]/.test(text.charAt(from))) from++;
    while (to > from && /[\s"]/.test(text.charAt(to - 1))) to--;
    if (to > from) this.#labels.push({ line, start: from, end: to, text: text.slice(from, to) });
  }
  /** A name that may be a term's without being a part of its own. */
  shown(name: string): void {
    this.#ids.add(name);
  }
  part(id: string, labelled: boolean): void {
    this.#ids.add(id);
    if (labelled) this.#labelled.add(id);
  }
  bare(id: BareId): void {
    this.#ids.add(id.id);
    this.#bare.push(id);
  }
  result(): Scan {
    const bare = new Map<string, BareId>();
    for (const part of this.#bare) {
      const key = part.how === 'append' ? part.id : `${part.id} ${part.line} ${part.end}`;
      if (!(part.how === 'append' && this.#labelled.has(part.id)) && !bare.has(key)) bare.set(key, part);
    }
    return { labels: this.#labels, bare: [...bare.values()], ids: [...this.#ids] };
  }
}

const ID = /[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*/uy;
const LINK = /<?(?:-{2,}[>xo]?|={2,}[>xo]?|-\.+-?[>xo]?|~{3,})/y;
/** A link with its words in the middle: `a -- words --> b`. */
const WORDED = /(?:--|==|-\.)(\s*(?![-=.>xo]).+?)(?=\s*(?:-{2,}|={2,}|\.-))/y;
const SKIPPED = /^\s*(?:classDef|class|style|linkStyle|click|direction|end|accTitle|accDescr)\b/;

const flowchart: LineScanner = (text, line, found) => {
  if (SKIPPED.test(text)) return;
  const group = /^\s*subgraph\s+/.exec(text);
  if (group) return subgraph(text, line, { found, from: group[0].length });
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    if (rest.startsWith('%%')) return;
    const worded = take(WORDED);
    if (worded?.[1]) {
      found.label(text, { line, start: at - worded[1].length, end: at });
      take(/\s*(?:-{2,}[>xo]?|={2,}[>xo]?|\.-+[>xo]?)/y);
      continue;
    }
    if (take(LINK)) continue;
    const named = take(/:::([\w-]+)/y)?.[1];
    if (named) {
      found.shown(named);
      continue;
    }
    const edgeLabel = take(/\|([^|]*)\|/y);
    if (edgeLabel) {
      found.label(text, { line, start: edgeLabel.index + 1, end: at - 1 });
      continue;
    }
    const id = take(ID)?.[0];
    if (id === undefined) at++;
    else at = node(text, at, { line, id, found });
  }
};

/** Reads what follows the id of a node: its label in brackets, its data in `@{ }`, or nothing. */
function node(text: string, after: number, { line, id, found }: { line: number; id: string; found: Collector }): number {
  const data = /^@\{[^}]*\}/.exec(text.slice(after));
  if (data) {
    const label = /label:\s*"([^"]*)"/.exec(data[0]);
    if (label) {
      const start = after + label.index + label[0].length - 1 - (label[1] ?? '').length;
      found.label(text, { line, start, end: start + (label[1] ?? '').length });
      found.part(id, true);
    } else found.bare({ id, line, end: after, how: 'append' });
    return after + data[0].length;
  }
  // `e1@-->`: the id of a link, no node.
  if (text.charAt(after) === '@') return after + 1;
  const open = /^(?:\[[[(/\\]?|\(\(\(|\(\(|\(\[|\(|\{\{?|>)/.exec(text.slice(after));
  if (!open) {
    found.bare({ id, line, end: after, how: 'append' });
    return after;
  }
  found.part(id, true);
  const from = after + open[0].length;
  const quoted = /^\s*"[^"]*"/.exec(text.slice(from));
  const inner = quoted?.[0] ?? /^[^\])}]*/.exec(text.slice(from))?.[0] ?? '';
  const end = from + inner.length;
  found.label(text, { line, start: from, end: quoted ? end : end - (/[/\\]$/.test(inner) ? 1 : 0) });
  return end + (/^[\])}/\\]+/.exec(text.slice(end))?.[0].length ?? 0);
}

function subgraph(text: string, line: number, { found, from }: { found: Collector; from: number }): void {
  const rest = text.slice(from);
  const named = /^([\w.-]+)\s*\[(.*)\]\s*$/.exec(rest);
  if (named) {
    found.part(named[1] ?? '', true);
    const start = from + rest.indexOf('[') + 1;
    return found.label(text, { line, start, end: start + (named[2] ?? '').length });
  }
  const bare = /^([\w.-]+)\s*$/.exec(rest)?.[1];
  if (bare) found.bare({ id: bare, line, end: from + bare.length, how: 'subgraph' });
  else found.label(text, { line, start: from, end: text.length });
}

const sequence: LineScanner = (text, line, found) => {
  const actor = /^(\s*(?:create\s+)?(?:participant|actor)\s+)([\w.-]+)(\s+as\s+)?/.exec(text);
  if (actor) {
    const [head, , id = '', as] = actor;
    if (as) {
      found.part(id, true);
      found.label(text, { line, start: head.length, end: text.length });
    } else found.bare({ id, line, end: head.length, how: 'participant' });
    return;
  }
  const block = /^\s*(?:loop|alt|else|opt|par|and|critical|option|break|title:?)\s+(?=\S)/.exec(text);
  if (block) return found.label(text, { line, start: block[0].length, end: text.length });
  const spoken = /^\s*(?:note\s[^:]+|[^:]*?-[->x)][^:]*):/i.exec(text);
  if (spoken) found.label(text, { line, start: spoken[0].length, end: text.length });
};

const mindmap: LineScanner = (text, line, found) => {
  if (/^\s*::/.test(text)) return;
  const shaped = /^\s*([\w.-]*)(\(\(|\)\)|\[|\(|\{\{|\))(.+?)(\)\)|\(\(|\]|\)|\}\}|\()\s*$/.exec(text);
  if (shaped) {
    const [, id = '', open = '', label = ''] = shaped;
    if (id !== '') found.part(id, true);
    const start = text.indexOf(id) + id.length + open.length;
    return found.label(text, { line, start, end: start + label.length });
  }
  whole(text, line, { found, start: 0, end: text.length });
};

const timeline: LineScanner = (text, line, found) => {
  const head = /^\s*(?:title|section)\s+/.exec(text);
  let start = head ? head[0].length : 0;
  // Mermaid separates events by a colon with a space after it; “:” inside a word is text.
  for (const part of text.slice(start).split(/:(?=\s)/)) {
    whole(text, line, { found, start, end: start + part.length });
    start += part.length + 1;
  }
};

/** A text that is a label and may be the id of a term at once. */
function whole(text: string, line: number, { found, start, end }: { found: Collector; start: number; end: number }): void {
  const label = text.slice(start, end).trim();
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(label)) {
    const at = text.indexOf(label, start);
    found.bare({ id: label, line, end: at + label.length, how: 'replace' });
  } else found.label(text, { line, start, end });
}

const SCANNERS: Readonly<Record<DiagramKind, LineScanner>> = { flowchart, sequence, mindmap, timeline };
