import { diagnose } from '../../diagnostics/catalogue.ts';
import { asideOf } from './aside.ts';
import type { BodyContext } from './context.ts';
import type { Tag } from './tag.ts';
import { link, type MdNode, paragraph, text } from './tree.ts';

const FILE = /\.(?:png|jpe?g|gif|svg|webp|bmp|avif)$/i;

/** What `[[page#heading|words]]` and `![[…]]` of Obsidian stand for: a link, a picture, a note on a page shown here. */
export function wikiNodes(tag: Tag, context: BodyContext): readonly MdNode[] {
  // In a cell the bar is escaped.
  const [target = '', ...rest] = tag.rest.split(/\\?\|/);
  const words = rest.join('|').trim();
  const [page = '', ...headings] = target.trim().split('#');
  const heading = headings.at(-1)?.trim() ?? '';
  const anchor = heading === '' || heading.startsWith('^') ? '' : `#${encodeURIComponent(heading)}`;
  const url = `${page.trim().split('/').map(encodeURIComponent).join('/')}${anchor}`;
  const name = page.trim() === '' ? heading : page.trim();
  if (tag.name === 'link')
    return url === '' ? [text(words || name)] : [link(url, [text(words || shortName(name, heading))])];
  // Behind the bar of a picture stands its width.
  if (FILE.test(page.trim()))
    return [{ type: 'image', url, alt: /^[\dx]*$/.test(words) ? '' : words, title: null }];
  context.diagnostics.push(diagnose('import/included', context.placeAt(tag.start), { path: name }));
  return [asideOf('note', { children: [paragraph([link(url, [text(context.words.included(name))])])] })];
}

/** A heading says where a link leads on its page; of a path the name does. */
function shortName(name: string, heading: string): string {
  const page = name.split('/').at(-1) ?? name;
  return heading === '' || heading.startsWith('^') || heading === name ? page : `${page} › ${heading}`;
}
