import type { Cbor } from './cbor.ts';

/** Encodes a value in CBOR (RFC 8949), as `readCbor` reads it. Only the build writes. */
export function writeCbor(value: Cbor): Buffer {
  const parts: Buffer[] = [];
  const head = (kind: number, n: number): void => {
    const size = n < 24 ? 0 : n < 0x100 ? 1 : n < 0x10000 ? 2 : 4;
    const bytes = Buffer.alloc(1 + size);
    bytes[0] = (kind << 5) | (size === 0 ? n : 23 + (size === 4 ? 3 : size));
    if (size > 0) bytes.writeUIntBE(n, 1, size);
    parts.push(bytes);
  };
  const write = (one: Cbor): void => {
    if (typeof one === 'number') {
      if (one < 0) head(1, -1 - one);
      else head(0, one);
    } else if (typeof one === 'string') {
      const bytes = Buffer.from(one);
      head(3, bytes.length);
      parts.push(bytes);
    } else {
      head(4, one.length);
      for (const item of one) write(item);
    }
  };
  write(value);
  return Buffer.concat(parts);
}
