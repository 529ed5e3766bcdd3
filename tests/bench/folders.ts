import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CorpusPage, Format } from './corpus.ts';
import { type BenchTerm, TERMS } from './vocabulary.ts';

/** Files of a folder: path to text. */
export type Files = ReadonlyMap<string, string>;

/** A language of generated pages. */
export interface BenchLanguage {
  readonly id: string;
  readonly tag: string;
  readonly label: string;
}
export const ENGLISH: BenchLanguage = { id: 'en', tag: 'en', label: 'English' };
export const CHINESE: BenchLanguage = { id: 'zh-cn', tag: 'zh-CN', label: '简体中文' };

/** The articles and the glossary as Gazetteer's docs folder, in one language. */
export function gazetteerFiles(
  pages: readonly CorpusPage[],
  format: Format,
  { terms = TERMS, language = ENGLISH }: { terms?: readonly BenchTerm[]; language?: BenchLanguage } = {},
): Files {
  const lang = language.id;
  return new Map([
    ['site.yaml', siteFile(language)],
    ...terms.map((term, index): [string, string] => [
      `glossary/${term.id}.yaml`,
      termFile(term, lang, (step) => terms[(index + step) % terms.length] ?? term),
    ]),
    ...pages.map((page): [string, string] => [`articles/${page.slug}/${lang}.${format}`, article(page)]),
  ]);
}

/** The same articles as the content folder of a peer. */
export function peerFiles(pages: readonly CorpusPage[], format: Format): Files {
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

/** @param further the term so many places further on */
function termFile(term: BenchTerm, lang: string, further: (step: number) => BenchTerm): string {
  return `name: { ${lang}: ${JSON.stringify(term.name)} }
aliases: { ${lang}: ${JSON.stringify(term.aliases)} }
kind: ${term.kind}
platform: ${term.platform}
layer: control
definition:
  ${lang}: ${JSON.stringify(`${term.name} is the ${term.kind} that holds what the ${further(7).name} needs and gives it out on demand.`)}
relations:
  - { type: depends-on, to: ${further(1).id} }
  - { type: talks-to, to: ${further(5).id} }
`;
}

const siteFile = ({ id: lang, tag, label }: BenchLanguage): string => `title: { ${lang}: Benchmark }
description: { ${lang}: Generated pages for measuring. }
languages:
  - { id: ${lang}, tag: ${tag}, label: ${label} }
platforms:
  - { id: north, name: { ${lang}: North }, colour: { light: "#b4233c", dark: "#ff8fa1" } }
  - { id: south, name: { ${lang}: South }, colour: { light: "#2457c5", dark: "#8fb4ff" } }
  - { id: shared, name: { ${lang}: Both }, colour: { light: "#5b6472", dark: "#a9b3c2" }, neutral: true }
kinds:
  - { id: service, name: { ${lang}: Service } }
  - { id: process, name: { ${lang}: Process } }
  - { id: object, name: { ${lang}: Object } }
  - { id: concept, name: { ${lang}: Concept } }
layers:
  - { id: control, name: { ${lang}: Control } }
`;
