import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { asSlug, asTermId, type Lang } from '../text/brand.ts';
import type { Addresses, Route } from './addresses.ts';
import { suggestAddress } from './mend-address.ts';

/** What a link of an author may lead to. */
export interface LinkTargets {
  readonly terms: ReadonlyMap<string, unknown>;
  readonly articles: ReadonlySet<string>;
  readonly diagrams: ReadonlySet<string>;
  /** Pages of the guide; none where the site has no guide. */
  readonly guide?: ReadonlySet<string>;
}

/** A link as the page shows it, or what is wrong with it. */
export type ResolvedLink =
  | { readonly href: string; readonly route?: Route; readonly term?: string }
  | {
      readonly problem: Diagnostic;
      /** The part of the address that names nothing, and what it could have named. */
      readonly wrong?: string;
      readonly known?: Iterable<string>;
    };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const OPEN = new Set(['http', 'https', 'mailto']);

/**
 * Resolves a link an author wrote: `term:id`, `article:slug#anchor`, `diagram:id`, an anchor of the
 * same page, or an address elsewhere. Anchors in other articles are checked later, when all are read.
 */
export function resolveLink(
  url: string,
  {
    lang,
    place,
    targets,
    addresses,
  }: { lang: Lang; place: Place; targets: LinkTargets; addresses: Addresses },
): ResolvedLink {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (url.startsWith('#') || url === '') return { href: url };
    const suggestion = suggestAddress(url, targets);
    return { problem: diagnose('link/broken-internal', place, { url, suggestion }) };
  }
  const rest = url.slice(scheme.length + 1);
  switch (scheme) {
    case 'term': {
      if (!targets.terms.has(rest)) {
        return {
          problem: diagnose('term/unknown', place, {
            id: rest,
            suggestion: suggest(rest, targets.terms.keys()),
          }),
          wrong: rest,
          known: targets.terms.keys(),
        };
      }
      const route: Route = { page: 'term', id: asTermId(rest) };
      return { href: addresses.to(lang, route), route, term: rest };
    }
    case 'article': {
      const [slug = '', anchor] = rest.split('#');
      if (!targets.articles.has(slug)) {
        return {
          problem: diagnose('link/unknown-article', place, {
            slug,
            suggestion: suggest(slug, targets.articles),
          }),
          wrong: slug,
          known: targets.articles,
        };
      }
      const route: Route = { page: 'article', slug: asSlug(slug), anchor };
      return { href: addresses.to(lang, route), route };
    }
    case 'diagram': {
      if (!targets.diagrams.has(rest)) {
        return {
          problem: diagnose('link/unknown-diagram', place, {
            id: rest,
            suggestion: suggest(rest, targets.diagrams),
          }),
          wrong: rest,
          known: targets.diagrams,
        };
      }
      const route: Route = { page: 'diagram', id: rest };
      return { href: addresses.to(lang, route), route };
    }
    case 'guide': {
      const [slug = '', anchor] = rest.split('#');
      const pages = targets.guide ?? new Set<string>();
      if (!pages.has(slug)) {
        const suggestion = suggest(slug, pages);
        return { problem: diagnose('link/unknown-guide-page', place, { slug, suggestion }) };
      }
      const route: Route = { page: 'guide', slug: asSlug(slug), anchor };
      return { href: addresses.to(lang, route), route };
    }
    default:
      return OPEN.has(scheme) ? { href: url } : { problem: diagnose('link/unsafe', place, { url }) };
  }
}
