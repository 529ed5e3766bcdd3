import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadSite } from '../../src/astro/load-site.ts';
import type { Matcher } from '../../src/linker/match.ts';

/**
 * Labelled sentences: which words of them should lead to which term, on a page or in a section of which
 * platform. They were proposed by the matcher where it is sure and corrected by hand; more than half are
 * traps: words with several senses, everyday uses, compounds.
 */
interface Case {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly term: string }[];
  /** Platform of the page and of the section it stands in; `shared` for none. */
  readonly page: string;
  readonly section?: string;
  readonly trap: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What must be reached in each language. */
const BARS = { en: { precision: 0.98, recall: 0.95 }, 'zh-cn': { precision: 0.98, recall: 0.95 } } as const;

/** Links as `offset words term`: wanted by the label, and found by the matcher. */
function compare(
  { text, links, page, section }: Case,
  matcher: Matcher,
): { wanted: string[]; found: string[] } {
  let at = 0;
  const wanted = links.map((link) => {
    const start = text.indexOf(link.text, at);
    at = start + link.text.length;
    return `${start} ${link.text} ${link.term}`;
  });
  const found = matcher
    .find(text, { platform: section ?? (page === 'shared' ? undefined : page) })
    .map((m) => `${m.start} ${text.slice(m.start, m.end)} ${m.term}`);
  return { wanted, found };
}

describe.each(Object.entries(BARS))('The labelled sentences in %s', (lang, bar) => {
  const file = fileURLToPath(new URL(`../fixtures/mentions/${lang}.yaml`, import.meta.url));
  const cases = parse(readFileSync(file, 'utf8')) as readonly Case[];

  test('are enough, a third of them traps, and label words that stand in them', () => {
    expect(cases.length).toBeGreaterThan(200);
    expect(cases.filter((c) => c.trap).length).toBeGreaterThan(cases.length / 3);
    for (const { text, links } of cases) {
      for (const link of links) expect(text).toContain(link.text);
    }
  });

  test('are linked as precisely and completely as they must be', async () => {
    const options = { root, docs: 'docs', base: '/', site: undefined, repository: undefined };
    const { site } = await loadSite(options);
    if (!site) throw new Error('The site does not load');
    let right = 0;
    let found = 0;
    let wanted = 0;
    const missed: string[] = [];
    for (const labelled of cases) {
      const both = compare(labelled, site.matcher);
      const hits = both.found.filter((f) => both.wanted.includes(f));
      right += hits.length;
      found += both.found.length;
      wanted += both.wanted.length;
      for (const w of both.wanted)
        if (!both.found.includes(w)) missed.push(`not linked: ${w} in “${labelled.text}”`);
      for (const f of both.found)
        if (!both.wanted.includes(f)) missed.push(`linked: ${f} in “${labelled.text}”`);
    }
    const precision = right / found;
    const recall = right / wanted;
    console.log(
      `${lang}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} on ${cases.length} sentences`,
    );
    if (process.env['GAZETTEER_LOG'] === 'info') console.log(missed.join('\n'));
    expect(precision).toBeGreaterThanOrEqual(bar.precision);
    expect(recall).toBeGreaterThanOrEqual(bar.recall);
  });
});
