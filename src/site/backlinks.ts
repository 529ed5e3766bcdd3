import type { Piece, Quote } from '../linker/plan.ts';
import type { Lang, TermId } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import { excerpt, sentenceAround } from '../text/sentence.ts';
import { termProse } from './build-site.ts';
import type { Heading, PlacedMention } from './page-digest.ts';
import { relevance } from './relevance.ts';
import { articlePage, type Backlink, type Site } from './site.ts';

type Sources = Pick<
  Site,
  'languages' | 'glossary' | 'matcher' | 'articles' | 'termTexts' | 'correspondences'
>;

/** A page with all it mentions, each term once a section. */
interface Page {
  readonly from: Backlink['from'];
  readonly title: string;
  readonly platform: string | undefined;
  readonly headings: readonly Heading[];
  readonly mentions: readonly PlacedMention[];
}

/** The places of one page that mention a term, and how relevant the page is to it. */
interface Group {
  readonly points: number;
  readonly places: readonly Backlink[];
}

/**
 * Who mentions each term, per language: page by page, the most relevant first (see `relevance`); within a
 * page the sections whose heading names the term first, then in reading order. Worked out once a site.
 */
export function collectBacklinks(site: Sources): Map<Lang, Map<TermId, Backlink[]>> {
  const tied = tiedTerms(site);
  return new Map(
    site.languages.map(({ id: lang }) => {
      const groups = new Map<TermId, Group[]>();
      for (const page of [...articlesOf(site, lang), ...termsOf(site, lang)]) {
        for (const [term, group] of groupsOf(page, site, tied)) {
          const list = groups.get(term);
          if (list) list.push(group);
          else groups.set(term, [group]);
        }
      }
      const byTerm = [...groups].map(([term, list]): [TermId, Backlink[]] => [
        term,
        list.sort((a, b) => b.points - a.points).flatMap(({ places }) => places),
      ]);
      return [lang, new Map(byTerm)];
    }),
  );
}

/** What one page says of each term it mentions. */
function groupsOf(
  { from, title, platform, headings, mentions }: Page,
  { matcher }: Sources,
  tied: ReadonlyMap<TermId, ReadonlySet<TermId>>,
): Map<TermId, Group> {
  const named = (words: string): Set<TermId> =>
    new Set(matcher.find(words, { platform, evidence: true }).map(({ term }) => term));
  const inTitle = named(title);
  const inHeading = new Map(headings.map((heading) => [heading.id, named(heading.title)]));
  const byTerm = Map.groupBy(mentions, ({ term }) => term);
  return new Map(
    [...byTerm].map(([term, own]) => {
      const heads = ({ heading }: PlacedMention): boolean => inHeading.get(heading.id)?.has(term) === true;
      const points = relevance({
        kind: from.kind,
        titled: inTitle.has(term),
        headed: [...inHeading.values()].some((terms) => terms.has(term)),
        related: from.kind === 'term' && tied.get(term)?.has(from.id) === true,
        sections: new Set(own.map(({ heading }) => heading.id)).size,
        early: own.some(({ heading }) => heading.id === ''),
      });
      const places = [...own.filter(heads), ...own.filter((place) => !heads(place))];
      return [
        term,
        { points, places: places.map(({ heading, quote }) => ({ from, title, heading, quote })) },
      ];
    }),
  );
}

/** The articles in reading order. */
function articlesOf({ articles }: Sources, lang: Lang): Page[] {
  return [...articles.values()].flatMap((article) => {
    const page = articlePage(article, lang);
    if (!page) return [];
    const { title, identity, digest } = page;
    const from = { kind: 'article', slug: article.slug } as const;
    return [
      { from, title, platform: identity.platform, headings: digest.headings, mentions: digest.mentions },
    ];
  });
}

/** The pages of the terms: what they say in a few words, then their longer texts. */
function termsOf({ glossary, matcher, termTexts }: Sources, lang: Lang): Page[] {
  const heading = { id: '', title: '', depth: 1 };
  return [...glossary.terms.values()].map(({ id, name }) => {
    const digest = termTexts.get(lang)?.get(id)?.digest;
    const prose = termProse(glossary, matcher, id, lang)
      .filter(({ key }) => key !== 'relation')
      .flatMap(({ pieces }) => quotePieces(pieces).map((place) => ({ ...place, heading })));
    return {
      from: { kind: 'term', id },
      title: localize(name, lang),
      platform: matcher.context.platformOf(id),
      headings: digest?.headings ?? [],
      mentions: [...prose, ...(digest?.mentions ?? [])],
    };
  });
}

/** The terms that a relation or a correspondence ties to each term. */
function tiedTerms({ glossary, correspondences }: Sources): Map<TermId, Set<TermId>> {
  const tied = new Map(
    [...glossary.relations].map(([id, ends]): [TermId, Set<TermId>] => [
      id,
      new Set(ends.map((e) => e.other)),
    ]),
  );
  for (const { sides } of correspondences) {
    const members = [...sides.values()].flat();
    for (const id of members) for (const other of members) tied.get(id)?.add(other);
  }
  return tied;
}

/** The terms that linked pieces of a text lead to, each with its sentence. */
function quotePieces(pieces: readonly Piece[]): { term: TermId; quote: Quote }[] {
  const text = pieces.map((p) => p.text).join('');
  let end = 0;
  return pieces.flatMap(({ text: words, term }) => {
    const start = end;
    end += words.length;
    if (term === undefined) return [];
    const sentence = sentenceAround(text, start, end);
    const from = start - sentence.offset;
    return [{ term, quote: excerpt(sentence.text, { start: from, end: from + words.length, limit: 160 }) }];
  });
}
