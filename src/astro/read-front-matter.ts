import { diagnose } from '../diagnostics/catalogue.ts';
import { parseYaml } from '../diagnostics/parse-yaml.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { misspeltKeys } from '../site/check-texts.ts';
import { type Frontmatter, frontmatterSchema } from '../site/site-schema.ts';
import type { LinkContext } from './link-plugin.ts';
import type { Reader } from './read-files.ts';

/** The front matter of a page: between two lines of `---` at its start. */
export const FRONTMATTER = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/;

/** Reads the front matter of an article's page; undefined, with diagnostics, where it does not keep to its schema. */
export function readFrontmatter(
  reader: Reader,
  { file, text, links }: { file: string; text: string; links: LinkContext },
): Frontmatter | undefined {
  const match = FRONTMATTER.exec(text);
  if (!match) {
    reader.diagnostics.push(diagnose('frontmatter/missing', { file, line: 1, column: 1 }));
    return undefined;
  }
  const { value, placeOf, diagnostics } = parseYaml(
    { file, text: match[1] ?? '', firstLine: 2 },
    frontmatterSchema,
  );
  reader.diagnostics.push(...diagnostics);
  value?.['no-links-to'].forEach((id, index) => {
    if (links.targets.terms.has(id)) return;
    const suggestion = suggest(id, links.targets.terms.keys());
    reader.diagnostics.push(diagnose('term/unknown', placeOf(['no-links-to', index]), { id, suggestion }));
  });
  if (value) {
    const { title, description } = value;
    reader.diagnostics.push(...misspeltKeys({ title, description }, placeOf, links.spelling));
  }
  return value;
}
