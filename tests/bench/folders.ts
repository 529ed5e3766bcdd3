import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CorpusPage, Format } from './corpus.ts';
import { type BenchTerm, TERMS } from './vocabulary.ts';

/** Files of a folder: path to text. */
export type Files = ReadonlyMap<string, string>;

/** The articles and the glossary as Gazetteer's docs folder. */
export function gazetteerFiles(pages: readonly CorpusPage[], format: Format): Files {
  return new Map([
    ['site.yaml', SITE],
    ...TERMS.map((term, index): [string, string] => [`glossary/${term.id}.yaml`, termFile(term, index)]),
    ...pages.map((page): [string, string] => [`articles/${page.slug}/en.${format}`, article(page)]),
  ]);
}

/** The same articles as Starlight's content folder. */
export function starlightFiles(pages: readonly CorpusPage[], format: Format): Files {
  return new Map(pages.map((page): [string, string] => [`${page.slug}.${format}`, article(page)]));
}

/** Puts files in place of whatever a folder held. */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const made = new Set<string>();
  for (const [name, text] of files) {
    const path = join(folder, name);
    const parent = dirname(path);
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    await writeFile(path, text);
  }
}

function article({ title, description, body }: CorpusPage): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${body}`;
}

function termFile(term: BenchTerm, index: number): string {
  const other = (step: number): string => TERMS[(index + step) % TERMS.length]?.id ?? term.id;
  return `name: { en: ${JSON.stringify(term.name)} }
aliases: { en: ${JSON.stringify(term.aliases)} }
kind: ${term.kind}
platform: ${term.platform}
layer: control
definition:
  en: ${JSON.stringify(`${term.name} is the ${term.kind} that holds what the ${TERMS[(index + 7) % TERMS.length]?.name} needs and gives it out on demand.`)}
relations:
  - { type: depends-on, to: ${other(1)} }
  - { type: talks-to, to: ${other(5)} }
`;
}

const SITE = `title: { en: Benchmark }
description: { en: Generated pages for measuring. }
languages:
  - { id: en, tag: en, label: English }
platforms:
  - { id: north, name: { en: North }, colour: { light: "#b4233c", dark: "#ff8fa1" } }
  - { id: south, name: { en: South }, colour: { light: "#2457c5", dark: "#8fb4ff" } }
  - { id: shared, name: { en: Both }, colour: { light: "#5b6472", dark: "#a9b3c2" }, neutral: true }
kinds:
  - { id: service, name: { en: Service } }
  - { id: process, name: { en: Process } }
  - { id: object, name: { en: Object } }
  - { id: concept, name: { en: Concept } }
layers:
  - { id: control, name: { en: Control } }
`;
