import { diagnose } from '../../diagnostics/catalogue.ts';
import { type Diagnostic, type Place, sortDiagnostics } from '../../diagnostics/diagnostic.ts';
import { mdxTree } from '../../text/mdx-tree.ts';
import type { ConvertedBody, ForeignBody } from '../article.ts';
import { showPlaceholders } from './bare-placeholders.ts';
import { breakLines } from './break-lines.ts';
import type { BodyContext } from './context.ts';
import { restoreTags } from './context.ts';
import { convertAlerts } from './convert-alerts.ts';
import { convertCode } from './convert-code.ts';
import { convertHeadings } from './convert-headings.ts';
import { convertHtml } from './convert-html.ts';
import { convertLinks } from './convert-links.ts';
import { convertMarks } from './convert-marks.ts';
import { convertTags } from './convert-tags.ts';
import { dropContents } from './drop-contents.ts';
import { applyEdits, lastAtMost } from './edited-text.ts';
import { expressEmphasis } from './express-emphasis.ts';
import { findAddress } from './find-address.ts';
import { findTooDeep, holdsTooMuchCode } from './limit-depth.ts';
import { readMarkdown } from './read-markdown.ts';
import { resolveReferences } from './resolve-references.ts';
import { type Hidden, scanTags } from './scan-tags.ts';
import { showAbbreviations } from './show-abbreviations.ts';
import { isPicture, joinChineseLines, tidy } from './tidy.ts';
import { type MdNode, rebuildRoot } from './tree.ts';
import { lostLetters, shownText, type TextNode } from './visible-text.ts';
import { wordsFor } from './words.ts';
import { writeMdx } from './write-mdx.ts';

/**
 * Turns the text of a foreign article into MDX that compiles and says the same. It is read once into a tree,
 * changed step by step, and written; what was written is read again and compared with what was read.
 * Nothing throws: a text that cannot be read gives empty MDX and an error.
 */
export function convertBody(body: ForeignBody): ConvertedBody {
  const source = wellFormed(body.text);
  const placeAt = placesOf(body, source);
  const deep = findTooDeep(source);
  if (deep) return refused(body, diagnose('import/too-deep', placeAt(deep.offset), { what: deep.what }));
  try {
    return convert(body, source, placeAt);
  } catch (error) {
    if (error instanceof RangeError) {
      return refused(body, diagnose('import/too-deep', placeAt(0), { what: 'its parts' }));
    }
    const reason = error instanceof Error ? error.message : String(error);
    return refused(body, diagnose('import/unreadable', placeAt(0), { reason }));
  }
}

function refused(body: ForeignBody, problem: Diagnostic): ConvertedBody {
  return { mdx: '', pictures: [], diagrams: [], diagnostics: [problem], droppedText: [body.text] };
}

/** Halves of characters and NUL stand for no character: Markdown shows the sign for a lost one. */
function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

type Step = (root: MdNode, context: BodyContext) => MdNode;

/** What is done to the tree one after the other, and the signs without which the parsed text holds nothing of it. */
const STEPS: readonly (readonly [Step, RegExp])[] = [
  [showPlaceholders, /图片描述/],
  [dropContents, /toc|目录/i],
  [resolveReferences, /\]:/],
  [convertHtml, /</],
  [convertTags, /^/],
  [breakLines, /\n/],
  [showAbbreviations, /^/],
  [convertAlerts, /\[!/],
  [convertMarks, /~|==|\^/],
  [convertLinks, /^/],
];

function convert(body: ForeignBody, source: string, placeAt: (offset: number) => Place): ConvertedBody {
  const { context, read, text } = readBody(body, source, placeAt);
  if (source !== body.text) {
    const at = [...body.text].findIndex((character, index) => [...source][index] !== character);
    context.diagnostics.push(diagnose('import/bad-character', placeAt(Math.max(0, at))));
  }
  const before = shownText(read as TextNode);
  const changed = STEPS.reduce((tree, [step, sign]) => (sign.test(text) ? step(tree, context) : tree), read);
  const { root, title } = convertHeadings(changed, context);
  const summary = summaryOf(root);
  const coded = convertCode(root, context);
  const tidied = tidy(coded);
  const final = tidied === coded ? tidied : tidy(tidied);
  const address = findAddress(final);
  const mdx = writeChecked(final, before, context);
  return {
    mdx,
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(address === undefined ? {} : { address }),
    pictures: context.pictures,
    diagrams: context.diagrams,
    diagnostics: sortDiagnostics(context.diagnostics),
    droppedText: context.dropped,
  };
}

/** Reads the text: the generators' tags first, then the Markdown round them. */
function readBody(
  body: ForeignBody,
  source: string,
  placeAt: (offset: number) => Place,
): { context: BodyContext; read: MdNode; text: string } {
  const mdx = body.dialect === 'docusaurus' || /\.mdx$/i.test(body.file);
  const { tags, edits, marks, mended, abbreviations, hidden } = scanTags(source, body.dialect, mdx);
  const edited = applyEdits(source, edits);
  const read = readMarkdown(edited.text, mdx);
  const offsetOf = (node: MdNode): number => edited.sourceOffset(node.position?.start.offset ?? 0);
  const context: BodyContext = {
    body,
    marks,
    tags,
    abbreviations,
    sourceOf: ({ position }) =>
      restoreTags(
        edited.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0),
        context,
        (tag) => tag.source,
      ),
    placeOf: (node) => placeAt(offsetOf(node)),
    placeAt,
    words: wordsFor(body.lang),
    diagnostics: [],
    dropped: [],
    consumed: [],
    htmlWords: [],
    pictures: [],
    diagrams: [],
    seen: new Set(),
  };
  for (const what of ['heading', 'list'] as const) {
    const own = mended.filter((one) => one.what === what);
    const [first] = own;
    if (!first) continue;
    context.diagnostics.push(diagnose('import/mended', placeAt(first.offset), { what, count: own.length }));
  }
  reportHidden(hidden, context);
  return { context, read, text: edited.text };
}

/** Names what no reader of the source saw: comments one by one, expressions and programs together. */
function reportHidden(hidden: readonly Hidden[], { diagnostics, placeAt }: BodyContext): void {
  for (const { kind, words, offset } of hidden) {
    if (kind === 'comment' && words !== '')
      diagnostics.push(diagnose('import/comment', placeAt(offset), { words: words.slice(0, 60) }));
  }
  for (const kind of ['expression', 'program'] as const) {
    const own = hidden.filter((one) => one.kind === kind);
    const [first] = own;
    if (!first) continue;
    const params = { words: first.words.slice(0, 60), count: own.length };
    diagnostics.push(diagnose(`import/${kind}`, placeAt(first.offset), params));
  }
}

/** From offsets in the text to places in the file. */
function placesOf(body: ForeignBody, source: string): (offset: number) => Place {
  const starts: number[] = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const line = Math.max(0, lastAtMost(starts, offset));
    return { file: body.file, line: body.firstLine + line, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** The words before the end of the summary, without headings. */
function summaryOf(root: MdNode): string | undefined {
  const blocks = root.children ?? [];
  const end = blocks.findIndex(({ type }) => type === 'summaryEnd');
  if (end < 0) return undefined;
  const before = blocks.slice(0, end).filter(({ type }) => type !== 'heading');
  const { children = [] } = rebuildRoot({ type: 'root', children: before }, (node) =>
    isPicture(node) ? [] : [node],
  );
  // A caption says nothing without its picture.
  const prose = children.filter(
    ({ type, children: own = [] }) =>
      type !== 'paragraph' || own.length > 1 || !/^(?:emphasis|strong)$/.test(own[0]?.type ?? ''),
  );
  const texts = prose.map((block) => joinChineseLines(shownText(block as TextNode).trim()));
  // Chinese sentences have no blank between them.
  const words = texts.reduce(
    (all, own) => `${all}${/(?:^|[。！？；：，、…”）])$/.test(all) ? '' : ' '}${own}`,
    '',
  );
  return words.replace(/\s+/g, ' ').trim() || undefined;
}

/**
 * Writes the tree, reads what was written as the site will, and compares. Emphasis that is read otherwise is
 * written as elements; if a difference is left, it is reported: no text is ever lost in silence.
 */
function writeChecked(root: MdNode, before: string, context: BodyContext): string {
  const expressed = expressEmphasis(root);
  if (holdsTooMuchCode(expressed)) throw new RangeError('Too much code in one line');
  const wanted = shownText(expressed as TextNode);
  const mdx = writeMdx(expressed);
  let reason = difference(mdx, wanted);
  let written = mdx;
  if (reason !== undefined) {
    written = writeMdx(expressEmphasis(root, true));
    reason = difference(written, wanted);
  }
  const place = context.placeAt(0);
  if (reason !== undefined) context.diagnostics.push(diagnose('import/text-differs', place, { reason }));
  const lost = lostLetters(stripMarks(`${before}${context.htmlWords.join('')}`, context), [
    wanted,
    ...context.dropped,
    ...context.consumed,
  ]);
  if (lost !== '') {
    context.diagnostics.push(
      diagnose('import/text-differs', place, { reason: `these letters are missing: ${lost.slice(0, 60)}` }),
    );
  }
  return written;
}

/** The numbers of tags are no text. */
function stripMarks(text: string, { marks: [open, close] }: BodyContext): string {
  return text
    .split(open)
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf(close) + 1)))
    .join('');
}

/** What keeps a page from being read as the tree it was written from. */
function difference(mdx: string, wanted: string): string | undefined {
  let shown: string;
  try {
    shown = shownText(mdxTree(`\n${mdx}`, { position: false }) as TextNode);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (shown === wanted) return undefined;
  const bare = (words: string): string => words.replace(/\s+/g, '');
  const [a, b] = [bare(wanted), bare(shown)];
  if (a === b) return undefined;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `“${a.slice(Math.max(0, at - 10), at + 20)}” became “${b.slice(Math.max(0, at - 10), at + 20)}”`;
}
