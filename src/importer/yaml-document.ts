import { type Document, isAlias, isNode, type LineCounter, parseDocument, visit } from 'yaml';
import type { Place } from '../diagnostics/diagnostic.ts';

/** A head to be read: `line` is the line of the file at which `text` begins. */
export interface HeadText {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** Reads YAML without applying tags; what is wrong with it stands among the document's errors. */
export function parseLenient(text: string, lineCounter: LineCounter): Document.Parsed {
  return parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    schema: 'core',
    strict: true,
    stringKeys: true,
    // Reported with the value that counts, instead of refusing the head.
    uniqueKeys: false,
    merge: true,
    resolveKnownTags: false,
  });
}

/** Offsets of the aliases that name no anchor. */
export function unknownAliases(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias(_, alias) {
      if (!alias.resolve(document)) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Places in the file, from offsets in the text of its head. */
export function placesIn({ file, line }: HeadText, counter: LineCounter): (offset: number) => Place {
  return (offset) => {
    const pos = counter.linePos(offset);
    return { file, line: Math.max(1, pos.line + line - 1), column: Math.max(1, pos.col) };
  };
}

/** Where a value stands, or the nearest group round it. */
export function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && !isAlias(node) && node.range) return node.range[0];
  }
  return 0;
}
