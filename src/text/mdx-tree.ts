import { mdxToMdast } from 'satteri';
import { MARKDOWN_FEATURES } from './markdown-features.ts';

/**
 * The mdast of a text of MDX, as Sätteri reads it.
 *
 * Sätteri 0.10.5 steps over the end of a text that ends in a backslash inside the quotes of an `import` or
 * `export`, and aborts the whole process, which no `catch` can hinder. A line break behind such a text
 * changes nothing of what it says.
 * @param position false where nobody asks for the places of nodes
 * @throws Error with the place and the reason, where the text is no MDX
 */
export function mdxTree(source: string, { position = true } = {}): ReturnType<typeof mdxToMdast> {
  const text = source.endsWith('\\') ? `${source}\n` : source;
  return mdxToMdast(text, { features: MARKDOWN_FEATURES, position });
}
