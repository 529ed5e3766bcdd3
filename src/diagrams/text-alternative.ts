import type { TermId } from '../text/brand.ts';
import type { BlockAround } from './sequence-blocks.ts';
import type { DiagramPart, DiagramStructure } from './structure.ts';

/** A name in the text beside a picture; a term is a link. */
export interface NamedPart {
  readonly label: string;
  /** Its lines where there are several: the first is the name, the others explain it. */
  readonly lines?: readonly string[];
  readonly term?: TermId;
}

/** How a part is joined to another: `both` where the way leads back too, `plain` where it is a line without heads. */
export interface Joined extends NamedPart {
  readonly words?: string;
  readonly both?: true;
  readonly plain?: true;
}

/** A part and what it leads to. */
export interface DescribedPart extends NamedPart {
  readonly to: readonly Joined[];
}

/** Parts under the name of their group; the group is undefined for those in none. */
export interface DescribedGroup {
  readonly group: NamedPart | undefined;
  readonly parts: readonly DescribedPart[];
}

/** A message of a sequence, in its order. */
export interface Step {
  readonly from: NamedPart;
  readonly to: NamedPart;
  readonly words?: string;
  /** When, how often or in which case it is sent. */
  readonly blocks?: readonly BlockAround[];
}

/** What a picture says, for a template to write as lists: nested lists of parts, or numbered steps. */
export type TextAlternative =
  | { readonly kind: 'parts'; readonly groups: readonly DescribedGroup[] }
  | { readonly kind: 'times'; readonly groups: readonly DescribedGroup[] }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] };

/** Says in plain data what a picture shows: each part with what it leads to, or the steps of a sequence. */
export function textAlternative(structure: DiagramStructure): TextAlternative {
  const everything = new Map([...structure.groups, ...structure.parts].map((part) => [part.id, part]));
  const nameOf = (id: string): NamedPart => named(everything.get(id) ?? { id, label: id });
  if (structure.kind === 'sequence') {
    const steps = structure.connections.map(({ from, to, label, blocks }) => ({
      from: nameOf(from),
      to: nameOf(to),
      ...(label === undefined ? {} : { words: label }),
      ...(blocks ? { blocks } : {}),
    }));
    return { kind: 'steps', steps };
  }
  if (structure.kind === 'timeline') return { kind: 'times', groups: times(structure, nameOf) };
  const describe = (part: DiagramPart): DescribedPart => ({
    ...named(part),
    to: structure.connections
      .filter(({ from }) => from === part.id)
      .map(({ to, label, both, plain }) => ({
        ...nameOf(to),
        ...(label === undefined ? {} : { words: label }),
        ...(both ? { both } : {}),
        ...(plain ? { plain } : {}),
      })),
  });
  const leadsSomewhere = (part: DiagramPart): boolean =>
    structure.connections.some(({ from }) => from === part.id);
  /** A part that leads nowhere need not stand by itself where another of its list has named it. */
  const list = (parts: readonly DiagramPart[]): DescribedPart[] => {
    const inList = new Set(parts.map(({ id }) => id));
    const told = new Set(structure.connections.flatMap(({ from, to }) => (inList.has(from) ? to : [])));
    return parts.filter((part) => leadsSomewhere(part) || !told.has(part.id)).map(describe);
  };
  const groups = structure.groups
    .map((group) => ({
      group: named(group),
      parts: list([
        // A group that leads somewhere itself is listed first among its parts.
        ...(leadsSomewhere(group) ? [group] : []),
        ...structure.parts.filter((part) => part.group === group.id),
        // Groups inside it are named here and have lists of their own.
        ...structure.groups.filter((inner) => inner.group === group.id && !leadsSomewhere(inner)),
      ]),
    }))
    .filter(({ parts }) => parts.length > 0);
  const free = list(structure.parts.filter((part) => part.group === undefined));
  return {
    kind: 'parts',
    groups: [...(free.length > 0 ? [{ group: undefined, parts: free }] : []), ...groups],
  };
}

/** The periods of a timeline with what happened in each, under the names of their sections. */
function times(structure: DiagramStructure, nameOf: (id: string) => NamedPart): DescribedGroup[] {
  const events = new Set(structure.connections.map(({ to }) => to));
  const periods = structure.parts.filter((part) => !events.has(part.id));
  const under = (group: string | undefined): DescribedPart[] =>
    periods
      .filter((period) => period.group === group)
      .map((period) => ({
        ...named(period),
        to: structure.connections.filter(({ from }) => from === period.id).map(({ to }) => nameOf(to)),
      }));
  return [undefined, ...structure.groups]
    .map((group) => ({ group: group && named(group), parts: under(group?.id) }))
    .filter(({ parts }) => parts.length > 0);
}

function named({ label, lines, term }: Pick<DiagramPart, 'id' | 'label' | 'lines' | 'term'>): NamedPart {
  return { label, ...(lines ? { lines } : {}), ...(term === undefined ? {} : { term }) };
}
