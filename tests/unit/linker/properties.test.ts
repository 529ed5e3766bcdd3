import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMentions } from '../../../src/linker/apply.ts';
import { buildMatcher, type Matcher } from '../../../src/linker/match.ts';
import { readOutline } from '../../../src/linker/outline.ts';
import { LINK_RULES, linkText, planMentions } from '../../../src/linker/plan.ts';
import type { TreeNode } from '../../../src/linker/tree.ts';
import { glued } from '../../../src/text/boundaries.ts';
import { lowerCase, normalize } from '../../../src/text/normalize.ts';
import { glossary, pageAbout, type RandomGlossary, textAbout } from './generated.ts';
import { isTermLink, md, replaced, visibleText, walk } from './trees.ts';

const RUNS = { numRuns: 400 };

/** A glossary made up, with a text that speaks of its terms. */
const texts = glossary.chain((about) => fc.tuple(fc.constant(about), textAbout(about)));
/** A glossary made up, with a page in Markdown that speaks of its terms. */
const pages = glossary.chain((about) => fc.tuple(fc.constant(about), pageAbout(about)));
const rules = fc.constantFrom(...LINK_RULES);
const surroundings = fc.record({
  platform: fc.constantFrom(undefined, 'rail', 'road'),
  evidence: fc.boolean(),
});

const matcherOf = ({ spellings, platformOf }: RandomGlossary): Matcher =>
  buildMatcher(spellings, { platformOf });

/** A tree as it is linked, by addresses as authors write them. */
function link(tree: TreeNode, matcher: Matcher, rule: (typeof LINK_RULES)[number]): TreeNode {
  const mentions = planMentions(readOutline(tree), { matcher, rule });
  return replaced(
    tree,
    applyMentions(mentions, (term) => `term:${term}`),
  );
}

/** Whether a link in a tree stands in another, be it Markdown or a tag that a browser carries on. */
function nestedLinks(tree: TreeNode): TreeNode[] {
  const nested: TreeNode[] = [];
  let open = false;
  for (const [node, above] of walk(tree)) {
    if (node.type === 'html') {
      for (const [, tag] of (node.value ?? '').matchAll(/"[^"]*"|<!--[\s\S]*?-->|(<a(?=[\s>])|<\/a>)/g)) {
        if (tag !== undefined) open = tag === '<a';
      }
    }
    const inside = open || above.some(({ type }) => type === 'link' || type === 'linkReference');
    if (isTermLink(node) && inside) nested.push(node);
  }
  return nested;
}

describe('For every glossary and every text', () => {
  it('the texts speak of the terms', () => {
    const found = fc
      .sample(texts, { numRuns: 200, seed: 1 })
      .map(([about, text]) => matcherOf(about).find(text, { evidence: true }).length);
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(100);
  });

  it('matches stand in order, inside the text, apart, and cut no word and no character', () => {
    fc.assert(
      fc.property(texts, surroundings, ([about, text], where) => {
        let last = 0;
        for (const { start, end } of matcherOf(about).find(text, where)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
          for (const cut of [start, end]) {
            expect(text.slice(Math.max(0, cut - 1), cut + 1)).not.toMatch(
              /[\ud800-\udbff][\udc00-\udfff]|.\p{M}$/su,
            );
            const [before, after] = [normalize(text.slice(0, cut)).text, normalize(text.slice(cut)).text];
            expect(glued(before.slice(-1), after.slice(0, 1))).toBe(false);
          }
        }
      }),
      RUNS,
    );
  });

  it('the words of a match are a name of its term, its case kept where it matters', () => {
    const plain = (words: string): string => normalize(words).text.replace(/\s+/g, '');
    fc.assert(
      fc.property(texts, ([about, text]) => {
        const matcher = matcherOf(about);
        for (const { start, end, entry } of matcher.scan(text)) {
          const written = plain(text.slice(start, end));
          const named = about.spellings.some(({ text: name, exact, ...own }) => {
            if (own.term !== entry.term || own.senses !== entry.senses) return false;
            const stem = plain(name).replace(/y$/, '');
            return exact ? written.includes(stem) : lowerCase(written).includes(lowerCase(stem));
          });
          expect(named, `${JSON.stringify(written)} names ${entry.term}`).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('the same text gives the same matches, whoever asks and however often', () => {
    fc.assert(
      fc.property(texts, surroundings, ([about, text], where) => {
        const matcher = matcherOf(about);
        const first = matcher.find(text, where);
        expect(matcher.find(text, where)).toEqual(first);
        const other = matcherOf({ ...about, spellings: [...about.spellings].reverse() });
        expect(other.find(text, where)).toEqual(first);
      }),
      RUNS,
    );
  });

  it('a plain text that is linked reads as before', () => {
    fc.assert(
      fc.property(texts, ([about, text]) => {
        const pieces = linkText(text, { matcher: matcherOf(about), surroundings: { evidence: true } });
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
      RUNS,
    );
  });
});

describe('For every glossary and every page', () => {
  it('the pages hold mentions to link, and links to stand in their way', () => {
    const linked = fc.sample(pages, { numRuns: 300, seed: 1 }).map(([about, source]) => {
      const tree = md(source);
      const links = [...walk(link(tree, matcherOf(about), 'all'))].map(([node]) => node);
      return { made: links.some(isTermLink), own: links.some((n) => n.type === 'link' && !isTermLink(n)) };
    });
    expect(linked.filter(({ made }) => made).length).toBeGreaterThan(100);
    expect(linked.filter(({ made, own }) => made && own).length).toBeGreaterThan(20);
  });

  it('linking changes no visible word', () => {
    fc.assert(
      fc.property(pages, rules, ([about, source], rule) => {
        const tree = md(source);
        expect(visibleText(link(tree, matcherOf(about), rule))).toBe(visibleText(tree));
      }),
      RUNS,
    );
  });

  it('no link stands in a link', () => {
    fc.assert(
      fc.property(pages, ([about, source]) => {
        expect(nestedLinks(link(md(source), matcherOf(about), 'all'))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('linking twice is linking once', () => {
    fc.assert(
      fc.property(pages, rules, ([about, source], rule) => {
        const matcher = matcherOf(about);
        const once = link(md(source), matcher, rule);
        expect(link(once, matcher, rule)).toEqual(once);
      }),
      RUNS,
    );
  });

  it('the same page gives the same links', () => {
    fc.assert(
      fc.property(pages, rules, ([about, source], rule) => {
        const first = link(md(source), matcherOf(about), rule);
        expect(link(md(source), matcherOf(about), rule)).toEqual(first);
      }),
      RUNS,
    );
  });

  it('a section, or a page, links a term once where the rule says so', () => {
    fc.assert(
      fc.property(pages, fc.constantFrom('first-in-section', 'first-in-page'), ([about, source], rule) => {
        const outline = readOutline(md(source));
        const mentions = planMentions(outline, { matcher: matcherOf(about), rule });
        const keys = mentions.map((m) => (rule === 'first-in-page' ? m.term : `${m.section} ${m.term}`));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });
});
