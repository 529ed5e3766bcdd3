import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../src/diagnostics/parse-yaml.ts';
import type { TermFile } from '../../../src/glossary/glossary.ts';
import { termSchema } from '../../../src/glossary/term-schema.ts';
import { asLang, asTermId } from '../../../src/text/brand.ts';
import type { Language } from '../../../src/text/localized.ts';

export const LANGUAGES: readonly Language[] = [
  { id: asLang('en'), tag: 'en', label: 'English' },
  { id: asLang('zh'), tag: 'zh-CN', label: '中文' },
];

const schema = termSchema({
  languages: LANGUAGES,
  kinds: ['part'],
  platforms: ['rail', 'road'],
  layers: ['ground'],
});

/**
 * A term file as it is read. It begins with five lines that every term has (name, kind, platform, layer,
 * definition); what the test is about stands from line 6.
 */
export function termFile(
  id: string,
  rest = '',
  { name = `{en: The ${id}}`, definition = '{en: x}' } = {},
): TermFile {
  const text = `name: ${name}\nkind: part\nplatform: rail\nlayer: ground\ndefinition: ${definition}\n${rest}`;
  const { value, placeOf, diagnostics } = parseYaml({ file: `${id}.yaml`, text }, schema);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return { id: asTermId(id), file: `${id}.yaml`, facts: value, placeOf };
}

/** Problems as the tests write them. */
export function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((d) => `${d.file}:${d.line}:${d.column} ${d.severity} ${d.id}`);
}
