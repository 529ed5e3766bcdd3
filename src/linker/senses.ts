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
  const evidence = surroundings.evidence === true || bearsOut(raw);
  const matches: { start: number; end: number; term: TermId }[] = [];
  const unresolved: Unresolved[] = [];
  /** Worked out at the first word that has senses; most blocks have none. */
  let named: ReadonlySet<TermId> | undefined;
  let shared: string | undefined;
  /** The platform of the last term before a word: “Nova's scheduler and …”. */
  let before: string | undefined;
  for (const { start, end, entry } of raw) {
    if (entry.term !== undefined) {
      before = platformOf(entry.term) ?? before;
      if (!entry.everyday || evidence) matches.push({ start, end, term: entry.term });
    } else if (entry.senses) {
      if (!named) {
        named = new Set(raw.flatMap((other) => other.entry.term ?? []));
        shared = platformBeside(named, platformOf);
      }
      const beside = shared ?? before;
      const term = chooseSense(entry.senses, { named, beside, platform: surroundings.platform });
      if (term !== undefined) matches.push({ start, end, term });
      else if (evidence) unresolved.push({ start, end, candidates: entry.senses.map((s) => s.term) });
    }
  }
  return { matches, unresolved };
}

/**
 * Whether a block talks of terms: it holds a name that is no everyday word, or two different names, which
 * bear each other out, everyday words though they be.
 */
function bearsOut(raw: readonly RawMatch[]): boolean {
  const [first] = raw;
  const word = first?.entry.term ?? first?.entry.senses;
  return raw.some(({ entry }) => {
    if (entry.term !== undefined && !entry.everyday) return true;
    return (entry.term ?? entry.senses) !== word;
  });
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

/** The platform that the terms of a text share; undefined where they name none, or more than one. */
export function platformBeside(
  terms: ReadonlySet<TermId>,
  platformOf: (term: TermId) => string | undefined,
): string | undefined {
  const platforms = new Set([...terms].flatMap((term) => platformOf(term) ?? []));
  return platforms.size === 1 ? [...platforms][0] : undefined;
}
