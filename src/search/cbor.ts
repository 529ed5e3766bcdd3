/** Reads the part of CBOR (RFC 8949) that Pagefind writes: integers, texts and arrays of known length. */
export interface CborReader {
  /** Length of the array that begins here. */
  array(): number;
  integer(): number;
  text(): string;
  /** Passes over one value with all that is in it. */
  skip(): void;
  /** Place of the next value. */
  readonly at: number;
}

const INTEGER = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

/**
 * @param bytes the encoded value
 * @param start where it begins
 * @returns a reader that throws a RangeError where the bytes are something else
 */
export function cborReader(bytes: Uint8Array, start = 0): CborReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = start;
  let kind = 0;
  /** Reads what a value begins with: its kind, and its length or number. */
  const head = (): number => {
    const first = view.getUint8(at++);
    kind = first >> 5;
    const size = first & 31;
    if (size < 24) return size;
    if (size > 26) throw new RangeError(`Not read here: CBOR of size ${size}`);
    const value = size === 24 ? view.getUint8(at) : size === 25 ? view.getUint16(at) : view.getUint32(at);
    at += 1 << (size - 24);
    return value;
  };
  const expect = (wanted: number): number => {
    const value = head();
    if (kind !== wanted) throw new RangeError(`CBOR of kind ${kind} where ${wanted} belongs`);
    return value;
  };
  const skip = (): void => {
    const length = head();
    if (kind === TEXT) at += length;
    else if (kind === ARRAY) for (let i = 0; i < length; i++) skip();
    else if (kind > NEGATIVE) throw new RangeError(`CBOR of kind ${kind} is not read here`);
  };
  return {
    array: () => expect(ARRAY),
    integer() {
      const value = head();
      if (kind > NEGATIVE) throw new RangeError(`CBOR of kind ${kind} where a number belongs`);
      return kind === INTEGER ? value : -1 - value;
    },
    text() {
      const length = expect(TEXT);
      if (at + length > bytes.length) throw new RangeError('CBOR text beyond its end');
      at += length;
      return decoder.decode(bytes.subarray(at - length, at));
    },
    skip,
    get at() {
      return at;
    },
  };
}
