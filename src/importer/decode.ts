/** How the bytes of a file were read. */
export type Encoding = 'UTF-8' | 'UTF-8 with BOM' | 'UTF-16 LE' | 'UTF-16 BE' | 'GB18030';

/** A file's text with `\n` line ends, or why its bytes are no text. */
export type Decoded =
  | { readonly text: string; readonly encoding: Encoding; readonly carriageReturns: boolean }
  | { readonly problem: 'binary' | 'unknown-encoding' };

/** Byte order marks, the longest first. */
const MARKS: readonly (readonly [bytes: readonly number[], label: string, encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8', 'UTF-8 with BOM'],
  [[0xff, 0xfe], 'utf-16le', 'UTF-16 LE'],
  [[0xfe, 0xff], 'utf-16be', 'UTF-16 BE'],
];

/**
 * Reads bytes as text: UTF-8, UTF-16 where a byte order mark says so, or GB18030 where the text then reads
 * as Chinese.
 * @returns the text without byte order mark; `binary` for NUL bytes, `unknown-encoding` where no reading is sure
 */
export function decode(bytes: Uint8Array): Decoded {
  for (const [mark, label, encoding] of MARKS) {
    if (!mark.every((byte, index) => bytes[index] === byte)) continue;
    const text = tryDecode(bytes.subarray(mark.length), label);
    if (text === undefined) return { problem: 'unknown-encoding' };
    return text.includes('\0') ? { problem: 'binary' } : readable(text, encoding);
  }
  if (bytes.includes(0)) return { problem: 'binary' };
  const text = tryDecode(bytes, 'utf-8');
  if (text !== undefined) return readable(text, 'UTF-8');
  const chinese = looksLikeGb(bytes) ? tryDecode(bytes, 'gb18030') : undefined;
  return chinese !== undefined && readsAsChinese(chinese)
    ? readable(chinese, 'GB18030')
    : { problem: 'unknown-encoding' };
}

function readable(text: string, encoding: Encoding): Decoded {
  const carriageReturns = text.includes('\r');
  return { text: carriageReturns ? text.replace(/\r\n?/g, '\n') : text, encoding, carriageReturns };
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Whether the bytes beyond ASCII stand in pairs as GB 2312 has them: both from A1 on, the first of signs or
 * of the characters in use. Latin letters with accents, Big5 and Shift_JIS pair high bytes with low ones.
 * Source: https://encoding.spec.whatwg.org/#gb18030-decoder
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  let pairs = 0;
  let usual = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    pairs++;
    const sign = lead >= 0xa1 && lead <= 0xa3;
    const character = lead >= 0xb0 && lead <= 0xf7;
    if (trail >= 0xa1 && (sign || character)) usual++;
  }
  return pairs > 0 && usual / pairs >= 0.9;
}

/** Characters that make up some third of any Chinese text: Korean read as GB hardly has them. */
const COMMON = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日',
);

/** Whether a text that was read as GB18030 is one: its Chinese characters are those that Chinese uses most. */
function readsAsChinese(text: string): boolean {
  let han = 0;
  let common = 0;
  for (const char of text) {
    if (char < '\u4e00' || char > '\u9fff') continue;
    han++;
    if (COMMON.has(char)) common++;
  }
  return han > 0 && common / han >= 0.1;
}
