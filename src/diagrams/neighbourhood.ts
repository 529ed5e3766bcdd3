import type { DiagramTerm } from './diagram.ts';

/** Which way the relation of a group leads, seen from the term in the middle. */
export type Way = 'out' | 'in' | 'both' | 'none';

/** Neighbours in one role. */
export interface NeighbourGroup {
  /** Unique within the picture. */
  readonly id: string;
  readonly title: string;
  readonly way: Way;
  /** Its line is dashed: a likeness rather than a relation. */
  readonly dashed: boolean;
  readonly members: readonly DiagramTerm[];
  /** Words that stand for those left out, and the address where all are listed. */
  readonly more: { readonly text: string; readonly href: string } | undefined;
}

/** A term and its neighbours, as they are drawn around it. */
export interface Neighbourhood {
  readonly term: DiagramTerm;
  readonly title: string;
  readonly description: string;
  readonly groups: readonly NeighbourGroup[];
}

/** Upper left corner and size, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of text: middle and base line, and the room it takes. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A box and the lines of its label. */
export interface PlacedLabel {
  readonly box: Box;
  readonly lines: readonly Line[];
}

/** Where a group stands, seen from the middle. */
export type Side = 'left' | 'right';

/** A group in its frame. */
export interface PlacedGroup {
  readonly group: NeighbourGroup;
  readonly side: Side;
  readonly frame: Box;
  readonly titles: readonly Line[];
  readonly members: readonly (PlacedLabel & { readonly term: DiagramTerm })[];
  readonly more: Line | undefined;
}
