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
  const parts: string[] = [];
  collect(root, parts);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function collect(node: TextNode, parts: string[]): void {
  if (HIDDEN.has(node.type)) return;
  if (node.type === 'break' || node.name === 'br') parts.push('\n');
  if (node.type === 'image' || node.type === 'imageReference') parts.push(node.alt ?? '');
  if (node.value) parts.push(node.value);
  if (/^mdxJsx/.test(node.type)) parts.push(shownAttributes(node));
  const line = LINES.has(node.type);
  for (const child of node.children ?? []) {
    collect(child, parts);
    if (!line && !isWord(child)) parts.push('\n');
  }
}

function isWord({ type }: TextNode): boolean {
  return /^(?:text|inlineCode|link|emphasis|strong|delete|image|mdxJsxTextElement|break|footnoteReference)$/.test(
    type,
  );
}

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
  const counts = new Map<string, number>();
  const letter = /[\p{L}\p{N}]/u;
  for (const one of after)
    for (const character of one) counts.set(character, (counts.get(character) ?? 0) + 1);
  let lost = '';
  for (const character of before) {
    const left = (counts.get(character) ?? 0) - 1;
    counts.set(character, left);
    if (left < 0 && letter.test(character)) lost += character;
  }
  return lost;
}
