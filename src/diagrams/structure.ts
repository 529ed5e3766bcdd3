import { asTermId, type Lang, type TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import type { Diagram, DiagramKind, DiagramTerm } from './diagram.ts';
import type { RawNode, RawStructure } from './scene.ts';
import type { BlockAround } from './sequence-blocks.ts';

/** A part of a diagram, as Mermaid's own parser found it. */
export interface DiagramPart {
  readonly id: string;
  readonly label: string;
  /** The lines of the label where it has several: the first is the name, the others explain it. */
  readonly lines?: readonly string[];
  readonly term?: TermId;
  /** Id of the group it stands in. */
  readonly group?: string;
  /** Drawn as history by the author, with the class `retired`. */
  readonly history?: true;
  /** Words beside the picture, without a box. */
  readonly note?: true;
}

export interface DiagramConnection {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** It leads both ways. */
  readonly both?: true;
  /** A line without heads: it only joins the two. */
  readonly plain?: true;
  /** The frames round a message of a sequence, the outermost first. */
  readonly blocks?: readonly BlockAround[];
}

/**
 * What a diagram says, in one language: for the text beside the picture and for checks. In a sequence
 * the connections are the messages in order; in a mindmap they lead from parent to child; in a
 * timeline from a period to its events, the sections being groups.
 */
export interface DiagramStructure {
  readonly kind: DiagramKind;
  readonly parts: readonly DiagramPart[];
  readonly groups: readonly DiagramPart[];
  readonly connections: readonly DiagramConnection[];
}

/**
 * The term a part shows: by its id, by a class that is the id of a term (`vm2:::virtual-machine`, for
 * a term shown more than once), or where the kind has no ids of its own, by its label.
 */
export function termOfPart(
  diagram: Pick<Diagram, 'kind' | 'terms'>,
  { id, label, classes }: RawNode,
  lang: Lang,
): DiagramTerm | undefined {
  const names = classes.split(/\s+/);
  const byId =
    diagram.terms.find((term) => term.id === id) ?? diagram.terms.find((term) => names.includes(term.id));
  if (byId || diagram.kind === 'flowchart' || diagram.kind === 'sequence') return byId;
  return diagram.terms.find((term) => localize(term.name, lang) === label);
}

/** Matches what the parser found with the terms of the diagram. */
export function toStructure(raw: RawStructure, diagram: Diagram, lang: Lang): DiagramStructure {
  const groupIds = new Set(raw.nodes.filter((node) => node.isGroup).map((node) => node.id));
  const part = (node: RawNode): DiagramPart => {
    const term = termOfPart(diagram, node, lang);
    return {
      id: node.id,
      label: node.label,
      ...(node.lines.length > 1 ? { lines: node.lines } : {}),
      ...(term ? { term: asTermId(term.id) } : {}),
      ...(node.parent !== undefined && groupIds.has(node.parent) ? { group: node.parent } : {}),
      ...(node.classes.split(/\s+/).includes('retired') ? { history: true } : {}),
      ...(node.classes.split(/\s+/).includes('note') ? { note: true } : {}),
    };
  };
  // Mermaid gives groups from the last to the first.
  const placeOf = (id: string): number => {
    const at = diagram.body
      .split('\n')
      .findIndex((line) => /^\s*subgraph\s+([\w.-]+)/.exec(line)?.[1] === id);
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return {
    kind: raw.kind,
    parts: raw.nodes.filter((node) => !node.isGroup && node.label !== '').map(part),
    groups: raw.nodes
      .filter((node) => node.isGroup)
      .sort((a, b) => placeOf(a.id) - placeOf(b.id))
      .map(part),
    connections: raw.edges.map(({ from, to, label, both, plain, blocks }) => ({
      from,
      to,
      ...(label === '' ? {} : { label }),
      ...(both ? { both } : {}),
      ...(plain ? { plain } : {}),
      ...(blocks ? { blocks } : {}),
    })),
  };
}
