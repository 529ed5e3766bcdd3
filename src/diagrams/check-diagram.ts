import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Correspondence } from '../glossary/correspondences.ts';
import type { Glossary, Term } from '../glossary/glossary.ts';
import { ID } from '../glossary/term-schema.ts';
import { endsWord, startsWord } from '../text/boundaries.ts';
import type { TermId } from '../text/brand.ts';
import { lowerCase, normalize } from '../text/normalize.ts';
import { type Diagram, isHistory } from './diagram.ts';
import type { DiagramStructure } from './structure.ts';

/** What a diagram is checked against. */
export interface DiagramFacts {
  readonly glossary: Pick<Glossary, 'terms' | 'spellings' | 'relations'>;
  readonly correspondences: readonly Correspondence[];
}

/**
 * Checks what a flowchart or a sequence diagram says against the glossary.
 * @param diagram its source
 * @param structure what Mermaid's parser found in it, in the first language
 * @returns an error for each arrow between two terms that no relation declares and no line
 *   `%% explained: from -> to` vouches for; warnings for parts that name a term without being it, for
 *   ids that are nearly a term's, for history drawn as if it were current, for explanations of no arrow
 */
export function checkDiagram(
  diagram: Diagram,
  structure: DiagramStructure,
  facts: DiagramFacts,
): Diagnostic[] {
  if (structure.kind !== 'flowchart' && structure.kind !== 'sequence') return [];
  return [...checkParts(diagram, structure, facts), ...checkArrows(diagram, structure, facts)];
}

function checkParts(
  diagram: Diagram,
  structure: DiagramStructure,
  { glossary: { terms, spellings } }: DiagramFacts,
): Diagnostic[] {
  const names = new Map<string, TermId>();
  for (const { text, term } of spellings) if (term !== undefined) names.set(fold(text), term);
  const history = [...names].filter(([, id]) => isHistory(terms.get(id)?.status?.state));
  return [...structure.parts, ...structure.groups].flatMap((part): Diagnostic[] => {
    if (part.term !== undefined) return [];
    const place = placeOfPart(diagram, part.id);
    const label = fold(part.label);
    const named = names.get(label);
    if (named !== undefined) {
      return [diagnose('diagram/term-by-label', place, { label: part.label, id: named }, 'warning')];
    }
    const near =
      part.label === part.id && ID.test(part.id) && part.id.length > 3
        ? suggest(part.id, terms.keys())
        : undefined;
    if (near !== undefined)
      return [diagnose('diagram/unknown-part', place, { id: part.id, suggestion: near }, 'warning')];
    const retired = part.history ? undefined : history.find(([name]) => holds(label, name));
    const term: Term | undefined = retired && terms.get(retired[1]);
    if (!term?.status) return [];
    const params = { label: part.label, id: term.id, state: term.status.state };
    return [diagnose('diagram/history-as-current', place, params, 'warning')];
  });
}

function checkArrows(diagram: Diagram, structure: DiagramStructure, facts: DiagramFacts): Diagnostic[] {
  const { related } = relationsOf(facts);
  const parts = new Map([...structure.parts, ...structure.groups].map((part) => [part.id, part]));
  const termOf = (id: string): TermId | undefined => parts.get(id)?.term;
  const explained = readExplanations(diagram);
  const used = new Set<Explanation>();
  const seen = new Set<string>();
  const problems = structure.connections.flatMap(({ from, to }): Diagnostic[] => {
    const [a, b] = [termOf(from), termOf(to)];
    if (a === undefined || b === undefined || a === b) return [];
    const vouched = explained.filter((e) => pairOf(e.from, e.to) === pairOf(a, b));
    for (const e of vouched) used.add(e);
    const key = pairOf(from, to);
    if (vouched.length > 0 || related.has(pairOf(a, b)) || seen.has(key)) return [];
    seen.add(key);
    return [diagnose('diagram/unknown-relation', placeOfArrow(diagram, from, to), { from: a, to: b })];
  });
  const idle = explained
    .filter((e) => !used.has(e))
    .map((e) => diagnose('diagram/idle-explanation', e.place, { from: e.from, to: e.to }, 'warning'));
  return [...problems, ...idle];
}

/** All pairs of terms that a relation or a correspondence joins, whichever way it is read. */
function relationsOf({ glossary, correspondences }: DiagramFacts): { related: ReadonlySet<string> } {
  const related = new Set<string>();
  for (const [id, ends] of glossary.relations) for (const { other } of ends) related.add(pairOf(id, other));
  for (const { sides } of correspondences) {
    const all = [...sides.values()].flat();
    for (const a of all) for (const b of all) related.add(pairOf(a, b));
  }
  return { related };
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

interface Explanation {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** The lines `%% explained: from -> to`, with or without the reason behind a second colon. */
function readExplanations(diagram: Diagram): Explanation[] {
  return diagram.body.split('\n').flatMap((text, line): Explanation[] => {
    const match = /^\s*%%\s*explained:\s*([\w-]+)\s*->\s*([\w-]+)\s*(?::|$)/.exec(text);
    if (!match) return [];
    const [, from = '', to = ''] = match;
    return [{ from, to, place: { file: diagram.file, line: diagram.firstLine + line, column: 1 } }];
  });
}

/** The first line that names both ends of an arrow, or else its first end. */
function placeOfArrow(diagram: Diagram, from: string, to: string): Place {
  const both = find(diagram, (text) => holdsId(text, from) && holdsId(text, to));
  return both ?? placeOfPart(diagram, from);
}

function placeOfPart(diagram: Diagram, id: string): Place {
  return (
    find(diagram, (text) => holdsId(text, id)) ?? { file: diagram.file, line: diagram.firstLine, column: 1 }
  );
}

function find({ file, firstLine, body }: Diagram, fits: (text: string) => boolean): Place | undefined {
  const lines = body.split('\n');
  const line = lines.findIndex((text) => !/^\s*%%/.test(text) && fits(text));
  if (line < 0) return undefined;
  return { file, line: firstLine + line, column: 1 + (/^\s*/.exec(lines[line] ?? '')?.[0].length ?? 0) };
}

/** Whether a line names an id: not as a part of a longer one. */
function holdsId(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + id.length);
    // Two hyphens are an arrow's, not the id's: a-->b.
    const joined = /\w$|[^-]-$|^-$/.test(before) || /^(?:\w|-(?![-.]))/.test(after);
    if (!joined) return true;
  }
  return false;
}

function fold(text: string): string {
  return lowerCase(normalize(text).text).replace(/\s+/g, ' ').trim();
}

function holds(label: string, name: string): boolean {
  const at = label.indexOf(name);
  return at >= 0 && startsWord(label, at) && endsWord(label, at + name.length);
}
