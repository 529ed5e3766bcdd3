import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { Matcher } from '../linker/match.ts';
import { linkText, type Piece } from '../linker/plan.ts';
import type { Lang, TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import { excerpt, sentenceAround } from '../text/sentence.ts';
import { type Article, articlePage, type Backlink, type Site } from './site.ts';

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

/** Who mentions each term, per language: articles first in reading order, then terms by name. */
export function collectBacklinks(
  site: Pick<Site, 'languages' | 'glossary' | 'matcher' | 'articles' | 'termTexts'>,
): Map<Lang, Map<TermId, Backlink[]>> {
  const all = new Map<Lang, Map<TermId, Backlink[]>>();
  for (const { id: lang } of site.languages) {
    const byTerm = new Map<TermId, Backlink[]>();
    const add = (term: TermId, backlink: Backlink): void => {
      const list = byTerm.get(term);
      if (list) list.push(backlink);
      else byTerm.set(term, [backlink]);
    };
    for (const article of site.articles.values()) {
      const page = articlePage(article, lang);
      for (const { term, heading, quote } of page?.digest.mentions ?? []) {
        add(term, {
          from: { kind: 'article', slug: article.slug },
          title: page?.title ?? '',
          heading,
          quote,
        });
      }
    }
    for (const term of site.glossary.terms.values()) {
      const title = localize(term.name, lang);
      const heading = { id: '', title: '', depth: 1 };
      for (const { pieces, key } of termProse(site.glossary, site.matcher, term.id, lang)) {
        if (key === 'relation') continue;
        for (const quote of quotePieces(pieces)) {
          add(quote.term, { from: { kind: 'term', id: term.id }, title, heading, quote });
        }
      }
      const text = site.termTexts.get(lang)?.get(term.id);
      for (const mention of text?.digest.mentions ?? []) {
        const { heading: own, quote } = mention;
        add(mention.term, { from: { kind: 'term', id: term.id }, title, heading: own, quote });
      }
    }
    all.set(lang, byTerm);
  }
  return all;
}

function quotePieces(
  pieces: readonly Piece[],
): { term: TermId; before: string; hit: string; after: string }[] {
  const text = pieces.map((p) => p.text).join('');
  let at = 0;
  const quotes = [];
  for (const piece of pieces) {
    const start = at;
    at += piece.text.length;
    if (piece.term === undefined) continue;
    const sentence = sentenceAround(text, start, at);
    const from = start - sentence.offset;
    quotes.push({
      term: piece.term,
      ...excerpt(sentence.text, { start: from, end: from + piece.text.length, limit: 160 }),
    });
  }
  return quotes;
}

/** A reference from one page to a heading of another, checked once all pages are read. */
export interface AnchorReference {
  readonly slug: string;
  readonly anchor: string;
  readonly lang: Lang;
  readonly place: { readonly file: string; readonly line: number; readonly column: number };
}

/** Checks anchors in links between articles. */
export function checkAnchors(
  references: readonly AnchorReference[],
  articles: ReadonlyMap<string, Article>,
): Diagnostic[] {
  return references.flatMap(({ slug, anchor, lang, place }) => {
    const article = articles.get(slug);
    const page = article && articlePage(article, lang);
    if (!page) return [];
    const ids = page.digest.headings.map((h) => h.id);
    if (ids.includes(anchor)) return [];
    return [
      diagnose('link/unknown-anchor', place, { anchor, page: page.file, suggestion: suggest(anchor, ids) }),
    ];
  });
}
