import type { APIRoute } from 'astro';
import { currentSite } from '../../../astro/current-site.ts';
import { sourceFor } from '../../../diagrams/diagram.ts';
import { itemPaths } from '../../../site/static-paths.ts';
import type { Lang } from '../../../text/brand.ts';

export const getStaticPaths = () => itemPaths(currentSite(), 'id', currentSite().diagrams.keys());

export const GET: APIRoute<{ lang: Lang; id: string }> = ({ props: { lang, id } }) => {
  const entry = currentSite().diagrams.get(id);
  const text = entry ? `${sourceFor(entry.diagram, lang).trim()}\n` : '';
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
