/** A file to be grouped with its translations. */
export interface Groupable {
  /** Path without what names the language: the same for all translations; with the folder of the import. */
  readonly key: string;
  readonly lang: string;
}

/**
 * Puts translations of one article together: files of one key in different languages. A second file of the
 * same language begins an article of its own.
 * @returns the groups in the order of their first files
 */
export function groupTranslations<T extends Groupable>(files: readonly T[]): T[][] {
  const groups: T[][] = [];
  const byKey = new Map<string, T[][]>();
  for (const file of files) {
    const alike = byKey.get(file.key) ?? [];
    byKey.set(file.key, alike);
    const open = alike.find((group) => group.every(({ lang }) => lang !== file.lang));
    if (open) open.push(file);
    else {
      const group = [file];
      alike.push(group);
      groups.push(group);
    }
  }
  return groups;
}
