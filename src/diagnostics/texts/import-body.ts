import type { Text } from './wording.ts';

/** Texts on importing: what a foreign text held and what became of it. The key is the diagnostic's id. */
export const importBodyTexts = {
  'import/too-deep': (p: { what: string }): Text => [
    `The text nests ${p.what} too deep to be read.`,
    'No page needs so many levels: take the nesting out of the source, or leave the file out.',
  ],
  'import/unreadable': (p: { reason: string }): Text => [
    `The text could not be converted: ${p.reason}`,
    'This is a fault of the importer. Nothing was written; please report it with the file.',
  ],
  'import/text-differs': (p: { reason: string }): Text => [
    `The page does not say what the source says: ${p.reason}.`,
    'This is a fault of the importer: compare the page with its source, and please report it with the file.',
  ],
  'import/bad-character': (): Text => [
    'The text holds half characters or NUL, which stand for no letter.',
    'They are shown as �: write the letter that was meant.',
  ],
  'import/mended': (p: { what: 'heading' | 'list'; count: number }): Text => [
    p.what === 'heading'
      ? `A heading had no blank behind its #${p.count > 1 ? `, the first of ${p.count} such mends` : ''}: it is a heading now.`
      : `Lines with full-width list marks are a list now${p.count > 1 ? `, the first of ${p.count} such mends` : ''}.`,
    'Look at the page; mend the source if it was meant otherwise.',
  ],
  'import/comment': (p: { words: string }): Text => [
    `A comment was left out: ${p.words}`,
    'Nobody reads comments on the page; keep in {/* … */} what other authors should know.',
  ],
  'import/expression': (p: { words: string; count: number }): Text => [
    p.count === 1
      ? `An expression in a tag was left out: ${p.words}`
      : `${p.count} expressions in tags were left out, the first: ${p.words}`,
    'A page runs no programs. Where the value matters to readers, write it out.',
  ],
  'import/program': (p: { words: string; count: number }): Text => [
    p.count === 1
      ? `A program of MDX is shown as code at the end of the page: ${p.words}`
      : `${p.count} programs of MDX are shown as code at the end of the page, the first: ${p.words}`,
    'A page runs no programs. Delete the code where readers need none; use a component of this site where the text needs one.',
  ],
  'import/hidden-code': (p: { count: number }): Text => [
    `${p.count === 1 ? 'A line' : `${p.count} lines`} of code that mdBook hides ${p.count === 1 ? 'was' : 'were'} left out.`,
    'Nothing is to be done, unless readers need the whole program.',
  ],
  'import/line-breaks': (p: { count: number }): Text => [
    `Single line ends are line breaks, as the generator shows them${p.count > 1 ? ` (${p.count} texts)` : ''}.`,
    'Join the lines that were only wrapped in the editor; or turn breaks off in its settings and import again.',
  ],
  'import/abbreviation': (p: { name: string; words: string; used: boolean }): Text => [
    p.used
      ? `“${p.name}” is spelled out where it stands first: ${p.words}`
      : `The abbreviation “${p.name}” stands nowhere in the text; “${p.words}” was left out.`,
    'Write a term for the glossary if it recurs: then it is explained wherever it stands.',
  ],
  'import/element-dropped': (p: { name: string; words: string }): Text => [
    `<${p.name}> was left out${p.words === '' ? '' : ` with its words “${p.words.slice(0, 60)}”`}.`,
    'It cannot stand in a page. Say in words what it showed, or draw a diagram.',
  ],
  'import/handler': (p: { name: string; element: string }): Text => [
    `${p.name} of <${p.element}> was left out.`,
    'A page runs no programs: nothing is to be done unless the text relies on it.',
  ],
  'import/look': (p: { name: string; element: string }): Text => [
    `How elements look (${p.name} of <${p.element}> is the first) is not kept.`,
    'The site has one look. Where a colour carried meaning, say it in words.',
  ],
  'import/unknown-element': (p: { name: string }): Text => [
    `<${p.name}> is no element of HTML; its content stays without it.`,
    'Look at the place, and use a component of this site where one fits.',
  ],
  'import/embedded': (p: { name: string; url: string }): Text => [
    `What <${p.name}> showed is a link now: ${p.url}`,
    'A page shows nothing from other sites. Say in words what the reader would have seen.',
  ],
  'import/included': (p: { path: string }): Text => [
    `The original includes the file ${p.path}; a note stands in its place.`,
    'Copy what it held into the page.',
  ],
  'import/unknown-tag': (p: { tag: string }): Text => [
    `The tag ${p.tag} is not known; it is shown as it stands.`,
    'Write in its place what the original showed there.',
  ],
  'import/control-tag': (p: { tag: string }): Text => [
    `${p.tag} steers a template and was left out; what stands round it stays.`,
    'Keep in the page what readers are to see.',
  ],
  'import/container-open': (p: { name: string }): Text => [
    `The container “${p.name}” is never closed; its content stays without it.`,
    'Put <Note> and </Note> round what belongs to it.',
  ],
  'import/contents': (): Text => [
    'The mark for a table of contents was left out.',
    'Every page has its own beside the text: nothing is to be done.',
  ],
  'import/tooltip': (p: { term: string }): Text => [
    `A glossary tooltip for “${p.term}” is plain text now.`,
    'Terms of the glossary are linked by themselves; add the term if it is missing.',
  ],
  'import/math': (): Text => [
    'Formulas are shown as code, in the notation of TeX.',
    'Readers can follow short ones so; say long ones in words or as a picture.',
  ],
  'import/note-twice': (p: { name: string }): Text => [
    `The note [^${p.name}] is written twice; the second stands in the text.`,
    'Give it another name, or take it out.',
  ],
  'import/unsafe-link': (p: { url: string }): Text => [
    `The address ${p.url} is not allowed; the words of the link stay.`,
    'Link a page on the web, or take the words out.',
  ],
  'import/broken-link': (p: { url: string }): Text => [
    `The link to ${p.url} leads nowhere after the import; its words stay.`,
    'Link the page by article:slug, or its address on the web.',
  ],
  'import/unsafe-picture': (p: { url: string }): Text => [
    `The picture ${p.url} is not allowed; a note stands in its place.`,
    'Put the picture beside the page as a file, or draw a diagram.',
  ],
  'import/heading-id': (p: { anchor: string }): Text => [
    `The heading's id “${p.anchor}” stands twice or cannot be written; it was left out.`,
    'Links to it lead to the first heading of that id.',
  ],
  'import/title-twice': (p: { title: string }): Text => [
    `The first heading repeats the title “${p.title}” and was left out.`,
    'The page shows its title above the text: nothing is to be done.',
  ],
  'import/empty-heading': (): Text => [
    'A heading without words was left out.',
    'Give the part a heading if it needs one.',
  ],
  'import/heading-level': (p: { from: number; to: number }): Text => [
    `Headings begin at level 2 and skip none: level ${p.from} became ${p.to}, others followed.`,
    'Look at the outline of the page.',
  ],
  'import/bold-heading': (): Text => [
    'Headings that were bold throughout are plain headings now.',
    'The site sets how headings look: nothing is to be done.',
  ],
} as const satisfies Record<string, (params: never) => Text>;
