import { list, maybe, type Text } from './wording.ts';

/** Texts on diagrams. The key is the diagnostic's id. */
export const diagramTexts = {
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
  'diagram/directive': (p: { layout: string; known: readonly string[] }): Text => [
    p.layout === ''
      ? 'Mermaid cannot read these settings and would leave them out.'
      : `“${p.layout}” is no layout of Mermaid's.`,
    `Write them on one line as JSON: %%{init: {"layout": "dagre"}}%%; layouts are ${list(p.known)}.`,
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
} as const satisfies Record<string, (params: never) => Text>;
