import { type MdNode, walk, wordsOf } from './tree.ts';

const WORDS =
  /(?:原文(?:链接|地址|出处|网址)?|转载(?:自|于|来源)?|本文(?:转(?:载)?自|来源|链接|地址|原文)|来源|出处|译自|originally (?:published|posted|appeared) (?:at|on|in)|(?:this (?:article|post) was )?first published (?:at|on|in)|re(?:print|post)(?:ed)? from|original (?:article|post|link|source)|source|via)\s*[:：]?\s*/i;
const ADDRESS = /https?:\/\/[^\s<>"'，。；、）》」\])]+/;

/**
 * The address of the original, where a line near the beginning or the end of the text names it:
 * “原文：<…>”, “Originally published at …”.
 */
export function findAddress(root: MdNode): string | undefined {
  const blocks = (root.children ?? []).filter(({ type }) => type !== 'heading' && type !== 'thematicBreak');
  const near = [...blocks.slice(0, 4), ...blocks.slice(Math.max(4, blocks.length - 4))];
  for (const block of near) {
    if (block.type !== 'paragraph' && block.type !== 'blockquote' && block.name !== 'Note') continue;
    const found = addressIn(block);
    if (found !== undefined) return found;
  }
  return undefined;
}

function addressIn(block: MdNode): string | undefined {
  const paragraphs = block.type === 'paragraph' ? [block] : (block.children ?? []);
  for (const one of paragraphs) {
    const words = wordsOf(one);
    const at = words.search(WORDS);
    // A sentence that only mentions the word later on is no note of where the text comes from.
    if (at < 0 || at > 30 || words.length > 400) continue;
    const named = WORDS.exec(words)?.[0] ?? '';
    const strict = /[:：]\s*$/.test(named) || !/^(?:来源|出处|source|via|原文)\s*$/i.test(named);
    if (!strict) continue;
    const behind = words.slice(at);
    const links: MdNode[] = [];
    walk(one, (node) => {
      if (node.type === 'link' && /^https?:/.test(node.url ?? '')) links.push(node);
    });
    const linked = links.find((node) => behind.includes(wordsOf(node)));
    const address = linked?.url ?? ADDRESS.exec(behind)?.[0];
    if (address !== undefined) return address;
  }
  return undefined;
}
