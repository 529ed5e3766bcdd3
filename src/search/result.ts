import type { Result, Run } from './answer.ts';
import { excerptOf, markedRuns } from './excerpt.ts';
import type { Candidate, Part } from './find.ts';
import { type PageText, stored, WEIGHTS } from './index-document.ts';
import type { LanguageIndex } from './language-index.ts';
import { type LaidBlock, layOut, type Range, rangeOf, stands } from './layout.ts';
import { tokenize } from './tokens.ts';

/**
 * A page that was found as it is shown: led to by the section that says most of what was asked, with an
 * excerpt round the hits.
 * @param base address of the site's root, with a slash at its end
 * @throws SearchFault where the page's text cannot be had
 */
export async function toResult(index: LanguageIndex, found: Candidate, base: string): Promise<Result> {
  const page = await index.page(found.page);
  const blocks = layOut(page, index.rules);
  const section = bestSection(blocks, found.parts);
  const lead = blocks.find((block) => block.section === section && block.heading);
  const { kind = '', platform = '' } = index.facts.get(found.page) ?? {};
  const alias = aliasOf(found, page);
  return {
    href: base + page.path + (lead?.heading ? `#${encodeURIComponent(lead.heading[0])}` : ''),
    title: titleRuns(index, { page, found, blocks }),
    section: lead ? markedRuns(lead.text, marksIn(lead, found.parts)) : [],
    crumb: page.crumb,
    kind,
    platform,
    fit: found.fit,
    ...(alias === undefined ? {} : { alias }),
    excerpt: excerptIn(blocks, { section, parts: found.parts }),
  };
}

/**
 * The section with the best hits, 0 for the page itself: for what it is about as a whole, and where all of
 * the query stands in its title or its names.
 */
function bestSection(blocks: readonly LaidBlock[], parts: readonly Part[]): number {
  const byTitle = ({ hits }: Part): boolean => hits.some(({ weight }) => weight >= stored(WEIGHTS.name));
  if (parts.every(byTitle)) return 0;
  const scores = new Map<number, number>();
  for (const part of parts) {
    for (const [section, score] of sectionScores(blocks, part)) {
      scores.set(section, (scores.get(section) ?? 0) + score * part.telling);
    }
  }
  let best = 0;
  for (const [section, score] of scores) if (score > (scores.get(best) ?? 0)) best = section;
  return best;
}

/** A part counts once for being there, more for the heading, a little for each further hit. */
function sectionScores(blocks: readonly LaidBlock[], { hits }: Part): Map<number, number> {
  const scores = new Map<number, number>();
  for (const block of blocks) {
    const count = hits.filter((hit) => stands(block, hit)).length;
    if (count === 0) continue;
    const before = scores.get(block.section) ?? 1;
    scores.set(block.section, before + (block.heading ? 2 : 0) + 0.2 * Math.min(count, 3));
  }
  return scores;
}

function marksIn(block: LaidBlock, parts: readonly Part[]): Range[] {
  return parts.flatMap(({ hits }) =>
    hits.filter((hit) => stands(block, hit)).map((hit) => rangeOf(block, hit)),
  );
}

/** The excerpt from the block of a section in which most parts of the query stand; the first block without any. */
function excerptIn(
  blocks: readonly LaidBlock[],
  { section, parts }: { section: number; parts: readonly Part[] },
): Run[] {
  const texts = blocks.filter((block) => block.section === section && !block.heading && block.text !== '');
  let best = texts[0] ?? blocks.find((block) => !block.heading && block.text !== '');
  let most = 0;
  for (const block of texts) {
    const told = parts
      .filter(({ hits }) => hits.some((hit) => stands(block, hit)))
      .reduce((sum, { telling }) => sum + telling, 0);
    if (told > most) [best, most] = [block, told];
  }
  return best ? excerptOf(best.text, marksIn(best, parts), best.tokens) : [];
}

/** The title stands in the index behind the text. */
function titleRuns(
  { rules }: LanguageIndex,
  { page, found, blocks }: { page: PageText; found: Candidate; blocks: readonly LaidBlock[] },
): Run[] {
  const last = blocks.at(-1);
  const start = last ? last.start + last.tokens.length + 1 : 0;
  const tokens = tokenize(page.title, rules);
  const laid: LaidBlock = { text: page.title, heading: undefined, section: 0, tokens, start };
  return markedRuns(page.title, marksIn(laid, found.parts));
}

function aliasOf({ named }: Candidate, { title }: PageText): string | undefined {
  return named?.kind === 'alias' && !title.includes(named.text) ? named.text : undefined;
}
