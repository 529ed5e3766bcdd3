import { type Correspondence, correspondencesOf } from '../../glossary/correspondences.ts';
import type { Term } from '../../glossary/glossary.ts';
import type { Lang, TermId } from '../../text/brand.ts';
import type { CardData, CardPair, CardRow, CardSide } from '../../text/card-data.ts';
import { localize } from '../../text/localized.ts';
import { sentenceAround } from '../../text/sentence.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';

/**
 * The cards of the terms a page links, each once: definition, platform, kind, state, names in the other
 * languages, counterparts with the first sentence of where the analogy breaks.
 * @returns undefined where none of the ids is a term
 */
export function cardData(site: Site, lang: Lang, ids: Iterable<TermId>): CardData | undefined {
  const terms = [...new Set(ids)].flatMap((id) => site.glossary.terms.get(id) ?? []);
  if (terms.length === 0) return undefined;
  const onPage = new Set(terms.map((term) => term.id));
  const others = site.languages.filter((language) => language.id !== lang);
  const platforms = site.config.platforms.map((p) => p.id);
  // Only the kinds of this page, in the order in which it meets them.
  const kinds = [...new Set(terms.map((term) => term.kind))];
  const pairs: CardPair[] = [];
  const known = new Map<Correspondence, number>();
  const pairOf = (correspondence: Correspondence): number => {
    const found = known.get(correspondence);
    if (found !== undefined) return found;
    known.set(correspondence, pairs.length);
    return pairs.push(cardPair(site, lang, { correspondence, onPage })) - 1;
  };
  const row = (term: Term): CardRow => {
    const name = localize(term.name, lang);
    const names = others.map(({ id }) => {
      const other = localize(term.name, id);
      return other === name ? 0 : other;
    });
    const own = correspondencesOf(site.correspondences, term.id).map(pairOf);
    const rest = [
      term.gloss ? localize(term.gloss, lang) : 0,
      own.length > 0 ? own : 0,
      names.some((other) => other !== 0) ? names : 0,
      shownState(site, lang, term) ?? 0,
    ];
    while (rest.at(-1) === 0) rest.pop();
    const places = [platforms.indexOf(term.platform), kinds.indexOf(term.kind)];
    return [name, ...places, localize(term.definition, lang), ...rest] as unknown as CardRow;
  };
  const rows = Object.fromEntries(terms.map((term) => [term.id, row(term)]));
  const t = messagesOf(site, lang);
  return {
    says: [t.breaks, t.instead],
    tags: others.map(({ tag }) => tag),
    platforms: site.config.platforms.map((p) => [p.id, localize(p.name, lang)]),
    kinds: kinds.map((kind) => nameIn(site.config.kinds, kind, lang)),
    pairs,
    terms: rows,
  };
}

function cardPair(
  site: Site,
  lang: Lang,
  { correspondence, onPage }: { correspondence: Correspondence; onPage: ReadonlySet<TermId> },
): CardPair {
  const { kind, sides, breaks } = correspondence;
  const t = messagesOf(site, lang);
  const member = (id: TermId): (string | [string, string])[] => {
    const term = site.glossary.terms.get(id);
    return onPage.has(id) ? [id] : term ? [[id, localize(term.name, lang)]] : [];
  };
  const sideOf = ([platform, terms]: readonly [string, readonly TermId[]]): CardSide => [
    site.config.platforms.findIndex((p) => p.id === platform),
    ...terms.flatMap(member),
  ];
  const without = [...sides].find(([, terms]) => terms.length === 0)?.[0];
  const label =
    kind === 'none' && without !== undefined
      ? t.noCounterpartIn(platformName(site, lang, without))
      : t.correspondenceKinds[kind];
  const said = breaks ? localize(breaks, lang) : '';
  return [
    label,
    [...sides].filter(([, terms]) => terms.length > 0).map(sideOf),
    sentenceAround(said, 0, 0).text,
  ];
}

/** The state of a term where a reader should know it: undefined for what is simply in use. */
export function shownState(site: Site, lang: Lang, term: Term): string | undefined {
  const state = term.status?.state;
  return state === undefined || state === 'active' || state === 'concept'
    ? undefined
    : messagesOf(site, lang).states[state];
}

/** A platform's name in a language. */
export function platformName(site: Site, lang: Lang, id: string): string {
  const platform = site.config.platforms.find((p) => p.id === id);
  return platform ? localize(platform.name, lang) : id;
}

/** The name of a declared kind or layer. */
export function nameIn(
  named: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[],
  id: string,
  lang: Lang,
): string {
  const found = named.find((n) => n.id === id);
  return found ? localize(found.name, lang) : id;
}
