import type { APIRoute } from 'astro';
import { currentSite } from '../../../astro/current-site.ts';
import { languagePaths } from '../../../site/static-paths.ts';
import { openSearchXml } from '../../../site/views/search.ts';
import type { Lang } from '../../../text/brand.ts';

export const getStaticPaths = () =>
  languagePaths(currentSite()).filter(({ props }) => openSearchXml(currentSite(), props.lang) !== undefined);

export const GET: APIRoute<{ lang: Lang }> = ({ props }) =>
  new Response(openSearchXml(currentSite(), props.lang), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
