import { asTermId, type TermId } from '../text/brand.ts';
import { excerpt, sentenceAround } from '../text/sentence.ts';
import type { Segment } from './inline.ts';
import type { Match, Matcher } from './match.ts';
import type { Outline } from './outline.ts';

/** Which mentions of a term become links. */
export const LINK_RULES = ['off', 'first-in-page', 'first-in-section', 'all'] as const;
export type LinkRule = (typeof LINK_RULES)[number];

/** A mention that becomes a link, and a backlink on the term's page. */
export interface Mention {
  readonly term: TermId;
  /** Index of the block in the outline. */
  readonly block: number;
  /** Offsets in the block's text. */
  readonly start: number;
  readonly end: number;
  readonly segment: Segment;
  readonly section: number;
}

/** A sentence that mentions a term, cut for showing. */
export interface Quote {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

export interface PlanOptions {
  readonly matcher: Matcher;
  readonly rule: LinkRule;
  /** Terms that are not linked here: the term whose page this is. */
  readonly except?: ReadonlySet<TermId>;
}

/**
 * Decides which mentions of a page become links: the one place where links on the page and backlinks
 * on term pages come from.
 */
export function planMentions(outline: Outline, { matcher, rule, except }: PlanOptions): Mention[] {
  if (rule === 'off') return [];
  const mentions: Mention[] = [];
  const seen = new Set<string>();
  outline.blocks.forEach((block, index) => {
    if (block.segments.length === 0) return;
    for (const match of matcher.find(block.text)) {
      if (except?.has(match.term)) continue;
      const segment = segmentOf(block.segments, match);
      if (!segment) continue;
      const key = rule === 'first-in-page' ? match.term : `${block.section} ${match.term}`;
      if (rule !== 'all' && seen.has(key)) continue;
      seen.add(key);
      mentions.push({ ...match, block: index, segment, section: block.section });
    }
  });
  return mentions;
}

/** The text node that holds a whole match; a name spread over several nodes is not linked. */
function segmentOf(segments: readonly Segment[], match: Match): Segment | undefined {
  return segments.find((s) => s.start <= match.start && match.end <= s.end);
}

/** Where a term is mentioned: enough to quote it. */
export type MentionPlace = Pick<Mention, 'term' | 'block' | 'start' | 'end' | 'section'>;

/**
 * All places of a page that lead to a term: the planned mentions and the links the author wrote by hand
 * (`term:id`), in the order of the text, each term once a section.
 */
export function mentionPlaces(outline: Outline, mentions: readonly Mention[]): MentionPlace[] {
  const byHand = outline.references
    .filter(({ kind, url }) => kind === 'link' && url.startsWith('term:'))
    .flatMap(({ url, words }) => words.map((w) => ({ ...w, term: asTermId(url.slice('term:'.length)) })))
    .flatMap((place): MentionPlace[] => {
      const section = outline.blocks[place.block]?.section;
      return section === undefined ? [] : [{ ...place, section }];
    });
  const seen = new Set<string>();
  return [...mentions, ...byHand]
    .sort((a, b) => a.block - b.block || a.start - b.start)
    .filter(({ section, term }) => {
      const key = `${section} ${term}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** The sentence round a mention, for the list of mentions on the term's page. */
export function quoteMention(outline: Outline, mention: MentionPlace, limit = 160): Quote {
  const text = (outline.blocks[mention.block]?.text ?? '').replace(/\n/g, ' ');
  const sentence = sentenceAround(text, mention.start, mention.end);
  const start = mention.start - sentence.offset;
  return excerpt(sentence.text, { start, end: start + (mention.end - mention.start), limit });
}

/** A piece of a plain text: words, or a mention of a term. */
export type Piece = { readonly text: string; readonly term?: TermId };

/**
 * Links the mentions in a plain text (a definition, a note).
 * @param seen terms already linked in this section; the terms linked here are added to it
 */
export function linkText(
  text: string,
  { matcher, except, seen }: { matcher: Matcher; except?: ReadonlySet<TermId>; seen?: Set<TermId> },
): Piece[] {
  const linked = seen ?? new Set<TermId>();
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, term } of matcher.find(text)) {
    if (except?.has(term) || linked.has(term)) continue;
    linked.add(term);
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), term });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
