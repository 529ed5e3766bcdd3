import type { StatusState } from '../glossary/term-schema.ts';
import type { Lang, Localized, TermId } from '../text/brand.ts';
import type { BlockWords } from './sequence-blocks.ts';

/** The kinds of Mermaid diagrams the site draws. */
export const DIAGRAM_KINDS = ['flowchart', 'sequence', 'mindmap', 'timeline'] as const;
export type DiagramKind = (typeof DIAGRAM_KINDS)[number];

/** What a diagram needs to know of a term it shows. */
export interface DiagramTerm {
  readonly id: TermId;
  readonly platform: string;
  /** Place of the platform in the site's list, from 0; -1 where the list does not hold it. */
  readonly platformIndex: number;
  readonly state: StatusState | undefined;
  /** The name in each language, as a bare mention shows it. */
  readonly name: Localized;
}

/** A diagram as its file gives it, with its labels resolved for each language. */
export interface Diagram {
  /** Name of the file without `.mmd`. */
  readonly id: string;
  /** Path relative to the project. */
  readonly file: string;
  readonly kind: DiagramKind;
  readonly title: Localized;
  /** What a reader who cannot see the picture needs. */
  readonly description: Localized;
  readonly caption: Localized;
  /** The time the picture shows, where it is not today. */
  readonly asOf: string | undefined;
  /** Pages that show it beside the articles that place it: `home`, `compare`, `term:<id>`. */
  readonly pages: readonly string[];
  /** Line of the file on which the Mermaid text begins. */
  readonly firstLine: number;
  /** The Mermaid text as it stands in the file, all languages in it. */
  readonly body: string;
  /** The Mermaid text of each language. */
  readonly sources: Localized;
  /** Terms shown, in order of their first appearance. */
  readonly terms: readonly DiagramTerm[];
  /** What the frames of a sequence are called; undefined where they bear Mermaid's own words. */
  readonly blocks: BlockWords | undefined;
}

/** The Mermaid text of one language; lines count as in `body`, lines may be added at the end. */
export function sourceFor(diagram: Diagram, lang: Lang): string {
  return diagram.sources[lang] ?? Object.values(diagram.sources)[0] ?? diagram.body;
}

/** Whether a part of this state is drawn as history: dashed, in quiet ink. */
export function isHistory(state: StatusState | undefined): boolean {
  return state === 'retired' || state === 'archived' || state === 'inactive';
}
