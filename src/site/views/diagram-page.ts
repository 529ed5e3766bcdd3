import { sourceFor } from '../../diagrams/diagram.ts';
import { readSchemeColours, standaloneSvg } from '../../diagrams/standalone.ts';
import { asTermId, type Lang } from '../../text/brand.ts';
import type { CardData } from '../../text/card-data.ts';
import { localize } from '../../text/localized.ts';
import { formatDate } from '../format-date.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import type { DiagramEntry, Site } from '../site.ts';
import { editHref } from './article.ts';
import { cardData, platformName, shownState } from './card.ts';
import { diagramPlaces } from './diagrams.ts';
import { type Frame, type Link, makeFrame, platformStyles } from './frame.ts';

/** All that a diagram's own page says. */
export interface DiagramPageView {
  readonly frame: Frame;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly asOf: string | undefined;
  /** The articles and pages that show it. */
  readonly places: readonly Link[];
  readonly terms: readonly (Link & { readonly state: string | undefined })[];
  /** Its Mermaid text in this language. */
  readonly source: string;
  readonly pictureHref: string;
  readonly sourceHref: string;
  readonly edit: string | undefined;
  readonly previous: Link | undefined;
  readonly next: Link | undefined;
  readonly cards: CardData | undefined;
}

/** The page of a diagram in a language. */
export function diagramPageView(site: Site, lang: Lang, id: string): DiagramPageView | undefined {
  const entry = site.diagrams.get(id);
  if (!entry) return undefined;
  const { diagram } = entry;
  const t = messagesOf(site, lang);
  const title = localize(diagram.title, lang);
  const description = localize(diagram.description, lang);
  const all = [...site.diagrams.keys()];
  const at = all.indexOf(id);
  const linkTo = (other: string | undefined): Link | undefined => {
    const found = other === undefined ? undefined : site.diagrams.get(other);
    return found && diagramLink(site, lang, found);
  };
  return {
    frame: makeFrame(site, lang, {
      route: { page: 'diagram', id },
      title,
      description,
      breadcrumbs: [
        { label: t.home, href: site.addresses.to(lang, { page: 'home' }) },
        { label: t.diagrams, href: site.addresses.to(lang, { page: 'diagrams' }) },
      ],
    }),
    id,
    title,
    description,
    asOf: diagram.asOf === undefined ? undefined : t.dateOf(formatDate(diagram.asOf, tagOf(site, lang))),
    places: diagramPlaces(site, lang, entry),
    terms: diagram.terms.flatMap(({ id: term }) => termLink(site, lang, term)),
    source: sourceFor(diagram, lang).trim(),
    pictureHref: site.addresses.to(lang, { page: 'diagram-file', id, format: 'svg' }),
    sourceHref: site.addresses.to(lang, { page: 'diagram-file', id, format: 'mmd' }),
    edit: editHref(site, diagram.file),
    previous: linkTo(all[at - 1]),
    next: linkTo(all[at + 1]),
    cards: cardData(
      site,
      lang,
      diagram.terms.map((term) => term.id),
    ),
  };
}

/** A link to a diagram's own page. */
export function diagramLink(site: Site, lang: Lang, { diagram }: DiagramEntry): Link {
  const href = site.addresses.to(lang, { page: 'diagram', id: diagram.id });
  return { label: localize(diagram.title, lang), href };
}

function termLink(site: Site, lang: Lang, id: string): DiagramPageView['terms'] {
  const term = site.glossary.terms.get(asTermId(id));
  if (!term) return [];
  const href = site.addresses.to(lang, { page: 'term', id: term.id });
  return [
    {
      label: localize(term.name, lang),
      href,
      platform: term.platform,
      note: platformName(site, lang, term.platform),
      state: shownState(site, lang, term),
    },
  ];
}

/**
 * A diagram's picture as a file.
 * @param rules the style rules of diagrams; `tokens` the style sheet with their colours
 * @returns undefined where it was never rendered
 */
export function diagramFile(
  site: Site,
  lang: Lang,
  { id, rules, tokens }: { id: string; rules: string; tokens: string },
): string | undefined {
  const picture = site.diagrams.get(id)?.rendered.get(lang);
  if (!picture) return undefined;
  const colours = new Map([...readSchemeColours(tokens), ...readSchemeColours(platformStyles(site))]);
  const hrefOf = (term: string): string | undefined =>
    site.addresses.absolute(lang, { page: 'term', id: asTermId(term) });
  return standaloneSvg(picture.svg, { rules, colours }, { hrefOf });
}
