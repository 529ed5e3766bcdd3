import { asTermId, type Lang, type TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import type { Diagram, DiagramKind, DiagramTerm } from './diagram.ts';
import type { RawNode, RawStructure } from './scene.ts';

/** A part of a diagram, as Mermaid's own parser found it. */
export interface DiagramPart {
  readonly id: string;
  readonly label: string;
  readonly term?: TermId;
  /** Id of the group it stands in. */
  readonly group?: string;
  /** Drawn as history by the author, with the class `retired`. */
  readonly history?: true;
}

export interface DiagramConnection {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** It leads both ways. */
  readonly both?: true;
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
      ...(term ? { term: asTermId(term.id) } : {}),
      ...(node.parent !== undefined && groupIds.has(node.parent) ? { group: node.parent } : {}),
      ...(node.classes.split(/\s+/).includes('retired') ? { history: true } : {}),
    };
  };
  return {
    kind: raw.kind,
    parts: raw.nodes.filter((node) => !node.isGroup && node.label !== '').map(part),
    groups: raw.nodes.filter((node) => node.isGroup).map(part),
    connections: raw.edges.map(({ from, to, label, both }) => ({
      from,
      to,
      ...(label === '' ? {} : { label }),
      ...(both ? { both } : {}),
    })),
  };
}
