import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { currentSite } from '../../astro/current-site.ts';
import { languagePaths } from '../../site/static-paths.ts';
import { feedView } from '../../site/views/feed.ts';
import type { Lang } from '../../text/brand.ts';

export const getStaticPaths = () => languagePaths(currentSite());

export const GET: APIRoute<{ lang: Lang }> = ({ props }) => rss(feedView(currentSite(), props.lang));
