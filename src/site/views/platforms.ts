import type { Lang } from '../../text/brand.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';

/** Whether the site sets systems side by side; a site about one thing declares none. */
export function hasPlatforms(site: Pick<Site, 'config'>): boolean {
  return site.config.platforms.length > 0;
}

/** What stands over the glossary. */
export function glossaryLead(site: Site, lang: Lang): string {
  const t = messagesOf(site, lang);
  return hasPlatforms(site) ? t.glossaryLead : t.glossaryLeadOfOne;
}
