import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import type { Route } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import type { Heading } from '../page-digest.ts';
import type { Site } from '../site.ts';
import { hasPlatforms } from './platforms.ts';
import { type StructuredData, structuredDataText } from './structured-data.ts';

export interface Link {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
  /** Said beside the label: the language of a page that is not translated. */
  readonly note?: string | undefined;
  readonly platform?: string;
}

/** What surrounds every page: head, header, sidebar, table of contents, footer. */
export interface Frame {
  readonly lang: Lang;
  readonly tag: string;
  readonly t: Messages;
  readonly siteTitle: string;
  readonly documentTitle: string;
  readonly description: string;
  readonly canonical: string | undefined;
  /** hreflang links, absolute; empty where the site's address is unknown. */
  readonly alternates: readonly { readonly tag: string; readonly href: string }[];
  /** The same page in every language. */
  readonly languages: readonly (Link & { readonly tag: string })[];
  readonly navigation: readonly Link[];
  readonly breadcrumbs: readonly Link[];
  readonly sidebar: readonly {
    readonly title: string;
    readonly links: readonly Link[];
    readonly more?: Link;
  }[];
  readonly headings: readonly Heading[];
  readonly homeHref: string;
  readonly glossaryHref: string;
  /** How to write for the site; undefined where the docs folder has no guide. */
  readonly guideHref: string | undefined;
  readonly feed: { readonly href: string; readonly title: string };
  readonly icon: string;
  /** Styles that give each platform its colour. */
  readonly platformStyles: string;
  /** Where the search index lives. */
  readonly searchBundle: string;
  /** The page of results, and the file with what search shows before anything is typed. */
  readonly searchHref: string;
  readonly searchStart: string;
  /** What browsers can add as a search engine; undefined where the site's address is unknown. */
  readonly openSearch: { readonly href: string; readonly title: string } | undefined;
  readonly noindex: boolean;
  /** The platforms a reader may know: those that are not neutral. */
  readonly platforms: readonly { readonly id: string; readonly name: string }[];
  /** What the page says about itself to machines, as the text of a script element. */
  readonly structuredData: string | undefined;
  /** The same content as a file for machines. */
  readonly dataFile: Link | undefined;
}

export interface FrameOptions {
  readonly route: Route;
  /** Title of the page; the site's own title follows it. Empty for the home page. */
  readonly title: string;
  readonly description: string;
  readonly breadcrumbs?: readonly Link[];
  readonly sidebar?: Frame['sidebar'];
  readonly headings?: readonly Heading[];
  /** Languages in which the page has a text of its own; all by default. */
  readonly translations?: readonly Lang[];
  readonly noindex?: boolean;
  readonly structuredData?: StructuredData;
  readonly dataFile?: Link;
}

/** Makes the frame of a page in a language. */
export function makeFrame(site: Site, lang: Lang, options: FrameOptions): Frame {
  const { addresses, languages } = site;
  const tag = tagOf(site, lang);
  const t = messagesOf(site, lang);
  const { route } = options;
  const own = options.translations ?? languages.map((l) => l.id);
  // A page shown in another language points to the original.
  const canonicalLang = own.includes(lang) ? lang : (own[0] ?? lang);
  const siteTitle = localize(site.config.title, lang);
  return {
    lang,
    tag,
    t,
    siteTitle,
    documentTitle: options.title === '' ? siteTitle : `${options.title} · ${siteTitle}`,
    description: options.description,
    canonical: options.noindex ? undefined : addresses.absolute(canonicalLang, route),
    alternates: options.noindex ? [] : alternates(site, route, own),
    languages: languages.map((l) => ({
      label: l.label,
      tag: l.tag,
      href: addresses.to(l.id, route),
      current: l.id === lang,
      note: own.includes(l.id)
        ? undefined
        : t.notTranslatedShort(languages.find((o) => o.id === own[0])?.label ?? ''),
    })),
    navigation: navigation(site, lang, route, t),
    breadcrumbs: options.breadcrumbs ?? [],
    sidebar: options.sidebar ?? [],
    headings: options.headings ?? [],
    homeHref: addresses.to(lang, { page: 'home' }),
    glossaryHref: addresses.to(lang, { page: 'glossary' }),
    guideHref: site.guide.size > 0 ? addresses.to(lang, { page: 'guide' }) : undefined,
    feed: { href: addresses.to(lang, { page: 'feed' }), title: siteTitle },
    icon: addresses.file('favicon.svg'),
    platformStyles: platformStyles(site),
    searchBundle: addresses.file('pagefind/'),
    searchHref: addresses.to(lang, { page: 'search' }),
    searchStart: addresses.to(lang, { page: 'search-file', file: 'start.json' }),
    openSearch:
      addresses.absolute(lang, { page: 'search' }) === undefined
        ? undefined
        : { href: addresses.to(lang, { page: 'search-file', file: 'opensearch.xml' }), title: siteTitle },
    noindex: options.noindex ?? false,
    platforms: site.config.platforms
      .filter((p) => !p.neutral)
      .map((p) => ({ id: p.id, name: localize(p.name, lang) })),
    structuredData: options.structuredData && structuredDataText(options.structuredData),
    dataFile: options.dataFile,
  };
}

/**
 * What the browser's part of search reads from its element: where its files are, and the words for when they
 * cannot be had.
 * @param dev whether an author is looking, who can mend a missing index
 */
export function searchData({ t, ...frame }: Frame, dev: boolean): Record<`data-${string}`, string> {
  return {
    'data-bundle': frame.searchBundle,
    'data-start': frame.searchStart,
    'data-loading': t.searchLoading,
    'data-offline': t.searchOffline,
    'data-offline-hint': t.searchOfflineHint,
    'data-failed': t.searchFailed,
    'data-failed-hint': dev ? t.searchFailedDev : t.searchFailedHint,
    'data-reload': t.searchReload,
    'data-glossary': frame.glossaryHref,
    'data-glossary-label': t.searchGlossary,
  };
}

function navigation(site: Site, lang: Lang, route: Route, t: Messages): Link[] {
  const links: [Route, string, boolean][] = [
    [{ page: 'articles' }, t.articles, route.page === 'articles' || route.page === 'article'],
    [{ page: 'glossary' }, t.glossary, route.page === 'glossary' || route.page === 'term'],
  ];
  if (site.matrix) links.unshift([{ page: 'compare' }, t.compare, route.page === 'compare']);
  if (site.diagrams.size > 0)
    links.push([{ page: 'diagrams' }, t.diagrams, route.page === 'diagrams' || route.page === 'diagram']);
  return links.map(([to, label, current]) => ({ label, href: site.addresses.to(lang, to), current }));
}

function alternates(site: Site, route: Route, own: readonly Lang[]): Frame['alternates'] {
  const links = site.languages
    .filter((l) => own.includes(l.id))
    .flatMap((l) => {
      const href = site.addresses.absolute(l.id, route);
      return href === undefined ? [] : [{ tag: l.tag, href }];
    });
  const first = links[0];
  return first && links.length > 1
    ? [...links, { tag: 'x-default', href: first.href }]
    : links.length > 1
      ? links
      : [];
}

/** `--platform-<id>` and `--platform-<id>-soft`, light and dark. */
export function platformStyles(site: Site): string {
  const colours = site.config.platforms
    .map(({ id, colour }) => {
      const both = (of: (mode: 'light' | 'dark') => string): string =>
        `light-dark(${of('light')},${of('dark')})`;
      const own = both((mode) => colour[mode]);
      return `--platform-${id}:${own};--platform-${id}-soft:${both((mode) => soft(colour[mode], mode))};`;
    })
    .join('');
  const marks = site.config.platforms
    .map(({ id }) => `.p-${id}{--p:var(--platform-${id});--p-soft:var(--platform-${id}-soft)}`)
    .join('');
  // The site's mark has a bar for each of its first two sides.
  const [left, right] = site.config.platforms.filter((p) => !p.neutral);
  const sides = `--side-1:var(${left ? `--platform-${left.id}` : '--accent'});--side-2:var(${right ? `--platform-${right.id}` : '--ink-3'});`;
  // Terms of a site without platforms have the site's own colour.
  const own = hasPlatforms(site) ? '' : '--p:var(--accent);--p-soft:var(--accent-soft);';
  return `:root{${sides}${own}${colours}}${marks}`;
}

/** A platform's colour laid thinly over the ground, worked out here so that every browser shows the same. */
function soft(colour: string, mode: 'light' | 'dark'): string {
  const ground = mode === 'light' ? [255, 255, 255] : [18, 22, 29];
  const share = mode === 'light' ? 0.08 : 0.13;
  const mixed = ground.map((g, i) => {
    const c = Number.parseInt(colour.slice(1 + i * 2, 3 + i * 2), 16);
    return Math.round(c * share + g * (1 - share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

/** Absolute addresses of pages shown in another language for want of a translation: their canonical page is elsewhere. */
export function borrowedPages(site: Site): string[] {
  const texts = [
    ...[...site.articles.values()].map(({ slug, pages }) => ({
      pages,
      route: { page: 'article', slug } as const,
    })),
    ...[...site.guide.values()].map(({ slug, pages }) => ({
      pages,
      route: { page: 'guide', slug } as const,
    })),
  ];
  return texts.flatMap(({ pages, route }) =>
    site.languages.flatMap(({ id }) => {
      const address = pages.has(id) ? undefined : site.addresses.absolute(id, route);
      return address === undefined ? [] : [address];
    }),
  );
}
