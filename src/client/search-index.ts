import { NAME_SEPARATOR } from '../search/index-document.ts';

/** A result as the dialog shows it. */
export interface Found {
  readonly href: string;
  readonly title: string;
  /** Heading of the part that was hit; empty for the page itself. */
  readonly section: string;
  readonly crumb: string;
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
}

export interface SearchIndex {
  /** @throws where the index cannot be reached */
  search(query: string, limit: number): Promise<{ total: number; items: Found[] }>;
}

/** The part of Pagefind's browser interface that is used here (version 1.6). */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindData> }[] }>;
}
interface PagefindData {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  /** The parts of the page with a hit, in the order of the page. */
  readonly sub_results: readonly PagefindPart[];
}
interface PagefindPart {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}

/**
 * Fetches Pagefind and the index of the page's language.
 * @param bundle address of the index, with a slash at its end
 */
export async function loadIndex(bundle: string): Promise<SearchIndex> {
  const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
  await pagefind.options({
    baseUrl: bundle.replace(/pagefind\/$/, ''),
    excerptLength: document.documentElement.lang.startsWith('zh') ? 60 : 24,
    ranking: { metaWeights: { title: 5, names: 10 } },
  });
  await pagefind.init();
  return {
    async search(query, limit) {
      const { results } = await pagefind.search(query);
      const data = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      // Pagefind weighs words; the page that bears the very name comes first.
      const exact = data.filter((page) => bears(page, query));
      const others = data.filter((page) => !exact.includes(page));
      return { total: results.length, items: [...exact, ...others].map(toFound) };
    },
  };
}

/** Whether a name of the page is just what was asked for. */
function bears({ meta }: PagefindData, query: string): boolean {
  const wanted = fold(query);
  return (meta['names'] ?? '').split(NAME_SEPARATOR).some((name) => fold(name) === wanted);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

function toFound(data: PagefindData): Found {
  const title = data.meta['title'] ?? '';
  const best = bestPart(data.sub_results);
  const section = best?.url.includes('#') ? best : undefined;
  return {
    href: section?.url ?? data.url,
    title,
    section: section && section.title !== title ? section.title : '',
    crumb: data.meta['crumb'] ?? '',
    excerpt: marked(best?.excerpt ?? data.excerpt),
  };
}

/** The part with the weightiest hits, a hit in its heading being one; the earlier one where two are equal. */
function bestPart(parts: readonly PagefindPart[]): PagefindPart | undefined {
  const weight = (part: PagefindPart): number =>
    part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  return parts.reduce<PagefindPart | undefined>(
    (best, part) => (best && weight(best) >= weight(part) ? best : part),
    undefined,
  );
}

/** Pagefind marks hits by `<mark>` in escaped text; here they become plain pieces, so nothing is injected. */
function marked(html: string): Found['excerpt'] {
  return html.split(/(<mark>.*?<\/mark>)/s).flatMap((part) => {
    if (part === '') return [];
    const hit = part.startsWith('<mark>');
    return [{ text: unescapeHtml(hit ? part.slice(6, -7) : part), hit }];
  });
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
