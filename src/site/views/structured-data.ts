import type { Term } from '../../glossary/glossary.ts';
import { linkText } from '../../linker/plan.ts';
import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import type { Route } from '../addresses.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import type { Article, ArticlePage, Site } from '../site.ts';
import { glossaryLead } from './platforms.ts';

/** What a page says about itself in the words of schema.org; a key without a value is left out. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** How many terms an article says it is about, at most. */
const MAIN_TERMS = 3;

/**
 * Structured data as the text of a script element: JSON-LD in which no text can close the element or
 * open a comment, as every `<` is written by its number.
 */
export function structuredDataText(data: StructuredData): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}

/** The glossary as a set of terms; its members name the set on their own pages. */
export function termSetData(site: Site, lang: Lang): StructuredData {
  const t = messagesOf(site, lang);
  const url = identity(site, lang, { page: 'glossary' });
  return {
    '@type': 'DefinedTermSet',
    '@id': url,
    name: `${t.glossary} · ${localize(site.config.title, lang)}`,
    description: glossaryLead(site, lang),
    url,
    inLanguage: tagOf(site, lang),
  };
}

/** A term of the glossary. */
export function termData(site: Site, lang: Lang, term: Term): StructuredData {
  const url = identity(site, lang, { page: 'term', id: term.id });
  const aliases = term.aliases[lang] ?? [];
  return {
    '@type': 'DefinedTerm',
    '@id': url,
    name: localize(term.name, lang),
    alternateName: aliases.length > 0 ? aliases : undefined,
    description: localize(term.definition, lang),
    termCode: term.id,
    url,
    inLanguage: tagOf(site, lang),
    inDefinedTermSet: identity(site, lang, { page: 'glossary' }),
  };
}

/**
 * An article, in the language it is written in: what it is about, from the terms its title names, and
 * the text it is based on. The author a provenance names wrote that text, not this page.
 */
export function articleData(site: Site, article: Article, page: ArticlePage): StructuredData {
  const { lang } = page;
  const named = linkText(page.title, { matcher: site.matcher }).flatMap(({ term }) => term ?? []);
  const source = article.provenance;
  // Where the history is cut off, the date of the last change is not known.
  const changed = page.lastChange?.shallow === false ? page.lastChange.date : undefined;
  return {
    '@type': 'TechArticle',
    headline: page.title,
    description: page.description,
    url: identity(site, lang, { page: 'article', slug: article.slug }),
    inLanguage: tagOf(site, lang),
    datePublished: page.date,
    dateModified: changed ?? page.updated,
    keywords: page.tags.length > 0 ? page.tags.join(', ') : undefined,
    about:
      named.length === 0
        ? undefined
        : named.slice(0, MAIN_TERMS).map((id) => ({ '@id': identity(site, lang, { page: 'term', id }) })),
    isBasedOn: source && {
      '@type': 'CreativeWork',
      name: source.title,
      url: source.address,
      inLanguage: source.lang,
      author: source.author ?? undefined,
      datePublished: source.written,
    },
  };
}

/** A page's address as its name for machines: absolute where the site's address is known, else from the root. */
function identity(site: Site, lang: Lang, route: Route): string {
  return site.addresses.absolute(lang, route) ?? site.addresses.to(lang, route);
}
