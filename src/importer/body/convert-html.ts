import type { Nodes as HastNode } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { diagnose } from '../../diagnostics/catalogue.ts';
import { type BodyContext, restoreTags } from './context.ts';
import { lastAtMost } from './edited-text.ts';
import { convertElements } from './html-elements.ts';
import { isKnownElement } from './html-names.ts';
import { seenText } from './html-text.ts';
import { tagAddress } from './tag-address.ts';
import { isPhrasing, type MdNode, rebuildRoot, toBlocks, toWords, withChildren } from './tree.ts';

/**
 * Turns the HTML in a text into Markdown, or into elements that may stand in a page. HTML that opens in one
 * place and closes in another is read as one, with the Markdown between as its content.
 */
export function convertHtml(root: MdNode, context: BodyContext): MdNode {
  const converted = rebuildRoot(root, (node) => {
    if (!holdsHtml(node)) return [node];
    const nodes = stitch(node.children ?? [], context);
    if (node.type === 'paragraph') return paragraphsOf(node, nodes);
    return [withChildren(node, isBlockParent(node) ? toBlocks(nodes) : toWords(nodes))];
  });
  return holdsHtml(converted)
    ? withChildren(converted, toBlocks(stitch(converted.children ?? [], context)))
    : converted;
}

function holdsHtml(node: MdNode): boolean {
  return node.children?.some(({ type }) => type === 'html') ?? false;
}

function isBlockParent({ type }: MdNode): boolean {
  return type === 'blockquote' || type === 'listItem' || type === 'footnoteDefinition';
}

function paragraphsOf(paragraph: MdNode, nodes: readonly MdNode[]): MdNode[] {
  const blocks = nodes.every(isPhrasing) ? [withChildren(paragraph, nodes)] : toBlocks(nodes);
  return blocks.filter((block) => block.type !== 'paragraph' || (block.children?.length ?? 0) > 0);
}

/** Reads neighbours as one piece of HTML; what is Markdown among them is held by comments meanwhile. */
function stitch(nodes: readonly MdNode[], context: BodyContext): MdNode[] {
  const first = nodes.findIndex(({ type }) => type === 'html');
  const last = nodes.findLastIndex(({ type }) => type === 'html');
  const [mark] = context.marks;
  const starts: number[] = [];
  const offsets: number[] = [];
  let html = '';
  const closed = closedElements(nodes);
  nodes.slice(first, last + 1).forEach((node, index) => {
    starts.push(html.length);
    offsets.push(node.position?.start.offset ?? 0);
    html += node.type === 'html' ? prepareHtml(node, closed, context) : `<!--${mark}${first + index}-->`;
  });
  const parsed = fromHtml(html, { fragment: true });
  context.htmlWords.push(seenText(parsed));
  const converted = convertElements(parsed.children, {
    context,
    held: (comment) => (comment.startsWith(mark) ? nodes[Number(comment.slice(1))] : undefined),
    offsetOf: (node: HastNode) => {
      const offset = node.position?.start.offset ?? 0;
      const at = lastAtMost(starts, offset);
      return (offsets[at] ?? 0) + offset - (starts[at] ?? 0);
    },
  });
  return [...nodes.slice(0, first), ...converted, ...nodes.slice(last + 1)];
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const SELF_CLOSED = /<([A-Za-z][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)\/>/g;
/** `<name>` in a sentence about a command: no element, and never closed. */
const BARE = /<([A-Za-z][\w]*)>/g;
const IN_TAG = /<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>/g;

/** Names of the elements that are closed somewhere among neighbours. */
function closedElements(nodes: readonly MdNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { type, value } of nodes) {
    if (type !== 'html') continue;
    for (const [, name = ''] of (value ?? '').matchAll(/<\/([A-Za-z][\w-]*)/g)) names.add(name.toLowerCase());
  }
  return names;
}

/** Elements of generators that are known though they hold nothing. */
const KNOWN_EMPTY = /^badge$/i;

/**
 * HTML knows no `<Badge />`: such an element ends at once. A component that is not known and holds nothing
 * is shown as it stands. Tags of generators in attributes become addresses.
 */
function prepareHtml(node: MdNode, ends: ReadonlySet<string>, context: BodyContext): string {
  const html = node.value ?? '';
  const shown = (whole: string): string => {
    context.diagnostics.push(diagnose('import/unknown-tag', context.placeOf(node), { tag: whole }));
    context.consumed.push(whole);
    return `<code>${whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>`;
  };
  const apart = html.replace(BARE, (whole, name: string) =>
    isKnownElement(name.toLowerCase()) || ends.has(name.toLowerCase()) ? whole : shown(whole),
  );
  const closed = apart.includes('/>')
    ? apart.replace(SELF_CLOSED, (whole, name: string, rest: string) => {
        if (VOID.test(name)) return whole;
        return !/^[A-Z]/.test(name) || KNOWN_EMPTY.test(name) ? `<${name}${rest}></${name}>` : shown(whole);
      })
    : apart;
  const [mark] = context.marks;
  if (!closed.includes(mark)) return closed;
  return closed.replace(IN_TAG, (tag) =>
    restoreTags(tag, context, (found) => tagAddress(found).replaceAll('"', '&quot;').replaceAll('<', '&lt;')),
  );
}
