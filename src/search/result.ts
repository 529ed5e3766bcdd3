import type { Result, Run } from './answer.ts';
import { excerptOf, markedRuns } from './excerpt.ts';
import { WEIGHTS } from './index-document.ts';
import type { LanguageIndex } from './language-index.ts';
import { type LaidBlock, layOut, rangeOf, stands, TITLE } from './layout.ts';
import type { Hit } from './phrases.ts';
import { type Candidate, type Part, tellingOf } from './score.ts';

/** A block with what was found in it. */
interface FoundBlock extends LaidBlock {
  readonly hits: readonly Hit[];
  /** How much of what is asked it says. */
  readonly told: number;
}

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
  const blocks = layOut(page, index.rules).map((block): FoundBlock => {
    const inside = parts.filter(({ hits }) => hits.some((hit) => stands(block, hit)));
    const hits = inside.flatMap((part) => part.hits).filter((hit) => stands(block, hit));
    return { ...block, hits, told: tellingOf(inside) };
  });
  const section = named ? 0 : bestSection(blocks, parts);
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
    alias: named?.kind === 'alias' && !page.title.includes(named.text) ? named.text : undefined,
    excerpt: excerptIn(blocks, section),
  };
}

/** The section with the best hits; 0, the page itself, where all of the query stands in its title or its names. */
function bestSection(blocks: readonly FoundBlock[], parts: readonly Part[]): number {
  const byTitle = ({ hits }: Part): boolean => hits.some(({ weight }) => weight >= WEIGHTS.name);
  if (parts.every(byTitle)) return 0;
  const scores = new Map<number, number>([[0, 0]]);
  for (const { section, heading, told } of blocks) {
    if (section === TITLE) continue;
    const score = told * (heading ? 3 : 1);
    const known = scores.get(section) ?? 0;
    // What one block says of it counts; that others do, a little.
    scores.set(section, Math.max(known, score) + 0.1 * Math.min(known, score));
  }
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? 0;
}

/** So many letters, and a text says something by itself: less is the cell of a table, or an entry of a list. */
const SENTENCE = 40;

/** The excerpt from the block of a section in which most of the query stands; the first block without any. */
function excerptIn(blocks: readonly FoundBlock[], wanted: number): Run[] {
  const worth = ({ told, text }: FoundBlock): number => told * Math.min(1, text.length / SENTENCE);
  const texts = blocks.filter(({ heading, text, section }) => !heading && text !== '' && section !== TITLE);
  const own = texts.filter(({ section }) => section === wanted);
  const [best] = [...own.toSorted((a, b) => worth(b) - worth(a)), ...texts];
  return best ? excerptOf(best.text, rangesIn(best), best.tokens) : [];
}

function runsOf(block: FoundBlock | undefined): Run[] {
  return block ? markedRuns(block.text, rangesIn(block)) : [];
}

function rangesIn(block: FoundBlock) {
  return block.hits.map((hit) => rangeOf(block, hit));
}
