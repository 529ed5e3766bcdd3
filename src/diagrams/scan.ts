import { Collector, type LineScanner, type Scan } from './collector.ts';
import type { DiagramKind } from './diagram.ts';
import { flowchart } from './scan-flowchart.ts';

/**
 * Which kind a Mermaid text is by its first word; the word and its line (from 0) where the site does
 * not draw it; undefined where the text says nothing.
 */
export function kindOf(
  body: string,
): DiagramKind | { readonly unknown: string; readonly line: number } | undefined {
  const lines = body.split('\n').map((text) => text.trim());
  const line = lines.findIndex((text) => text !== '' && !text.startsWith('%%'));
  if (line < 0) return undefined;
  const word = lines[line]?.split(/\s/)[0] ?? '';
  if (word === 'flowchart' || word === 'graph') return 'flowchart';
  if (word === 'sequenceDiagram') return 'sequence';
  if (word === 'mindmap' || word === 'timeline') return word;
  return { unknown: word, line };
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
    const said = headerSeen ? text : afterHeader(text);
    headerSeen = true;
    if (said.trim() !== '') SCANNERS[kind](said, line, collector);
  });
  return collector.result();
}

/** What stands on the first line behind a semicolon, in its place on the line. */
export function afterHeader(text: string): string {
  const end = text.indexOf(';') + 1;
  return end === 0 ? '' : ' '.repeat(end) + text.slice(end);
}

const sequence: LineScanner = (text, line, found) => {
  const actor = /^(\s*(?:create\s+)?(?:participant|actor)\s+)([\w.-]+)(\s+as\s+)?/.exec(text);
  if (actor) {
    const [head, , id = '', as] = actor;
    if (as) {
      found.part(id, { line, end: head.length - as.length });
      found.label(text, { line, start: head.length, end: text.length });
    } else found.bare({ id, line, end: head.length, how: 'participant' });
    return;
  }
  const block = /^\s*(?:loop|alt|else|opt|par|and|critical|option|break|title:?)\s+(?=\S)/.exec(text);
  if (block) return found.label(text, { line, start: block[0].length, end: text.length });
  const box = /^\s*box\s+(?:(?:transparent|(?:rgb|hsl)a?\([^)]*\))\s+)?(?=\S)/i.exec(text);
  if (box) return found.label(text, { line, start: box[0].length, end: text.length });
  const spoken = /^\s*(?:note\s[^:]+|[^:]*?-[->x)][^:]*):/i.exec(text);
  if (spoken) found.label(text, { line, start: spoken[0].length, end: text.length });
};

const mindmap: LineScanner = (text, line, found) => {
  if (/^\s*::/.test(text)) return;
  const shaped = /^\s*([\w.-]*)(\(\(|\)\)|\[|\(|\{\{|\))(.+?)(\)\)|\(\(|\]|\)|\}\}|\()\s*$/.exec(text);
  if (shaped) {
    const [, id = '', open = '', label = ''] = shaped;
    const end = text.indexOf(id) + id.length;
    if (id !== '') found.part(id, { line, end });
    const start = end + open.length;
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
function whole(
  text: string,
  line: number,
  { found, start, end }: { found: Collector; start: number; end: number },
): void {
  const label = text.slice(start, end).trim();
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(label)) {
    const at = text.indexOf(label, start);
    found.bare({ id: label, line, end: at + label.length, how: 'replace' });
  } else found.label(text, { line, start, end });
}

const SCANNERS: Readonly<Record<DiagramKind, LineScanner>> = { flowchart, sequence, mindmap, timeline };
