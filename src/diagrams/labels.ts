import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Glossary, Term } from '../glossary/glossary.ts';
import { asTermId, type Localized, type TermId } from '../text/brand.ts';
import { type Language, localize } from '../text/localized.ts';
import type { BareId, Scan } from './collector.ts';
import type { DiagramKind } from './diagram.ts';
import { placeIn } from './source-place.ts';

/** Between the languages of a label, in the order of the site's languages. */
const SEPARATOR = /\s\/\/\s/;

/** What may stand in every language as it is: one ASCII token (br-int, VXLAN). */
const BREAK = /<br\s*\/?>/i;
const UNIVERSAL = /^[\x21-\x7e]*$/;

interface Edit {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly texts: readonly string[];
}

/**
 * Resolves the labels of a Mermaid text for each language: translations are taken apart, bare term ids
 * get the term's name.
 * @returns the text of each language, the terms it shows in order, and a diagnostic for each label that
 *   does not stand in all languages
 */
export function resolveLabels(
  source: { file: string; body: string; firstLine: number; kind: DiagramKind },
  { languages, glossary, found }: { languages: readonly Language[]; glossary: Glossary; found: Scan },
): { sources: Localized; terms: readonly Term[]; diagnostics: readonly Diagnostic[] } {
  const { labels, bare, ids } = found;
  const termOf = (id: string): Term | undefined => glossary.terms.get(asTermId(id));
  const names = namesOf(glossary);
  const diagnostics: Diagnostic[] = [];
  const edits: Edit[] = [];
  const shown = new Map<TermId, Term>();
  for (const id of ids) {
    const term = termOf(id);
    if (term) shown.set(term.id, term);
  }
  for (const label of labels) {
    const texts = translate(label.text, { languages, names, termOf });
    if (texts) edits.push({ ...label, texts });
    else {
      const params = { label: label.text, languages: languages.map((l) => l.id) };
      diagnostics.push(
        diagnose('diagram/missing-translation', placeIn(source, label.line, label.start), params),
      );
    }
  }
  const appended: Term[] = [];
  for (const part of bare) {
    const term = termOf(part.id);
    if (!term) continue;
    if (part.how === 'append') appended.push(term);
    else
      edits.push(
        edit(
          part,
          languages.map((l) => localize(term.name, l.id)),
        ),
      );
  }
  const sources = Object.fromEntries(
    languages.map((language, index) => {
      const lines = applyEdits(source, edits, index);
      // Added at the end, so that the lines before keep their numbers.
      const added = appended.map(
        (term) => `${term.id}@{ label: "${asText(quote(localize(term.name, language.id)), source.kind)}" }`,
      );
      return [language.id, [...lines, ...added, ''].join('\n')];
    }),
  );
  return { sources, terms: [...shown.values()], diagnostics };
}

function edit({ id, line, end, how }: BareId, names: readonly string[]): Edit {
  switch (how) {
    case 'subgraph':
      return { line, start: end, end, texts: names.map((name) => `["${quote(name)}"]`) };
    case 'participant':
      return { line, start: end, end, texts: names.map((name) => ` as ${name}`) };
    case 'replace':
    case 'append':
      return { line, start: end - id.length, end, texts: names };
  }
}

interface Context {
  readonly languages: readonly Language[];
  readonly names: ReadonlyMap<string, Term>;
  readonly termOf: (id: string) => Term | undefined;
}

/** The texts of a label in all languages, or undefined where one is missing. */
function translate(label: string, context: Context): readonly string[] | undefined {
  const { languages } = context;
  const parts = label.split(SEPARATOR).map((part) => part.trim());
  if (parts.length > 1)
    return parts.length === languages.length && parts.every((p) => p !== '') ? parts : undefined;
  const lines = label.split(BREAK).map((line) => sameInAll(line.trim(), context));
  if (lines.some((line) => line === undefined)) return undefined;
  return languages.map((_, index) => lines.map((line) => line?.[index] ?? '').join('<br/>'));
}

/** A line that needs no translation: a term's id or name, one ASCII token, or where there is one language. */
function sameInAll(line: string, { languages, names, termOf }: Context): readonly string[] | undefined {
  const term = termOf(line);
  if (term) return languages.map((l) => localize(term.name, l.id));
  const named = names.get(line);
  if (named) {
    // The name of the first language becomes that of each; an alias is a choice of words and stays.
    const first = languages[0];
    return languages.map((l) =>
      first && localize(named.name, first.id) === line ? localize(named.name, l.id) : line,
    );
  }
  // In a site of one language every label stands in all languages.
  return UNIVERSAL.test(line) || languages.length === 1 ? languages.map(() => line) : undefined;
}

function namesOf(glossary: Glossary): ReadonlyMap<string, Term> {
  const names = new Map<string, Term>();
  for (const { text, term } of glossary.spellings) {
    const owner = term && glossary.terms.get(term);
    if (owner && !names.has(text)) names.set(text, owner);
  }
  return names;
}

function applyEdits(
  { body, kind }: { body: string; kind: DiagramKind },
  edits: readonly Edit[],
  language: number,
): string[] {
  const result = body.trimEnd().split('\n');
  // From the end of each line to its start, so that offsets stay true.
  for (const { line, start, end, texts } of [...edits].sort((a, b) => b.line - a.line || b.start - a.start)) {
    const text = result[line] ?? '';
    result[line] = text.slice(0, start) + asText(texts[language] ?? '', kind) + text.slice(end);
  }
  return result;
}

function quote(text: string): string {
  return text.replaceAll('"', '#quot;');
}

/**
 * A label that Mermaid shows as it stands: what looks like markup is text. Flowcharts and mindmaps would drop
 * it; sequences show it, but break its entities at the end of a line.
 */
function asText(label: string, kind: DiagramKind): string {
  if (kind === 'sequence' || kind === 'timeline')
    return label.replace(/#(lt|gt|quot|amp);/g, (_, name: string) => CHARACTERS[name] ?? '');
  if (!label.replace(BREAKS, '').includes('<')) return label;
  return label
    .split(BREAKS)
    .map((line) => line.replaceAll('<', '#lt;').replaceAll('>', '#gt;'))
    .join('<br/>');
}

const BREAKS = /<br\s*\/?>/gi;
const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
