import { list, type Text } from './wording.ts';

/** Texts on importing: the head of a foreign file and what it says. The key is the diagnostic's id. */
export const importHeadTexts = {
  // Finding and reading the head
  'head/unclosed': (p: { fence: string }): Text => [
    `The front matter opens here and is never closed; no one can tell where the text begins.`,
    `Put a line of “${p.fence}” behind the last key. The file is not imported until then.`,
  ],
  'head/too-large': (p: { size: number; limit: number }): Text => [
    `The front matter has ${p.size} characters; up to ${p.limit} are read.`,
    'Move what is no data about the text behind the closing line.',
  ],
  'head/unreadable': (p: { format: string; reason: string }): Text => [
    `The front matter is not valid ${p.format}: ${p.reason}`,
    'Mend this line; quote a text that holds “: ” or begins with a sign.',
  ],
  'head/unsafe': (p: { reason: string }): Text => [
    `The front matter is refused: ${p.reason}`,
    'Write the values out, without anchors that multiply or contain themselves.',
  ],
  'head/no-keys': (): Text => [
    'The file begins with a line of signs, but no keys follow: it is read as text.',
    'Nothing to do, unless this was meant as front matter.',
  ],
  'head/no-opening': (p: { fence: string }): Text => [
    `The front matter has no opening line; its keys were read up to “${p.fence}”.`,
    'Nothing to do; Hexo writes it so.',
  ],
  'head/mended': (p: { written: string; read: string }): Text => [
    `“${p.written}” is not valid YAML; it was read as “${p.read}”.`,
    'Check the value on the page; in the source, quote it.',
  ],
  'head/tabs': (p: { count: number }): Text => [
    `${p.count === 1 ? 'A line is' : `${p.count} lines are`} indented by tabs, which YAML does not allow; read as blanks.`,
    'Check lists and groups on the page; in the source, indent by blanks.',
  ],
  'head/duplicate-key': (p: { key: string }): Text => [
    `The key “${p.key}” stands twice; the last one counts.`,
    'Keep one of them.',
  ],
  'head/tag': (p: { tag: string }): Text => [
    `The tag ${p.tag} is not applied; the plain value behind it is taken.`,
    'Nothing to do, unless the value needs the tag.',
  ],
  'head/comments': (p: { comments: readonly string[] }): Text => [
    `Comments of the front matter are not kept: ${list(p.comments.map((c) => `“${c}”`))}.`,
    'Where a “#” belongs to a value, quote the value.',
  ],
  'head/nul': (p: { count: number }): Text => [
    `The front matter holds ${p.count} NUL ${p.count === 1 ? 'character' : 'characters'}; each was replaced by “\ufffd”.`,
    'Check the values; the file may be damaged.',
  ],

  // What it says
  'head/bad-date': (p: { key: string; value: string }): Text => [
    `“${p.key}: ${p.value}” is no date that could be read; it is kept under extra.`,
    'Write it like 2018-09-07 or 2018-09-07T12:00:00+08:00.',
  ],
  'head/bad-value': (p: { key: string; expected: string; value: string }): Text => [
    `“${p.key}” should be ${p.expected}, but is ${p.value}; it is kept under extra.`,
    'Correct the value, or leave it where it is.',
  ],
  'head/bad-address': (p: { key: string; value: string }): Text => [
    `“${p.key}” does not decode to an http(s) address: ${p.value}`,
    'Give the address of the original by hand, in source.yaml.',
  ],
  'head/email-removed': (p: { keys: readonly string[] }): Text => [
    `E-mail addresses were left out: ${list(p.keys)}.`,
    'Import with --keep-email where they are to be published, under extra.',
  ],
  'head/date-from-name': (p: { date: string }): Text => [
    `The date ${p.date} comes from the file's name.`,
    'Nothing to do.',
  ],
  'head/date-from-key': (p: { date: string; key: string }): Text => [
    `The date ${p.date} comes from “${p.key}”.`,
    'Remove it from the page where the number is no date.',
  ],
  'head/kept-as-extra': (p: { keys: readonly string[] }): Text => [
    `Keys without a place here are kept under extra: ${list(p.keys)}.`,
    'Remove those that nobody needs.',
  ],

  // Names
  'slug/numbered': (p: { slug: string; wanted: string }): Text => [
    `The name “${p.wanted}” is taken; this article becomes “${p.slug}”.`,
    'Give it a slug of its own in its front matter, or rename the folder.',
  ],
} as const satisfies Record<string, (params: never) => Text>;
