import type { Term } from '../../glossary/glossary.ts';
import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { shownState } from './card.ts';
import { type GlossaryHead, glossaryHead } from './glossary.ts';
import { sortByName } from './sort-key.ts';

/** A term as short as it can be told. */
export interface LayerEntry {
  /** Its name, cut where a line may break that would not break by itself. */
  readonly parts: readonly string[];
  readonly gloss: string | undefined;
  readonly href: string;
  readonly state: string | undefined;
}

/** What a platform has at a layer. */
export interface LayerCell {
  readonly platform: { readonly id: string; readonly name: string };
  readonly entries: readonly LayerEntry[];
}

export interface Layer {
  readonly id: string;
  readonly title: string;
  /** One for each platform that is not neutral, in their order; none where all would be empty. */
  readonly sides: readonly LayerCell[];
  /** What belongs to no side; only where there is any. */
  readonly ground: readonly LayerCell[];
  /** How many terms each platform has here, in the order of the platforms of the page. */
  readonly counts: readonly number[];
}

export interface LayersView extends GlossaryHead {
  /** The sides, then what is neutral; none that has no term. */
  readonly platforms: readonly { readonly id: string; readonly name: string; readonly neutral: boolean }[];
  /** How many of the platforms are sides. */
  readonly sides: number;
  /** In the order of site.yaml; none without a term. */
  readonly layers: readonly Layer[];
  /** The largest of all counts. */
  readonly most: number;
}

/** The terms by layer, the platforms side by side. */
export function layersView(site: Site, lang: Lang): LayersView {
  const t = messagesOf(site, lang);
  const sorted = sortByName(site.glossary.terms.values(), lang);
  const platforms = [...site.config.platforms]
    .sort((a, b) => Number(a.neutral) - Number(b.neutral))
    .filter(({ id }) => sorted.some((term) => term.platform === id))
    .map(({ id, name, neutral }) => ({ id, name: localize(name, lang), neutral }));
  const layers = site.config.layers.flatMap(({ id, name }): Layer[] => {
    const terms = sorted.filter((term) => term.layer === id);
    if (terms.length === 0) return [];
    const cells = platforms.map(({ neutral, ...platform }) => {
      const own = terms.filter((term) => term.platform === platform.id);
      return { platform, neutral, entries: own.map((term) => layerEntry(site, lang, term)) };
    });
    const sides = cells.filter(({ neutral }) => !neutral);
    return [
      {
        id,
        title: localize(name, lang),
        sides: sides.some(({ entries }) => entries.length > 0) ? sides : [],
        ground: cells.filter(({ neutral, entries }) => neutral && entries.length > 0),
        counts: cells.map(({ entries }) => entries.length),
      },
    ];
  });
  return {
    ...glossaryHead(site, lang, { order: 'layer', lead: t.byLayerLead, headings: layers }),
    platforms,
    sides: platforms.filter(({ neutral }) => !neutral).length,
    layers,
    most: Math.max(0, ...layers.flatMap(({ counts }) => counts)),
  };
}

function layerEntry(site: Site, lang: Lang, term: Term): LayerEntry {
  return {
    parts: breakable(localize(term.name, lang)),
    gloss: term.gloss && localize(term.gloss, lang),
    href: site.addresses.to(lang, { page: 'term', id: term.id }),
    state: shownState(site, lang, term),
  };
}

/** Words as long as these do not fit a narrow column. */
const LONG_WORD = /[A-Za-z]{16,}/g;

/** A name in parts, cut before the capital letters inside its long words: Horizontal|Pod|Autoscaler. */
export function breakable(name: string): string[] {
  return name.replace(LONG_WORD, (word) => word.replace(/(?<=[a-z])(?=[A-Z])/g, '\n')).split('\n');
}
