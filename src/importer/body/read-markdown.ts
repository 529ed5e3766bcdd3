import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { eastAsianEmphasis } from './cjk-emphasis.ts';
import type { MdNode } from './tree.ts';

/** Makes the parser know emphasis beside Chinese. */
function remarkEastAsian(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] };
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(eastAsianEmphasis);
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkEastAsian).freeze();

/** Reads Markdown with the extensions of GitHub into a tree; HTML in it stays as it is. */
export function readMarkdown(text: string): MdNode {
  return parser.parse(text) as MdNode;
}
