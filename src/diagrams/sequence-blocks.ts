import type { Lang, Localized } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import type { Scene } from './scene.ts';

/** The frames round messages of a sequence, by Mermaid's words for them. */
export const BLOCKS = ['loop', 'alt', 'opt', 'par', 'critical', 'break'] as const;
export type Block = (typeof BLOCKS)[number];

/** What each frame is called in the languages of the site. */
export type BlockWords = Readonly<Record<Block, Localized>>;

/** A frame round a message, and what its author says of it: when, how often, or which case. */
export interface BlockAround {
  readonly kind: Block;
  readonly words: string;
}

/** A scene with its frames called as in a language; Mermaid knows its own words only. */
export function translateBlocks(scene: Scene, words: BlockWords | undefined, lang: Lang): Scene {
  if (!words) return scene;
  const items = scene.items.map((item) => {
    const block = item.type === 'text' && item.role === 'block' && BLOCKS.find((name) => name === item.text);
    return block ? { ...item, text: localize(words[block], lang) } : item;
  });
  return { ...scene, items };
}
