import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PageStructure, SectionStructure } from './page-structure.ts';

/** A page in one language. */
export interface TranslatedPage {
  readonly file: string;
  readonly structure: PageStructure;
}

/**
 * Tells of a translation that has other sections than its original, or other diagrams and tables in them.
 * @returns at most one notice where the headings part, else one for each section that differs
 */
export function compareStructures(original: TranslatedPage, translation: TranslatedPage): Diagnostic[] {
  const { file } = translation;
  const its = original.structure;
  const own = translation.structure;
  const parted = Array.from({ length: Math.max(own.length, its.length) }).findIndex(
    (_, n) => own[n]?.depth !== its[n]?.depth,
  );
  if (parted >= 0) {
    const { line, column } = own[parted] ?? own.at(-1) ?? { line: 1, column: 1 };
    const params = { own: own.length - 1, original: original.file, its: its.length - 1 };
    return [diagnose('translation/headings', { file, line, column }, params, 'notice')];
  }
  return own.flatMap((section, n) => {
    const other = its[n];
    if (!other || (section.diagrams === other.diagrams && section.tables === other.tables)) return [];
    const { line, column, title } = section;
    const params = { section: title, own: count(section), original: original.file, its: count(other) };
    return [diagnose('translation/section', { file, line, column }, params, 'notice')];
  });
}

function count({ diagrams, tables }: SectionStructure): string {
  const plural = (n: number, noun: string): string => `${n === 0 ? 'no' : n} ${noun}${n === 1 ? '' : 's'}`;
  return `${plural(diagrams, 'diagram')} and ${plural(tables, 'table')}`;
}

/** When a file was last changed, as far as order is concerned. */
export interface ChangeOrder {
  /** The commit that changed it last. */
  readonly commit: string;
  /** ISO date. */
  readonly date: string;
  /** Place of the commit in the history, the newest first. */
  readonly index: number;
}

/** A translation that may be behind its original: the latter was changed by a later commit. */
export interface Suspect {
  readonly file: string;
  readonly original: string;
  /** The commit as of which the two were last known to agree. */
  readonly since: string;
  readonly changed: ChangeOrder;
}

/**
 * The translations whose original was changed after them.
 * @param groups files of one page in all languages, the original first
 * @param history of each file; empty without git
 */
export function findSuspects(
  groups: readonly (readonly string[])[],
  history: ReadonlyMap<string, ChangeOrder>,
): Suspect[] {
  return groups.flatMap(([original = '', ...translations]) => {
    const changed = history.get(original);
    if (!changed) return [];
    return translations.flatMap((file) => {
      const own = history.get(file);
      return own && changed.index < own.index ? [{ file, original, since: own.commit, changed }] : [];
    });
  });
}
