import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeFrame, type FrameOf } from '../diagnostics/code-frame.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Gives the lines round problems of a project's files, reading each file once.
 * @param root the project's folder, to which diagnostics name their files
 * @returns gives nothing for a file that cannot be read or is no UTF-8
 */
export function frameReader(root: string): FrameOf {
  const texts = new Map<string, string>();
  return ({ file, line, column }) => {
    const text = texts.get(file) ?? readText(resolve(root, file));
    texts.set(file, text);
    return codeFrame(text, { line, column });
  };
}

function readText(path: string): string {
  try {
    // Decoding drops a byte order mark, as reading a page does.
    return decoder.decode(readFileSync(path));
  } catch {
    return '';
  }
}
