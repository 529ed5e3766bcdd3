/// <reference types="astro/client" />

declare module 'virtual:gazetteer/pages' {
  /** File name of an `.mdx` text to a function that loads it. */
  export const pages: Readonly<
    Record<string, () => Promise<{ Content: (props: Record<string, unknown>) => unknown }>>
  >;
}

declare namespace App {
  interface Locals {
    /** Whether a figure of the page has brought the words of the large view. */
    viewerWords?: boolean;
    /** Which page is being rendered, for the components inside an article's text. */
    article?: { lang: import('./text/brand.ts').Lang; citations: readonly string[] };
  }
}

declare module 'opencc-js/dict/*' {
  /** `from to|from to|…`, where several are possible the usual one first. */
  const dictionary: string;
  export default dictionary;
}
