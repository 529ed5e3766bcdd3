import { diagnose } from '../../diagnostics/catalogue.ts';
import { asideOf } from './aside.ts';
import { type ContainerKind, containerKind, styleKind } from './containers.ts';
import type { BodyContext } from './context.ts';
import { readArguments, type Tag } from './tag.ts';
import { isPhrasing, link, type MdNode, paragraph, rebuildRoot, text, withChildren } from './tree.ts';

/** Puts what stands between the opening and the closing tag of a container into one node. */
export function pairContainers(root: MdNode, context: BodyContext): MdNode {
  const inside = rebuildRoot(root, (node) => pairIn(node, context));
  return pairIn(inside, context)[0] ?? inside;
}

interface Open {
  readonly tag: Tag;
  readonly nodes: MdNode[];
}

function pairIn(node: MdNode, context: BodyContext): MdNode[] {
  const children = node.children ?? [];
  if (!children.some((child) => tagOf(child, context))) return [node];
  if (node.type === 'paragraph' && children.every((child) => tagOf(child, context) || isBlank(child)))
    return children.filter((child) => tagOf(child, context));
  if (children.every(isPhrasing))
    return [
      withChildren(
        node,
        children.flatMap((child) => titleOnly(child, context)),
      ),
    ];
  const base: MdNode[] = [];
  const open: Open[] = [];
  const current = (): MdNode[] => open.at(-1)?.nodes ?? base;
  const add = (nodes: readonly MdNode[]): void => {
    const list = current();
    for (const one of nodes) list.push(one);
  };
  const close = (): void => {
    const last = open.pop();
    if (last) add(containerNodes(last));
  };
  /** What was opened from a place on and is not closed leaves its content where it stands. */
  const abandon = (from: number): void => {
    for (const left of open.splice(from)) add(leftOpen(left, context));
  };
  for (const child of children) {
    const tag = tagOf(child, context);
    if (!tag) current().push(child);
    else if (!tag.closes) {
      open.push({ tag, nodes: [] });
      if (tag.kind === 'shortcode' && tag.rest.endsWith('/')) close();
    } else {
      const at = open.findLastIndex((one) => one.tag.name === tag.name);
      if (at < 0) continue;
      abandon(at + 1);
      close();
    }
  }
  abandon(0);
  return [withChildren(node, base)];
}

/** The content of a container that is never closed, its title as words above it. */
function leftOpen({ tag, nodes }: Open, context: BodyContext): MdNode[] {
  const { title } = styleOf(tag);
  context.diagnostics.push(diagnose('import/container-open', context.placeAt(tag.start), { name: tag.name }));
  return title ? [paragraph([text(title)]), ...nodes] : nodes;
}

function tagOf(node: MdNode, context: BodyContext): Tag | undefined {
  return node.type === 'containerMark' ? context.tags[node.depth ?? -1] : undefined;
}

function isBlank(node: MdNode): boolean {
  return node.type === 'break' || (node.type === 'text' && (node.value ?? '').trim() === '');
}

/** A container that was never closed, or stands in a line, has no content: its title stays. */
function titleOnly(node: MdNode, context: BodyContext): MdNode[] {
  const tag = tagOf(node, context);
  if (!tag) return [node];
  const { title } = styleOf(tag);
  return title && !tag.closes ? [text(title)] : [];
}

function containerNodes({ tag, nodes }: Open): MdNode[] {
  const { kind, title, body, url } = styleOf(tag);
  // What stands in the tag of a container without content is its content.
  const alone = nodes.length === 0 && kind !== 'details' && kind !== 'plain';
  const words = body ?? (alone ? title : undefined);
  const children = words === undefined ? nodes : [paragraph([text(words)]), ...nodes];
  const aside = asideOf(kind, { title: alone && body === undefined ? undefined : title, children });
  if (aside.type === 'plain') return [...(aside.children ?? [])];
  if (url !== undefined && aside.type === 'blockquote')
    return [{ ...aside, children: [...(aside.children ?? []), paragraph([link(url, [text(url)])])] }];
  return [aside];
}

/** Words in a container's arguments that only say how it looks. */
const LOOKS =
  /^(?:no-icon|simple|modern|flat|icon|disabled|closed|open|true|false|\d+|[\w-]*fa-[\w-]+|fa[srb]?)$/i;

interface Style {
  readonly kind: ContainerKind;
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly url: string | undefined;
}

function styleOf(tag: Tag): Style {
  const own = containerKind(tag.name) ?? 'note';
  if (tag.kind === 'fence') return { ...fenceStyle(tag, own), body: undefined, url: undefined };
  const { row, named } = readArguments(tag.rest.replace(/\/$/, ''));
  const style = [
    ...row.slice(0, 2),
    ...['type', 'style', 'color', 'kind', 'level'].map((key) => named.get(key) ?? ''),
  ];
  const simple = own === 'note' || own === 'tip' || own === 'caution' || own === 'danger';
  const kind = simple ? (styleKind(style) ?? own) : own;
  // Themes of Hexo put a colour and a state before a comma.
  const styled =
    own === 'details' && tag.kind === 'liquid' ? /^[\w\s-]{1,40},\s*(.+)$/.exec(tag.rest)?.[1] : undefined;
  const words = (styled === undefined ? row : [styled]).filter(
    (word) => !LOOKS.test(word) && !(simple && containerKind(word.toLowerCase()) !== undefined),
  );
  const url = words.find((word) => /^https?:/.test(word));
  const given = ['title', 'summary', 'header', 'label', 'name']
    .map((key) => named.get(key))
    .find((one) => one !== undefined);
  const rest =
    own === 'quote'
      ? tag.rest.replace(/\s*https?:\S+\s*/, ' ').trim()
      : words.filter((word) => word !== url).join(' ');
  const hidden =
    tag.name === 'tabs' || tag.name === 'code-group' || tag.name === 'raw' || tag.name === 'v-pre';
  return { kind, title: given ?? (hidden ? undefined : rest || undefined), body: named.get('text'), url };
}

function fenceStyle(tag: Tag, own: ContainerKind): { kind: ContainerKind; title: string | undefined } {
  const rest = tag.rest.trim().replace(/\s*\{[^{}]*\}\s*$/, '');
  const title = /^\[([\s\S]*)\]$/.exec(rest)?.[1] ?? /^"([^"]*)"$/.exec(rest)?.[1] ?? rest;
  const known = containerKind(tag.name) !== undefined;
  return { kind: own, title: title || (known ? undefined : tag.name) };
}
