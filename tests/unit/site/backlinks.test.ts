import { describe, expect, test } from 'vitest';
import type { RelationEnd, Term } from '../../../src/glossary/glossary.ts';
import { readOutline } from '../../../src/linker/outline.ts';
import { planMentions } from '../../../src/linker/plan.ts';
import { collectBacklinks } from '../../../src/site/backlinks.ts';
import { digestPage, type PageDigest } from '../../../src/site/page-digest.ts';
import type { Article, ArticlePage, TermText } from '../../../src/site/site.ts';
import { asLang, asSlug, asTermId, type TermId } from '../../../src/text/brand.ts';
import { matcherOf, md } from '../linker/trees.ts';

const en = asLang('en');
const matcher = matcherOf('stove', 'pan', 'lid', 'hob', 'range', 'steam');

const digest = (source: string): PageDigest => {
  const outline = readOutline(md(source));
  return digestPage(outline, planMentions(outline, { matcher, rule: 'first-in-section' }));
};

function article(slug: string, title: string, source: string): [ReturnType<typeof asSlug>, Article] {
  const page = { slug: asSlug(slug), lang: en, title, digest: digest(source), identity: {} };
  const pages = new Map([[en, page as unknown as ArticlePage]]);
  return [asSlug(slug), { slug: asSlug(slug), pages, provenance: undefined }];
}

interface Kitchen {
  readonly articles?: readonly ReturnType<typeof article>[];
  /** Definitions by id. */
  readonly terms?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
  /** Pairs of terms, by a relation each. */
  readonly relations?: readonly (readonly [string, string])[];
  readonly counterparts?: readonly (readonly [string, string])[];
}

/** Who mentions the stove: `page #section “words”`. */
function mentions({
  articles = [],
  terms = {},
  texts = {},
  relations = [],
  counterparts = [],
}: Kitchen): string[] {
  const ids = Object.keys(terms);
  const ends = (id: string): RelationEnd[] =>
    relations
      .filter((pair) => pair.includes(id))
      .map(([a, b]) => ({ role: 'part-of', other: asTermId(a === id ? b : a), note: undefined }));
  const backlinks = collectBacklinks({
    languages: [{ id: en, tag: 'en', label: 'English' }],
    matcher,
    glossary: {
      terms: new Map(
        ids.map((id): [TermId, Term] => [
          asTermId(id),
          { id: asTermId(id), name: { en: id }, definition: { en: terms[id] } } as unknown as Term,
        ]),
      ),
      relations: new Map(['stove', ...ids].map((id) => [asTermId(id), ends(id)])),
      sources: new Map(),
      spellings: [],
    },
    articles: new Map(articles),
    termTexts: new Map([
      [
        en,
        new Map(
          Object.entries(texts).map(([id, source]): [TermId, TermText] => [
            asTermId(id),
            { file: '', digest: digest(source) } as TermText,
          ]),
        ),
      ],
    ]),
    correspondences: counterparts.map(([left, right]) => ({
      id: `${left}-${right}`,
      kind: 'partial',
      sides: new Map([
        ['gas', [asTermId(left)]],
        ['power', [asTermId(right)]],
      ]),
      topic: undefined,
      alike: undefined,
      breaks: undefined,
      sources: [],
    })),
  });
  return (backlinks.get(en)?.get(asTermId('stove')) ?? []).map(({ from, heading, quote }) => {
    const page = from.kind === 'article' ? from.slug : `term ${from.id}`;
    return `${page} #${heading.id} “${quote.before}[${quote.hit}]${quote.after}”`;
  });
}

describe('The pages that mention a term', () => {
  test('stand by relevance: the title names it, a heading does, several sections do, then the rest', () => {
    const found = mentions({
      articles: [
        article('passing', 'Soup', 'Soup.\n\n## End\n\nA stove.'),
        article('often', 'Bread', 'A stove.\n\n## One\n\nA stove.\n\n## Two\n\nA stove.'),
        article('part', 'Rice', 'Rice.\n\n## On the stove\n\nThe stove.'),
        article('about', 'The stove', 'Yes.\n\n## End\n\nThe stove.'),
      ],
    });
    expect(found.map((place) => place.split(' ')[0])).toEqual([
      'about',
      'part',
      'often',
      'often',
      'often',
      'passing',
    ]);
  });

  test('stay in reading order where they are as relevant', () => {
    const found = mentions({
      articles: [article('second', 'B', 'A stove.'), article('first', 'A', 'A stove.')],
      terms: { pan: 'It stands on a stove.', lid: 'Kept off the stove.' },
    });
    expect(found.map((place) => place.replace(/ #.*/, ''))).toEqual([
      'second',
      'first',
      'term pan',
      'term lid',
    ]);
  });

  test('count a relation and a correspondence', () => {
    const found = mentions({
      terms: {
        lid: 'Kept off the stove.',
        pan: 'It stands on a stove.',
        hob: 'It takes the place of a stove.',
      },
      relations: [['pan', 'stove']],
      counterparts: [['stove', 'hob']],
    });
    expect(found.map((place) => place.replace(/ #.*/, ''))).toEqual(['term pan', 'term hob', 'term lid']);
  });

  test('each hold together, the sections about the term first, each with its sentence', () => {
    const found = mentions({
      articles: [
        article(
          'one',
          'Rice',
          'Rice.\n\n## Pan\n\nOff the stove.\n\n## On the stove\n\nHeat. The stove burns.',
        ),
        article('two', 'Bread', 'A stove.'),
      ],
      terms: { pan: 'It stands on a stove.' },
      texts: { pan: 'Iron.\n\n## Use\n\nHeat the stove, then the stove.' },
    });
    expect(found).toEqual([
      'one #on-the-stove “The [stove] burns.”',
      'one #pan “Off the [stove].”',
      'two # “A [stove].”',
      'term pan # “It stands on a [stove].”',
      'term pan #use “Heat the [stove], then the stove.”',
    ]);
  });

  test('do not count the term’s own page', () => {
    expect(mentions({ terms: { stove: 'A stove burns.' } })).toEqual([]);
  });
});
