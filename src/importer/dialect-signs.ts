import type { Dialect } from './article.ts';
import type { FrontMatter } from './front-matter.ts';
import { isGroup } from './plain-data.ts';

/** Something in a file that a generator leaves, and how much it tells: 1 a hint, 3 enough alone, 5 beyond doubt. */
export interface Sign {
  readonly dialect: Dialect;
  readonly weight: number;
  /** As the report names it: “the tag {% asset_img %}”. */
  readonly what: string;
}

type Row = readonly [dialect: Dialect, weight: number, pattern: RegExp, what: string];

const PATHS: readonly Row[] = [
  ['hexo', 5, /(?:^|\/)source\/_(?:posts|drafts)\//, 'the folder source/_posts'],
  ['jekyll', 5, /(?:^|\/)_(?:posts|drafts)\//, 'the folder _posts'],
  ['jekyll', 2, /(?:^|\/)\d{4}-\d{2}-\d{2}-[^/]+\.(?:md|markdown)$/, 'a date in the file name'],
  ['hugo', 5, /(?:^|\/)_index(?:\.[\w-]+)?\.md$/, 'a file _index.md'],
  ['hugo', 3, /(?:^|\/)content\/(?:.+\/)?[^/]+\.md$/, 'the folder content'],
  ['gitbook', 5, /(?:^|\/)SUMMARY\.md$/i, 'a SUMMARY.md'],
];

/** Keys by which a generator or its common themes know their own. */
const KEYS: readonly Row[] = [
  ['hexo', 4, /^abbrlink$/, 'the key abbrlink'],
  [
    'hexo',
    2,
    /^(?:top_img|mathjax|katex|copyright_author|swiper_index|sticky|noindex|modify)$/,
    'keys of its themes',
  ],
  ['hexo', 1, /^(?:updated|comments|toc|top|cover|password|photos)$/, 'keys of its own'],
  ['jekyll', 5, /^(?:render_with_liquid|excerpt_separator)$/, 'keys of its own'],
  ['jekyll', 3, /^(?:layout|redirect_from|toc_label|article_header|last_modified_at)$/, 'keys of its own'],
  ['jekyll', 1, /^(?:permalink|published|pin|header|subtitle)$/, 'keys of its themes'],
  [
    'hugo',
    3,
    /^(?:lastmod|publishDate|expiryDate|linkTitle|isCJKLanguage|featuredImage)$/i,
    'keys of its own',
  ],
  ['hugo', 2, /^draft$/, 'the key draft'],
  ['hugo', 1, /^(?:weight|aliases|series|slug|summary|url|menu|showtoc|toc|keywords)$/i, 'keys of its own'],
  [
    'docusaurus',
    5,
    /^(?:sidebar_position|sidebar_label|hide_table_of_contents|custom_edit_url|hide_title)$/,
    'keys of its own',
  ],
  [
    'docusaurus',
    4,
    /^(?:pagination_label|pagination_next|pagination_prev|sidebar_class_name|last_update)$/,
    'keys of its own',
  ],
  ['vitepress', 3, /^(?:outline|aside|hero|features|titleTemplate)$/, 'keys of its own'],
  ['vuepress', 4, /^(?:sidebarDepth|pageClass|isOriginal|isTimeLine|heroText|heroImage)$/, 'keys of its own'],
];

const BODIES: readonly Row[] = [
  [
    'hexo',
    5,
    /\{%-?\s*(?:asset_img|asset_path|asset_link|post_link|post_path|codeblock|pullquote|blockquote|youtube|include_code|cq|centerquote|fold|folding|note|label|btn)\b|\{%-?\s*tabs\s+\w/,
    'its tags in {% %}',
  ],
  ['hexo', 1, /<!--\s*more\s*-->/, 'a <!--more-->'],
  [
    'jekyll',
    4,
    /\{%-?\s*(?:include|highlight|post_url|link|assign|capture|comment|unless|endif|endfor)\b/,
    'Liquid in {% %}',
  ],
  ['jekyll', 4, /\{\{-?\s*(?:site|page|layout)\.|\|\s*(?:relative_url|absolute_url)\b/, 'Liquid in {{ }}'],
  ['jekyll', 2, /^\{:\s*[.#\w]/m, 'attributes in {: }'],
  ['hugo', 5, /\{\{[<%]\s*\/?\s*[\w-]+/, 'its shortcodes in {{< >}}'],
  [
    'gitbook',
    5,
    /\{%-?\s*(?:hint|endhint|content-ref|embed|method|swagger|tab|endtab|file|api-method)\b|\{%-?\s*tabs\s*%\}/,
    'its blocks in {% %}',
  ],
  ['gitbook', 5, /\{\{\s*#(?:include|playground|rustdoc_include|title)\b/, 'the directives of mdBook'],
  ['docusaurus', 5, /(?:from\s+|\()['"]?@(?:theme|site|docusaurus)\//, 'imports from @theme or @site'],
  ['docusaurus', 4, /^:::\w+\[/m, 'titles in ::: containers'],
  ['docusaurus', 4, /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/, 'a truncate marker'],
  ['docusaurus', 3, /^:{3,}(?:note|tip|info|warning|danger|caution)\s*$/m, 'containers without a blank'],
  ['docusaurus', 2, /<(?:Tabs|TabItem)\b/, 'its tabs'],
  ['obsidian', 3, /!?\[\[(?!_?toc_?\])[^\]\n[]+\]\]/i, 'links in double brackets'],
  ['vitepress', 4, /^:{3,}\s*(?:code-group|raw)\b/m, 'its containers'],
  ['vitepress', 3, /<script\s+setup\b|\{\{\s*(?:theme|\$frontmatter)\b|^<<<\s*@?\//m, 'Vue in the text'],
  ['vitepress', 2, /^:{3,}\s+(?:tip|warning|danger|details|info)\b/m, '::: containers'],
  ['vuepress', 2, /^:{3,}\s+(?:tip|warning|danger|details|theorem|slot)\b/m, '::: containers'],
  ['vuepress', 3, /<Badge\b|<CodeGroup\b|\$page\.|\$site\.|\$withBase\(/, 'its components'],
  ['vuepress', 2, /^\[\[toc\]\]\s*$/im, 'a [[toc]]'],
];

/** How far into a text its signs are looked for. */
const LONGEST_LOOK = 200_000;

/** The signs in a file's own path, head and text; code is not looked at. */
export function signsOf(path: string, front: FrontMatter): Sign[] {
  const text = withoutCode(front.body.slice(0, LONGEST_LOOK));
  return [
    ...signs(PATHS, (pattern) => pattern.test(path)),
    ...headSigns(front),
    ...signs(KEYS, (pattern) => Object.keys(front.data).some((key) => pattern.test(key))),
    ...signs(BODIES, (pattern) => pattern.test(text)),
  ].filter(({ dialect }, _, all) => !(dialect === 'jekyll' && inHexo(all)));
}

/** Hexo has a folder _posts too, inside its source. */
function inHexo(signs: readonly Sign[]): boolean {
  return signs.some(({ dialect, what }) => dialect === 'hexo' && what.startsWith('the folder'));
}

function headSigns({ format, data, opened }: FrontMatter): Sign[] {
  const date = typeof data['date'] === 'string' ? data['date'] : '';
  const found: Sign[] = [];
  const add = (dialect: Dialect, weight: number, what: string): void =>
    void found.push({ dialect, weight, what });
  if (/^(?:19|20)\d{6}/.test(String(data['key'] ?? ''))) add('jekyll', 3, 'a key: made of the date');
  if (format === 'toml') add('hugo', 5, 'front matter in TOML');
  if (format === 'json') add('hugo', opened ? 3 : 0, 'front matter in JSON');
  if ((format === 'yaml' || format === 'json') && !opened)
    add('hexo', 5, 'front matter without an opening line');
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(date) && format !== 'toml')
    add('hugo', 2, 'a date of RFC 3339');
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\s+[+-]\d{2}:?\d{2}$/.test(date))
    add('jekyll', 2, 'a date with its zone behind a blank');
  if (/^\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}(?::\d{2})?$/.test(date))
    add('hexo', 2, 'a date without a zone');
  if (Array.isArray(data['categories']) && data['categories'].some(Array.isArray))
    add('hexo', 3, 'categories inside categories');
  if (data['layout'] === 'home' && isGroup(data['hero'])) add('vitepress', 4, 'a hero');
  return found;
}

function signs(rows: readonly Row[], has: (pattern: RegExp) => boolean): Sign[] {
  return rows.flatMap(([dialect, weight, pattern, what]) =>
    has(pattern) ? [{ dialect, weight, what }] : [],
  );
}

/** A text without its code: an article on a generator is no work of it. */
function withoutCode(text: string): string {
  let fence: string | undefined;
  const lines = text.split('\n').filter((line) => {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      if (marker === undefined) return true;
      fence = marker;
      return false;
    }
    if (marker?.startsWith(fence) && line.trim() === marker) fence = undefined;
    return false;
  });
  return lines.join('\n').replace(/`[^`\n]+`/g, '');
}
