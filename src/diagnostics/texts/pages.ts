import { list, maybe, type Text } from './wording.ts';

/** Texts on articles and other pages of MDX, on the comparison and on the built site. The key is the diagnostic's id. */
export const pageTexts = {
  // Articles
  'mdx/syntax': (p: { reason: string }): Text => [
    `The page does not compile: ${p.reason}`,
    'In MDX “{”, “}” and “<” begin code: write \\{ and &lt; in text, and close every tag.',
  ],
  'mdx/open-brace': (): Text => [
    'This “{” begins code, and no “}” ends it.',
    'For a brace in text write \\{, or put the passage in `code`.',
  ],
  'mdx/expression': (p: { code: string }): Text => [
    `${p.code} is read as a program, not as text.`,
    'For braces in text write \\{ and \\}, or put the passage in `code`; a page holds no programs.',
  ],
  'mdx/attribute-expression': (p: { attribute: string; value: string }): Text => [
    `The value of the attribute ${p.attribute} is a program.`,
    `Write it as a text: ${p.attribute}="${p.value}".`,
  ],
  'mdx/less-than': (p: { follows: string }): Text => [
    `“<${p.follows}” begins no tag.`,
    'For a less-than sign in text write \\< or &lt;, or put the passage in `code`.',
  ],
  'mdx/autolink': (p: { address: string; link: string }): Text => [
    `<${p.address}> is no link in MDX, where “<” begins a tag.`,
    `Write ${p.link}.`,
  ],
  'mdx/html-comment': (): Text => [
    'MDX knows no HTML comments.',
    'Write {/* and */} in place of <!-- and -->.',
  ],
  'mdx/void-tag': (p: { tag: string }): Text => [
    `<${p.tag}> is never closed.`,
    `Write <${p.tag} />: in MDX a tag without content closes itself.`,
  ],
  'mdx/unclosed-tag': (p: { tag: string; inParagraph: boolean }): Text => [
    p.inParagraph ? `<${p.tag}> is not closed in its paragraph.` : `<${p.tag}> is never closed.`,
    p.inParagraph
      ? `Add </${p.tag}> before the paragraph ends; round whole paragraphs, put both tags on lines of their own with empty lines between. If no tag is meant, write \\<${p.tag}> or put it in \`code\`.`
      : `Add </${p.tag}>. If no tag is meant, write \\<${p.tag}> or put it in \`code\`.`,
  ],
  'mdx/stray-closing-tag': (p: { tag: string }): Text => [
    `</${p.tag}> closes a tag that was never opened here.`,
    `Remove it, or add <${p.tag}> where it should begin.`,
  ],
  'mdx/crossed-tags': (p: { closing: string; open: string; at: string }): Text => [
    `</${p.closing}> stands where <${p.open}> of ${p.at} is still open.`,
    `Close <${p.open}> first: what is opened last is closed first.`,
  ],
  'mdx/unquoted-attribute': (p: { attribute: string; value: string }): Text => [
    `The value of the attribute ${p.attribute} has no quotation marks.`,
    `Write ${p.attribute}="${p.value}".`,
  ],
  'mdx/broken-tag': (p: { tag: string }): Text => [
    `“<${p.tag}” begins a tag that is not whole.`,
    'Look for a missing “>”, a quotation mark that is not closed, or a sign in a name; for a less-than sign in text write \\<.',
  ],
  'mdx/import': (): Text => [
    'A line that begins with “import” or “export” is read as a program: a page cannot import or export.',
    'The components of the site are there without; begin a sentence with another word, and put code between lines of ```.',
  ],
  'mdx/unknown-component': (p: {
    name: string;
    known: readonly string[];
    suggestion?: string | undefined;
  }): Text => [`<${p.name}> is no component of this site.`, `${maybe(p.suggestion)}Known: ${list(p.known)}.`],
  'mdx/attribute': (p: { component: string; attribute: string; reason: string }): Text => [
    `<${p.component} ${p.attribute}>: ${p.reason}`,
    'Correct the attribute; docs/guide/components.en.mdx shows every component.',
  ],
  'article/duplicate-anchor': (p: { anchor: string }): Text => [
    `The heading id “${p.anchor}” stands twice on this page.`,
    'Give one of the headings another id: ## Title {#other-id}.',
  ],
  'article/two-sources': (p: { other: string }): Text => [
    `The page stands in two formats (also ${p.other}).`,
    'Keep one of the two files.',
  ],
  'link/unknown-article': (p: { slug: string; suggestion?: string | undefined }): Text => [
    `There is no article “${p.slug}”.`,
    `${maybe(p.suggestion)}Slugs are the folder names in docs/articles.`,
  ],
  'link/draft': (p: { slug: string }): Text => [
    `The article “${p.slug}” is a draft, which the built site leaves out.`,
    'Publish it by removing “draft: true” from its front matter, or take the link away.',
  ],
  'link/unknown-diagram': (p: { id: string; suggestion?: string | undefined }): Text => [
    `There is no diagram “${p.id}”.`,
    `${maybe(p.suggestion)}Ids are the file names in docs/diagrams.`,
  ],
  'link/unknown-guide-page': (p: { slug: string; suggestion?: string | undefined }): Text => [
    `The guide has no page “${p.slug}”.`,
    `${maybe(p.suggestion)}Its pages are docs/guide/<slug>.<language>.mdx.`,
  ],
  'link/unknown-anchor': (p: { anchor: string; page: string; suggestion?: string | undefined }): Text => [
    `${p.page} has no heading with the id “${p.anchor}”.`,
    `${maybe(p.suggestion)}Ids come from {#id} after a heading, or from its words.`,
  ],
  'link/missing-image': (p: { path: string; suggestion?: string | undefined }): Text => [
    `The picture ${p.path} does not exist.`,
    `${maybe(p.suggestion)}Paths are relative to the page; put the file beside it.`,
  ],
  'link/outside': (p: { path: string }): Text => [
    `${p.path} leaves the article's folder.`,
    'Keep pictures beside the page that shows them.',
  ],
  'link/unsafe': (p: { url: string }): Text => [
    `The address ${p.url} is not allowed in a link.`,
    'Use https:, http:, mailto:, term:, article:, diagram: or a path.',
  ],
  'link/broken-internal': (p: { url: string; suggestion?: string | undefined }): Text => [
    `The link ${p.url} leads to no page of this site.`,
    `${maybe(p.suggestion)}Link articles by article:slug, terms by term:id, diagrams by diagram:id.`,
  ],

  // Comparison
  'correspondence/duplicate': (p: { id: string }): Text => [
    `The correspondence “${p.id}” stands twice.`,
    'Give one of them another id.',
  ],
  'correspondence/sides': (p: { kind: string; expected: string }): Text => [
    `The sides do not fit the kind “${p.kind}”.`,
    `Expected: ${p.expected}.`,
  ],
  'correspondence/pair-twice': (p: { pair: string; first: string }): Text => [
    `The pair ${p.pair} stands in two correspondences (also in ${p.first}).`,
    'Keep it in one of them.',
  ],
  'compare/unknown-platform': (p: { platform: string; known: readonly string[] }): Text => [
    `“${p.platform}” is no platform of this site.`,
    `Platforms are declared in docs/site.yaml: ${list(p.known)}.`,
  ],

  // The built site
  'built/broken-link': (p: { url: string }): Text => [
    `The built page links to ${p.url}, which does not exist.`,
    'Correct the link in the page, or the template that makes it.',
  ],
  'built/broken-anchor': (p: { url: string }): Text => [
    `The built page links to ${p.url}, but that page has no such id.`,
    'Correct the part behind the #.',
  ],
} as const satisfies Record<string, (params: never) => Text>;
