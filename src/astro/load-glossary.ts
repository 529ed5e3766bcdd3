import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type AmbiguousWord, buildGlossary, type Glossary, type TermFile } from '../glossary/glossary.ts';
import {
  ID,
  type Source,
  sensesSchema,
  sourcesSchema,
  termSchema,
  type Vocabulary,
} from '../glossary/term-schema.ts';
import { asTermId, type TermId } from '../text/brand.ts';
import { checkName, isFile, list, nameOf, type Reader, readYaml, reportUnexpected } from './read-files.ts';

/** The glossary, and what stands in the docs folder but could not be read. */
export interface LoadedGlossary {
  readonly glossary: Glossary;
  /** The terms as they were read, in alphabetical order of their ids. */
  readonly terms: readonly TermFile[];
  /** Terms whose file has errors: what leads to them is right all the same. */
  readonly unreadable: ReadonlySet<TermId>;
  /** False where a file of sources has errors: the glossary then lacks some. */
  readonly allSources: boolean;
}

/** Reads `sources/*.yaml` and `glossary/*.yaml` of the docs folder. */
export async function loadGlossary(
  reader: Reader,
  docs: string,
  vocabulary: Vocabulary,
): Promise<LoadedGlossary> {
  const { sources, all: allSources } = await loadSources(reader, join(docs, 'sources'));
  const { terms, unreadable } = await loadTerms(reader, join(docs, 'glossary'), vocabulary);
  const ambiguous = await loadSenses(reader, join(docs, 'senses.yaml'), vocabulary);
  const { glossary, diagnostics } = buildGlossary(terms, sources, ambiguous, unreadable);
  reader.diagnostics.push(...diagnostics);
  return { glossary, terms, unreadable, allSources };
}

async function loadSources(
  reader: Reader,
  folder: string,
): Promise<{ sources: Map<string, Source>; all: boolean }> {
  const sources = new Map<string, Source>();
  const files = new Map<string, string>();
  let all = true;
  for (const { name } of await list(folder)) {
    if (!name.endsWith('.yaml')) {
      reportUnexpected(reader, join(folder, name), '<name>.yaml');
      continue;
    }
    const read = await readYaml(reader, join(folder, name), sourcesSchema);
    if (!read) {
      all = false;
      continue;
    }
    for (const [key, source] of Object.entries(read.value)) {
      const first = files.get(key);
      if (first !== undefined) {
        reader.diagnostics.push(diagnose('source/duplicate', read.placeOf([key]), { key, first }));
        continue;
      }
      files.set(key, nameOf(reader, join(folder, name)));
      sources.set(key, { ...source, key });
    }
  }
  return { sources, all };
}

async function loadTerms(
  reader: Reader,
  folder: string,
  vocabulary: Vocabulary,
): Promise<{ terms: TermFile[]; unreadable: Set<TermId> }> {
  const unreadable = new Set<TermId>();
  const schema = termSchema(vocabulary);
  const entries = await list(folder);
  const twins = Map.groupBy(entries, (e) => e.name.toLowerCase());
  const read = await Promise.all(
    entries.map(async ({ name }): Promise<TermFile[]> => {
      const path = join(folder, name);
      if (name.endsWith('.mdx')) return [];
      if (!name.endsWith('.yaml')) {
        reportUnexpected(reader, path, '<id>.yaml, <id>.<language>.mdx');
        return [];
      }
      const id = name.slice(0, -'.yaml'.length);
      const twin = twins.get(name.toLowerCase())?.find((e) => e.name !== name);
      if (twin && !ID.test(id)) {
        const place = { file: nameOf(reader, path), line: 1, column: 1 };
        reader.diagnostics.push(diagnose('term/case-twin', place, { name, other: twin.name }));
        return [];
      }
      if (!checkName(reader, path, id)) return [];
      const parsed = await readYaml(reader, path, schema);
      if (!parsed) {
        unreadable.add(asTermId(id));
        return [];
      }
      return [{ id: asTermId(id), file: nameOf(reader, path), facts: parsed.value, placeOf: parsed.placeOf }];
    }),
  );
  return { terms: read.flat().sort((a, b) => (a.id < b.id ? -1 : 1)), unreadable };
}

async function loadSenses(reader: Reader, path: string, vocabulary: Vocabulary): Promise<AmbiguousWord[]> {
  if (!(await isFile(path))) return [];
  const read = await readYaml(reader, path, sensesSchema(vocabulary.languages, vocabulary.platforms));
  return (read?.value.senses ?? []).flatMap(({ words, means, except }, index) => {
    const senses = means.map(({ term, platform, near }) => ({
      term: asTermId(term),
      platform,
      near: near.map(asTermId),
    }));
    return Object.entries(words as Record<string, string[]>).flatMap(([lang, texts]) =>
      texts.map((text, n) => {
        const place = read?.placeOf(['senses', index, 'words', lang, n]) ?? { file: '', line: 1, column: 1 };
        return { text, senses, place, except: n === 0 ? except : [] };
      }),
    );
  });
}
