const HTTP = /https?:\/\/[^\s<>"'）)】」]+/i;

/** An absolute address of the web as it stands in data; undefined for what is none. */
export function readAddress(text: string): string | undefined {
  if (!/^https?:\/\/\S+$/i.test(text)) return undefined;
  try {
    return new URL(text).hostname === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The first address inside a text: “来源：https://…”. */
export function addressIn(text: string): string | undefined {
  const found = HTTP.exec(text)?.[0];
  return found === undefined ? undefined : readAddress(found.replace(/[.,;，。；]+$/, ''));
}

/**
 * Decodes an address that a crawler hid: its bytes in hexadecimal, with colons strewn in.
 * @returns undefined where no http(s) address comes out
 */
export function decodeAddress(text: string): string | undefined {
  const digits = text.replace(/[:\s]/g, '');
  if (digits.length === 0 || digits.length % 2 !== 0 || !/^[\da-f]+$/i.test(digits)) return undefined;
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  try {
    return readAddress(new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim());
  } catch {
    return undefined;
  }
}
