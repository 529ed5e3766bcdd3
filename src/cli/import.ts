import { importOptions } from './import-options.ts';

/**
 * `gazetteer import`: turns files of other generators into articles of the site.
 * @returns 0 where all of it was imported or stands there already, 1 where something was not, 2 for options
 *   it does not know, 130 where it was stopped by Ctrl-C
 */
export async function runImport(args: readonly string[]): Promise<number> {
  const options = importOptions(args);
  if ('wrong' in options) {
    process.stderr.write(`${options.wrong}\n`);
    return 2;
  }
  // Loaded only now: what reads Markdown takes longer to load than a wrong option to be told.
  return (await import('./run-import.ts')).importArticles(options);
}
