/** A step of a page of the guide: commands to run, or a file to write. */
export type Step =
  | { readonly kind: 'commands'; readonly lines: readonly string[]; readonly fails: boolean }
  | { readonly kind: 'file'; readonly path: string; readonly text: string };

/** A fenced block of a page, with the words of its first line and the paragraph above it. */
export interface Fence {
  readonly language: string;
  /** What stands behind the language: `fails`, `term`. */
  readonly meta: string;
  readonly text: string;
  readonly before: string;
}

/** The fenced blocks of a page, in order. */
export function fencesOf(page: string): Fence[] {
  const blocks = page.matchAll(/^```(\S*)[ \t]*(.*)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(({ index, 1: language = '', 2: meta = '', 3: text = '' }) => ({
    language,
    meta: meta.trim(),
    text,
    before: page.slice(0, index).trimEnd().split('\n\n').at(-1) ?? '',
  }));
}

/**
 * What a reader does who follows a page: the commands of its `sh` blocks, in which `fails` behind the language
 * marks those that are to fail; and the files whose path is the last thing the paragraph above a block names
 * before its colon.
 * @throws where a block says neither
 */
export function stepsOf(page: string): Step[] {
  return fencesOf(page).map(({ language, meta, text, before }): Step => {
    if (language === 'sh') {
      const lines = text.split('\n').filter((line) => line !== '');
      return { kind: 'commands', lines, fails: meta === 'fails' };
    }
    const path = /[:：]$/.test(before) ? [...before.matchAll(/`(docs\/[^`]+)`/g)].at(-1)?.[1] : undefined;
    if (path === undefined) throw new Error(`No file is named above the block\n${text}`);
    return { kind: 'file', path, text };
  });
}
