import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';

/** The one page served for every address that leads nowhere: it speaks all languages. */
export interface NotFoundView {
  readonly frame: Frame;
  readonly sections: readonly {
    readonly tag: string;
    readonly prefix: string;
    readonly title: string;
    readonly text: string;
    readonly links: readonly Link[];
  }[];
}

/** The 404 page: GitHub Pages serves it at any depth, so all of its addresses are absolute paths. */
export function notFoundView(site: Site): NotFoundView {
  const first = site.languages[0]?.id ?? ('en' as never);
  const t = messagesOf(site, first);
  return {
    frame: makeFrame(site, first, {
      route: { page: 'home' },
      title: t.notFound,
      description: localize(site.config.description, first),
      noindex: true,
    }),
    sections: site.languages.map(({ id: lang, tag }) => {
      const own = messagesOf(site, lang);
      const frame = makeFrame(site, lang, { route: { page: 'home' }, title: '', description: '' });
      return {
        tag,
        prefix: site.addresses.to(lang, { page: 'home' }),
        title: own.notFound,
        text: own.notFoundText,
        links: [
          { label: own.home, href: frame.homeHref },
          ...frame.navigation.map(({ label, href }) => ({ label, href })),
        ],
      };
    }),
  };
}
