import { chain, maybe, type Text } from './wording.ts';

/** Texts on terms, their sources and translations. The key is the diagnostic's id. */
export const glossaryTexts = {
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
} as const satisfies Record<string, (params: never) => Text>;
