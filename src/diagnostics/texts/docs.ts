import { list, maybe, type Text } from './wording.ts';

/** Texts on files and schemas. The key is the diagnostic's id. */
export const docsTexts = {
  // Reading files
  'docs/missing': (p: { folder: string }): Text => [
    `The folder of the site's content, ${p.folder}, does not exist.`,
    'Create it with a site.yaml, or name another folder in GAZETTEER_DOCS.',
  ],
  'docs/missing-file': (p: { file: string }): Text => [
    `${p.file} does not exist.`,
    'Create it; docs/guide/content-model.en.mdx tells what stands in it.',
  ],
  'docs/not-utf8': (): Text => ['The file is not UTF-8 text.', 'Save it as UTF-8.'],
  'docs/bad-name': (p: { name: string }): Text => [
    `“${p.name}” cannot be part of an address.`,
    'Use small Latin letters, digits and single hyphens: virtual-router.',
  ],
  'docs/unexpected-file': (p: { expected: string }): Text => [
    'Nothing reads this file.',
    `Expected here: ${p.expected}. Rename or remove it.`,
  ],

  // Schemas
  'yaml/syntax': (p: { reason: string }): Text => [
    `This is not valid YAML: ${p.reason}`,
    'Check indentation and quotes; a text that holds “: ” or begins with a sign needs quotes.',
  ],
  'schema/unknown-key': (p: {
    key: string;
    known: readonly string[];
    suggestion?: string | undefined;
  }): Text => [`“${p.key}” is not a known key.`, `${maybe(p.suggestion)}Known keys here: ${list(p.known)}.`],
  'schema/missing-key': (p: { key: string; expected: string }): Text => [
    `The key “${p.key}” is missing.`,
    `Add it; expected: ${p.expected}.`,
  ],
  'schema/wrong-type': (p: { key: string; expected: string; received: string }): Text => [
    `“${p.key}” should be ${p.expected}, but is ${p.received}.`,
    'Correct the value.',
  ],
  'schema/bad-value': (p: { key: string; reason: string }): Text => [
    `“${p.key}”: ${p.reason}`,
    'Correct the value.',
  ],
  'frontmatter/missing': (): Text => [
    'The page has no front matter.',
    'Begin the file with a block between two lines of “---” that gives title and description.',
  ],
} as const satisfies Record<string, (params: never) => Text>;
