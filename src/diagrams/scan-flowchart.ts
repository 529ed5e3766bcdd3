import type { Collector, LineScanner } from './collector.ts';

const ID = /[\p{L}\p{N}_]+(?:[-.][\p{L}\p{N}_]+)*/uy;
const LINK = /<?(?:-{2,}[>xo]?|={2,}[>xo]?|-\.+-?[>xo]?|~{3,})/y;
/** A link with its words in the middle: `a -- words --> b`. */
const WORDED = /(?:--|==|-\.)(\s*(?![-=.>xo]).+?)(?=\s*(?:-{2,}|={2,}|\.-))/y;
const SKIPPED = /^\s*(?:classDef|class|style|linkStyle|click|direction|end|accTitle|accDescr)\b/;

/** Reads a line of a flowchart: nodes, links between them, groups. */
export const flowchart: LineScanner = (text, line, found) => {
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
function node(
  text: string,
  after: number,
  { line, id, found }: { line: number; id: string; found: Collector },
): number {
  const data = /^@\{[^}]*\}/.exec(text.slice(after));
  if (data) {
    const label = /label:\s*"([^"]*)"/.exec(data[0]);
    if (label) {
      const start = after + label.index + label[0].length - 1 - (label[1] ?? '').length;
      found.label(text, { line, start, end: start + (label[1] ?? '').length });
      found.part(id, { line, end: after });
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
  found.part(id, { line, end: after });
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
    const id = named[1] ?? '';
    found.part(id, { line, end: from + id.length });
    const start = from + rest.indexOf('[') + 1;
    found.label(text, { line, start, end: start + (named[2] ?? '').length });
    return;
  }
  const bare = /^([\w.-]+)\s*$/.exec(rest)?.[1];
  if (bare) found.bare({ id: bare, line, end: from + bare.length, how: 'subgraph' });
  else found.label(text, { line, start: from, end: text.length });
}
