import type { DiagramKind } from './diagram.ts';
import type { BlockAround } from './sequence-blocks.ts';

/** What Mermaid laid out, taken from the page as plain values: shapes and texts in painting order. */
export interface Scene {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly (Shape | Text)[];
}

/** What a shape or a text belongs to. */
export type Role = 'node' | 'group' | 'edge' | 'edge-label' | 'block' | 'other';

interface Item {
  readonly role: Role;
  /** Id of the part it belongs to, where it belongs to one. */
  readonly owner: string | undefined;
  /** Computed colour of the inside, `rgb(…)` or `none`. */
  readonly fill: string;
}

export interface Shape extends Item {
  readonly type: 'rect' | 'circle' | 'path';
  /** x, y, width, height of a rect; cx, cy, r of a circle; nothing for a path. */
  readonly numbers: readonly number[];
  /** Radius of a rect's corners. */
  readonly radius: number;
  /** A path's data, already moved to its place unless `matrix` is given. */
  readonly data: string;
  /** Where the path's own coordinates lie: an SVG matrix, or undefined where they need no moving. */
  readonly matrix: readonly number[] | undefined;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dashed: boolean;
  readonly heads: readonly Head[];
}

/** An arrow head: its tip and the direction it points to, in radians. */
export interface Head {
  readonly kind: 'arrow' | 'circle' | 'cross';
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

export interface Text extends Item {
  readonly type: 'text';
  /** Middle of the line. */
  readonly x: number;
  /** Base line. */
  readonly y: number;
  /** Measured length of the line. */
  readonly length: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  /** Number of the line within its label, from 0. */
  readonly row: number;
}

/** What Mermaid's parser found, before ids are matched with terms. */
export interface RawStructure {
  readonly kind: DiagramKind;
  readonly nodes: readonly RawNode[];
  readonly edges: readonly RawEdge[];
}

export interface RawNode {
  readonly id: string;
  readonly label: string;
  /** The lines of the label that the author parted by `<br/>`: the first names the part, the others explain it. */
  readonly lines: readonly string[];
  readonly parent: string | undefined;
  readonly isGroup: boolean;
  readonly classes: string;
  /** An address on the same page, where it is no term and leads somewhere. */
  readonly href?: string;
}

export interface RawEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly both: boolean;
  /** Without heads. */
  readonly plain?: boolean;
  /** In a sequence: the frames round the message, the outermost first. */
  readonly blocks?: readonly BlockAround[];
}
