import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';

/** Where foreign Markdown comes from; `markdown` is plain, of no generator. */
export const DIALECTS = [
  'hexo',
  'jekyll',
  'hugo',
  'gitbook',
  'vuepress',
  'vitepress',
  'docusaurus',
  'obsidian',
  'markdown',
] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A file to import, read and decoded. */
export interface ForeignFile {
  /** Path below the folder it was found in, with forward slashes: `_posts/2018-09-07-iot.md`. */
  readonly path: string;
  /** How messages name it. */
  readonly name: string;
  /** Without byte order mark, lines ended by `\n`. */
  readonly text: string;
}

/** What the head of a foreign file says, in our terms. Missing keys were not said. */
export interface Metadata {
  readonly title?: string;
  /** ISO 8601, with the zone where the source gives one: 2018-09-07, 2020-03-03T23:58:42+08:00. */
  readonly date?: string;
  readonly updated?: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly description?: string;
  readonly draft: boolean;
  /** Published name, never an e-mail address. */
  readonly author?: string;
  /** Address of the original. */
  readonly address?: string;
  readonly licence?: string;
  /** The part of the address the source itself names. */
  readonly slug?: string;
  /** BCP 47 tag. */
  readonly lang?: string;
  /** Everything that has no place above. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** What becomes of a picture the text shows. */
export type PictureTarget =
  /** It was found and will stand beside the page at this path. */
  | { readonly kind: 'local'; readonly path: string }
  /** It stays where it is; nothing is fetched. */
  | { readonly kind: 'remote' }
  | { readonly kind: 'lost'; readonly reason: 'missing' | 'placeholder' | 'outside' | 'unsafe' };

/** What becomes of a link. */
export type LinkTarget =
  /** As written. */
  | { readonly kind: 'keep' }
  /** Another file of the same import, as our `article:` address. */
  | { readonly kind: 'article'; readonly url: string; readonly title?: string | undefined }
  /** Leads nowhere after the import: its words stay, the address is named in the report. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'unsafe' };

/** The text of a foreign article, to be converted. */
export interface ForeignBody {
  readonly text: string;
  /** How messages name the file. */
  readonly file: string;
  /** Line of the file at which the text begins, from 1. */
  readonly firstLine: number;
  readonly dialect: Dialect;
  /** The title its head gives, where it gives one: a first heading that says the same is not written twice. */
  readonly title?: string;
  /** Whether a single line end is shown as one, as the generator was set up. */
  readonly breaks?: boolean;
  /** The text's language, BCP 47; for the words of notes. */
  readonly lang: string;
  readonly picture: (url: string, alt: string, place: Place) => PictureTarget;
  readonly link: (url: string, place: Place) => LinkTarget;
}

/** A picture of the text and what became of it. */
export interface PictureUse {
  readonly url: string;
  readonly alt: string;
  readonly place: Place;
  readonly target: PictureTarget;
}

/** A foreign text as MDX. */
export interface ConvertedBody {
  /** MDX without front matter; ends with a line feed. */
  readonly mdx: string;
  /** The first heading, where it became the title. */
  readonly title?: string;
  /** What stood before `<!--more-->`, as plain text. */
  readonly summary?: string;
  /** Address of the original, where a line of the text names it (“原文：…”). */
  readonly address?: string;
  readonly pictures: readonly PictureUse[];
  /** Languages of the code fences kept as diagrams, with their text and place. */
  readonly diagrams: readonly { readonly language: string; readonly text: string; readonly place: Place }[];
  /** Everything that was changed, dropped or made safe, each at its place in the source file. */
  readonly diagnostics: readonly Diagnostic[];
  /** The words a reader of the source sees that the page does not show; each is named in `diagnostics` too. */
  readonly droppedText: readonly string[];
}
