import { en, type Messages } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Interface texts by primary language and region; a language without its own gets English. */
const BY_TAG: Readonly<Record<string, Messages>> = { en, zh: zhCn, 'zh-cn': zhCn, 'zh-hans': zhCn };

/** The interface texts for a BCP 47 tag: exact tag first, then its language, then English. */
export function messagesFor(tag: string): Messages {
  const lower = tag.toLowerCase();
  return BY_TAG[lower] ?? BY_TAG[lower.split('-')[0] ?? ''] ?? en;
}
