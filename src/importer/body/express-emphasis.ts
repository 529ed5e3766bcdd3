import { starFlanking } from './cjk-emphasis.ts';
import { element, type MdNode, rebuildRoot, withChildren } from './tree.ts';

const ELEMENTS: Readonly<Record<string, string>> = { strong: 'strong', emphasis: 'em', delete: 'del' };

/**
 * Writes emphasis as an element where Markdown cannot express it: stars between a letter and punctuation,
 * as in `**词：**字`, are read as stars.
 * @param all whether every emphasis is written so
 */
export function expressEmphasis(root: MdNode, all = false): MdNode {
  return rebuildRoot(root, (node) => {
    if (!node.children?.some(({ type }) => Object.hasOwn(ELEMENTS, type))) return [node];
    const children = node.children;
    return [
      withChildren(
        node,
        children.map((child, index) => {
          const name = Object.hasOwn(ELEMENTS, child.type) ? ELEMENTS[child.type] : undefined;
          if (name === undefined) return child;
          const before = index > 0 ? edge(children[index - 1], 'end') : outerEdge(node, 'start');
          const after =
            index < children.length - 1 ? edge(children[index + 1], 'start') : outerEdge(node, 'end');
          if (!all && (isWholeOf(node) || expressible(child, before, after))) return child;
          return {
            ...element('text', name, { children: child.children ?? [] }),
            ...(child.position ? { position: child.position } : {}),
          };
        }),
      ),
    ];
  });
}

/** `***words***`: a mark that is all another one holds. */
function isWholeOf(parent: MdNode): boolean {
  const [only] = parent.children ?? [];
  const types = [parent.type, only?.type];
  return parent.children?.length === 1 && types.includes('strong') && types.includes('emphasis');
}

function expressible(node: MdNode, before: string, after: string): boolean {
  // Runs of the same sign side by side are told apart by counting them.
  if (before === '*' || after === '*' || before === '~' || after === '~') return false;
  const first = edge(node.children?.[0], 'start');
  const last = edge(node.children?.at(-1), 'end');
  return starFlanking(before, first, false).opens && starFlanking(last, after, false).closes;
}

/** The sign a node begins or ends with once it is written. */
function edge(node: MdNode | undefined, side: 'start' | 'end'): string {
  switch (node?.type) {
    case 'text': {
      const characters = node.value ?? '';
      const code = side === 'start' ? characters.codePointAt(0) : lastCodePoint(characters);
      return code === undefined ? '' : String.fromCodePoint(code);
    }
    case 'inlineCode':
      return '`';
    case 'strong':
    case 'emphasis':
      return '*';
    case 'delete':
      return '~';
    case 'break':
      return '\n';
    case 'link':
      return side === 'start' ? '[' : ')';
    case 'image':
      return side === 'start' ? '!' : ')';
    case 'footnoteReference':
      return side === 'start' ? '[' : ']';
    case 'mdxJsxTextElement':
      return side === 'start' ? '<' : '>';
    default:
      return '';
  }
}

function lastCodePoint(characters: string): number | undefined {
  const low = characters.charCodeAt(characters.length - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff;
  return characters.codePointAt(characters.length - (pair ? 2 : 1));
}

/** The sign round the words of a parent. */
function outerEdge(parent: MdNode, side: 'start' | 'end'): string {
  switch (parent.type) {
    case 'strong':
    case 'emphasis':
      return '*';
    case 'delete':
      return '~';
    case 'link':
      return side === 'start' ? '[' : ']';
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      return side === 'start' ? '>' : '<';
    default:
      return '';
  }
}
