import type { Result, Run } from './answer.ts';
import { excerptOf, markedRuns } from './excerpt.ts';
import { WEIGHTS } from './index-document.ts';
import type { LanguageIndex } from './language-index.ts';
import { type LaidBlock, layOut, type Range, rangeOf, stands, TITLE } from './layout.ts';
import type { Candidate, Part } from './score.ts';

/**
 * A page that was found as it is shown: led to by the section that says most of what was asked, with an
 * excerpt round the hits.
 * @param base address of the site's root, with a slash at its end
 * @throws SearchFault where the page's text cannot be had
 */
export async function toResult(
  index: LanguageIndex,
  { page: number, fit, named, parts }: Candidate,
  base: string,
): Promise<Result> {
  const page = await index.page(number);
  const blocks = layOut(page, index.rules);
  const section = named ? 0 : bestSection(blocks, parts);
  const runsOf = (block: LaidBlock | undefined): Run[] =>
    block ? markedRuns(block.text, marksIn(block, parts)) : [];
  const lead = blocks.find((block) => block.section === section && block.heading);
  const [kind, platform] = index.facts(number);
  return {
    href: base + page.path + (lead?.heading ? `#${encodeURIComponent(lead.heading[0])}` : ''),
    title: runsOf(blocks.at(-1)),
    section: runsOf(lead),
    crumb: page.crumb,
    kind,
    platform,
    fit,
    ...(named?.kind === 'alias' && !page.title.includes(named.text) ? { alias: named.text } : {}),
    excerpt: excerptIn(blocks, { section, parts }),
  };
}

/** The section with the best hits; 0, the page itself, where all of the query stands in its title or its names. */
function bestSection(blocks: readonly LaidBlock[], parts: readonly Part[]): number {
  const byTitle = ({ hits }: Part): boolean => hits.some(({ weight }) => weight >= WEIGHTS.name);
  if (parts.every(byTitle)) return 0;
  const scores = new Map<number, number>([[0, 0]]);
  for (const block of blocks) {
    if (block.section === TITLE) continue;
    const score = told(block, parts) * (block.heading ? 3 : 1);
    const known = scores.get(block.section) ?? 0;
    // What one block says of it counts; that others do, a little.
    scores.set(block.section, Math.max(known, score) + 0.1 * Math.min(known, score));
  }
  return [...scores].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** How much of what is asked a block says. */
function told(block: LaidBlock, parts: readonly Part[]): number {
  return parts.reduce(
    (sum, { hits, telling }) => sum + (hits.some((h) => stands(block, h)) ? telling : 0),
    0,
  );
}

function marksIn(block: LaidBlock, parts: readonly Part[]): Range[] {
  const hits = parts.flatMap((part) => part.hits).filter((hit) => stands(block, hit));
  return hits.map((hit) => rangeOf(block, hit));
}

/** The excerpt from the block of a section in which most of the query stands; the first block without any. */
function excerptIn(
  blocks: readonly LaidBlock[],
  { section, parts }: { section: number; parts: readonly Part[] },
): Run[] {
  const texts = blocks.filter(({ heading, text, section }) => !heading && text !== '' && section !== TITLE);
  const own = texts.filter((block) => block.section === section);
  const [best] = [...own.toSorted((a, b) => told(b, parts) - told(a, parts)), ...texts];
  return best ? excerptOf(best.text, marksIn(best, parts), best.tokens) : [];
}
