import type { ContainerKind } from './containers.ts';
import { element, type MdNode, paragraph, text } from './tree.ts';

/**
 * What a container becomes: a note of its kind, a quotation, something to unfold, or `plain` with its
 * content and its title in bold above it.
 */
export function asideOf(
  kind: ContainerKind,
  found: { readonly title?: string | undefined; readonly children: readonly MdNode[] },
): MdNode {
  const { title, children } = found;
  switch (kind) {
    case 'note':
    case 'tip':
    case 'caution':
    case 'danger': {
      const attributes = { kind: kind === 'note' ? undefined : kind, title: title || undefined };
      return element('flow', 'Note', { attributes, children });
    }
    case 'quote':
      return {
        type: 'blockquote',
        children: title ? [...children, paragraph([text(`— ${title}`)])] : children,
      };
    case 'details': {
      const summary = element('flow', 'summary', { children: [text(title || '…')] });
      return element('flow', 'details', { children: [summary, ...children] });
    }
    case 'plain':
      return {
        type: 'plain',
        children: title ? [paragraph([{ type: 'strong', children: [text(title)] }]), ...children] : children,
      };
  }
}
