import type { HastPluginDefinition } from 'satteri';
import { messagesFor } from '../site/messages/messages.ts';
import type { Lang } from '../text/brand.ts';

/**
 * Gives the notes at the foot of a page their heading and labels in the page's language; the processor
 * writes them in English.
 * @param langOf the language of a file, or undefined for files that are no pages of the site
 */
export function footnotesPlugin(
  langOf: (fileURL: URL | undefined) => Lang | undefined,
): HastPluginDefinition {
  return {
    name: 'gazetteer-footnotes',
    element: {
      filter: ['h2', 'a'],
      visit(node, ctx) {
        const lang = langOf(ctx.fileURL);
        const { id, dataFootnoteBackref, ariaLabel } = node.properties;
        if (lang === undefined) return undefined;
        const t = messagesFor(lang);
        if (id === 'footnote-label') return { ...node, children: [{ type: 'text', value: t.footnotes }] };
        if (dataFootnoteBackref !== undefined) {
          const number = String(ariaLabel).replace(/^\D+/, '');
          ctx.setProperty(node, 'ariaLabel', t.backToReference(number));
        }
        return undefined;
      },
    },
  };
}
