import { z } from 'astro/zod';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, type Place, withFix } from '../diagnostics/diagnostic.ts';
import { findOccurrence, occurrenceAt, offsetAt, placeAt } from '../diagnostics/locate.ts';
import { type PlaceOf, parseYaml } from '../diagnostics/parse-yaml.ts';
import type { Diagram } from '../diagrams/diagram.ts';
import { scan } from '../diagrams/scan.ts';
import type { TreeNode } from '../linker/tree.ts';
import { type Language, localizedIn } from '../text/localized.ts';
import { placeholders } from './placeholders.ts';
import type { Misspelling, SpellChecker } from './spelling.ts';

/** What the texts of a site are checked with. */
export interface TextChecks {
  readonly languages: readonly Language[];
  readonly spelling: SpellChecker;
}

/** A stretch of a text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text of the author's, and where its parts stand. */
interface AuthorText {
  readonly text: string;
  /** `exact` where the stretch stands at that place letter for letter. */
  readonly placeOf: (stretch: Stretch) => Place & { readonly exact?: boolean };
}

/** Warnings for wrong spellings of terms and for texts that are still to be written. */
function checkWords(texts: readonly AuthorText[], spelling: SpellChecker): Diagnostic[] {
  return texts.flatMap(({ text, placeOf }) => [
    ...spelling.find(text).map((found) => misspelt(found, placeOf(found))),
    ...placeholders(text).map(({ words, ...stretch }) => {
      const { exact: _, ...place } = placeOf(stretch);
      return diagnose('text/placeholder', place, { words }, 'warning');
    }),
  ]);
}

function misspelt(
  { wrong, right, certain }: Misspelling,
  place: ReturnType<AuthorText['placeOf']>,
): Diagnostic {
  const { exact = true, ...own } = place;
  const problem = diagnose('text/misspelling', own, { wrong, right }, 'warning');
  const { line, column } = own;
  return withFix(problem, certain && exact ? [{ line, column, old: wrong, text: right }] : undefined);
}

/** Warns of localized texts in a YAML file that some languages lack: the first language is shown there. */
export function missingTexts(
  read: { readonly value: unknown; readonly placeOf: PlaceOf },
  languages: readonly Language[],
): Diagnostic[] {
  return localizedIn(read.value, languages).flatMap(({ path, text }) =>
    languages
      .filter((l) => text[l.id] === undefined)
      .map((l) => {
        const params = { key: path.join('.'), language: l.label };
        return diagnose('translation/missing-text', read.placeOf(path), params, 'warning');
      }),
  );
}

/** Warns of misspellings in the localized texts of a YAML file. */
export function misspeltTexts(
  { value, placeOf }: { readonly value: unknown; readonly placeOf: PlaceOf },
  { languages, spelling }: TextChecks,
): Diagnostic[] {
  const texts = localizedIn(value, languages).flatMap(({ path, text }) =>
    Object.entries(text).map(([lang, own]) => yamlText([...path, lang], own, placeOf)),
  );
  return checkWords(texts, spelling);
}

/** Warns of misspellings in texts of one language that stand under keys of their own: a page's front matter. */
export function misspeltKeys(
  texts: Readonly<Record<string, string>>,
  placeOf: PlaceOf,
  spelling: SpellChecker,
): Diagnostic[] {
  return checkWords(
    Object.entries(texts).map(([key, text]) => yamlText([key], text, placeOf)),
    spelling,
  );
}

function yamlText(path: readonly (string | number)[], text: string, placeOf: PlaceOf): AuthorText {
  return { text, placeOf: ({ start, end }) => placeOf(path, occurrenceAt(text, start, end)) };
}

/**
 * Warns of misspellings in what a reader reads of a page: its text, headings and the words of links, not
 * its code and not the addresses.
 * @param root the tree of the page, with positions
 * @param source the page as it stands in its file
 */
export function misspeltPage(
  root: TreeNode,
  { file, source, spelling }: { file: string; source: string; spelling: SpellChecker },
): Diagnostic[] {
  const { text, runs } = readProse(root);
  const placeOf: AuthorText['placeOf'] = ({ start, end }) => {
    const run = runs.findLast((r) => r.start <= start);
    const { start: from = { line: 1, column: 1 }, end: to } = run?.node.position ?? {};
    const value = text.slice(run?.start, run?.end);
    const at = start - (run?.start ?? 0);
    const words = text.slice(start, end);
    const offset = findOccurrence(source, offsetAt(source, from), occurrenceAt(value, at, at + end - start));
    // Where the text is escaped in its file, the same letters may stand behind it as something else.
    const last = to === undefined ? -1 : offsetAt(source, to);
    const exact = source.startsWith(words, offset) && offset + words.length <= last;
    return { file, ...placeAt(source, offset), exact };
  };
  return checkWords([{ text, placeOf }], spelling);
}

/** A stretch of a page's text that comes from one node. */
interface Run {
  readonly node: TreeNode;
  readonly start: number;
  readonly end: number;
}

/** Elements whose words are code, not prose. */
const CODE_ELEMENTS = new Set(['code', 'kbd', 'pre', 'samp', 'var']);
/** Nodes inside a line of text; all others are apart from their neighbours. */
const INLINE = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'mdxJsxTextElement',
]);
/** Stands for what is no prose and keeps the words on its two sides apart. */
const GAP = '\n|\n';

function readProse(root: TreeNode): { text: string; runs: Run[] } {
  const runs: Run[] = [];
  let text = '';
  let rawCode = 0;
  const visit = (node: TreeNode): void => {
    if (node.type === 'html') {
      const [, slash, name = ''] = /^<(\/?)([a-z]+)/i.exec(node.value ?? '') ?? [];
      if (CODE_ELEMENTS.has(name.toLowerCase())) rawCode = Math.max(0, rawCode + (slash === '/' ? -1 : 1));
      return;
    }
    const words = node.type === 'text' ? node.value : node.type === 'image' ? node.alt : undefined;
    if (words && rawCode === 0) {
      runs.push({ node, start: text.length, end: text.length + words.length });
      text += words;
    }
    if (node.type === 'break') text += '\n';
    else if (!INLINE.has(node.type)) text += GAP;
    if (CODE_ELEMENTS.has(node.name ?? '') || showsAddress(node)) text += GAP;
    else node.children?.forEach(visit);
    if (!INLINE.has(node.type) && node.type !== 'break') text += GAP;
  };
  visit(root);
  return { text, runs };
}

/** Whether a link has no words of its own: an address that stands in the text as it is. */
function showsAddress({ type, url = '', children = [] }: TreeNode): boolean {
  const [only, ...others] = children;
  if (type !== 'link' || only?.type !== 'text' || others.length > 0) return false;
  return ['', 'http://', 'mailto:'].some((scheme) => url === scheme + (only.value ?? ''));
}

/**
 * Warns of misspellings in a diagram: its title, description and caption, and its labels.
 * @param source the diagram as it stands in its file: Mermaid under a front matter, or YAML throughout
 */
export function misspeltDiagram(
  { file, firstLine, body, kind }: Diagram,
  source: string,
  checks: TextChecks,
): Diagnostic[] {
  const [, front] = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(source) ?? [];
  const yaml = front === undefined ? { text: source } : { text: front, firstLine: 2 };
  const texts = misspeltTexts(parseYaml({ file, ...yaml }, z.unknown()), checks);
  // The Mermaid text of a view is made from the glossary: its labels are no words of the author's.
  if (front === undefined) return texts;
  const labels = scan(body, kind).labels.map(({ line, start, text }): AuthorText => {
    return { text, placeOf: (found) => ({ file, line: firstLine + line, column: start + found.start + 1 }) };
  });
  return [...texts, ...checkWords(labels, checks.spelling)];
}
