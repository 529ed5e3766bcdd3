import type { APIRoute } from 'astro';
import { currentSite } from '../astro/current-site.ts';

/** The site's mark: a bar for each of its first two platforms. */
export const GET: APIRoute = () => {
  const [a, b] = currentSite().config.platforms.filter((p) => !p.neutral);
  const left = a?.colour.light ?? '#0b6360';
  const right = b?.colour.light ?? '#626b7b';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="${left}" d="M4 3h7v18H4z"/><path fill="${right}" d="M13 3h7v18h-7z"/></svg>\n`;
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
};
