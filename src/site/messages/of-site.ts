import type { Lang } from '../../text/brand.ts';
import type { Site } from '../site.ts';
import type { Messages } from './en.ts';
import { messagesFor } from './messages.ts';

/** BCP 47 tag of a language of the site. */
export function tagOf(site: Pick<Site, 'languages'>, lang: Lang): string {
  return site.languages.find((l) => l.id === lang)?.tag ?? lang;
}

/** The interface texts of a language of the site. */
export function messagesOf(site: Pick<Site, 'languages'>, lang: Lang): Messages {
  return messagesFor(tagOf(site, lang));
}
