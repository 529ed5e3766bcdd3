import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { buildGlossary, type Glossary, type TermFile } from '../glossary/glossary.ts';
import { type Source, sourcesSchema, termSchema, type Vocabulary } from '../glossary/term-schema.ts';
import { asTermId } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import { checkName, list, nameOf, type Reader, readYaml } from './read-files.ts';

/** Reads `sources/*.yaml` and `glossary/*.yaml` of the docs folder. */
export async function loadGlossary(reader: Reader, docs: string, vocabulary: Vocabulary): Promise<Glossary> {
  const sources = await loadSources(reader, join(docs, 'sources'));
  const terms = await loadTerms(reader, join(docs, 'glossary'), vocabulary);
  const { glossary, diagnostics } = buildGlossary(terms, sources);
  reader.diagnostics.push(...diagnostics);
  return glossary;
}

async function loadSources(reader: Reader, folder: string): Promise<Map<string, Source>> {
  const sources = new Map<string, Source>();
  const files = new Map<string, string>();
  for (const { name } of await list(folder)) {
    if (!name.endsWith('.yaml')) continue;
    const read = await readYaml(reader, join(folder, name), sourcesSchema);
    if (!read) continue;
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
  return sources;
}

async function loadTerms(reader: Reader, folder: string, vocabulary: Vocabulary): Promise<TermFile[]> {
  const schema = termSchema(vocabulary);
  const entries = await list(folder);
  const read = await Promise.all(
    entries.map(async ({ name }): Promise<TermFile[]> => {
      const path = join(folder, name);
      if (name.endsWith('.mdx')) return [];
      if (!name.endsWith('.yaml')) {
        const place = { file: nameOf(reader, path), line: 1, column: 1 };
        reader.diagnostics.push(
          diagnose('docs/unexpected-file', place, { expected: '<id>.yaml, <id>.<language>.mdx' }),
        );
        return [];
      }
      const id = name.slice(0, -'.yaml'.length);
      if (!checkName(reader, path, id)) return [];
      const parsed = await readYaml(reader, path, schema);
      if (!parsed) return [];
      const file = nameOf(reader, path);
      reader.diagnostics.push(...missingTexts(parsed.value, parsed.placeOf, vocabulary.languages));
      return [{ id: asTermId(id), file, facts: parsed.value, placeOf: parsed.placeOf }];
    }),
  );
  return read.flat();
}

/** Warnings for texts that stand in the first language only. */
function missingTexts(
  facts: TermFile['facts'],
  placeOf: TermFile['placeOf'],
  languages: readonly Language[],
): Diagnostic[] {
  const texts: [path: (string | number)[], text: Readonly<Record<string, string>> | undefined][] = [
    [['name'], facts.name],
    [['gloss'], facts.gloss],
    [['definition'], facts.definition],
    [['status', 'note'], facts.status?.note],
    ...facts.relations.map((r, i): [(string | number)[], Readonly<Record<string, string>> | undefined] => [
      ['relations', i, 'note'],
      r.note,
    ]),
  ];
  return texts.flatMap(([path, text]) =>
    languages
      .filter((l) => text !== undefined && text[l.id] === undefined)
      .map((l) =>
        diagnose(
          'translation/missing-text',
          placeOf(path),
          { key: path.join('.'), language: l.label },
          'warning',
        ),
      ),
  );
}
