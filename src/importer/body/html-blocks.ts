import type { Element, Nodes as HastNode } from 'hast';
import { property } from './html-attributes.ts';
import { convertElements, type HtmlReading } from './html-elements.ts';
import { textWithHeld } from './html-text.ts';
import { type MdNode, toBlocks, wordsOf } from './tree.ts';

/** A list; what stands in it outside an item becomes one. */
export function convertList(node: Element, reading: HtmlReading): MdNode {
  const items: MdNode[] = [];
  let loose: HastNode[] = [];
  const close = (): void => {
    const blocks = toBlocks(convertElements(loose, reading));
    if (blocks.length > 0) items.push(item(blocks, null));
    loose = [];
  };
  for (const child of node.children) {
    if (child.type !== 'element' || child.tagName !== 'li') {
      loose.push(child);
      continue;
    }
    close();
    const box = checkboxOf(child);
    const own = box ? child.children.filter((one) => one !== box) : child.children;
    const blocks = toBlocks(convertElements(own, reading));
    items.push(item(blocks, box ? property(box, 'checked') !== undefined : null));
  }
  close();
  const ordered = node.tagName === 'ol';
  const start = Number(property(node, 'start') ?? 1);
  return {
    type: 'list',
    ordered,
    start: ordered ? (Number.isSafeInteger(start) && start >= 0 ? start : 1) : null,
    spread: false,
    children: items,
  };
}

function item(children: readonly MdNode[], checked: boolean | null): MdNode {
  const spread = children.filter(({ type }) => type !== 'list').length > 1;
  return { type: 'listItem', spread, checked, children };
}

function checkboxOf(node: Element): Element | undefined {
  return node.children.find(
    (child): child is Element =>
      child.type === 'element' && child.tagName === 'input' && property(child, 'type') === 'checkbox',
  );
}

/** Code in lines: its language is named by a class, `language-js` or `brush: js`. */
export function convertPre(node: Element, reading: HtmlReading): MdNode {
  const value = codeText(node, reading).replace(/^\n|\n$/g, '');
  return { type: 'code', lang: languageOf(node) ?? null, meta: null, value };
}

function codeText(node: HastNode, reading: HtmlReading): string {
  if (node.type === 'text') return textWithHeld(node.value, reading);
  if (node.type === 'comment') {
    const held = reading.held(node.value);
    return held ? wordsOf(held) : '';
  }
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? node.children.map((child) => codeText(child, reading)).join('') : '';
}

function languageOf(node: Element): string | undefined {
  const inner = node.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'code',
  );
  const classes = [property(node, 'className'), inner && property(inner, 'className'), property(node, 'lang')]
    .filter((value) => value !== undefined)
    .join(' ');
  return /(?:\blang(?:uage)?-|brush:\s*)([\w+#.-]+)/.exec(classes)?.[1];
}
