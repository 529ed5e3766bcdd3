/** A figure of the benchmark, as its table shows it. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  /** What is compared with the bar: a ratio, a size. */
  readonly value: string;
  readonly bar: string;
  /** Undefined where nothing is required, or it could not be measured. */
  readonly holds: boolean | undefined;
}

/** One part of the benchmark: its table, and what a reader must know to read it. */
export interface Part {
  readonly title: string;
  /** Heads the peer's column; Starlight where nothing is said. */
  readonly peer?: string;
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

export type PartName =
  | 'speed'
  | 'peers'
  | 'linking'
  | 'weight'
  | 'diagrams'
  | 'search'
  | 'import'
  | 'identical';

/** What every part works with. */
export interface Bench {
  /** Folder of the project. */
  readonly root: string;
  /** Folder outside the repository, kept for the next run. */
  readonly work: string;
  readonly quick: boolean;
  readonly say: (line: string) => void;
}
