import { correspondencesOf } from '../../glossary/correspondences.ts';
import type { Lang, TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';

/** What a term's card shows. */
export interface CardView {
  readonly id: TermId;
  readonly href: string;
  readonly name: string;
  readonly gloss: string | undefined;
  readonly platform: { readonly id: string; readonly name: string };
  readonly kind: string;
  readonly definition: string;
  /** Only where the term is not simply in use. */
  readonly state: string | undefined;
  readonly counterparts: readonly {
    readonly name: string;
    readonly href: string;
    readonly platform: string;
  }[];
}

/** The cards of the terms a page links, each once. */
export function cardViews(site: Site, lang: Lang, ids: Iterable<TermId>): CardView[] {
  return [...new Set(ids)].flatMap((id) => {
    const card = cardView(site, lang, id);
    return card ? [card] : [];
  });
}

function cardView(site: Site, lang: Lang, id: TermId): CardView | undefined {
  const term = site.glossary.terms.get(id);
  if (!term) return undefined;
  const messages = messagesOf(site, lang);
  const state = term.status?.state;
  const named = (other: TermId, platform: string) => {
    const target = site.glossary.terms.get(other);
    const href = site.addresses.to(lang, { page: 'term', id: other });
    return target ? [{ name: localize(target.name, lang), href, platform }] : [];
  };
  return {
    id,
    href: site.addresses.to(lang, { page: 'term', id }),
    name: localize(term.name, lang),
    gloss: term.gloss && localize(term.gloss, lang),
    platform: { id: term.platform, name: platformName(site, lang, term.platform) },
    kind: nameIn(site.config.kinds, term.kind, lang),
    definition: localize(term.definition, lang),
    state:
      state === undefined || state === 'active' || state === 'concept' ? undefined : messages.states[state],
    counterparts: correspondencesOf(site.correspondences, id).flatMap(({ sides }) =>
      [...sides].flatMap(([platform, terms]) =>
        terms.includes(id) ? [] : terms.flatMap((other) => named(other, platform)),
      ),
    ),
  };
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
