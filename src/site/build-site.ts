import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, type Edit, type Place, withFix } from '../diagnostics/diagnostic.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { Matcher } from '../linker/match.ts';
import { linkText, type Piece } from '../linker/plan.ts';
import type { Lang, TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import { onlyNeighbour, suggestAnchor } from './mend-address.ts';
import { type Article, articlePage } from './site.ts';

/** A plain text of a term that is linked, in the order in which the term's page shows them. */
export interface TermProse {
  readonly key: 'definition' | 'status' | 'relation';
  readonly pieces: readonly Piece[];
  /** Of a relation: the other term. */
  readonly other?: TermId;
}

/**
 * The linked texts of a term: definition, status note and the notes on its own relations. The term's
 * page and the backlinks of others come from this one function.
 */
export function termProse(glossary: Glossary, matcher: Matcher, id: TermId, lang: Lang): TermProse[] {
  const term = glossary.terms.get(id);
  if (!term) return [];
  const except = new Set([id]);
  const seen = new Set<TermId>();
  const surroundings = { platform: matcher.context.platformOf(id), evidence: true };
  const link = (text: string): Piece[] => linkText(text, { matcher, except, seen, surroundings });
  const prose: TermProse[] = [{ key: 'definition', pieces: link(localize(term.definition, lang)) }];
  if (term.status?.note) prose.push({ key: 'status', pieces: link(localize(term.status.note, lang)) });
  for (const end of glossary.relations.get(id) ?? []) {
    if (!end.note) continue;
    const pieces = linkText(localize(end.note, lang), {
      matcher,
      except: new Set([id, end.other]),
      surroundings,
    });
    prose.push({ key: 'relation', pieces, other: end.other });
  }
  return prose;
}

/** A reference from one page to a heading of another, checked once all pages are read. */
export interface AnchorReference {
  readonly slug: string;
  readonly anchor: string;
  readonly lang: Lang;
  readonly place: Place;
  /** The change that puts another heading's id in its place, where the source shows how. */
  readonly mend?: (right: string) => readonly Edit[] | undefined;
}

/** Checks anchors in links between articles. */
export function checkAnchors(
  references: readonly AnchorReference[],
  articles: ReadonlyMap<string, Article>,
): Diagnostic[] {
  return references.flatMap(({ slug, anchor, lang, place, mend }) => {
    const article = articles.get(slug);
    const page = article && articlePage(article, lang);
    if (!page) return [];
    const ids = page.digest.headings.map((h) => h.id);
    if (ids.includes(anchor)) return [];
    const suggestion = suggestAnchor(anchor, page.digest.headings);
    const problem = diagnose('link/unknown-anchor', place, { anchor, page: page.file, suggestion });
    const right = onlyNeighbour(anchor, ids);
    return [withFix(problem, right === undefined ? undefined : mend?.(right))];
  });
}
