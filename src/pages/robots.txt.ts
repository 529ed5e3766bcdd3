import type { APIRoute } from 'astro';
import { currentSite } from '../astro/current-site.ts';

export const GET: APIRoute = () => {
  const sitemap = currentSite().addresses.absoluteFile('sitemap-index.xml');
  const lines = ['User-agent: *', 'Allow: /', ...(sitemap === undefined ? [] : [`Sitemap: ${sitemap}`])];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
