import { asideOf } from './aside.ts';
import { containerKind } from './containers.ts';
import type { BodyContext } from './context.ts';
import { type MdNode, rebuildRoot, toBlocks, withChildren } from './tree.ts';

const ALERT =
  /^\[!(note|tip|important|warning|caution|info|danger|success|question|example|quote|abstract|todo|bug|failure)\][+-]?[ \t]*([^\n]*)(?:\n|$)/i;

/** Turns `> [!NOTE]` of GitHub, and the like of Obsidian with a title behind it, into notes. */
export function convertAlerts(root: MdNode, context: BodyContext): MdNode {
  return rebuildRoot(root, (node) => {
    if (node.type !== 'blockquote') return [node];
    const [first, ...others] = node.children ?? [];
    const [opening, ...words] = first?.type === 'paragraph' ? (first.children ?? []) : [];
    if (!first || opening?.type !== 'text') return [node];
    const [whole = '', name = '', title = ''] = ALERT.exec(opening.value ?? '') ?? [];
    if (whole === '') return [node];
    context.consumed.push(name);
    const rest = (opening.value ?? '').slice(whole.length);
    // A break written behind the mark belongs to it.
    const next = rest === '' && words[0]?.type === 'break' ? words.slice(1) : words;
    const children = [
      ...toBlocks(
        [withChildren(first, [{ ...opening, value: rest }, ...next])].flatMap((one) =>
          toBlocks(one.children ?? []),
        ),
      ),
      ...others,
    ];
    const kind = containerKind(name.toLowerCase()) ?? 'note';
    const own = kind === 'quote' || kind === 'details' || kind === 'plain' ? 'note' : kind;
    return [
      {
        ...asideOf(own, { title: title.trim() || undefined, children }),
        ...(node.position ? { position: node.position } : {}),
      },
    ];
  });
}
