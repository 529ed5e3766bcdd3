import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import type { SearchStart, SearchWords, Suggestions } from '../../text/search-start.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';

/** The page of search results, which the browser fills. */
export interface SearchView {
  readonly frame: Frame;
  /** Where a reader without scripts finds everything. */
  readonly ways: readonly Link[];
}

/** The page of search results in a language: for no other search engine to list. */
export function searchView(site: Site, lang: Lang): SearchView {
  const t = messagesOf(site, lang);
  const home = { label: t.home, href: site.addresses.to(lang, { page: 'home' }) };
  const frame = makeFrame(site, lang, {
    route: { page: 'search' },
    title: t.search,
    description: localize(site.config.description, lang),
    breadcrumbs: [home],
    noindex: true,
  });
  return { frame, ways: [...frame.navigation, home] };
}

/** How many terms of a platform are suggested. */
const SUGGESTED = 5;

/** What search shows before anything is typed, and the words around its results. */
export function searchStart(site: Site, lang: Lang): SearchStart {
  return { words: searchWords(site, lang), suggestions: suggestions(site, lang) };
}

function suggestions(site: Site, lang: Lang): Suggestions[] {
  const mentioned = site.backlinks.get(lang);
  const terms = [...site.glossary.terms.values()]
    .map((term) => ({ term, count: mentioned?.get(term.id)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return site.config.platforms.flatMap(({ id, name }): Suggestions[] => {
    // The platform's own term stands over the list already.
    const own = terms.filter(({ term }) => term.platform === id && term.id !== (id as string));
    const most = own.slice(0, SUGGESTED).map(({ term }): [string, string] => {
      return [localize(term.name, lang), site.addresses.to(lang, { page: 'term', id: term.id })];
    });
    return most.length > 0 ? [{ platform: id, name: localize(name, lang), terms: most }] : [];
  });
}

function searchWords(site: Site, lang: Lang): SearchWords {
  const t = messagesOf(site, lang);
  const query = '{query}';
  return {
    one: t.searchOne,
    many: t.searchMany('{count}'),
    elsewhere: t.searchElsewhere('{count}', '{language}'),
    in: t.searchIn('{language}'),
    none: t.searchNone(query),
    noneHere: t.searchNoneHere(query),
    noneFiltered: t.searchNoneFiltered(query),
    noneHint: t.searchNoneHint,
    unfilter: t.searchUnfilter,
    mended: t.searchMended(query),
    literal: t.searchLiteral(query),
    unknown: t.searchUnknown(query),
    loose: t.searchLoose,
    also: t.alsoKnownAs,
    all: t.searchAll,
    more: t.searchMore,
    recent: t.searchRecent,
    forget: t.searchForget(query),
    forgetAll: t.searchForgetAll,
    often: t.searchOften,
    kind: t.kind,
    platform: t.platform,
  };
}

/** Longest names the format allows: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
const LONGEST = { short: 16, long: 48 } as const;

/**
 * The description by which a browser adds the site's search to its own.
 * @returns XML; undefined where the site's address is not known, as the format wants it whole
 */
export function openSearchXml(site: Site, lang: Lang): string | undefined {
  const page = site.addresses.absolute(lang, { page: 'search' });
  const icon = site.addresses.absoluteFile('favicon.svg');
  const own = site.addresses.absolute(lang, { page: 'search-file', file: 'opensearch.xml' });
  if (page === undefined || icon === undefined || own === undefined) return undefined;
  const title = localize(site.config.title, lang);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escaped(cut(title, LONGEST.short))}</ShortName>`,
    `<LongName>${escaped(cut(title, LONGEST.long))}</LongName>`,
    `<Description>${escaped(messagesOf(site, lang).searchSite(title))}</Description>`,
    `<Language>${escaped(tagOf(site, lang))}</Language>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    `<Image type="image/svg+xml">${escaped(icon)}</Image>`,
    `<Url type="text/html" template="${escaped(page)}?q={searchTerms}"/>`,
    `<Url type="application/opensearchdescription+xml" rel="self" template="${escaped(own)}"/>`,
    '</OpenSearchDescription>',
  ];
  return `${lines.join('\n')}\n`;
}

/** A name of so many characters, cut behind a word. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const words = text.slice(0, length).match(/^.*(?=[\s,，：:·])/u)?.[0] ?? text.slice(0, length - 1);
  return `${words.trimEnd()}…`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Absolute addresses of the pages of results, which are in no sitemap. */
export function searchPages(site: Site): string[] {
  return site.languages.flatMap(({ id }) => site.addresses.absolute(id, { page: 'search' }) ?? []);
}
