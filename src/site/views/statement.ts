import type { Lang } from '../../text/brand.ts';
import { asSlug } from '../../text/brand.ts';
import type { Verdict } from '../components.ts';
import { formatDate } from '../format-date.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import { articlePage, type Site } from '../site.ts';

/** Words round a corrected statement. */
export function statementWords(site: Site, lang: Lang, verdict: Verdict): { verdict: string } {
  return { verdict: messagesOf(site, lang).verdicts[verdict] };
}

/** Words over what holds now. */
export function nowWords(
  site: Site,
  lang: Lang,
  since: string | undefined,
): { now: string; since: string | undefined } {
  const t = messagesOf(site, lang);
  return {
    now: t.now,
    since: since === undefined ? undefined : t.since(formatDate(since, tagOf(site, lang))),
  };
}

/** The numbers under which a page lists the sources of a component. */
export function citationNumbers(
  citations: readonly string[],
  source: string | undefined,
): { number: number; href: string }[] {
  const keys = (source ?? '').split(/\s+/).filter((key) => key !== '');
  return keys.flatMap((key) => {
    const number = citations.indexOf(key) + 1;
    return number === 0 ? [] : [{ number, href: `#source-${number}` }];
  });
}

/** The other article of a contradiction. */
export function contradictionTarget(
  site: Site,
  lang: Lang,
  { article, at }: { article: string; at: string | undefined },
): { label: string; href: string } | undefined {
  const slug = asSlug(article);
  const found = site.articles.get(slug);
  const page = found && articlePage(found, lang);
  if (!page) return undefined;
  const heading = page.digest.headings.find((h) => h.id === at);
  return {
    label: heading ? `${page.title} › ${heading.title}` : page.title,
    href: site.addresses.to(lang, { page: 'article', slug, anchor: at }),
  };
}
