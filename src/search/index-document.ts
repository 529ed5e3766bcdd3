/** A stretch of a page's text as search indexes it. */
export interface SearchBlock {
  /** A heading opens a section; code is searched too. */
  readonly kind: 'text' | 'heading' | 'code';
  readonly text: string;
  /** Of a heading. */
  readonly id?: string;
  readonly depth?: number;
}

/** A page as the search index sees it: text and headings, nothing of the template. */
export interface IndexDocument {
  /** Path of the page below the site's root, ending in a slash. */
  readonly path: string;
  /** BCP 47 tag; Pagefind makes one index per tag. */
  readonly tag: string;
  readonly title: string;
  /** Shown over the excerpt: Articles, Glossary › OpenStack. */
  readonly crumb: string;
  readonly kind: 'article' | 'term' | 'diagram' | 'page';
  /** Platform the page belongs to; empty for none. */
  readonly platform: string;
  /** Other names that should find the page. */
  readonly names: readonly string[];
  readonly blocks: readonly SearchBlock[];
}

/** Between the names of a page in its metadata. */
export const NAME_SEPARATOR = ' · ';

/**
 * The document as HTML for Pagefind. Made from the same blocks the linker reads, so that dev and build
 * index the same text and no template can leak into it.
 */
export function indexHtml(document: IndexDocument): string {
  const meta = {
    title: document.title,
    crumb: document.crumb,
    kind: document.kind,
    platform: document.platform,
    // Searched with a weight of their own, never part of an excerpt.
    names: document.names.join(NAME_SEPARATOR),
  };
  const tags = Object.entries(meta)
    .filter(([, value]) => value !== '')
    .map(
      ([key, value]) =>
        `<span data-pagefind-meta="${key}[data-value]" data-value="${escapeAttribute(value)}"></span>`,
    )
    .join('');
  const body = document.blocks.map(blockHtml).join('\n');
  return `<!doctype html><html lang="${escapeAttribute(document.tag)}"><head><title>${escapeText(document.title)}</title></head><body><main data-pagefind-body data-pagefind-filter="kind:${document.kind}">${tags}<h1 data-pagefind-weight="10">${escapeText(document.title)}</h1>\n${body}</main></body></html>`;
}

function blockHtml(block: SearchBlock): string {
  if (block.kind === 'heading') {
    const level = Math.min(6, Math.max(2, block.depth ?? 2));
    return `<h${level} id="${escapeAttribute(block.id ?? '')}">${escapeText(block.text)}</h${level}>`;
  }
  // A pre would keep its spaces; search does not care.
  return `<p>${escapeText(block.text)}</p>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
