import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { type MdNode, rebuildRoot, walk } from './tree.ts';

/**
 * Writes addresses that stand apart (`[name]: address`) where they are used, and leaves the definitions out:
 * the same page, without names that may clash. Notes at the foot get names that can be written.
 */
export function resolveReferences(root: MdNode, context: BodyContext): MdNode {
  const definitions = new Map<string, MdNode>();
  const notes = new Map<string, string>();
  const taken = new Set<string>();
  walk(root, (node) => {
    const name = node.identifier ?? '';
    if (node.type === 'definition' && !definitions.has(name)) definitions.set(name, node);
    if (node.type === 'footnoteDefinition') {
      if (notes.has(name)) {
        context.diagnostics.push(
          diagnose('import/note-twice', context.placeOf(node), { name: node.label ?? name }),
        );
      } else notes.set(name, noteName(node.label ?? name, taken));
    }
  });
  const written = new Set<string>();
  return rebuildRoot(root, (node) => {
    const name = node.identifier ?? '';
    switch (node.type) {
      case 'definition':
        return [];
      case 'linkReference':
      case 'imageReference': {
        const definition = definitions.get(name);
        if (!definition) return node.children ?? [];
        const type = node.type === 'linkReference' ? 'link' : 'image';
        return [{ ...node, type, url: definition.url ?? '', title: definition.title ?? null }];
      }
      case 'footnoteReference': {
        const label = notes.get(name);
        return label === undefined ? [] : [{ ...node, identifier: label, label }];
      }
      case 'footnoteDefinition': {
        const label = notes.get(name) ?? name;
        // A second note of the name is never shown; its words stay as a block.
        if (written.has(name)) return node.children ?? [];
        written.add(name);
        return [{ ...node, identifier: label, label }];
      }
      default:
        return [node];
    }
  });
}

/** The name of a note where it can be written as it is, else a number no other note has; it is taken then. */
function noteName(label: string, taken: Set<string>): string {
  const plain = label.toLowerCase();
  let name = plain;
  let number = taken.size + 1;
  while (!/^[a-z0-9][a-z0-9-]*$/.test(name) || taken.has(name)) name = `note-${number++}`;
  taken.add(name);
  return name;
}
