import { asTermId, type TermId } from '../text/brand.ts';
import { excerpt, sentenceAround } from '../text/sentence.ts';
import type { Segment } from './inline.ts';
import type { Matcher } from './match.ts';
import type { Outline } from './outline.ts';
import type { Surroundings } from './senses.ts';
import type { TreeNode } from './tree.ts';

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
  /** Platform of the page, where it has one: the platform of the term whose page it is. */
  readonly platform?: string | undefined;
  /** The names of the blocks with their senses chosen, where the caller has them already. */
  readonly resolved?: readonly ResolvedBlock[];
  /** Terms that are not linked here: the term whose page this is. */
  readonly except?: ReadonlySet<TermId>;
}

/** What a block names, and the words whose sense could not be chosen. */
export type ResolvedBlock = ReturnType<Matcher['resolve']>;

/**
 * Chooses the senses of all names on a page, block by block: by the terms beside them, then by the
 * platform that the section's heading, or one of those above it, names, then by the page's.
 */
export function resolveBlocks(
  outline: Outline,
  { matcher, platform }: Pick<PlanOptions, 'matcher' | 'platform'>,
): ResolvedBlock[] {
  const raw = outline.blocks.map((block) => (block.kind === 'code' ? [] : matcher.scan(block.text)));
  const evidence = new Set<number>();
  const headings = new Map<number, string | undefined>();
  outline.blocks.forEach((block, index) => {
    const names = raw[index] ?? [];
    if (names.some(({ entry }) => entry.term !== undefined && !entry.everyday)) evidence.add(block.section);
    if (block.kind === 'heading') headings.set(block.section, matcher.platformOf(names));
  });
  const platformOfSection = (section: number): string | undefined => {
    let depth = Number.POSITIVE_INFINITY;
    for (let at = section; at > 0; at--) {
      const above = outline.sections[at];
      if (!above || above.depth >= depth) continue;
      depth = above.depth;
      const found = headings.get(at);
      if (found !== undefined) return found;
    }
    return platform;
  };
  return outline.blocks.map((block, index) => {
    const names = raw[index] ?? [];
    if (names.length === 0) return NOTHING;
    return matcher.resolve(names, {
      platform: platformOfSection(block.section),
      evidence: evidence.has(block.section),
    });
  });
}

const NOTHING: ResolvedBlock = { matches: [], unresolved: [] };

/**
 * Decides which mentions of a page become links: the one place where links on the page and backlinks
 * on term pages come from. A link the author wrote to a term counts: where only the first mention is to be
 * linked, none behind it is.
 */
export function planMentions(outline: Outline, options: PlanOptions): Mention[] {
  const { rule, except } = options;
  if (rule === 'off') return [];
  const resolved = options.resolved ?? resolveBlocks(outline, options);
  const mentions: Mention[] = [];
  const byHand = linksByHand(outline);
  const seen = new Set<TermId>();
  let section = 0;
  outline.blocks.forEach((block, index) => {
    // Blocks stand in the order of the page.
    if (block.section !== section && rule === 'first-in-section') seen.clear();
    section = block.section;
    const links = rule === 'all' ? [] : (byHand.get(index) ?? []);
    const segmentOf = segmentFinder(block.segments);
    for (const { start, end, term } of resolved[index]?.matches ?? []) {
      while (links[0] && links[0].start <= start) seen.add(links.shift()?.term ?? term);
      if (seen.has(term) || except?.has(term)) continue;
      const segment = segmentOf(start, end);
      if (!segment) continue;
      if (rule !== 'all') seen.add(term);
      mentions.push({ term, block: index, start, end, segment, section });
    }
    for (const { term } of links) seen.add(term);
  });
  return mentions;
}

/** A word of a page whose sense could not be chosen. */
export interface AmbiguousPlace {
  readonly word: string;
  readonly candidates: readonly TermId[];
  /** The text node that holds it, and where in it. */
  readonly node: TreeNode;
  readonly offset: number;
}

/** The words that were left unlinked because their sense could not be chosen, the first of each in a section. */
export function ambiguousPlaces(outline: Outline, resolved: readonly ResolvedBlock[]): AmbiguousPlace[] {
  const seen = new Set<string>();
  return outline.blocks.flatMap((block, index) =>
    (resolved[index]?.unresolved ?? []).flatMap(({ start, end, candidates }) => {
      const segment = block.segments.find((s) => s.start <= start && end <= s.end);
      const key = `${block.section} ${candidates.join(' ')}`;
      if (!segment || seen.has(key)) return [];
      seen.add(key);
      return [
        { word: block.text.slice(start, end), candidates, node: segment.node, offset: start - segment.start },
      ];
    }),
  );
}

/**
 * Finds the text node that holds a whole match, match after match in the order of the text; a name spread
 * over several nodes is not linked.
 */
function segmentFinder(segments: readonly Segment[]): (start: number, end: number) => Segment | undefined {
  let at = 0;
  return (start, end) => {
    while ((segments[at]?.end ?? Number.POSITIVE_INFINITY) < end) at++;
    const segment = segments[at];
    return segment && segment.start <= start ? segment : undefined;
  };
}

/** Where a term is mentioned: enough to quote it. */
export type MentionPlace = Pick<Mention, 'term' | 'block' | 'start' | 'end' | 'section'>;

/**
 * All places of a page that lead to a term: the planned mentions and the links the author wrote by hand
 * (`term:id`), in the order of the text, each term once a section.
 */
export function mentionPlaces(outline: Outline, mentions: readonly Mention[]): MentionPlace[] {
  const byHand = [...linksByHand(outline).values()].flat();
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

/** The links to terms that the author wrote, by block, in the order of its text. */
function linksByHand(outline: Outline): Map<number, MentionPlace[]> {
  const byBlock = new Map<number, MentionPlace[]>();
  for (const { kind, url, words } of outline.references) {
    if (kind !== 'link' || !url.startsWith('term:')) continue;
    const term = asTermId(url.slice('term:'.length));
    for (const place of words) {
      const section = outline.blocks[place.block]?.section;
      if (section === undefined) continue;
      const links = byBlock.get(place.block) ?? [];
      byBlock.set(place.block, links);
      links.push({ ...place, term, section });
    }
  }
  for (const links of byBlock.values()) links.sort((a, b) => a.start - b.start);
  return byBlock;
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
  {
    matcher,
    except,
    seen,
    surroundings = {},
  }: {
    matcher: Matcher;
    except?: ReadonlySet<TermId>;
    seen?: Set<TermId>;
    /** Of the page the text stands on. */
    surroundings?: Surroundings;
  },
): Piece[] {
  const linked = seen ?? new Set<TermId>();
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, term } of matcher.find(text, surroundings)) {
    if (except?.has(term) || linked.has(term)) continue;
    linked.add(term);
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), term });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
