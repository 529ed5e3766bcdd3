import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ConvertedBody, DIALECTS, type Dialect } from '../../../../src/importer/article.ts';
import { convert } from './convert.ts';

const folder = fileURLToPath(new URL('../../../fixtures/import/body', import.meta.url));
/** The titles that the heads of some texts give. */
const TITLES: Readonly<Record<string, string>> = {
  'headings/title-same': '云计算 入门',
  'headings/title-other': '云计算',
};

/** A text of the corpus: `construct/name.md`, or `construct/name.dialect.md`. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly converted: ConvertedBody;
}

/** All texts of the corpus, converted. */
export function samples(): Sample[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length))
    .sort();
  return names.map((name) => {
    const text = readFileSync(join(folder, `${name}.md`), 'utf8');
    const [, given] = /\.(\w+)$/.exec(name) ?? [];
    const dialect: Dialect = DIALECTS.find((one) => one === given) ?? 'markdown';
    const title = TITLES[name];
    const lang = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
    return {
      name,
      text,
      converted: convert(text, { dialect, lang, ...(title === undefined ? {} : { title }) }),
    };
  });
}

/** The file with the page a text should become. */
export function expectedFile(name: string): string {
  return join(folder, `${name}.expected.mdx`);
}

/** The file with what should be reported and found. */
export function findingsFile(name: string): string {
  return join(folder, `${name}.findings.json`);
}

/** What else conversion gives, in a form that is easy to read and compare; undefined where there is nothing. */
export function findings({ converted }: Sample): unknown {
  const { title, summary, address, pictures, diagrams, diagnostics, droppedText } = converted;
  const found = {
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(address === undefined ? {} : { address }),
    ...(pictures.length > 0
      ? {
          pictures: pictures.map(({ url, alt, place, target }) =>
            `${place.line}:${place.column} ${target.kind} ${url} ${alt}`.trim(),
          ),
        }
      : {}),
    ...(diagrams.length > 0
      ? { diagrams: diagrams.map(({ language, place }) => `${place.line}:${place.column} ${language}`) }
      : {}),
    ...(diagnostics.length > 0
      ? {
          diagnostics: diagnostics.map(
            ({ line, column, severity, id, message }) => `${line}:${column} ${severity} ${id} ${message}`,
          ),
        }
      : {}),
    ...(droppedText.length > 0 ? { dropped: droppedText } : {}),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}
