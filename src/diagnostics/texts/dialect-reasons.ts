import { list } from './wording.ts';

/** Why a file is taken for the work of a generator, in one sentence for the report. */
export const dialectReasons = {
  told: (): string => 'The command names the dialect.',
  config: (p: { name: string; files: readonly string[] }): string =>
    `${list(p.files)} ${p.files.length === 1 ? 'belongs' : 'belong'} to ${p.name}.`,
  signs: (p: { name: string; signs: readonly string[] }): string =>
    `It looks like ${p.name}: ${list(p.signs)}.`,
  neighbours: (p: { name: string; count: number; all: number }): string =>
    `It shows no sign of its own; ${p.count} of ${p.all} files beside it are ${p.name}.`,
  heading: (): string => 'No generator has left a sign; the first heading gives the title.',
  titled: (): string => 'No generator has left a sign; the front matter gives the title.',
  bare: (): string =>
    'No generator has left a sign, and there is no heading; the title comes from the file name.',
};
