import { asHref, type Href, type Lang, type Slug, type TermId } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';

/** A page of the site, whatever language it is shown in. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'articles' }
  | { readonly page: 'article'; readonly slug: Slug; readonly anchor?: string | undefined }
  | {
      readonly page: 'glossary';
      readonly by?: 'platform' | 'kind' | 'layer' | undefined;
      readonly anchor?: string | undefined;
    }
  | { readonly page: 'term'; readonly id: TermId }
  | { readonly page: 'compare'; readonly anchor?: string | undefined }
  | { readonly page: 'diagrams' }
  | { readonly page: 'diagram'; readonly id: string }
  /** A diagram's picture or its source, as a file. */
  | { readonly page: 'diagram-file'; readonly id: string; readonly format: 'svg' | 'mmd' }
  | { readonly page: 'search' }
  /** What the search shows before anything is typed, and its description for browsers, as files. */
  | { readonly page: 'search-file'; readonly file: 'start.json' | 'opensearch.xml' }
  /** The list of the guide's pages, or one of them. */
  | { readonly page: 'guide'; readonly slug?: Slug | undefined; readonly anchor?: string | undefined }
  | { readonly page: 'feed' }
  | { readonly page: 'not-found' };

/** Where pages live: the one place that knows base path, language prefix and trailing slash. */
export interface Addresses {
  /** Address of a page in a language, with the base path. */
  to(lang: Lang, route: Route): Href;
  /** The same without the base path and leading slash, as a path of the build. */
  path(lang: Lang, route: Route): string;
  /** Absolute address; undefined where the site's own address is not known. */
  absolute(lang: Lang, route: Route): string | undefined;
  /** Address of a file served as it is, such as `favicon.svg`. */
  file(path: string): Href;
  /** Absolute address of such a file. */
  absoluteFile(path: string): string | undefined;
  /** First part of the path of a language: empty for the first language. */
  prefix(lang: Lang): string;
}

/**
 * Makes the addresses of a site.
 * @param options.base path the site stands under: `/` or `/repo/`
 * @param options.site origin, `https://name.github.io`; may be missing
 */
export function makeAddresses(options: {
  base: string;
  site: string | undefined;
  languages: readonly Language[];
}): Addresses {
  const base = `/${options.base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  const first = options.languages[0]?.id;
  const prefix = (lang: Lang): string => (lang === first ? '' : `${lang}/`);
  const path = (lang: Lang, route: Route): string => prefix(lang) + pathOf(route);
  const absoluteFile = (file: string): string | undefined =>
    options.site === undefined ? undefined : new URL(base + file, options.site).href;
  return {
    prefix,
    path: (lang, route) => path(lang, route).replace(/#.*$/, ''),
    to: (lang, route) => asHref(base + path(lang, route)),
    absolute: (lang, route) => absoluteFile(path(lang, route)),
    file: (file) => asHref(base + file),
    absoluteFile,
  };
}

function pathOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '';
    case 'articles':
      return 'articles/';
    case 'article':
      return `articles/${route.slug}/${hash(route.anchor)}`;
    case 'glossary':
      return (route.by ? `glossary/by/${route.by}/` : 'glossary/') + hash(route.anchor);
    case 'term':
      return `glossary/${route.id}/`;
    case 'compare':
      return `compare/${hash(route.anchor)}`;
    case 'diagrams':
      return 'diagrams/';
    case 'diagram':
      return `diagrams/${route.id}/`;
    case 'diagram-file':
      return `diagrams/${route.id}.${route.format}`;
    case 'search':
      return 'search/';
    case 'search-file':
      return `search/${route.file}`;
    case 'guide':
      return (route.slug === undefined ? 'guide/' : `guide/${route.slug}/`) + hash(route.anchor);
    case 'feed':
      return 'rss.xml';
    case 'not-found':
      return '404/';
  }
}

function hash(anchor: string | undefined): string {
  return anchor ? `#${encodeURIComponent(anchor)}` : '';
}

/** Id of a diagram's figure, on any page that shows it. */
export function diagramAnchor(id: string): string {
  return `diagram-${id}`;
}
