import { asTermId, type Href, type TermId } from '../text/brand.ts';

/**
 * The markup of a picture for a page: links to terms become addresses of the site.
 * @param svg as `renderDiagrams` gives it
 * @param options.hrefOf the address of a term's page
 */
export function inlineSvg(svg: string, { hrefOf }: { hrefOf: (term: TermId) => Href | string }): string {
  return svg
    .trimEnd()
    .replaceAll(
      / href="term:([a-z0-9-]+)"/g,
      (_, id: string) => ` href="${attribute(hrefOf(asTermId(id)))}"`,
    );
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
