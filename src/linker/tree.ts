/** The parts of a Markdown tree (mdast) that linking reads; any mdast node fits. */
export interface TreeNode {
  readonly type: string;
  readonly children?: readonly TreeNode[];
  readonly value?: string;
  /** Of a heading. */
  readonly depth?: number;
  /** Of a link or image. */
  readonly url?: string;
  /** Of a definition, and of a link or image that names one. */
  readonly identifier?: string;
  /** Of an image. */
  readonly alt?: string | null;
  /** Of a code block: its language. */
  readonly lang?: string | null;
  /** Of an MDX element. */
  readonly name?: string | null;
  readonly attributes?: unknown;
  readonly data?: unknown;
  readonly position?: Position | undefined;
}

/** Where a node stands in its file; line and column count from 1, offsets in UTF-16 units from 0. */
export interface Position {
  readonly start: Point;
  readonly end?: Point | undefined;
}
interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset?: number | undefined;
}

/** The attributes of an MDX element that are plain texts; expressions are left out. */
export function textAttributes(node: TreeNode): Record<string, string> {
  const result: Record<string, string> = {};
  const attributes = Array.isArray(node.attributes)
    ? (node.attributes as { name?: unknown; value?: unknown }[])
    : [];
  for (const { name, value } of attributes) {
    if (typeof name === 'string') result[name] = typeof value === 'string' ? value : '';
  }
  return result;
}
