import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { PlaceOf } from '../diagnostics/parse-yaml.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { asTermId, type Localized, type TermId } from '../text/brand.ts';
import { lowerCase, normalize } from '../text/normalize.ts';
import { inverseRole, type RelationRole, ROLE_ORDER } from './relation-types.ts';
import type { Source, TermFacts } from './term-schema.ts';

/** A term of the glossary. */
export type Term = TermFacts & { readonly id: TermId; readonly file: string };

/** A term as it was read, with the way back to the places in its file. */
export interface TermFile {
  readonly id: TermId;
  readonly file: string;
  readonly facts: TermFacts;
  readonly placeOf: PlaceOf;
}

/** A relation seen from one of its two ends. */
export interface RelationEnd {
  readonly role: RelationRole;
  readonly other: TermId;
  readonly note: Localized | undefined;
  /** True at the term whose file states the relation. */
  readonly declared?: true;
}

/** A spelling that leads to a term. */
export interface Spelling {
  readonly text: string;
  /** Undefined for a phrase that only shields a shorter name inside it. */
  readonly term: TermId | undefined;
  /** Whether case must agree. */
  readonly exact: boolean;
  /** Whether it is an everyday word too: it counts only beside another term. */
  readonly everyday?: boolean;
  /** The terms it may mean, where it has several senses; `term` is undefined then. */
  readonly senses?: readonly Sense[];
}

/** One of the terms an ambiguous word may mean. */
export interface Sense {
  readonly term: TermId;
  /** On pages and in sections of this platform it means this term. */
  readonly platform: string | undefined;
  /** Beside one of these terms it means this term. */
  readonly near: readonly TermId[];
}

/** A word with several senses, as docs/senses.yaml gives it. */
export interface AmbiguousWord {
  readonly text: string;
  readonly senses: readonly Sense[];
  /** Longer phrases that hold the word and mean something else. */
  readonly except: readonly string[];
  readonly place: Place;
}

export interface Glossary {
  /** By id, in alphabetical order of the ids. */
  readonly terms: ReadonlyMap<TermId, Term>;
  readonly sources: ReadonlyMap<string, Source>;
  /** All names and aliases of all languages, each once. */
  readonly spellings: readonly Spelling[];
  /** The relations of a term from its own end, in the order a page shows them. */
  readonly relations: ReadonlyMap<TermId, readonly RelationEnd[]>;
}

/**
 * Makes the glossary from the terms that were read: names and aliases to terms, relations from both
 * ends. Reports aliases claimed twice, relations that lead nowhere and unknown sources.
 * @param unreadable terms whose file has errors: what leads to them is right all the same
 */
export function buildGlossary(
  files: readonly TermFile[],
  sources: ReadonlyMap<string, Source>,
  ambiguous: readonly AmbiguousWord[] = [],
  unreadable: ReadonlySet<TermId> = new Set(),
): { glossary: Glossary; diagnostics: readonly Diagnostic[] } {
  const sorted = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  const terms = new Map(sorted.map((f) => [f.id, { ...f.facts, id: f.id, file: f.file } as Term]));
  const known = new Set([...terms.keys(), ...unreadable]);
  const { spellings, diagnostics: conflicts } = collectSpellings(sorted, ambiguous, known);
  const { relations, diagnostics: dangling } = collectRelations(sorted, known);
  return {
    glossary: { terms, sources, spellings, relations },
    diagnostics: [...conflicts, ...dangling, ...unknownSources(sorted, sources)],
  };
}

/** Names are compared without case, compatibility forms and spaces: `API Server` and `api server` are one claim. */
function claim(text: string): string {
  return lowerCase(normalize(text).text).replace(/\s+/g, '');
}

function collectSpellings(
  files: readonly TermFile[],
  ambiguous: readonly AmbiguousWord[],
  known: ReadonlySet<TermId>,
): { spellings: Spelling[]; diagnostics: Diagnostic[] } {
  const spellings: Spelling[] = [];
  const diagnostics: Diagnostic[] = [];
  const owners = new Map<string, { term: TermId; place: Place }>();
  for (const { id, facts, placeOf } of files) {
    const named = Object.entries(facts.name).map(([lang, text]) => ({
      text,
      place: placeOf(['name', lang]),
    }));
    const aliased = Object.entries(facts.aliases).flatMap(([lang, texts]) =>
      texts.map((text, index) => ({ text, place: placeOf(['aliases', lang, index]) })),
    );
    const seen = new Set<string>();
    for (const { text, place } of [...named, ...aliased]) {
      const owner = owners.get(claim(text));
      if (owner && owner.term !== id) {
        const first = `${owner.place.file}:${owner.place.line}`;
        diagnostics.push(diagnose('term/duplicate-alias', place, { alias: text, owner: owner.term, first }));
        continue;
      }
      owners.set(claim(text), owner ?? { term: id, place });
      if (seen.has(text)) continue;
      seen.add(text);
      spellings.push({ text, term: id, exact: isExact(text, facts.match), everyday: facts.everyday });
    }
  }
  for (const { text, senses, place } of ambiguous) {
    const owner = owners.get(claim(text));
    // A term may bear the word as its name where case tells them apart (Namespace, namespace).
    if (owner && !senses.some((sense) => sense.term === owner.term)) {
      const first = `${owner.place.file}:${owner.place.line}`;
      diagnostics.push(diagnose('term/duplicate-alias', place, { alias: text, owner: owner.term, first }));
      continue;
    }
    for (const { term } of senses) {
      if (known.has(term)) continue;
      const suggestion = suggest(term, known);
      diagnostics.push(diagnose('term/unknown', place, { id: term, suggestion }));
    }
    spellings.push({ text, term: undefined, exact: isExact(text, undefined), senses });
  }
  // A phrase that another term claims needs no shield: the longer name wins by itself.
  const shields = new Set(
    [...files.flatMap(({ facts }) => facts.except), ...ambiguous.flatMap(({ except }) => except)].filter(
      (text) => !owners.has(claim(text)),
    ),
  );
  for (const text of shields) spellings.push({ text, term: undefined, exact: isExact(text, undefined) });
  return { spellings, diagnostics };
}

/** A capital letter marks a proper name (Swift, Pod): its case matters unless the term says otherwise. */
export function isExact(text: string, match: 'exact' | 'any' | undefined): boolean {
  if (match) return match === 'exact';
  return /\p{Lu}/u.test(text);
}

function collectRelations(
  files: readonly TermFile[],
  known: ReadonlySet<TermId>,
): { relations: Map<TermId, RelationEnd[]>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const relations = new Map<TermId, RelationEnd[]>(files.map((f) => [f.id, []]));
  const declared = new Map<string, Place>();
  for (const { id, facts, placeOf } of files) {
    for (const [index, { type, to, note }] of facts.relations.entries()) {
      const place = placeOf(['relations', index, 'to']);
      const other = asTermId(to);
      if (other === id) {
        diagnostics.push(diagnose('term/self-relation', place, { target: to }));
        continue;
      }
      if (!known.has(other)) {
        const suggestion = suggest(to, known);
        diagnostics.push(diagnose('term/unknown-relation-target', place, { target: to, suggestion }));
        continue;
      }
      // A term that cannot be read has no page to lead to.
      if (!relations.has(other)) continue;
      const role = inverseRole(type);
      const key = role === type ? [type, ...[id, to].sort()].join(' ') : `${type} ${id} ${to}`;
      const first = declared.get(key);
      if (first) {
        const at = `${first.file}:${first.line}`;
        diagnostics.push(diagnose('term/duplicate-relation', place, { type, target: to, first: at }));
        continue;
      }
      declared.set(key, place);
      relations.get(id)?.push({ role: type, other, note, declared: true });
      relations.get(other)?.push({ role, other: id, note });
    }
  }
  for (const ends of relations.values()) {
    ends.sort(
      (a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || (a.other < b.other ? -1 : 1),
    );
  }
  return { relations, diagnostics };
}

function unknownSources(files: readonly TermFile[], sources: ReadonlyMap<string, Source>): Diagnostic[] {
  return files.flatMap(({ facts, placeOf }) =>
    (facts.status?.sources ?? []).flatMap((key, index) =>
      sources.has(key)
        ? []
        : [
            diagnose('term/unknown-source', placeOf(['status', 'sources', index]), {
              key,
              suggestion: suggest(key, sources.keys()),
            }),
          ],
    ),
  );
}
