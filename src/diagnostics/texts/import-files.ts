import { list, type Text } from './wording.ts';

/** Texts on importing: files, languages, links, writing. The key is the diagnostic's id. */
export const importFileTexts = {
  // Reading
  'import/missing': (): Text => [
    'There is no such file or folder.',
    'Check the path; it counts from the current folder.',
  ],
  'import/nothing': (): Text => [
    'The folder holds no article.',
    'Articles end in .md, .markdown or .mdx, or in .txt where a folder has no others.',
  ],
  'import/too-large': (p: { size: string; most: string }): Text => [
    `The file has ${p.size} and is not read.`,
    `At most ${p.most} are: split it, or take out what is no text.`,
  ],
  'import/binary': (): Text => [
    'The file is no text: it holds NUL bytes.',
    'Import texts only; UTF-16 needs its byte order mark.',
  ],
  'import/unknown-encoding': (): Text => [
    'The file is neither UTF-8 nor surely GB18030.',
    'Save it as UTF-8 and import it again.',
  ],
  'import/converted': (p: { encoding: string }): Text => [
    `The file is ${p.encoding}; the page is UTF-8.`,
    'Look over a line or two of the page.',
  ],
  'import/no-access': (p: { reason: string }): Text => [
    `The file cannot be read: ${p.reason}.`,
    'Check its rights and import it again.',
  ],
  'import/link-outside': (): Text => [
    'This symbolic link leads out of the folder and is not followed.',
    'Put the file itself there, or import the folder it stands in too.',
  ],
  'import/inside-target': (): Text => [
    'The folder is the one that is written to, or inside it.',
    'Import from another folder, or name another target with --to.',
  ],

  // Converting
  'import/unknown-language': (p: { tag: string; by: string; known: readonly string[] }): Text => [
    `The text is in “${p.tag}” by its ${p.by}, a language the site lacks.`,
    `Declare it under languages in site.yaml, or say --lang; the site has ${list(p.known)}.`,
  ],
  'import/empty': (): Text => [
    'The file holds no text of its own and becomes no page.',
    'Nothing is to be done.',
  ],
  'import/no-title': (p: { title: string }): Text => [
    `Neither head nor text names a title; the page is called “${p.title}”.`,
    'Write a better title into the page.',
  ],
  'import/does-not-compile': (p: { reason: string }): Text => [
    `The converted text is no valid MDX and is not written: ${p.reason}`,
    'Simplify the passage in the source, and report it as a fault of the importer.',
  ],
  'import/failed': (p: { reason: string }): Text => [
    `The file cannot be converted: ${p.reason}`,
    'Report it as a fault of the importer; the other files are not touched by it.',
  ],
  'import/anchor-lost': (p: { url: string }): Text => [
    `The link ${p.url} names a heading that the page does not have; it leads to the page's top.`,
    'Correct the part behind the #.',
  ],
  'import/diagram': (p: { language: string; reason: string }): Text => [
    `The ${p.language} diagram cannot be read: ${p.reason}`,
    'Correct it in the page; it stands there as it was.',
  ],

  // Writing
  'import/exists': (p: { folder: string; files: readonly string[] }): Text => [
    `${p.folder} has other content: ${list(p.files)}.`,
    'Remove it, import to another folder with --to, or overwrite with --force.',
  ],
  'import/case-twin': (p: { folder: string; other: string }): Text => [
    `${p.folder} differs in case only from “${p.other}”, which stands there.`,
    'Rename or remove the other: on many systems the two are one.',
  ],
  'import/target-link': (p: { folder: string }): Text => [
    `${p.folder} is a symbolic link or a file, not a folder; it is not written through.`,
    'Remove it, or import to another folder with --to.',
  ],
  'import/cannot-write': (p: { folder: string; reason: string }): Text => [
    `${p.folder} cannot be written: ${p.reason}. Nothing of it was left behind.`,
    'Mend that and run the same command again; what is written already stays as it is.',
  ],
} as const satisfies Record<string, (params: never) => Text>;
