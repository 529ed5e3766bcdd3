import type { Element } from 'hast';
import { diagnose } from '../../diagnostics/catalogue.ts';
import { asideOf } from './aside.ts';
import { type ContainerKind, containerKind, styleKind } from './containers.ts';
import { property } from './html-attributes.ts';
import { type HtmlReading, type Kept, withAnchor } from './html-elements.ts';
import { OF_GENERATORS, WRAPPERS } from './html-names.ts';
import { element, isPhrasing, type MdNode, paragraph, text, toBlocks } from './tree.ts';

/** The content of an element that only sets how it looks, or of a component; a note where its name or class says so. */
export function unwrapped(node: Element, found: Kept & { readonly reading: HtmlReading }): MdNode[] {
  const { children, attributes, reading, at } = found;
  const name = node.tagName;
  const { context } = reading;
  const kind = WRAPPERS.has(name) ? noteClass(node) : containerKind(name);
  if (kind !== undefined) {
    const title = property(node, 'label') ?? property(node, 'title') ?? property(node, 'value');
    return [{ ...asideOf(kind, { title, children: toBlocks(children) }), ...at }].flatMap((one) =>
      one.type === 'plain' ? [...(one.children ?? [])] : [one],
    );
  }
  const titled = /^code-?(?:block|groupitem)$/.test(name) ? property(node, 'title') : undefined;
  const label = property(node, 'label') ?? (name === 'badge' ? property(node, 'text') : titled);
  const { id, dir, lang } = attributes;
  if (!WRAPPERS.has(name) && !OF_GENERATORS.has(name) && !context.seen.has(`element ${name}`)) {
    context.seen.add(`element ${name}`);
    const place = context.placeOf({ type: 'element', ...at });
    context.diagnostics.push(diagnose('import/unknown-element', place, { name }));
  }
  const content: MdNode[] =
    label === undefined
      ? [...children]
      : name === 'badge'
        ? [text(label), ...children]
        : [paragraph([{ type: 'strong', children: [text(label)] }]), ...children];
  const inside = name === 'aside' || isBlock(name) ? toBlocks(content) : content;
  if ((dir !== undefined || lang !== undefined) && inside.length > 0) {
    const words = inside.every(isPhrasing);
    const kept = element(words ? 'text' : 'flow', words ? 'span' : 'div', {
      attributes: { dir, lang },
      children: inside,
    });
    return withAnchor(id, [{ ...kept, ...at }]);
  }
  return withAnchor(id, inside);
}

function isBlock(name: string): boolean {
  return /^(?:address|article|body|center|div|fieldset|footer|header|main|menu|nav|section)$/.test(name);
}

/** What frameworks and themes put before the kind of a note in the name of a class. */
const FRAMEWORK = /^(?:alert|admonition|callout|bs-callout|hint|notice|message|note|block|custom-block)[-_]+/;

/** The kind of note that the class of a block names: `<div class="alert alert-warning">`. */
function noteClass(node: Element): ContainerKind | undefined {
  if (node.tagName !== 'div') return undefined;
  const names = (property(node, 'className') ?? '').toLowerCase().split(/\s+/);
  const notes = names.map((name) => name.replace(FRAMEWORK, '')).filter((name) => NOTES.test(name));
  // Beside a kind the name of the framework's box says nothing.
  return styleKind(notes.filter((name) => !BOX.test(name))) ?? styleKind(notes);
}
const NOTES =
  /^(?:warning|warn|note|tip|info|danger|caution|important|admonition|alert|callout|hint|notice|success)$/;
const BOX = /^(?:alert|admonition|callout|notice)$/;
