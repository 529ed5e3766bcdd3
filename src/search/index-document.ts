import { indexTerms, type TextRules, type Token, tokenize } from './tokens.ts';

/** A stretch of a page's text as search indexes it. */
export interface SearchBlock {
  /** A heading opens a section; code is searched too. */
  readonly kind: 'text' | 'heading' | 'code';
  readonly text: string;
  /** Of a heading. */
  readonly id?: string;
  readonly depth?: number;
}

/** A page as the search index sees it: text and headings, nothing of the template. */
export interface IndexDocument {
  /** Path of the page below the site's root, ending in a slash. */
  readonly path: string;
  /** BCP 47 tag; every language has an index of its own. */
  readonly tag: string;
  readonly title: string;
  /** Shown over the excerpt: Articles, Glossary › OpenStack. */
  readonly crumb: string;
  readonly kind: 'article' | 'term' | 'diagram' | 'page' | 'guide';
  /** Platform the page belongs to; empty for none. */
  readonly platform: string;
  /** The names of a term, the one its page bears first; empty for any other page. */
  readonly names: readonly string[];
  /** The few words that stand behind a term's name: “compute service”. */
  readonly gloss?: string | undefined;
  /** Wrong spellings of a term's names. */
  readonly wrong?: readonly string[];
  /** How its Chinese names sound, by syllables: `rong qi`. */
  readonly sounds?: readonly string[];
  readonly blocks: readonly SearchBlock[];
}

/** A language whose pages are indexed. */
export interface IndexedLanguage {
  /** BCP 47 tag. */
  readonly tag: string;
  /** The language's own name for itself. */
  readonly label: string;
  /** Names of what pages are and of the platforms, by id, in the order of filters. */
  readonly kinds: Readonly<Partial<Record<IndexDocument['kind'], string>>>;
  readonly platforms: Readonly<Record<string, string>>;
}

/** All that can be searched. */
export interface IndexInput {
  readonly documents: readonly IndexDocument[];
  readonly languages: readonly IndexedLanguage[];
}

/** A heading of a page's text: its id and its words. */
export type PageHeading = readonly [id: string, text: string];

/** What a result shows, fetched for the pages that are shown only. */
export interface PageText {
  /** Below the site's root. */
  readonly path: string;
  readonly title: string;
  readonly crumb: string;
  /** In the order of the page; a heading opens a section. */
  readonly blocks: readonly (string | PageHeading)[];
  /** Terms of each block, then of the title: where one stands in the index is known without reading those before it. */
  readonly terms: readonly number[];
}

/** Weights of a term by where it stands, as the index stores them: 24 is Pagefind's 1, and 10 its most. */
export const WEIGHTS = { text: 24, heading: 120, name: 216, title: 240 } as const;

/** Takes a place in the index and is no term: nothing is found across it. */
const GAP = '·';

/** A document as it is indexed. */
export interface Prepared {
  readonly text: PageText;
  /** For Pagefind. */
  readonly html: string;
}

/**
 * Prepares a document for the index: its text as results show it, and as HTML for Pagefind. The HTML holds terms,
 * cut and stemmed by the rules the browser cuts queries by, so that the two cannot disagree and nothing depends on a
 * dictionary. They come first and in the order of the text: counting terms leads from a place in the index to the
 * place in the text.
 */
export function prepareDocument(document: IndexDocument, rules: TextRules): Prepared {
  const { path, title, crumb, blocks, names, tag } = document;
  const tokensOf = (text: string): Token[] => tokenize(text, rules);
  const line = (tokens: readonly Token[], weight: number): string => {
    const terms = indexTerms(tokens, rules).join(' ');
    if (weight === WEIGHTS.text || terms === '') return `${terms} ${GAP}`;
    return `<b data-pagefind-weight="${weight / WEIGHTS.text}">${terms}</b> ${GAP}`;
  };
  const ofBlocks = blocks.map(({ text }) => tokensOf(text));
  const ofTitle = tokensOf(title);
  const lines = [
    ...blocks.map(({ kind }, i) =>
      line(ofBlocks[i] ?? [], kind === 'heading' ? WEIGHTS.heading : WEIGHTS.text),
    ),
    line(ofTitle, WEIGHTS.title),
    ...names.map((name) => line(tokensOf(name), WEIGHTS.name)),
  ];
  const shown = blocks.map((block): string | PageHeading =>
    block.kind === 'heading' ? [block.id ?? '', block.text] : block.text,
  );
  return {
    text: { path, title, crumb, blocks: shown, terms: [...ofBlocks, ofTitle].map(({ length }) => length) },
    html: `<!doctype html><html lang="${indexLanguage(tag)}"><body><main data-pagefind-body>${lines.join('\n')}</main></body></html>`,
  };
}

/**
 * The language under which Pagefind indexes the terms of a language: one it does not know, as it would stem
 * and segment them once more.
 */
export function indexLanguage(tag: string): string {
  return `x-${tag.toLowerCase()}`;
}
