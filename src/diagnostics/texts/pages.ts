import { list, maybe, type Text } from './wording.ts';

/** Texts on articles and other pages of MDX, on the comparison and on the built site. The key is the diagnostic's id. */
export const pageTexts = {
  // Articles
  'mdx/syntax': (p: { reason: string }): Text => [
    `The page does not compile: ${p.reason}`,
    'In MDX “{”, “}” and “<” begin code: write \\{ and &lt; in text, and close every tag.',
  ],
  'mdx/unknown-component': (p: {
    name: string;
    known: readonly string[];
    suggestion?: string | undefined;
  }): Text => [`<${p.name}> is no component of this site.`, `${maybe(p.suggestion)}Known: ${list(p.known)}.`],
  'mdx/attribute': (p: { component: string; attribute: string; reason: string }): Text => [
    `<${p.component} ${p.attribute}>: ${p.reason}`,
    'Correct the attribute; docs/guide/writing.md shows every component.',
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
  'link/unknown-diagram': (p: { id: string; suggestion?: string | undefined }): Text => [
    `There is no diagram “${p.id}”.`,
    `${maybe(p.suggestion)}Ids are the file names in docs/diagrams.`,
  ],
  'link/unknown-anchor': (p: { anchor: string; page: string; suggestion?: string | undefined }): Text => [
    `${p.page} has no heading with the id “${p.anchor}”.`,
    `${maybe(p.suggestion)}Ids come from {#id} after a heading, or from its words.`,
  ],
  'link/missing-image': (p: { path: string }): Text => [
    `The picture ${p.path} does not exist.`,
    'Paths are relative to the page; put the file beside it.',
  ],
  'link/outside': (p: { path: string }): Text => [
    `${p.path} leaves the article's folder.`,
    'Keep pictures beside the page that shows them.',
  ],
  'link/unsafe': (p: { url: string }): Text => [
    `The address ${p.url} is not allowed in a link.`,
    'Use https:, http:, mailto:, term:, article:, diagram: or a path.',
  ],
  'link/broken-internal': (p: { url: string }): Text => [
    `The link ${p.url} leads to no page of this site.`,
    'Link articles by article:slug, terms by term:id, diagrams by diagram:id.',
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
