/** What a page that mentions a term has to do with it. */
export interface MentioningPage {
  readonly kind: 'article' | 'term';
  /** Whether its title names the term. */
  readonly titled: boolean;
  /** Whether one of its headings names the term. */
  readonly headed: boolean;
  /** Whether it is the page of a term that a relation or a correspondence ties to this one. */
  readonly related: boolean;
  /** How many of its sections mention the term. */
  readonly sections: number;
  /** Whether the first mention stands before its first heading. */
  readonly early: boolean;
}

/** Sections beyond these say no more of how much a page is about a term. */
const MOST_SECTIONS = 3;

/**
 * How relevant a page is to a term that it mentions, in points; on the term's page those with more points
 * come first, and those with as many stay in reading order.
 *
 * - 8: its title names the term. It is about the term, whatever else it says.
 * - 4: one of its headings does. A part of it is.
 * - 2: it is an article. It shows the term at work, where the page of a term only sets it beside another.
 * - 2: it is the page of a term tied to this one by a relation or a correspondence.
 * - 1 for each section that mentions the term, up to three.
 * - 1: the first mention stands before the first heading, where a text says what it is about.
 */
export function relevance({ kind, titled, headed, related, sections, early }: MentioningPage): number {
  return (
    (titled ? 8 : 0) +
    (headed ? 4 : 0) +
    (kind === 'article' ? 2 : 0) +
    (related ? 2 : 0) +
    Math.min(sections, MOST_SECTIONS) +
    (early ? 1 : 0)
  );
}
