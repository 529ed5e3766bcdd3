import {
  type Correspondence,
  type CorrespondenceKind,
  correspondencesOf,
} from '../../glossary/correspondences.ts';
import { linkText, type Piece } from '../../linker/plan.ts';
import type { Lang, Localized, TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { platformName } from './card.ts';

/** A term as pairs show it. */
export interface TermRef {
  readonly id: TermId;
  readonly name: string;
  readonly gloss: string | undefined;
  readonly href: string;
}

/** The terms of one platform in a correspondence; none where it has no counterpart. */
export interface SideView {
  readonly platform: { readonly id: string; readonly name: string };
  readonly terms: readonly TermRef[];
}

export interface CorrespondenceView {
  readonly id: string;
  readonly kind: CorrespondenceKind;
  readonly label: string;
  /** The role both sides play. */
  readonly topic: string | undefined;
  /** In the order of the platforms. */
  readonly sides: readonly SideView[];
  readonly alike: readonly Piece[];
  readonly breaks: readonly Piece[];
  /** Keys of the sources. */
  readonly sources: readonly string[];
}

/** All correspondences, in the order of their file. */
export function correspondenceViews(site: Site, lang: Lang): CorrespondenceView[] {
  return site.correspondences.map((c) => correspondenceView(site, lang, c));
}

/** The correspondences of a term, seen from it: its own side is left out. */
export function correspondencesFrom(site: Site, lang: Lang, id: TermId): CorrespondenceView[] {
  return correspondencesOf(site.correspondences, id).map((c) => {
    const view = correspondenceView(site, lang, c);
    return { ...view, sides: view.sides.filter(({ terms }) => !terms.some((term) => term.id === id)) };
  });
}

function correspondenceView(site: Site, lang: Lang, correspondence: Correspondence): CorrespondenceView {
  const { id, kind, sides, topic, alike, breaks, sources } = correspondence;
  const except = new Set([...sides.values()].flat());
  const seen = new Set<TermId>();
  const link = (text: Localized | undefined): Piece[] =>
    text ? linkText(localize(text, lang), { matcher: site.matcher, except, seen }) : [];
  const order = site.config.platforms.map((p) => p.id);
  return {
    id,
    kind,
    label: messagesOf(site, lang).correspondenceKinds[kind],
    topic: topic && localize(topic, lang),
    sides: [...sides]
      .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([platform, terms]) => ({
        platform: { id: platform, name: platformName(site, lang, platform) },
        terms: terms.flatMap((term) => termRef(site, lang, term)),
      })),
    alike: link(alike),
    breaks: link(breaks),
    sources,
  };
}

function termRef(site: Site, lang: Lang, id: TermId): TermRef[] {
  const term = site.glossary.terms.get(id);
  if (!term) return [];
  const gloss = term.gloss && localize(term.gloss, lang);
  return [
    { id, name: localize(term.name, lang), gloss, href: site.addresses.to(lang, { page: 'term', id }) },
  ];
}

/** Every term a list of correspondences names or mentions, for their cards. */
export function termsIn(views: readonly CorrespondenceView[]): TermId[] {
  return views.flatMap(({ sides, alike, breaks }) => [
    ...sides.flatMap(({ terms }) => terms.map((term) => term.id)),
    ...[...alike, ...breaks].flatMap((piece) => piece.term ?? []),
  ]);
}
