import type { Sense } from '../glossary/glossary.ts';
import type { TermId } from '../text/brand.ts';
import type { RawMatch } from './match.ts';

/** What is known of the place a mention stands in. */
export interface Surroundings {
  /** Platform of the page or the section, where it has one. */
  readonly platform?: string | undefined;
  /** Whether the section names a term whose name is no everyday word. */
  readonly evidence?: boolean;
}

/** A word with several senses of which none could be chosen. */
export interface Unresolved {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly TermId[];
}

/** What senses are chosen by. */
export interface SenseContext {
  /** The platform of a term; undefined for terms that belong to none. */
  readonly platformOf: (term: TermId) => string | undefined;
}

/**
 * Chooses the sense of every match of one block of text.
 *
 * A name that is also an everyday word counts only beside another term: in the same block, or in the same
 * section (`surroundings.evidence`). A word with several senses goes by the terms beside it: those a sense
 * names (`near`) first, then the platform they share; then by the platform of the section or page.
 * @returns the matches that lead somewhere, and the words that could not be resolved
 */
export function resolveSenses(
  raw: readonly RawMatch[],
  surroundings: Surroundings,
  { platformOf }: SenseContext,
): { matches: { start: number; end: number; term: TermId }[]; unresolved: Unresolved[] } {
  const sure = new Set(
    raw.flatMap(({ entry }) => (entry.term !== undefined && !entry.everyday ? [entry.term] : [])),
  );
  const named = new Set(raw.flatMap(({ entry }) => entry.term ?? []));
  // Two different names beside one another bear each other out, everyday words though they be.
  const words = new Set(raw.map(({ entry }) => entry.term ?? entry.senses));
  const evidence = surroundings.evidence === true || sure.size > 0 || words.size > 1;
  const matches: { start: number; end: number; term: TermId }[] = [];
  const unresolved: Unresolved[] = [];
  for (const [index, { start, end, entry }] of raw.entries()) {
    if (entry.senses) {
      const beside = platformBeside(named, platformOf) ?? platformBefore(raw.slice(0, index), platformOf);
      const term = chooseSense(entry.senses, { named, beside, platform: surroundings.platform });
      if (term !== undefined) matches.push({ start, end, term });
      else if (evidence) unresolved.push({ start, end, candidates: entry.senses.map((s) => s.term) });
    } else if (entry.term !== undefined && (!entry.everyday || evidence)) {
      matches.push({ start, end, term: entry.term });
    }
  }
  return { matches, unresolved };
}

function chooseSense(
  senses: readonly Sense[],
  {
    named,
    beside,
    platform,
  }: { named: ReadonlySet<TermId>; beside: string | undefined; platform: string | undefined },
): TermId | undefined {
  const near = senses.find((sense) => sense.near.some((term) => named.has(term)));
  if (near) return near.term;
  const by = (wanted: string | undefined): TermId | undefined =>
    wanted === undefined ? undefined : senses.find((sense) => sense.platform === wanted)?.term;
  // What stands in the sentence itself says more than the section it stands in.
  return beside === undefined ? by(platform) : by(beside);
}

/** The platform of the last term before a word: “Nova's scheduler and …”. */
function platformBefore(
  raw: readonly RawMatch[],
  platformOf: (term: TermId) => string | undefined,
): string | undefined {
  for (const { entry } of [...raw].reverse()) {
    const platform = entry.term === undefined ? undefined : platformOf(entry.term);
    if (platform !== undefined) return platform;
  }
  return undefined;
}

/** The platform that the terms of a text share; undefined where they name none, or more than one. */
export function platformBeside(
  terms: ReadonlySet<TermId>,
  platformOf: (term: TermId) => string | undefined,
): string | undefined {
  const platforms = new Set([...terms].flatMap((term) => platformOf(term) ?? []));
  return platforms.size === 1 ? [...platforms][0] : undefined;
}
