import { describe, expect, it } from 'vitest';
import type { Spelling } from '../../../src/glossary/glossary.ts';
import { buildMatcher } from '../../../src/linker/match.ts';
import { asTermId } from '../../../src/text/brand.ts';

const id = asTermId;
const name = (text: string, everyday = false): Spelling => ({ text, term: id(text), exact: false, everyday });
const PLATFORMS = new Map([
  ['wagon', 'rail'],
  ['signal', 'rail'],
  ['lorry', 'road'],
  ['tunnel', undefined],
]);

/** Two platforms; “driver” means one thing on each, “points” is a term and an everyday word. */
const matcher = buildMatcher(
  [
    name('wagon'),
    name('lorry'),
    name('tunnel'),
    name('points', true),
    name('gauge', true),
    { text: 'slave driver', term: undefined, exact: false },
    {
      text: 'driver',
      term: undefined,
      exact: false,
      senses: [
        { term: id('miner'), platform: undefined, near: [id('tunnel')] },
        { term: id('engine-driver'), platform: 'rail', near: [] },
        { term: id('lorry-driver'), platform: 'road', near: [] },
      ],
    },
  ],
  { platformOf: (term) => PLATFORMS.get(term) },
);
const terms = (text: string, surroundings = {}): string[] =>
  matcher.find(text, surroundings).map((m) => m.term);

describe('A word with several senses', () => {
  it.each([
    ['goes by the terms a sense names', 'The driver left the tunnel by lorry.', 'miner'],
    ['goes by the platform of the terms beside it', 'The driver of the lorry.', 'lorry-driver'],
    [
      'goes by the last term before it where both platforms are named',
      'A wagon, its driver, a lorry.',
      'engine-driver',
    ],
  ])('%s', (_rule, text, expected) => {
    expect(terms(text)).toContain(expected);
  });

  it('goes by the section or page where nothing stands beside it', () => {
    expect(terms('The driver waits.', { platform: 'rail' })).toEqual(['engine-driver']);
    expect(terms('The driver waits.', { platform: 'road' })).toEqual(['lorry-driver']);
  });

  it('trusts the sentence more than the page', () => {
    expect(terms('The driver of the lorry.', { platform: 'rail' })).toContain('lorry-driver');
  });

  it('is not linked where no sense fits, and reported with its candidates where terms are talked of', () => {
    expect(terms('The driver waits.')).toEqual([]);
    const raw = matcher.scan('The driver waits.');
    expect(matcher.resolve(raw, {}).unresolved).toEqual([]);
    expect(matcher.resolve(raw, { evidence: true }).unresolved).toEqual([
      { start: 4, end: 10, candidates: ['miner', 'engine-driver', 'lorry-driver'] },
    ]);
  });

  it('is not found inside a phrase that means something else', () => {
    expect(terms('He is a slave driver.', { platform: 'rail' })).toEqual([]);
  });
});

describe('An everyday word', () => {
  it('counts only beside another term, in its block or its section', () => {
    expect(terms('She points at the map.')).toEqual([]);
    expect(terms('The points before the wagon.')).toEqual(['points', 'wagon']);
    expect(terms('She points at the map.', { evidence: true })).toEqual(['points']);
  });

  it('is borne out by another everyday word, not by itself', () => {
    expect(terms('Points and gauge.')).toEqual(['points', 'gauge']);
    expect(terms('Points, points, points.')).toEqual([]);
  });
});
