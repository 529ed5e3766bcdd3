import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../importer/decode.ts';
import { formatOf, HEAD_BYTES, isSafeSvg, isSvg, type PictureContent } from '../importer/picture-file.ts';

/** Larger pictures are not taken along. */
const MOST_BYTES = 10_000_000;

/**
 * Looks into pictures when they are asked for, each once: at the first bytes, of graphics at all of them.
 * @param root the folder from which paths count
 */
export function pictureInspector(root: string): (path: string) => PictureContent {
  const known = new Map<string, PictureContent>();
  return (path) => {
    let content = known.get(path);
    if (!content) {
      content = inspect(join(root, path));
      known.set(path, content);
    }
    return content;
  };
}

function inspect(path: string): PictureContent {
  try {
    const { head, size } = headOf(path);
    if (size > MOST_BYTES) return { kind: 'unsafe' };
    const format = formatOf(head);
    if (format) return { kind: 'picture', format };
    if (!/\.svg$/i.test(path)) return { kind: 'no-picture' };
    const decoded = decode(readFileSync(path));
    if (!('text' in decoded) || !isSvg(decoded.text)) return { kind: 'no-picture' };
    return isSafeSvg(decoded.text) ? { kind: 'picture', format: 'svg' } : { kind: 'unsafe' };
  } catch {
    // What cannot be read cannot be shown.
    return { kind: 'no-picture' };
  }
}

function headOf(path: string): { head: Uint8Array; size: number } {
  const file = openSync(path, 'r');
  try {
    const head = new Uint8Array(HEAD_BYTES);
    const length = readSync(file, head, 0, HEAD_BYTES, 0);
    return { head: head.subarray(0, length), size: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}
