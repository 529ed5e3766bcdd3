import { markdownToMdast } from 'satteri';
import { isExact } from '../../src/glossary/glossary.ts';
import { applyMentions } from '../../src/linker/apply.ts';
import { buildMatcher, type Matcher } from '../../src/linker/match.ts';
import { type Outline, readOutline } from '../../src/linker/outline.ts';
import { planMentions, resolveBlocks } from '../../src/linker/plan.ts';
import type { TreeNode } from '../../src/linker/tree.ts';
import { asTermId } from '../../src/text/brand.ts';
import { MARKDOWN_FEATURES } from '../../src/text/markdown-features.ts';
import { generateChinesePages } from './chinese-corpus.ts';
import { generatePages } from './corpus.ts';
import { FEW_TERMS, type GeneratedTerm, generateTerms, MOST_TERMS } from './generated-terms.ts';

/** One pass over all pages. */
export interface Pass {
  readonly milliseconds: number;
  /** Links planned. */
  readonly mentions: number;
}

/** What a run of this program prints. */
export interface LinkTimes {
  /** The text that was searched, without code, in bytes of UTF-8. */
  readonly bytes: number;
  /** Building the matcher of all terms, in milliseconds. */
  readonly matcher: number;
  /** The very first pass of the process, as a build makes it: all terms, pages that speak of all of them. */
  readonly first: Pass;
  /** In turns: pages that speak of all terms, against all terms and against a few. */
  readonly all: readonly { readonly many: Pass; readonly few: Pass }[];
  /** In turns: pages that speak of the few terms alone, against all terms and against the few. */
  readonly some: readonly { readonly many: Pass; readonly few: Pass }[];
}

/** The names of terms as the glossary would hand them over. */
function matcherOf(terms: readonly GeneratedTerm[]): Matcher {
  const platforms = new Map(terms.map(({ id, platform }) => [id, platform]));
  const spellings = terms.flatMap(({ id, name, aliases, chinese }) =>
    [...new Set([name, ...aliases, chinese.name, ...chinese.aliases])].map((text) => ({
      text,
      term: asTermId(id),
      exact: isExact(text, undefined),
    })),
  );
  return buildMatcher(spellings, {
    platformOf: (id) => {
      const platform = platforms.get(id);
      return platform === 'shared' ? undefined : platform;
    },
  });
}

/** Links all pages: finds the names, chooses their senses, plans the links and makes them. */
function pass(outlines: readonly Outline[], matcher: Matcher): Pass {
  let mentions = 0;
  const started = performance.now();
  for (const outline of outlines) {
    const resolved = resolveBlocks(outline, { matcher });
    const planned = planMentions(outline, { matcher, rule: 'first-in-section', resolved });
    mentions += planned.length;
    applyMentions(planned, (term) => `/glossary/${term}/`);
  }
  return { milliseconds: performance.now() - started, mentions };
}

/** Reads pages into outlines, as the build does before it links them; not timed. */
function outlinesOf(language: string, count: number, terms: readonly GeneratedTerm[]): Outline[] {
  const pages = language === 'en' ? generatePages(count, terms) : generateChinesePages(count, terms);
  return pages.map(({ body }) =>
    readOutline(markdownToMdast(body, { features: MARKDOWN_FEATURES }) as TreeNode),
  );
}

function measureLinks(language: string, { pages, rounds }: { pages: number; rounds: number }): LinkTimes {
  const terms = generateTerms(MOST_TERMS);
  const speakingOfAll = outlinesOf(language, pages, terms);
  const speakingOfSome = outlinesOf(language, pages, terms.slice(0, FEW_TERMS));
  const texts = speakingOfAll.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'code'));
  const started = performance.now();
  const many = matcherOf(terms);
  const matcher = performance.now() - started;
  const few = matcherOf(terms.slice(0, FEW_TERMS));
  const first = pass(speakingOfAll, many);
  const pairs = Array.from({ length: rounds }, () => ({
    all: { many: pass(speakingOfAll, many), few: pass(speakingOfAll, few) },
    some: { many: pass(speakingOfSome, many), few: pass(speakingOfSome, few) },
  }));
  return {
    bytes: texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    matcher,
    first,
    all: pairs.map((pair) => pair.all),
    some: pairs.map((pair) => pair.some),
  };
}

// A program of its own, so that its first pass finds the process as a build does: nothing warmed up.
if (import.meta.main) {
  const [language = 'en', pages = '1000', rounds = '5'] = process.argv.slice(2);
  console.log(JSON.stringify(measureLinks(language, { pages: Number(pages), rounds: Number(rounds) })));
}
