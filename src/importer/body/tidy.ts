import { element, isPhrasing, type MdNode, rebuildRoot, trimWords, withChildren } from './tree.ts';

const MARKS = new Set(['strong', 'emphasis', 'delete']);

/** Makes a tree that can be written: no empty marks or paragraphs, no blanks at the ends, text nodes joined. */
export function tidy(root: MdNode): MdNode {
  return rebuildRoot(root, (node) => {
    if (node.type === 'summaryEnd') return [];
    if (node.type === 'inlineCode') {
      const value = (node.value ?? '').replace(/\s*\n\s*/g, ' ');
      return value.trim() === '' ? [] : [value === node.value ? node : { ...node, value }];
    }
    if (node.type === 'text') return [joinedLines(node)];
    if (!node.children) return [node];
    const joined = withChildren(node, joinTexts(node.children));
    if (MARKS.has(node.type)) return tidyMark(joined);
    return tidyParent(joined);
  });
}

/** Browsers show a line's end as a blank, which Chinese does not have between its words. */
const CHINESE_LINES =
  /([\p{Script=Han}\u3001-\u303f\uff01-\uff65])[ \t]*\n[ \t]*(?=[\p{Script=Han}\u3001-\u303f\uff01-\uff65])/gu;

function joinedLines(node: MdNode): MdNode {
  const value = node.value ?? '';
  const joined = joinChineseLines(value);
  return joined === value ? node : { ...node, value: joined };
}

/** A text without the line ends that stand between two Chinese characters. */
export function joinChineseLines(text: string): string {
  return text.includes('\n') ? text.replace(CHINESE_LINES, '$1') : text;
}

function tidyParent(node: MdNode): MdNode[] {
  const children = node.children ?? [];
  switch (node.type) {
    case 'paragraph': {
      const words = trimWords(children);
      return words.length === 0 ? [] : partPictures(withChildren(node, words));
    }
    case 'heading':
      return [withChildren(node, trimWords(onOneLine(children, 'blank')))];
    case 'tableCell':
      return [withChildren(node, trimWords(onOneLine(withoutEscapedBars(children), 'element')))];
    case 'link':
      return children.length === 0 ? [] : [withChildren(node, withoutLinks(trimBreaks(children)))];
    case 'list':
      return children.every(isEmptyItem) ? [] : [node];
    case 'listItem':
      return [tidyItem(node, children)];
    case 'mdxJsxTextElement':
      return [withChildren(node, onOneLine(trimBreaks(children), 'element'))];
    case 'mdxJsxFlowElement':
      return children.length > 0 && children.every(isPhrasing)
        ? [withChildren(node, trimWords(onOneLine(children, 'element')))]
        : [node];
    default:
      return [node];
  }
}

/** In a cell parsers disagree on a backslash before a bar in backticks: such code becomes an element. */
function withoutEscapedBars(cell: readonly MdNode[]): readonly MdNode[] {
  const changed = rebuildRoot({ type: 'tableCell', children: cell }, (node) =>
    node.type === 'inlineCode' && node.value?.includes('\\|')
      ? [element('text', 'code', { children: [{ type: 'text', value: node.value }] })]
      : [node],
  );
  return changed.children ?? cell;
}

/** Breaks at the ends of a link or an element part nothing. */
function trimBreaks(nodes: readonly MdNode[]): readonly MdNode[] {
  const first = nodes.findIndex(({ type }) => type !== 'break');
  return first < 0 ? [] : nodes.slice(first, nodes.findLastIndex(({ type }) => type !== 'break') + 1);
}

/** A link holds no other. */
function withoutLinks(nodes: readonly MdNode[]): MdNode[] {
  return nodes.flatMap((node) => {
    const own = node.children ? withChildren(node, withoutLinks(node.children)) : node;
    return own.type === 'link' ? (own.children ?? []) : [own];
  });
}

/** Pictures on lines of their own stand one below the other: a paragraph for each. */
function partPictures(node: MdNode): MdNode[] {
  const children = node.children ?? [];
  const pictures = children.filter(isPicture);
  if (pictures.length < 2 || pictures.length * 2 - 1 !== children.length) return partCaption(node);
  const apart = children.every(
    (child, index) => isPicture(child) === (index % 2 === 0) && (isPicture(child) || isLineEnd(child)),
  );
  return apart ? pictures.map((picture) => withChildren(node, [picture])) : [node];
}

/** Whether a node shows a picture, or that one is lost. */
export function isPicture({ type, name }: MdNode): boolean {
  return type === 'image' || name === 'LostPicture';
}

function isLineEnd({ type, value }: MdNode): boolean {
  return type === 'break' || (type === 'text' && /^[ \t]*\n[ \t]*$/.test(value ?? ''));
}

/** A picture and a line of emphasis below it are a picture and its caption: two paragraphs. */
function partCaption(node: MdNode): MdNode[] {
  const [picture, between, caption, more] = node.children ?? [];
  if (!picture || !between || !caption || more || caption.type !== 'emphasis') return [node];
  if (!isPicture(picture) || !isLineEnd(between)) return [node];
  return [withChildren(node, [picture]), { ...node, children: [caption] }];
}

/** An item of nothing: a list of such items shows nothing, and parsers read its marks as words. */
function isEmptyItem({ children, checked }: MdNode): boolean {
  return (children?.length ?? 0) === 0 && typeof checked !== 'boolean';
}

/** Blocks that need an empty line before them make their item, and its list, a loose one. */
function tidyItem(node: MdNode, children: readonly MdNode[]): MdNode {
  const apart =
    children.some(({ type }) => type === 'mdxJsxFlowElement' || type === 'table') && children.length > 1;
  return apart && !node.spread ? { ...node, spread: true } : node;
}

/** Marks take no blanks at their ends: they go outside. */
function tidyMark(node: MdNode): MdNode[] {
  const children = (node.children ?? []).flatMap((child) =>
    child.type === node.type ? (child.children ?? []) : [child],
  );
  const words = trimWords(children);
  if (words.length === 0) return children.length === 0 ? [] : [{ type: 'text', value: ' ' }];
  if (!words.every(isPhrasing)) return [...words];
  const before = /^\s/.test(children[0]?.value ?? '') && children[0]?.type === 'text';
  const after = /\s$/.test(children.at(-1)?.value ?? '') && children.at(-1)?.type === 'text';
  const blank: MdNode[] = [{ type: 'text', value: ' ' }];
  return [...(before ? blank : []), withChildren(node, words), ...(after ? blank : [])];
}

function joinTexts(nodes: readonly MdNode[]): MdNode[] {
  const joined: MdNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'break' && last?.type === 'text') {
      joined[joined.length - 1] = { ...last, value: (last.value ?? '').replace(/[ \t\n]+$/, '') };
      joined.push(node);
    } else if (node.type === 'text' && last?.type === 'break') {
      const value = (node.value ?? '').replace(/^[ \t\n]+/, '');
      if (value !== '') joined.push({ ...node, value });
    } else if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { ...last, value: `${last.value ?? ''}${node.value ?? ''}` };
    } else if (node.type === 'inlineCode' && last?.type === 'inlineCode') {
      // Backticks side by side would be one run.
      joined.push(element('text', 'code', { children: [{ type: 'text', value: node.value ?? '' }] }));
    } else if (node.type !== 'text' || node.value !== '') joined.push(node);
  }
  return joined;
}

/** Words of which no line may end: breaks become a blank, or an element. */
function onOneLine(nodes: readonly MdNode[], breaks: 'blank' | 'element'): MdNode[] {
  const line = nodes.map((node): MdNode => {
    if (node.type === 'break')
      return breaks === 'blank' ? { type: 'text', value: ' ' } : element('text', 'br', {});
    if (node.type === 'text') {
      const value = (node.value ?? '').replace(/[ \t]*\n[ \t]*/g, ' ');
      return value === node.value ? node : { ...node, value };
    }
    return node.children ? withChildren(node, onOneLine(node.children, breaks)) : node;
  });
  return joinTexts(line);
}
