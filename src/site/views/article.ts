import type { Lang, Slug } from '../../text/brand.ts';
import type { CardData } from '../../text/card-data.ts';
import { localize } from '../../text/localized.ts';
import { diagramAnchor } from '../addresses.ts';
import { formatDate } from '../format-date.ts';
import type { Messages } from '../messages/en.ts';
import { messagesOf } from '../messages/of-site.ts';
import { type Article, type ArticlePage, articlePage, type Site } from '../site.ts';
import { cardData } from './card.ts';
import { termsOfDiagrams } from './diagram.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';
import { articleData } from './structured-data.ts';

/** A source as a page lists it. */
export interface SourceView {
  readonly number: number;
  readonly key: string;
  readonly title: string;
  readonly url: string;
  readonly note: string;
}

export interface ProvenanceView {
  readonly rows: readonly {
    readonly label: string;
    readonly text: string;
    readonly href?: string | undefined;
    readonly lang?: string;
  }[];
  readonly note: string | undefined;
  readonly lost: readonly { readonly what: string; readonly href: string | undefined }[];
  readonly references: readonly string[];
}

/** All that an article's page shows. */
export interface ArticleView {
  readonly frame: Frame;
  readonly page: ArticlePage;
  /** Language of the text where it is not the page's own, with the notice. */
  readonly contentTag: string | undefined;
  readonly notice: string | undefined;
  /** Said where the page is a draft. */
  readonly draft: string | undefined;
  /** “written 2018”, “19 statements updated”. */
  readonly facts: readonly string[];
  /** Categories and tags, as far as the page has any. */
  readonly labels: readonly { readonly name: string; readonly text: string }[];
  readonly provenance: ProvenanceView | undefined;
  readonly sources: readonly SourceView[];
  readonly edit: string | undefined;
  readonly lastChange: { readonly text: string; readonly shallow: boolean } | undefined;
  readonly previous: Link | undefined;
  readonly next: Link | undefined;
  readonly cards: CardData | undefined;
}

/** Where a page's file is edited; undefined where the repository is not known. */
export function editHref(site: Site, file: string): string | undefined {
  return site.repository === undefined || file.startsWith('../')
    ? undefined
    : `${site.repository}/edit/main/${file}`;
}

/** The sources behind a list of keys, numbered in order. */
export function sourceViews(site: Site, keys: readonly string[], t: Messages, tag: string): SourceView[] {
  return keys.flatMap((key, index) => {
    const source = site.glossary.sources.get(key);
    if (!source) return [];
    const dates = [
      ...(source.date === undefined ? [] : [t.dateOf(formatDate(source.date, tag))]),
      t.checkedOn(formatDate(source.checked, tag)),
    ];
    return [
      {
        number: index + 1,
        key,
        title: source.title,
        url: source.url,
        note: dates.join(t.clauseSeparator),
      },
    ];
  });
}

/** The page of an article in a language. */
export function articleView(site: Site, lang: Lang, slug: Slug): ArticleView | undefined {
  const article = site.articles.get(slug);
  const page = article && articlePage(article, lang);
  if (!article || !page) return undefined;
  const order = [...site.articles.keys()];
  const at = order.indexOf(slug);
  const frame = makeFrame(site, lang, {
    route: { page: 'article', slug },
    title: page.title,
    description: page.description,
    headings: page.digest.headings.filter((h) => h.depth <= 3),
    breadcrumbs: crumbs(site, lang),
    sidebar: [articleSidebar(site, lang, slug)],
    translations: site.languages.map((l) => l.id).filter((id) => article.pages.has(id)),
    structuredData: articleData(site, article, page),
  });
  const { t, tag } = frame;
  const original = site.languages.find((l) => l.id === page.lang);
  const foreign = page.lang !== lang;
  return {
    frame,
    page,
    contentTag: foreign ? original?.tag : undefined,
    notice: foreign ? t.notTranslated(original?.label ?? page.lang) : undefined,
    draft: page.draft ? t.draftNotice : undefined,
    facts: facts(article, page, { t, tag }),
    labels: labels(page, t),
    provenance: provenanceView(article, { lang, t, tag }),
    sources: sourceViews(site, page.digest.citations, t, tag),
    edit: editHref(site, page.file),
    lastChange: page.lastChange && {
      text: t.lastChange(formatDate(page.lastChange.date, tag)),
      shallow: page.lastChange.shallow,
    },
    previous: at > 0 ? articleLink(site, lang, order[at - 1]) : undefined,
    next: articleLink(site, lang, order[at + 1]),
    cards: cardData(site, lang, [...page.digest.terms, ...termsOfDiagrams(site, page.digest.diagrams)]),
  };
}

/** “Draft”, “written 2018” or the page's own date, “19 statements updated”, where they apply. */
export function facts(
  article: Article,
  page: ArticlePage,
  { t, tag }: { t: Messages; tag: string },
): string[] {
  const written = article.provenance?.written;
  const { date, updated } = page;
  const day = (moment: string): string => formatDate(moment.slice(0, 10), tag);
  return [
    ...(page.draft ? [t.draft] : []),
    ...(written === undefined ? [] : [t.written(written.slice(0, 4))]),
    ...(written !== undefined || date === undefined ? [] : [day(date)]),
    ...(updated === undefined ? [] : [t.revised(day(updated))]),
    ...(page.digest.statements === 0 ? [] : [t.statementsUpdated(page.digest.statements)]),
  ];
}

function labels({ categories, tags }: ArticlePage, t: Messages): ArticleView['labels'] {
  const named = [
    { name: t.categories, texts: categories },
    { name: t.tags, texts: tags },
  ];
  return named.flatMap(({ name, texts }) =>
    texts.length === 0 ? [] : [{ name, text: texts.join(t.listSeparator) }],
  );
}

function crumbs(site: Site, lang: Lang): Link[] {
  const t = messagesOf(site, lang);
  return [
    { label: t.home, href: site.addresses.to(lang, { page: 'home' }) },
    { label: t.articles, href: site.addresses.to(lang, { page: 'articles' }) },
  ];
}

/** A link to an article, with the language it is in where it is not the reader's. */
export function articleLink(site: Site, lang: Lang, slug: Slug | undefined): Link | undefined {
  const article = slug === undefined ? undefined : site.articles.get(slug);
  const page = article && articlePage(article, lang);
  if (!article || !page) return undefined;
  const language = site.languages.find((l) => l.id === page.lang);
  return {
    label: page.title,
    href: site.addresses.to(lang, { page: 'article', slug: article.slug }),
    note: page.lang === lang ? undefined : language?.label,
  };
}

/** How many articles the sidebar lists before and after the current one. */
const NEIGHBOURS = 8;

function articleSidebar(site: Site, lang: Lang, current: Slug): Frame['sidebar'][number] {
  const t = messagesOf(site, lang);
  const order = [...site.articles.keys()];
  const at = order.indexOf(current);
  const from = Math.max(0, Math.min(at - NEIGHBOURS, order.length - 2 * NEIGHBOURS - 1));
  const near = order.slice(from, from + 2 * NEIGHBOURS + 1);
  const links = near.flatMap((slug) => {
    const link = articleLink(site, lang, slug);
    return link ? [{ ...link, current: slug === current }] : [];
  });
  const section = { title: t.articles, links };
  if (near.length === order.length) return section;
  return {
    ...section,
    more: { label: `${t.articles} (${order.length})`, href: site.addresses.to(lang, { page: 'articles' }) },
  };
}

function provenanceView(
  article: Article,
  { lang, t, tag }: { lang: Lang; t: Messages; tag: string },
): ProvenanceView | undefined {
  const source = article.provenance;
  if (!source) return undefined;
  const repost = source.repost;
  const repostText = repost
    ? t.repostBy(repost.by ?? '', repost.date ? formatDate(repost.date, tag) : '')
    : '';
  return {
    rows: [
      { label: t.originalTitle, text: source.title, lang: source.lang },
      // Left out where nobody looked for one; null where none is named.
      ...(source.author === undefined ? [] : [{ label: t.author, text: source.author ?? t.authorUnknown }]),
      ...(source.written === undefined
        ? []
        : [{ label: t.writtenOn, text: formatDate(source.written, tag) }]),
      ...(source.address === undefined
        ? []
        : [{ label: t.address, text: hostAndPath(source.address), href: source.address }]),
      ...(repost ? [{ label: t.repost, text: repostText, href: repost.address }] : []),
      ...(source.licence === undefined
        ? []
        : [{ label: t.licence, text: source.licence ?? t.licenceUnknown }]),
    ],
    note: source.note && localize(source.note, lang),
    lost: source.lost.map(({ what, diagram }) => ({
      what: localize(what, lang),
      href: diagram === undefined ? undefined : `#${diagramAnchor(diagram)}`,
    })),
    references: source.references,
  };
}

function hostAndPath(address: string): string {
  const { host, pathname } = new URL(address);
  return host.replace(/^www\./, '') + (pathname === '/' ? '' : pathname);
}
