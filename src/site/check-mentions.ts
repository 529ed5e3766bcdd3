import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { TermId } from '../text/brand.ts';
import type { Site } from './site.ts';

/**
 * Tells of terms that a reader meets nowhere: no article and no text of another term leads to them in any
 * language, no diagram shows them and no correspondence sets them beside another.
 */
export function neverMentioned(
  site: Pick<Site, 'glossary' | 'backlinks' | 'diagrams' | 'correspondences'>,
): Diagnostic[] {
  const met = new Set<TermId>();
  for (const byTerm of site.backlinks.values()) for (const id of byTerm.keys()) met.add(id);
  for (const { diagram } of site.diagrams.values()) for (const { id } of diagram.terms) met.add(id);
  for (const { sides } of site.correspondences) for (const id of [...sides.values()].flat()) met.add(id);
  return [...site.glossary.terms.values()]
    .filter(({ id }) => !met.has(id))
    .map(({ id, file }) => diagnose('term/never-mentioned', { file, line: 1, column: 1 }, { id }, 'notice'));
}
