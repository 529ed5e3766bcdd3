import { type DiagnosticEntry, diagnosticEntries, type Report } from '../../diagnostics/reference.ts';
import type { Lang, Slug } from '../../text/brand.ts';
import { COMPONENTS } from '../components.ts';
import { formatDate } from '../format-date.ts';
import { COMPONENT_TEXTS, type GuideText } from '../guide-components.ts';
import { DIAGNOSTICS_ZH_CN } from '../messages/diagnostics-zh-cn.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import type { GuideEntry, GuidePage, Site } from '../site.ts';
import { editHref, type SourceView, sourceViews } from './article.ts';
import type { ArticleCard } from './articles.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';

/** The list of the guide's pages. */
export interface GuideIndexView {
  readonly frame: Frame;
  readonly lead: string;
  readonly pages: readonly ArticleCard[];
}

/** A page of the guide. */
export interface GuideView {
  readonly frame: Frame;
  readonly page: GuidePage;
  /** Language of the text where it is not the page's own, with the notice. */
  readonly contentTag: string | undefined;
  readonly notice: string | undefined;
  readonly sources: readonly SourceView[];
  readonly edit: string | undefined;
  readonly lastChange: { readonly text: string; readonly shallow: boolean } | undefined;
  readonly previous: Link | undefined;
  readonly next: Link | undefined;
}

/** The pages of the guide in reading order, for its first page. */
export function guideIndexView(site: Site, lang: Lang): GuideIndexView {
  const t = messagesOf(site, lang);
  const frame = makeFrame(site, lang, {
    route: { page: 'guide' },
    title: t.guide,
    description: t.guideLead,
    breadcrumbs: [{ label: t.home, href: site.addresses.to(lang, { page: 'home' }) }],
  });
  const pages = [...site.guide.values()].flatMap((entry): ArticleCard[] => {
    const page = shownPage(entry, lang);
    if (!page) return [];
    const tag = page.lang === lang ? undefined : tagOf(site, page.lang);
    return [{ ...guideLink(site, lang, entry, page), description: page.description, facts: [], tag }];
  });
  return { frame, lead: t.guideLead, pages };
}

/** A page of the guide in a language; undefined where there is none of this name. */
export function guideView(site: Site, lang: Lang, slug: Slug): GuideView | undefined {
  const entry = site.guide.get(slug);
  const page = entry && shownPage(entry, lang);
  if (!entry || !page) return undefined;
  const t = messagesOf(site, lang);
  const links = [...site.guide.values()].flatMap((other): Link[] => {
    const shown = shownPage(other, lang);
    return shown ? [{ ...guideLink(site, lang, other, shown), current: other.slug === slug }] : [];
  });
  const at = links.findIndex((link) => link.current);
  const original = site.languages.find((l) => l.id === page.lang);
  const foreign = page.lang !== lang;
  const tag = tagOf(site, lang);
  const frame = makeFrame(site, lang, {
    route: { page: 'guide', slug },
    title: page.title,
    description: page.description,
    headings: page.digest.headings.filter((h) => h.depth <= 3),
    breadcrumbs: [
      { label: t.home, href: site.addresses.to(lang, { page: 'home' }) },
      { label: t.guide, href: site.addresses.to(lang, { page: 'guide' }) },
    ],
    sidebar: [{ title: t.guide, links }],
    translations: site.languages.map((l) => l.id).filter((id) => entry.pages.has(id)),
  });
  return {
    frame,
    page,
    contentTag: foreign ? original?.tag : undefined,
    notice: foreign ? t.notTranslated(original?.label ?? page.lang) : undefined,
    sources: sourceViews(site, page.digest.citations, t, tag),
    edit: editHref(site, page.file),
    lastChange: page.lastChange && {
      text: t.lastChange(formatDate(page.lastChange.date, tag)),
      shallow: page.lastChange.shallow,
    },
    previous: links[at - 1],
    next: links[at + 1],
  };
}

/** The page shown in a language: its own, or the first there is. */
function shownPage(entry: GuideEntry, lang: Lang): GuidePage | undefined {
  return entry.pages.get(lang) ?? entry.pages.values().next().value;
}

function guideLink(site: Site, lang: Lang, { slug }: GuideEntry, page: GuidePage): Link {
  const language = site.languages.find((l) => l.id === page.lang);
  return {
    label: page.title,
    href: site.addresses.to(lang, { page: 'guide', slug }),
    note: page.lang === lang ? undefined : language?.label,
  };
}

/** A component of articles as the guide lists it. */
export interface ComponentEntry {
  readonly name: string;
  readonly what: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly what: string;
  }[];
}

/** All components a page may use, with their attributes. */
export function componentEntries(tag: string): ComponentEntry[] {
  const inTag = (text: GuideText | undefined): string => (tag.startsWith('zh') ? text?.zh : text?.en) ?? '';
  return Object.entries(COMPONENTS).map(([name, attributes]) => ({
    name,
    what: inTag(COMPONENT_TEXTS[name]?.what),
    attributes: Object.entries(attributes).map(([attribute, need]) => ({
      name: attribute,
      required: need === 'required',
      what: inTag(COMPONENT_TEXTS[name]?.attributes[attribute]),
    })),
  }));
}

/** A problem as the guide lists it; the command line speaks English, so its words stand there in all languages. */
export interface ProblemEntry extends DiagnosticEntry {
  /** What it means, where the page is not in English. */
  readonly meaning: string | undefined;
}

/** The problems that a report may name. */
export function problemEntries(report: Report, tag: string): ProblemEntry[] {
  return diagnosticEntries(report).map((entry) => ({
    ...entry,
    meaning: tag.startsWith('zh') ? DIAGNOSTICS_ZH_CN[entry.id] : undefined,
  }));
}
