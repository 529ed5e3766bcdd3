import { type MdNode, paragraph, rebuildRoot, text } from './tree.ts';

/** What Chinese blog editors write in place of a picture's description. */
const PLACEHOLDER = /^\s*(?:这里写图片描述|在这里插入图片描述)\s*$/;

/**
 * Finds lines that hold nothing but a placeholder for a description: the picture itself was lost when the
 * text was copied. Each becomes a picture without address in a paragraph of its own.
 */
export function showPlaceholders(root: MdNode): MdNode {
  return rebuildRoot(root, (node) => (node.type === 'paragraph' ? splitParagraph(node) : [node]));
}

function splitParagraph(node: MdNode): readonly MdNode[] {
  const children = node.children ?? [];
  if (!children.some(({ type, value = '' }) => type === 'text' && /图片描述/.test(value))) return [node];
  const blocks: MdNode[] = [];
  let words: MdNode[] = [];
  const close = (): void => {
    if (words.length > 0) blocks.push({ ...node, children: words });
    words = [];
  };
  children.forEach((child, index) => {
    if (child.type !== 'text') {
      // A line break at the edge of a paragraph breaks nothing.
      const next = children[index + 1];
      if (child.type !== 'break' || (words.length > 0 && !isPlaceholder(next?.value))) words.push(child);
      return;
    }
    const begins = index === 0 || children[index - 1]?.type === 'break';
    const ends = index === children.length - 1 || children[index + 1]?.type === 'break';
    for (const part of linesOf(child)) {
      const whole = (part.first ? begins : true) && (part.last ? ends : true);
      if (whole && PLACEHOLDER.test(part.line)) {
        close();
        blocks.push(paragraph([{ type: 'image', url: '', alt: part.line.trim(), ...part.position }]));
      } else if (part.line !== '' || !(part.first || words.length === 0)) {
        const joined = part.first || words.length === 0 ? part.line : `\n${part.line}`;
        words.push({ ...text(joined), ...part.position });
      }
    }
  });
  close();
  return blocks;
}

function isPlaceholder(value: string | undefined): boolean {
  return value !== undefined && PLACEHOLDER.test(value.split('\n')[0] ?? '');
}

/** The lines of a text, each with the place at which it begins. */
function linesOf(node: MdNode) {
  const lines = (node.value ?? '').split('\n');
  const start = node.position?.start.offset;
  let at = 0;
  return lines.map((line, index) => {
    const offset = start === undefined ? undefined : start + at;
    at += line.length + 1;
    const end = { offset: (offset ?? 0) + line.length };
    const position = offset === undefined ? {} : { position: { start: { offset }, end } };
    return { line, first: index === 0, last: index === lines.length - 1, position };
  });
}
