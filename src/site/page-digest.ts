import type { Outline } from '../linker/outline.ts';
import { type Mention, mentionPlaces, type Quote, quoteMention } from '../linker/plan.ts';
import type { SearchBlock } from '../search/index-document.ts';
import type { TermId } from '../text/brand.ts';
import { sourceKeys } from './components.ts';

/** A heading of a page, as tables of contents and search need it. */
export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly depth: number;
}

/** A mention of a term with its place on the page, for the term's own page. */
export interface PlacedMention {
  readonly term: TermId;
  readonly heading: Heading;
  readonly quote: Quote;
}

/** What the site keeps of a page's tree once it is read: plain values, no nodes. */
export interface PageDigest {
  readonly headings: readonly Heading[];
  readonly mentions: readonly PlacedMention[];
  /** Terms that have a card on the page, in order of appearance. */
  readonly terms: readonly TermId[];
  /** Keys of the sources the page cites, in order of first appearance: their place is their number. */
  readonly citations: readonly string[];
  /** How many statements of the original are corrected. */
  readonly statements: number;
  /** Ids of the diagrams on the page. */
  readonly diagrams: readonly string[];
  readonly search: readonly SearchBlock[];
}

/** Reduces an outline and its planned mentions to what the site keeps. */
export function digestPage(outline: Outline, mentions: readonly Mention[]): PageDigest {
  const headings = outline.sections.map(({ id, title, depth }) => ({ id, title, depth }));
  const top: Heading = { id: '', title: '', depth: 1 };
  const places = mentionPlaces(outline, mentions);
  return {
    headings: headings.slice(1),
    mentions: places.map((m) => ({
      term: m.term,
      heading: headings[m.section] ?? top,
      quote: quoteMention(outline, m),
    })),
    terms: [...new Set(places.map((m) => m.term))],
    citations: [...new Set(outline.components.flatMap(sourceKeys))],
    statements: outline.components.filter((c) => c.name === 'Statement').length,
    diagrams: outline.components.filter((c) => c.name === 'Diagram').map((c) => c.attributes['id'] ?? ''),
    search: outline.blocks.map((block) => {
      if (block.kind !== 'heading') return { kind: block.kind, text: block.text };
      const heading = headings[block.section] ?? top;
      return { kind: 'heading', text: block.text, id: heading.id, depth: heading.depth };
    }),
  };
}
