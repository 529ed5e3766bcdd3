import type { Element } from 'hast';
import { diagnose } from '../../diagnostics/catalogue.ts';
import { property } from './html-attributes.ts';
import { dropped, type HtmlReading } from './html-elements.ts';
import { textOf } from './html-text.ts';
import { link, type MdNode, paragraph, text } from './tree.ts';

/** A film, a recording, a page in the page: a link to it, where its address leads somewhere. */
export function embedded(
  node: Element,
  reading: HtmlReading & { readonly at: Pick<MdNode, 'position'> },
): MdNode[] {
  const { context, at } = reading;
  const url = webAddress(addressOf(node));
  if (url === undefined) return dropped(node, reading, '');
  const { words } = context;
  context.consumed.push(textOf(node, reading));
  const label =
    node.tagName === 'audio'
      ? words.audio
      : node.tagName === 'video' || isFilm(url)
        ? words.video
        : words.embedded;
  context.diagnostics.push(
    diagnose('import/embedded', context.placeOf({ type: 'element', ...at }), { name: node.tagName, url }),
  );
  return [{ ...embeddedLink(url, words.labelled(label, url)), ...at }];
}

/** A line that leads to what cannot be shown. */
export function embeddedLink(url: string, words: string): MdNode {
  return paragraph([link(url, [text(words)])]);
}

function isFilm(url: string): boolean {
  return /\b(?:youtube|youtu|bilibili|vimeo|youku|v\.qq|tudou|ixigua|dailymotion)\b/.test(url);
}

function addressOf(node: Element): string | undefined {
  const own = property(node, 'src') ?? property(node, 'data') ?? property(node, 'href');
  if (own !== undefined) return own;
  const source = node.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'source',
  );
  return source && property(source, 'src');
}

/** An address on the web, written in full; undefined for others. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const full = url.startsWith('//') ? `https:${url}` : url;
  return /^https?:\/\/[^\s<>"]+$/i.test(full) ? full : undefined;
}
