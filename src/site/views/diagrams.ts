import type { Lang } from '../../text/brand.ts';
import { asTermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { diagramAnchor } from '../addresses.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { DiagramEntry, Site } from '../site.ts';
import { articleLink } from './article.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';

/** A diagram in the list of all. */
export interface DiagramTile {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Address of its picture, with its size in pixels; undefined where it was never rendered. */
  readonly picture: { readonly href: string; readonly width: number; readonly height: number } | undefined;
  /** Platforms whose parts it shows, and pages that show it: what the list can be filtered by. */
  readonly platforms: readonly string[];
  readonly places: readonly Link[];
}

/** What the list can be narrowed to. */
export interface DiagramFilter {
  readonly key: 'platform' | 'place';
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

export interface DiagramsView {
  readonly frame: Frame;
  readonly lead: string;
  readonly count: string;
  readonly filters: readonly DiagramFilter[];
  readonly tiles: readonly DiagramTile[];
}

/** All diagrams. */
export function diagramsView(site: Site, lang: Lang): DiagramsView {
  const t = messagesOf(site, lang);
  const tiles = [...site.diagrams.values()].map((entry) => tile(site, lang, entry));
  const platforms = site.config.platforms
    .filter((p) => !p.neutral)
    .map((p) => ({
      value: p.id,
      label: localize(p.name, lang),
      count: tiles.filter((d) => d.platforms.includes(p.id)).length,
    }));
  const places = new Map<string, { value: string; label: string; count: number }>();
  for (const { label, href } of tiles.flatMap((d) => d.places)) {
    const value = placeKey(href);
    places.set(value, { value, label, count: (places.get(value)?.count ?? 0) + 1 });
  }
  return {
    frame: makeFrame(site, lang, {
      route: { page: 'diagrams' },
      title: t.diagrams,
      description: t.diagramsLead,
      breadcrumbs: [{ label: t.home, href: site.addresses.to(lang, { page: 'home' }) }],
    }),
    lead: t.diagramsLead,
    count: t.diagramCount(tiles.length),
    filters: [
      { key: 'platform', label: t.platform, options: platforms },
      { key: 'place', label: t.appearsIn, options: [...places.values()] },
    ],
    tiles,
  };
}

/** The page of a place, without the place on it. */
export function placeKey(href: string): string {
  return href.replace(/#.*$/, '');
}

function tile(site: Site, lang: Lang, entry: DiagramEntry): DiagramTile {
  const { diagram, rendered } = entry;
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(rendered.get(lang)?.svg ?? '') ?? [];
  const href = site.addresses.to(lang, { page: 'diagram-file', id: diagram.id, format: 'svg' });
  return {
    id: diagram.id,
    title: localize(diagram.title, lang),
    href: site.addresses.to(lang, { page: 'diagram', id: diagram.id }),
    picture:
      width === undefined || height === undefined
        ? undefined
        : { href, width: Number(width), height: Number(height) },
    platforms: [...new Set(diagram.terms.map((term) => term.platform))],
    places: diagramPlaces(site, lang, entry),
  };
}

/** The articles that place a diagram, each at its figure, and the other pages that show it. */
export function diagramPlaces(site: Site, lang: Lang, { diagram, articles }: DiagramEntry): Link[] {
  const t = messagesOf(site, lang);
  const anchor = diagramAnchor(diagram.id);
  const inArticles = articles.flatMap((slug) => {
    const link = articleLink(site, lang, slug);
    return link ? [{ ...link, href: site.addresses.to(lang, { page: 'article', slug, anchor }) }] : [];
  });
  const onPages = diagram.pages.flatMap((page): Link[] => {
    if (page === 'home') return [{ label: t.home, href: site.addresses.to(lang, { page: 'home' }) }];
    if (page === 'compare')
      return [{ label: t.compare, href: site.addresses.to(lang, { page: 'compare', anchor }) }];
    const term = site.glossary.terms.get(asTermId(page.replace(/^term:/, '')));
    const href = term && site.addresses.to(lang, { page: 'term', id: term.id });
    return href === undefined ? [] : [{ label: localize(term?.name ?? {}, lang), href }];
  });
  return [...inArticles, ...onPages];
}
