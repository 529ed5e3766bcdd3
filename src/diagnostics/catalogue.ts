import type { Diagnostic, Place, Severity } from './diagnostic.ts';

/** What happened, and how to mend it. */
type Text = readonly [message: string, hint: string];

const list = (names: readonly string[]): string => names.join(', ');
/** Names as a way from one to the next; a very long way is cut in the middle. */
const chain = (names: readonly string[]): string =>
  (names.length > 40 ? [...names.slice(0, 20), '…', ...names.slice(-20)] : names).join(' → ');
const maybe = (suggestion: string | undefined): string =>
  suggestion ? `Did you mean “${suggestion}”? ` : '';

/**
 * Every text an author can be shown, one place for all domains: what happened, then how to mend it.
 * The key is the diagnostic's id.
 */
const catalogue = {
  // Reading files
  'docs/missing': (p: { folder: string }): Text => [
    `The folder of the site's content, ${p.folder}, does not exist.`,
    'Create it with a site.yaml, or name another folder in GAZETTEER_DOCS.',
  ],
  'docs/missing-file': (p: { file: string }): Text => [
    `${p.file} does not exist.`,
    'Create it; docs/guide/content-model.md shows every key.',
  ],
  'docs/not-utf8': (): Text => ['The file is not UTF-8 text.', 'Save it as UTF-8.'],
  'docs/bad-name': (p: { name: string }): Text => [
    `“${p.name}” cannot be part of an address.`,
    'Use small Latin letters, digits and single hyphens: virtual-router.',
  ],
  'docs/unexpected-file': (p: { expected: string }): Text => [
    'Nothing reads this file.',
    `Expected here: ${p.expected}. Rename or remove it.`,
  ],

  // Schemas
  'yaml/syntax': (p: { reason: string }): Text => [
    `This is not valid YAML: ${p.reason}`,
    'Check indentation and quotes; a text that holds “: ” or begins with a sign needs quotes.',
  ],
  'schema/unknown-key': (p: {
    key: string;
    known: readonly string[];
    suggestion?: string | undefined;
  }): Text => [`“${p.key}” is not a known key.`, `${maybe(p.suggestion)}Known keys here: ${list(p.known)}.`],
  'schema/missing-key': (p: { key: string; expected: string }): Text => [
    `The key “${p.key}” is missing.`,
    `Add it; expected: ${p.expected}.`,
  ],
  'schema/wrong-type': (p: { key: string; expected: string; received: string }): Text => [
    `“${p.key}” should be ${p.expected}, but is ${p.received}.`,
    'Correct the value.',
  ],
  'schema/bad-value': (p: { key: string; reason: string }): Text => [
    `“${p.key}”: ${p.reason}`,
    'Correct the value.',
  ],
  'frontmatter/missing': (): Text => [
    'The page has no front matter.',
    'Begin the file with a block between two lines of “---” that gives title and description.',
  ],

  // Glossary
  'term/unknown-relation-target': (p: { target: string; suggestion?: string | undefined }): Text => [
    `The relation leads to “${p.target}”, which is no term of the glossary.`,
    `${maybe(p.suggestion)}Add docs/glossary/${p.target}.yaml or correct the id.`,
  ],
  'term/self-relation': (p: { target: string }): Text => [
    `“${p.target}” is related to itself.`,
    'Remove the relation or name another term.',
  ],
  'term/duplicate-relation': (p: { type: string; target: string; first: string }): Text => [
    `The relation ${p.type} to “${p.target}” is declared twice (first at ${p.first}).`,
    'Declare a relation once; it is shown from both ends.',
  ],
  'term/duplicate-alias': (p: { alias: string; owner: string; first: string }): Text => [
    `“${p.alias}” is already claimed by ${p.owner} (${p.first}).`,
    'A name can lead to one term only: remove it from one of the two, or make both more precise.',
  ],
  'term/unknown-source': (p: { key: string; suggestion?: string | undefined }): Text => [
    `There is no source “${p.key}”.`,
    `${maybe(p.suggestion)}Sources are listed in docs/sources/*.yaml.`,
  ],
  'term/ambiguous': (p: { word: string; candidates: readonly string[] }): Text => [
    `“${p.word}” may mean ${[...new Set(p.candidates)].join(' or ')}; it is not linked.`,
    'Link it by hand, [word](term:id), or name one of the two platforms or a neighbour of the term beside it.',
  ],
  'term/unknown': (p: { id: string; suggestion?: string | undefined }): Text => [
    `There is no term “${p.id}” in the glossary.`,
    `${maybe(p.suggestion)}Ids are the file names in docs/glossary.`,
  ],
  'term/case-twin': (p: { name: string; other: string }): Text => [
    `“${p.name}” and “${p.other}” differ in case only: on many disks they are one file.`,
    'Keep one term in one file, its name in small letters, and remove the other.',
  ],
  'term/relation-both-ways': (p: { type: string; from: string; to: string; first: string }): Text => [
    `“${p.from} ${p.type} ${p.to}” contradicts “${p.to} ${p.type} ${p.from}” (${p.first}).`,
    'Only one of the two can be right: remove the other; a relation is shown from both ends by itself.',
  ],
  'term/relation-contradiction': (p: { relation: string; other: string; first: string }): Text => [
    `“${p.relation}” does not go with “${p.other}” (${p.first}).`,
    'Decide which of the two holds, and remove the other.',
  ],
  'term/relation-cycle': (p: { type: string; path: readonly string[] }): Text => [
    `The relations ${p.type} lead in a circle: ${chain(p.path)}.`,
    'Remove the relation of the circle that is wrong.',
  ],
  'term/counterpart-alone': (p: { target: string; breaks: boolean }): Text => [
    p.breaks
      ? `The counterpart “${p.target}” is declared without a source.`
      : `The counterpart “${p.target}” is declared without a source, and nothing says where the analogy breaks.`,
    'Declare the pair in docs/compare/correspondences.yaml, with breaks and sources, and remove it here; of one platform, two terms are rather alternative-to one another.',
  ],
  'term/never-mentioned': (p: { id: string }): Text => [
    `No article, no other term, no diagram and no correspondence mentions “${p.id}”.`,
    'Mention it where it belongs, add the alias under which texts speak of it, or remove the term.',
  ],
  'term/long-definition': (p: { width: number; limit: number }): Text => [
    `The definition is too long for a card: ${p.width}, where a Chinese character counts 1 and a Latin letter ½; at most ${p.limit}.`,
    'Say in one short sentence what it is and does; the rest belongs into <id>.<language>.mdx.',
  ],
  'term/old-status': (p: { checked: string }): Text => [
    `Nobody has looked at this status for two years: its newest source was checked ${p.checked}.`,
    'Look again, correct the status, and renew “checked” of a source in docs/sources.',
  ],
  'term/common-word': (p: { word: string }): Text => [
    `“${p.word}” is an everyday word: it would be linked wherever it stands.`,
    'Write “everyday: true”, give the word senses in docs/senses.yaml, or choose a more precise name.',
  ],
  'term/right-misspelling': (p: { text: string; owner: string }): Text => [
    `“${p.text}” is called a misspelling, but is a right name of ${p.owner}.`,
    'Remove it from the misspellings, or from the names and aliases of that term.',
  ],
  'text/misspelling': (p: { wrong: string; right: string }): Text => [
    `“${p.wrong}” is a misspelling of “${p.right}”.`,
    `Write “${p.right}”; where the wrong form itself is meant, put it in quotation marks.`,
  ],
  'source/duplicate': (p: { key: string; first: string }): Text => [
    `The source “${p.key}” is defined twice (first in ${p.first}).`,
    'Remove one of them or rename it.',
  ],
  'translation/missing-text': (p: { key: string; language: string }): Text => [
    `“${p.key}” has no text in ${p.language}.`,
    'Add it; until then the text of the first language is shown.',
  ],
  'translation/missing-page': (p: { file: string; language: string }): Text => [
    `This article has no page in ${p.language}.`,
    `Add ${p.file}; until then readers get the other language with a notice.`,
  ],
  'translation/missing-term-text': (p: { file: string; language: string }): Text => [
    `This text of a term does not exist in ${p.language}.`,
    `Add ${p.file}; until then the term's page in that language lacks it.`,
  ],

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

  // Diagrams
  'diagram/syntax': (p: { reason: string; line?: string | undefined }): Text => [
    `Mermaid cannot read ${p.line === undefined ? 'the diagram' : `“${p.line}”`}: ${p.reason}`,
    'Correct the line; quote labels that hold brackets, slashes or Chinese punctuation.',
  ],
  'diagram/empty': (): Text => [
    'The file holds no diagram.',
    'Write one below the head: a first line as “flowchart TB”, then its parts; or remove the file.',
  ],
  'diagram/too-large': (p: { count: number; what: 'parts' | 'characters'; limit: number }): Text => [
    `The diagram has ${p.count} ${p.what}; at most ${p.limit} are drawn.`,
    'Split it, or show groups in place of their parts: a reader takes in about 30.',
  ],
  'diagram/reserved-id': (p: { id: string }): Text => [
    `“${p.id}” cannot be the id of a part: Mermaid takes its first word for one of its own.`,
    `Write part-${p.id}["…"] in its place, with :::${p.id} behind it where it is a term; a view leaves it out under “without”.`,
  ],
  'diagram/link': (p: { word: string }): Text => [
    `“${p.word}” would make a link by hand: the links of a diagram come from the glossary.`,
    'Remove the line: a part whose id is a term leads to it, and so does one with :::id behind it.',
  ],
  'diagram/picture': (): Text => [
    'Pictures and icons inside a diagram are not drawn.',
    'Remove it and say in words what it shows.',
  ],
  'diagram/setting': (p: { name: string }): Text => [
    `“${p.name}” is the same for all diagrams of the site and cannot be set in one.`,
    'Remove the setting; layout, distances and widths can be set.',
  ],
  'diagram/unknown-class': (p: { name: string; suggestion?: string | undefined }): Text => [
    `“:::${p.name}” is no term of the glossary and no look of a part.`,
    `${maybe(p.suggestion)}Behind ::: stands the id of a term, “retired” or “note”.`,
  ],
  'diagram/hangs': (p: { language: string; seconds: number }): Text => [
    `Drawing the diagram in ${p.language} did not end within ${p.seconds} seconds and was given up.`,
    'Take parts out until it is drawn, or give it another layout: %%{init: {"layout": "dagre"}}%%.',
  ],
  'diagram/crash': (p: { language: string; reason: string }): Text => [
    `The browser broke off twice while it drew the diagram in ${p.language}: ${p.reason}`,
    'Take parts out until it is drawn; where every diagram does this, name another browser in GAZETTEER_CHROMIUM.',
  ],
  'diagram/picture-differs': (p: { fresh: string }): Text => [
    `Drawn anew, the picture is another one: ${p.fresh}.`,
    'Where the drawing code changed, raise REVISION in src/diagrams/cache.ts; then remove the file, run “npm run diagrams” and commit docs/diagrams/rendered.',
  ],
  'diagram/stale-picture': (): Text => [
    'No diagram uses this picture any more.',
    'Run “npm run diagrams -- --prune” and commit docs/diagrams/rendered.',
  ],
  'diagram/not-rendered': (p: { id: string; language: string }): Text => [
    `The diagram ${p.id} has changed and no picture of it exists in ${p.language}.`,
    'Run “npm run diagrams” on a machine with Chromium and commit docs/diagrams/rendered.',
  ],
  'diagram/missing-translation': (p: { label: string; languages: readonly string[] }): Text => [
    `The label “${p.label}” does not stand in all languages (${list(p.languages)}).`,
    'Write all of them, separated by “ // ”: "Physical network // 物理网络".',
  ],
  'diagram/frontmatter': (): Text => [
    'The diagram has no front matter.',
    'Begin the file with a block between two lines of “---” that gives title and description.',
  ],
  'diagram/kind': (p: { kind: string; known: readonly string[] }): Text => [
    `“${p.kind}” is no kind of diagram this site draws.`,
    `The first line names one of: ${list(p.known)} (as flowchart TB, sequenceDiagram, mindmap, timeline).`,
  ],
  'diagram/colour': (p: { colour: string; label: string }): Text => [
    `The diagram gives “${p.label}” the colour ${p.colour}, which is not one of the site's.`,
    'Remove the style or classDef: colours come from the site and from the terms; for history write :::retired.',
  ],
  'diagram/unknown-relation': (p: { from: string; to: string }): Text => [
    `The arrow joins ${p.from} and ${p.to}, between which the glossary declares no relation.`,
    `Declare it at one of the two terms, correct the arrow, or, where the text of the page explains it, write above it “%% explained: ${p.from} -> ${p.to}”.`,
  ],
  'diagram/idle-explanation': (p: { from: string; to: string }): Text => [
    `The diagram explains an arrow between ${p.from} and ${p.to} and has none.`,
    'Correct the two ids, or remove the line.',
  ],
  'diagram/term-by-label': (p: { label: string; id: string }): Text => [
    `The part “${p.label}” bears the name of the term ${p.id} but is not it.`,
    `Write ${p.id} as its id, or add :::${p.id} where the term is shown more than once.`,
  ],
  'diagram/unknown-part': (p: { id: string; suggestion: string }): Text => [
    `The part “${p.id}” looks like a term, but the glossary has none of this id.`,
    `Did you mean “${p.suggestion}”? Otherwise give it a label of its own.`,
  ],
  'diagram/history-as-current': (p: { label: string; id: string; state: string }): Text => [
    `The part “${p.label}” is drawn as if it were current, but ${p.id} is ${p.state}.`,
    `Add :::${p.id} or :::retired to it, and draw what took its place.`,
  ],
  'diagram/unknown-correspondence': (p: { id: string; suggestion?: string | undefined }): Text => [
    `There is no correspondence “${p.id}”.`,
    `${maybe(p.suggestion)}Their ids stand in docs/compare/correspondences.yaml.`,
  ],
  'diagram/empty-view': (): Text => [
    'No term fits this view.',
    'Name terms under “terms” or “correspondences”, or ask for less under “where”.',
  ],
  'diagram/view-cut': (p: { shown: number; left: number }): Text => [
    `The view finds ${p.shown + p.left} terms and shows the ${p.shown} with the most relations.`,
    'Ask for less under “where”, leave terms out under “without”, or raise “limit”.',
  ],
  'diagram/two-sources': (p: { other: string }): Text => [
    `The diagram stands in two files (also ${p.other}).`,
    'Keep one of the two.',
  ],
  'diagram/unused': (p: { id: string }): Text => [
    `No page shows the diagram ${p.id}.`,
    `Place it with <Diagram id="${p.id}" />, name a page under “pages”, or remove the file.`,
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

export type DiagnosticId = keyof typeof catalogue;
type Params<Id extends DiagnosticId> = Parameters<(typeof catalogue)[Id]> extends [infer P] ? P : undefined;

/**
 * Makes a diagnostic from the catalogue.
 * @param id which problem
 * @param place where it is
 * @param params what its text needs; leave out for texts without
 */
export function diagnose<Id extends DiagnosticId>(
  id: Id,
  place: Place,
  ...rest: Params<Id> extends undefined
    ? [params?: undefined, severity?: Severity]
    : [params: Params<Id>, severity?: Severity]
): Diagnostic {
  const [params, severity = 'error'] = rest;
  const text = catalogue[id] as (params: unknown) => Text;
  const [message, hint] = text(params);
  return { id, severity, message, hint, file: place.file, line: place.line, column: place.column };
}
