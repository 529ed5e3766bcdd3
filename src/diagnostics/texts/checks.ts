import type { Text } from './wording.ts';

/** Texts on what check finds in pages besides what keeps them from being built. The key is the diagnostic's id. */
export const checkTexts = {
  // Headings and pages
  'heading/first-level': (): Text => [
    'A heading of the first level stands in the text; the page has one already, its title.',
    'Write ## for the sections of a page.',
  ],
  'heading/skipped-level': (p: { depth: number; expected: number }): Text => [
    `This heading is of level ${p.depth}; behind the one above it, level ${p.expected} is the deepest that may come.`,
    `Write ${'#'.repeat(p.expected)}, or add the heading between.`,
  ],
  'page/long': (p: { kilobytes: number; limit: number }): Text => [
    `The page has ${p.kilobytes} KB of text; more than ${p.limit} KB is long for one page.`,
    'Divide it into articles, each on one question, and link them.',
  ],
  'page/mermaid-fence': (): Text => [
    'This diagram is shown as code.',
    'Move it to docs/diagrams/<id>.mmd and write <Diagram id="…" /> here: then it is drawn, checked against the glossary, and its parts lead to their terms.',
  ],

  // Pictures
  'picture/no-words': (): Text => [
    'The picture has no text for readers who cannot see it.',
    'Say between the brackets what it shows: ![two nodes and the network between them](nodes.png).',
  ],
  'picture/remote': (p: { host: string }): Text => [
    `The picture comes from ${p.host} each time the page is read.`,
    'Put a copy beside the page where its licence allows it; else it is gone when that site changes.',
  ],
  'picture/lost': (): Text => [
    'A picture of the original is lost here.',
    'A diagram can stand in for it: draw it in docs/diagrams/<id>.mmd and write <Diagram id="…" /> in its place.',
  ],

  // Words
  'text/placeholder': (p: { words: string }): Text => [
    `“${p.words}” stands for a text that is still to be written.`,
    'Write it or remove it; where the words themselves are meant, put them in quotation marks.',
  ],

  // Translations
  'translation/older': (p: { original: string; date: string; line: number; note: string }): Text => [
    `${p.original} says something else since ${p.date}, first at line ${p.line}; this page was last changed before.`,
    `Bring this page up to date and commit it. If it is right as it stands, say so in it and commit that: ${p.note}`,
  ],
  'translation/headings': (p: { own: number; original: string; its: number }): Text => [
    p.own === p.its
      ? `The headings differ in their levels from those of ${p.original}, from here on.`
      : `This page has ${p.own} heading${p.own === 1 ? '' : 's'}, ${p.original} has ${p.its}; they part here.`,
    'Give both the same sections, so that links to a section lead to the same place in every language.',
  ],
  'translation/section': (p: { section: string; own: string; original: string; its: string }): Text => [
    `${p.section === '' ? 'The beginning' : `The section “${p.section}”`} has ${p.own}, in ${p.original} ${p.its}.`,
    'Show the same diagrams and tables in every language.',
  ],
} as const satisfies Record<string, (params: never) => Text>;
