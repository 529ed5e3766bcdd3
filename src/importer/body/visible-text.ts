/** The parts of a tree that show text; a tree of the importer, of remark and of the site's parser all fit. */
export interface TextNode {
  readonly type: string;
  readonly value?: string | null;
  readonly alt?: string | null;
  readonly name?: string | null;
  readonly attributes?: unknown;
  readonly children?: readonly TextNode[];
}

/** Nodes whose children are words; between the children of others a line ends. */
const LINES = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'mdxJsxTextElement',
]);
const HIDDEN = new Set([
  'yaml',
  'toml',
  'html',
  'definition',
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
]);

/**
 * What a reader sees of a tree, in its order: words, code, the alternatives of pictures, the titles of
 * notes. Blanks count as one.
 */
export function visibleText(root: TextNode): string {
  return shownText(root).replace(/\s+/g, ' ').trim();
}

/** The same with its blanks as they come. */
export function shownText(root: TextNode): string {
  const parts: string[] = [];
  collect(root, parts);
  return parts.join('');
}

function collect(node: TextNode, parts: string[]): void {
  if (HIDDEN.has(node.type)) return;
  if (node.type === 'break' || node.name === 'br') parts.push('\n');
  if (node.type === 'image' || node.type === 'imageReference') parts.push(node.alt ?? '');
  if (node.value) parts.push(node.value);
  if (node.type.startsWith('mdxJsx')) parts.push(shownAttributes(node));
  const line = LINES.has(node.type);
  for (const child of node.children ?? []) {
    collect(child, parts);
    if (!line && !WORDS.has(child.type)) parts.push('\n');
  }
}

const WORDS = new Set(
  'text inlineCode link emphasis strong delete image mdxJsxTextElement break footnoteReference'.split(' '),
);

/** Titles and alternatives that components show. */
function shownAttributes(node: TextNode): string {
  if (!/^[A-Z]/.test(node.name ?? '') || !Array.isArray(node.attributes)) return '';
  const shown = (node.attributes as { name?: unknown; value?: unknown }[]).flatMap(({ name, value }) =>
    (name === 'title' || name === 'alt') && typeof value === 'string' ? [`${value}\n`] : [],
  );
  return shown.join('');
}

/**
 * Letters and digits that one text has more of than others together: what was lost of it.
 * @returns some of them, empty where nothing was lost
 */
export function lostLetters(before: string, after: readonly string[]): string {
  // One counter for each code unit: much faster than a map on long texts.
  const counts = new Int32Array(0x10000);
  for (const one of after) {
    for (let at = 0; at < one.length; at++) count(counts, one.charCodeAt(at), 1);
  }
  const letter = /[\p{L}\p{N}]/u;
  let lost = '';
  for (let at = 0; at < before.length; at++) {
    const left = count(counts, before.charCodeAt(at), -1);
    if (left < 0 && letter.test(before.charAt(at))) lost += before.charAt(at);
  }
  return lost;
}

function count(counts: Int32Array, unit: number, change: number): number {
  const now = (counts[unit] ?? 0) + change;
  counts[unit] = now;
  return now;
}
