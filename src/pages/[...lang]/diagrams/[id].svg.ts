import type { APIRoute } from 'astro';
import { currentSite } from '../../../astro/current-site.ts';
import { itemPaths } from '../../../site/static-paths.ts';
import { diagramFile } from '../../../site/views/diagram-page.ts';
import rules from '../../../styles/diagrams.css?raw';
import tokens from '../../../styles/tokens.css?raw';
import type { Lang } from '../../../text/brand.ts';

export const getStaticPaths = () =>
  itemPaths(
    currentSite(),
    'id',
    [...currentSite().diagrams.values()].filter((e) => e.rendered.size > 0).map((e) => e.diagram.id),
  );

export const GET: APIRoute<{ lang: Lang; id: string }> = ({ props: { lang, id } }) =>
  new Response(diagramFile(currentSite(), lang, { id, rules, tokens }), {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' },
  });
