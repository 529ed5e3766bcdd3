/**
 * A text as a reader types it without care: compatibility forms, case, accents, spaces and punctuation
 * make no difference (`Open vSwitch` and `openvswitch`, `Ｋ８ｓ` and `k8s`). For finding a part of a name,
 * not for links, where boundaries count.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\s\p{P}\p{M}]+/gu, '')
    .toLowerCase();
}
