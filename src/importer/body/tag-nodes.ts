import { diagnose } from '../../diagnostics/catalogue.ts';
import { asideOf } from './aside.ts';
import { containerKind } from './containers.ts';
import type { BodyContext } from './context.ts';
import { embeddedLink, webAddress } from './html-embedded.ts';
import { readMarkdown } from './read-markdown.ts';
import { type Arguments, readArguments, type Tag } from './tag.ts';
import { namedAddress, outputText } from './tag-address.ts';
import { element, inlineCode, link, type MdNode, paragraph, text, wordsOf } from './tree.ts';
import { wikiNodes } from './wiki-nodes.ts';

/** The name by which a link is told whose words are the title of where it leads. */
export const TITLE = 'title-of-target';
/** The name by which the code of a tag that is not known is told from other code. */
export const UNKNOWN = 'unknown-tag';

/** What a tag becomes; `undefined` where nothing is known for it. */
type Maker = (tag: Tag, given: Arguments, context: BodyContext) => readonly MdNode[] | undefined;

const picture: Maker = (_, { row, named }) => {
  const path = /\.\w{2,5}(?:[?#]|$)|\//;
  const given = named.get('src') ?? named.get('image_path') ?? named.get('url') ?? named.get('file');
  const url = given ?? row.find((word) => path.test(word) && !/\s/.test(word));
  if (url === undefined) return undefined;
  const words = row.slice(row.indexOf(url) + 1).filter((word) => !/^[\d%.]+(?:px|em|rem)?$/.test(word));
  // Hexo: "title 'alternative text'".
  const [, title, inner] = /^(.*?)\s*'([^']+)'\s*$/.exec(words.join(' ')) ?? [];
  const heading = named.get('title') ?? '';
  const caption = named.get('caption') ?? named.get('description') ?? '';
  const alt = named.get('alt') ?? inner ?? (given === undefined ? words.join(' ') : '');
  const image: MdNode = {
    type: 'image',
    url,
    alt: alt || plainWords(caption || heading),
    title: title || null,
  };
  const target = named.get('link') ?? named.get('href');
  const shown = target ? link(target, [image]) : image;
  const below = [
    ...(heading === '' || heading === image.alt
      ? []
      : [{ type: 'strong', children: inlineMarkdown(heading) }]),
    ...(caption === '' || caption === image.alt
      ? []
      : [{ type: 'emphasis', children: inlineMarkdown(caption) }]),
  ];
  return below.length === 0 ? [shown] : [shown, ...below].map((one) => paragraph([one]));
};

/** Words in the argument of a tag, which generators read as Markdown too; marks inside marks are left out. */
function inlineMarkdown(words: string): readonly MdNode[] {
  const [first, ...others] = readMarkdown(words).children ?? [];
  if (first?.type !== 'paragraph' || others.length > 0) return [text(words)];
  return (first.children ?? []).flatMap((node) =>
    /^(?:emphasis|strong)$/.test(node.type) ? (node.children ?? []) : [node],
  );
}

function plainWords(words: string): string {
  return inlineMarkdown(words).map(wordsOf).join('');
}

/** A film by its number at a host. */
const film =
  (address: (id: string) => string): Maker =>
  (tag, { row, named }, context) => {
    const id = named.get('id') ?? named.get('src') ?? named.get('url') ?? row[0];
    if (id === undefined) return undefined;
    const url = webAddress(id) ?? address(id);
    const place = context.placeAt(tag.start);
    context.diagnostics.push(diagnose('import/embedded', place, { name: tag.name, url }));
    return [embeddedLink(url, context.words.labelled(context.words.video, url))];
  };

const embed: Maker = (tag, { row, named }, context) => {
  const given = named.get('src') ?? named.get('url') ?? named.get('link') ?? row[0];
  const url = webAddress(given);
  if (url === undefined) return undefined;
  const { words } = context;
  const label =
    tag.name === 'video' || tag.name === 'dplayer'
      ? words.video
      : tag.name === 'audio'
        ? words.audio
        : words.embedded;
  const place = context.placeAt(tag.start);
  context.diagnostics.push(diagnose('import/embedded', place, { name: tag.name, url }));
  return [embeddedLink(url, words.labelled(label, url))];
};

/** Tags whose words are the title of the text they lead to. */
const TITLED = new Set(['post_link']);

/** A link to another text of the site, by a title or by its own name. */
const otherText: Maker = (tag, { row }) => {
  const url = namedAddress(tag);
  if (url === undefined) return undefined;
  const title = row
    .slice(1)
    .filter((word) => word !== 'true' && word !== 'false')
    .join(' ');
  const shown = link(url, [text(title || (row[0] ?? url))]);
  // Generators show the title of the other text.
  return [title === '' && TITLED.has(tag.name) ? { ...shown, name: TITLE } : shown];
};

const writtenLink: Maker = (tag, { row }) => {
  const url = row.find((word, index) => index > 0 && /^https?:|^\//.test(word));
  return url
    ? [link(url, [text(row.slice(0, row.indexOf(url)).join(' '))])]
    : otherText(tag, { row, named: new Map() }, undefined as never);
};

const included = (path: string, tag: Tag, context: BodyContext): readonly MdNode[] => {
  context.diagnostics.push(diagnose('import/included', context.placeAt(tag.start), { path }));
  return [asideOf('note', { children: [paragraph([text(context.words.included(path))])] })];
};

const includedFile: Maker = (tag, { row, named }, context) => {
  const path = named.get('file') ?? named.get('src') ?? row.at(-1);
  return path === undefined ? undefined : included(path, tag, context);
};

/** Jekyll's includes are templates of the site; those with a known purpose say it by their names. */
const include: Maker = (tag, { row, named }, context) => {
  const name = (row[0] ?? '')
    .replace(/\.\w+$/, '')
    .replace(/^.*\//, '')
    .toLowerCase();
  if (/figure|image|img|picture/.test(name)) return picture(tag, { row: row.slice(1), named }, context);
  if (/youtube|video/.test(name)) return film(youtube)(tag, { row: row.slice(1), named }, context);
  if (/^toc/.test(name)) return contents(tag, { row, named }, context);
  const content = named.get('content') ?? named.get('text');
  if (content !== undefined) {
    const kind = containerKind(named.get('type') ?? name) ?? 'note';
    return [asideOf(kind, { title: named.get('title'), children: [paragraph([text(content)])] })];
  }
  return undefined;
};

const contents: Maker = (tag, _, context) => {
  context.diagnostics.push(diagnose('import/contents', context.placeAt(tag.start)));
  return [];
};

const youtube = (id: string): string => `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`;

/** Words in the last place, behind a colour or style: `{% label primary@text %}`. */
const words =
  (name: string | undefined): Maker =>
  (tag) => {
    const value = tag.rest.replace(/^[\w-]+\s*(?:@|,)\s*/, '').trim();
    if (value === '') return undefined;
    return [name === undefined ? text(value) : element('text', name, { children: [text(value)] })];
  };

const tooltip: Maker = (tag, { named, row }, context) => {
  const term = named.get('term_id') ?? row[0];
  const value = named.get('text') ?? term;
  if (value === undefined || term === undefined) return undefined;
  context.diagnostics.push(diagnose('import/tooltip', context.placeAt(tag.start), { term }));
  return [text(value)];
};

/** `{% btn address, words, icon %}` of Hexo's themes, `{{< button href="…" >}}` of Hugo's. */
const button: Maker = (_, { row, named }) => {
  const given = named.get('href') ?? named.get('url') ?? named.get('link');
  const url = given ?? row.find((word) => /^https?:|^[/#]/.test(word));
  if (url === undefined) return undefined;
  const words = row.filter((word) => word !== url && !LOOK.test(word)).join(' ');
  return [link(url, [text(named.get('text') ?? (words || url))])];
};
/** Names of icons and colours. */
const LOOK =
  /^(?:fa[srbl]?|fa-[\w-]+|icon-[\w-]+|home|download|block|center|outline|larger|red|green|blue|orange|purple|pink|cyan|yellow|primary|default)$/i;

/** What people post elsewhere, by who and number. */
const post =
  (address: (user: string, id: string) => string): Maker =>
  (tag, { row, named }, context) => {
    const id = named.get('id') ?? row.at(-1);
    if (id === undefined) return undefined;
    const url = webAddress(id) ?? address(named.get('user') ?? (row.length > 1 ? (row[0] ?? 'i') : 'i'), id);
    context.diagnostics.push(
      diagnose('import/embedded', context.placeAt(tag.start), { name: tag.name, url }),
    );
    return [embeddedLink(url, context.words.labelled(context.words.embedded, url))];
  };
const tweet = post(
  (user, id) => `https://twitter.com/${encodeURIComponent(user)}/status/${encodeURIComponent(id)}`,
);

const MAKERS: Readonly<Record<string, Maker>> = {
  asset_img: picture,
  img: picture,
  image: picture,
  figure: picture,
  imgcap: picture,
  imgproc: picture,
  fancybox: picture,
  asset_link: otherText,
  post_link: otherText,
  post_url: otherText,
  ref: otherText,
  relref: otherText,
  link: writtenLink,
  button,
  btn: button,
  youtube: film(youtube),
  bilibili: film((id) => `https://www.bilibili.com/video/${encodeURIComponent(id)}`),
  vimeo: film((id) => `https://vimeo.com/${encodeURIComponent(id)}`),
  tweet,
  twitter: tweet,
  x: tweet,
  instagram: post((_, id) => `https://www.instagram.com/p/${encodeURIComponent(id)}/`),
  gist: (_, { row }) => {
    const url = `https://gist.github.com/${row.slice(0, 2).map(encodeURI).join('/')}`;
    return row.length > 0 ? [embeddedLink(url, url)] : undefined;
  },
  iframe: embed,
  video: embed,
  audio: embed,
  dplayer: embed,
  embed,
  file: (_, { row, named }) => {
    const url = named.get('src') ?? row[0];
    return url === undefined ? undefined : [link(url, [text(url.split('/').at(-1) ?? url)])];
  },
  include,
  include_relative: includedFile,
  include_code: includedFile,
  readfile: includedFile,
  code_sample: includedFile,
  codenew: includedFile,
  glossary_tooltip: tooltip,
  more: () => [{ type: 'summaryEnd' }],
  toc: contents,
  label: words('mark'),
  span: words(undefined),
  u: words('u'),
  kbd: words('kbd'),
  del: words('del'),
};

/** Tags that steer how a template is filled, and show nothing themselves. */
const CONTROL = new Set(
  'assign break capture case comment continue cycle decrement else elsif extends for if increment layout paginate set tablerow unless when'.split(
    ' ',
  ),
);

/** The nodes of a tag that stands for itself, words or blocks. */
export function tagNodes(tag: Tag, context: BodyContext): readonly MdNode[] {
  switch (tag.kind) {
    case 'math':
      return mathNodes(tag, context);
    case 'code':
      return [tag.name === 'text' ? text(tag.rest) : inlineCode(tag.rest)];
    case 'attributes':
      return [{ type: 'attributes', value: tag.rest }];
    case 'output':
      if (tag.name === 'toc') return contents(tag, readArguments(''), context) ?? [];
      return [text(outputText(tag) ?? tag.source)];
    case 'include':
      if (/^(?:include|rustdoc_include|playground|playpen)$/.test(tag.name))
        return included(tag.rest, tag, context);
      return tag.name === 'title' ? [] : unknownTag(tag, context);
    case 'wiki':
      return wikiNodes(tag, context);
    case 'fence':
      return [];
    case 'liquid':
    case 'shortcode': {
      if (tag.closes) return [];
      if (tag.kind === 'liquid' && CONTROL.has(tag.name)) {
        context.diagnostics.push(
          diagnose('import/control-tag', context.placeAt(tag.start), { tag: tag.source }),
        );
        return [];
      }
      const maker = Object.hasOwn(MAKERS, tag.name) ? MAKERS[tag.name] : undefined;
      return maker?.(tag, readArguments(tag.rest.replace(/\/$/, '')), context) ?? unknownTag(tag, context);
    }
  }
}

function mathNodes(tag: Tag, context: BodyContext): readonly MdNode[] {
  if (!context.seen.has('math')) {
    context.seen.add('math');
    context.diagnostics.push(diagnose('import/math', context.placeAt(tag.start)));
  }
  return [inlineCode(tag.rest)];
}

/** Nothing of the text may be lost: a tag that is not known is shown as it stands. */
function unknownTag(tag: Tag, context: BodyContext): readonly MdNode[] {
  const source = tag.source.replace(/\s+/g, ' ');
  context.diagnostics.push(diagnose('import/unknown-tag', context.placeAt(tag.start), { tag: source }));
  return [{ ...inlineCode(source), name: UNKNOWN }];
}
