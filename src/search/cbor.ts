/** What Pagefind writes in CBOR (RFC 8949): integers, texts, and arrays of them. */
export type Cbor = number | string | readonly Cbor[];

const INTEGER = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

/**
 * Reads the one value that is encoded in bytes.
 * @throws RangeError where they are something else
 */
export function readCbor(bytes: Uint8Array): Cbor {
  const decoder = new TextDecoder();
  let at = 0;
  const byte = (): number => {
    const next = bytes[at++];
    if (next === undefined) throw new RangeError();
    return next;
  };
  /** A length or number: in the first byte itself, or in the one, two or four that follow. */
  const number = (size: number): number => {
    if (size < 24) return size;
    let value = 0;
    for (let left = 1 << (size - 24); left > 0; left--) value = value * 256 + byte();
    return value;
  };
  const value = (): Cbor => {
    const first = byte();
    const kind = first >> 5;
    const length = number(first & 31);
    if (kind === INTEGER) return length;
    if (kind === NEGATIVE) return -1 - length;
    // Everything takes a byte at least: a greater length is none.
    if (at + length > bytes.length || (kind !== TEXT && kind !== ARRAY)) throw new RangeError();
    if (kind === ARRAY) return Array.from({ length }, value);
    at += length;
    return decoder.decode(bytes.subarray(at - length, at));
  };
  return value();
}
