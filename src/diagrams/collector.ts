/** A label in the source: where it stands and what it says. Lines and columns count from 0. */
export interface Label {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A part written without a label of its own; `write` puts one where Mermaid expects it. */
export interface BareId {
  readonly id: string;
  readonly line: number;
  readonly end: number;
  /** How a label is added: after the id on its line, instead of the id, or in a line at the end. */
  readonly how: 'subgraph' | 'participant' | 'replace' | 'append';
}

/** Where a part stands in the source. Lines and columns count from 0. */
export interface PartPlace {
  readonly line: number;
  readonly start: number;
}

export interface Scan {
  readonly labels: readonly Label[];
  readonly bare: readonly BareId[];
  /** Every id of a part and every class put on one by `:::`, in order of appearance, each once. */
  readonly ids: readonly string[];
  /** Where each part stands first, for kinds whose parts have ids. */
  readonly places: ReadonlyMap<string, PartPlace>;
}

/** Reads one line of a kind of diagram. */
export type LineScanner = (text: string, line: number, found: Collector) => void;

/** Gathers what the scanners find, each id once. */
export class Collector {
  readonly #labels: Label[] = [];
  readonly #bare: BareId[] = [];
  readonly #ids = new Set<string>();
  readonly #labelled = new Set<string>();
  readonly #places = new Map<string, PartPlace>();

  /** Adds a label, trimmed and without its quotes. */
  label(text: string, { line, start, end }: { line: number; start: number; end: number }): void {
    let [from, to] = [start, end];
    while (from < to && /[\s"]/.test(text.charAt(from))) from++;
    while (to > from && /[\s"]/.test(text.charAt(to - 1))) to--;
    if (to > from) this.#labels.push({ line, start: from, end: to, text: text.slice(from, to) });
  }
  /** A name that may be a term's without being a part of its own. */
  shown(name: string): void {
    this.#ids.add(name);
  }
  /** A part with a label of its own; `end` is where its id ends. */
  part(id: string, { line, end }: { line: number; end: number }): void {
    this.#ids.add(id);
    this.#labelled.add(id);
    this.#place(id, line, end);
  }
  bare(id: BareId): void {
    this.#ids.add(id.id);
    this.#bare.push(id);
    this.#place(id.id, id.line, id.end);
  }
  #place(id: string, line: number, end: number): void {
    if (!this.#places.has(id)) this.#places.set(id, { line, start: end - id.length });
  }
  result(): Scan {
    const bare = new Map<string, BareId>();
    for (const part of this.#bare) {
      const key = part.how === 'append' ? part.id : `${part.id} ${part.line} ${part.end}`;
      if (!(part.how === 'append' && this.#labelled.has(part.id)) && !bare.has(key)) bare.set(key, part);
    }
    return {
      labels: this.#labels,
      bare: [...bare.values()],
      ids: [...this.#ids],
      places: this.#places,
    };
  }
}
