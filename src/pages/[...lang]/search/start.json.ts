import type { APIRoute } from 'astro';
import { currentSite } from '../../../astro/current-site.ts';
import { languagePaths } from '../../../site/static-paths.ts';
import { searchStart } from '../../../site/views/search.ts';
import type { Lang } from '../../../text/brand.ts';

export const getStaticPaths = () => languagePaths(currentSite());

export const GET: APIRoute<{ lang: Lang }> = ({ props }) =>
  Response.json(searchStart(currentSite(), props.lang));
