import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Diagram } from '../diagrams/diagram.ts';
import { readDiagram } from '../diagrams/read.ts';
import { readView } from '../diagrams/read-view.ts';
import { BLOCKS, type BlockWords } from '../diagrams/sequence-blocks.ts';
import type { ViewWords } from '../diagrams/view-body.ts';
import type { Correspondence } from '../glossary/correspondences.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { Vocabulary } from '../glossary/term-schema.ts';
import { messagesFor } from '../site/messages/messages.ts';
import type { Article } from '../site/site.ts';
import type { SiteConfig } from '../site/site-schema.ts';
import { asTermId, type Localized, type Slug } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import { list, nameOf, type Reader, readText, reportUnexpected } from './read-files.ts';

/** The files of `docs/diagrams` by the id of their diagram; of two with one id the Mermaid file counts. */
export async function listDiagrams(reader: Reader, folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, folder: isFolder } of await list(folder)) {
    if (isFolder) continue;
    const path = join(folder, name);
    const id = /^(.*)\.(?:mmd|yaml)$/.exec(name)?.[1];
    if (id === undefined) reportUnexpected(reader, path, '<id>.mmd, <id>.yaml, rendered/');
    else if (files.has(id)) {
      const place = { file: nameOf(reader, path), line: 1, column: 1 };
      reader.diagnostics.push(diagnose('diagram/two-sources', place, { other: files.get(id) ?? '' }));
    } else files.set(id, name);
  }
  return files;
}

/** Reads the diagrams: those written in Mermaid, and the views of the glossary. */
export async function readDiagrams(
  reader: Reader,
  folder: string,
  {
    files,
    config,
    glossary,
    vocabulary,
    correspondences,
  }: {
    files: ReadonlyMap<string, string>;
    config: SiteConfig;
    glossary: Glossary;
    vocabulary: Vocabulary;
    correspondences: readonly Correspondence[];
  },
): Promise<Map<string, Diagram>> {
  const diagrams = new Map<string, Diagram>();
  const context = {
    languages: config.languages,
    glossary,
    platforms: config.platforms.map((p) => p.id),
    vocabulary,
    correspondences,
    words: viewWords(config),
    blocks: blockWords(config.languages),
  };
  for (const [id, name] of files) {
    const path = join(folder, name);
    const text = await readText(reader, path);
    if (text === undefined) continue;
    const file = nameOf(reader, path);
    const read = name.endsWith('.mmd')
      ? readDiagram({ file, text }, context)
      : readView({ id, file, text }, context);
    reader.diagnostics.push(...read.diagnostics, ...unknownPages(read.diagram, glossary));
    if (read.diagram) diagrams.set(id, read.diagram);
  }
  return diagrams;
}

function unknownPages(diagram: Diagram | undefined, { terms }: Glossary): Diagnostic[] {
  return (diagram?.pages ?? []).flatMap((page) => {
    const id = /^term:(.*)$/.exec(page)?.[1];
    if (id === undefined || terms.has(asTermId(id))) return [];
    const place = { file: diagram?.file ?? '', line: 1, column: 1 };
    return [diagnose('term/unknown', place, { id, suggestion: suggest(id, terms.keys()) })];
  });
}

/** Warnings for diagrams that no article places and no page is to show. */
export function unusedDiagrams(
  diagrams: ReadonlyMap<string, Diagram>,
  articles: ReadonlyMap<Slug, Article>,
): Diagnostic[] {
  const used = new Set(
    [...articles.values()].flatMap((a) => [...a.pages.values()].flatMap((p) => p.digest.diagrams)),
  );
  return [...diagrams.values()]
    .filter((d) => !used.has(d.id) && d.pages.length === 0)
    .map((d) => diagnose('diagram/unused', { file: d.file, line: 1, column: 1 }, { id: d.id }, 'warning'));
}

/** The words of views in all languages of the site. */
function viewWords({ languages, platforms, layers, kinds }: SiteConfig): ViewWords {
  const inAll = (say: (language: Language) => string): Localized =>
    Object.fromEntries(languages.map((l) => [l.id, say(l)]));
  const named = { platform: platforms, layer: layers, kind: kinds };
  return {
    relation: (type) => inAll(({ tag }) => messagesFor(tag).arrowWords[type]),
    correspondence: (kind) =>
      inAll(({ tag }) => messagesFor(tag).correspondenceKinds[kind].toLocaleLowerCase(tag)),
    more: (count) => inAll(({ tag }) => messagesFor(tag).moreParts(count)),
    group: (by, id) => named[by].find((n) => n.id === id)?.name ?? {},
  };
}

/** What the frames of sequences are called in all languages of the site. */
function blockWords(languages: SiteConfig['languages']): BlockWords {
  const named = BLOCKS.map((block) => [
    block,
    Object.fromEntries(languages.map(({ id, tag }) => [id, messagesFor(tag).diagramBlocks[block]])),
  ]);
  return Object.fromEntries(named) as BlockWords;
}
