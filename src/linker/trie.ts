/**
 * Texts by their beginnings, walked one code unit at a time. Nodes are numbers; 0 stands for none.
 *
 * The nodes are packed into arrays of numbers: as objects they would take many times the memory, and with
 * thousands of names a walk would mostly wait for it.
 */
export interface Trie<T> {
  /** The node of the texts that begin with a code unit. */
  begin(code: number): number;
  /** The node one code unit further. */
  step(node: number, code: number): number;
  /** Whether a text ends at a node. */
  ends(node: number): boolean;
  /** What the texts that end at a node lead to, in the order in which they were given. */
  values(node: number): readonly T[];
}

/** A node while the trie is built: the run of sorted texts that share their first `depth` code units. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** Up to so many children are looked through one by one; of more, half is left out again and again. */
const FEW = 8;

/** Builds a trie. A text may stand several times; the empty text leads nowhere. */
export function buildTrie<T>(entries: readonly { readonly text: string; readonly value: T }[]): Trie<T> {
  const sorted = [...entries].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const textAt = (index: number): string => sorted[index]?.text ?? '';
  const codeOf = ({ from, depth }: Run): number => (depth === 0 ? 0 : textAt(from).charCodeAt(depth - 1));
  // Level by level: the children of a node are neighbours and end where those of the next one begin.
  const runs: Run[] = [
    { from: 0, to: 0, depth: 0 },
    { from: 0, to: sorted.length, depth: 0 },
  ];
  const firstChild: number[] = [];
  const values = new Map<number, T[]>();
  for (let node = 0; node < runs.length; node++) {
    firstChild.push(runs.length);
    const { from, to, depth } = runs[node] as Run;
    let at = from;
    while (at < to && textAt(at).length === depth) at++;
    if (at > from)
      values.set(
        node,
        sorted.slice(from, at).map(({ value }) => value),
      );
    while (at < to) {
      const start = at;
      const code = textAt(at).charCodeAt(depth);
      while (at < to && textAt(at).charCodeAt(depth) === code) at++;
      runs.push({ from: start, to: at, depth: depth + 1 });
    }
  }
  firstChild.push(runs.length);
  return walker(Uint16Array.from(runs, codeOf), Int32Array.from(firstChild), values);
}

/**
 * @param codes the code unit that leads to each node; those of the children of one node are in order
 * @param firstChild the first child of each node, where its children would stand if it has none
 */
function walker<T>(
  codes: Uint16Array,
  firstChild: Int32Array,
  values: ReadonlyMap<number, readonly T[]>,
): Trie<T> {
  const step = (node: number, code: number): number => {
    let low = firstChild[node] ?? 0;
    let high = firstChild[node + 1] ?? 0;
    while (high - low > FEW) {
      const middle = (low + high) >> 1;
      if ((codes[middle] ?? 0) > code) high = middle;
      else low = middle;
    }
    for (; low < high; low++) if (codes[low] === code) return low;
    return 0;
  };
  // Asked at nearly every character of a text, so looked up rather than searched for.
  const first = new Int32Array(0x10000);
  for (let child = firstChild[1] ?? 0; child < (firstChild[2] ?? 0); child++)
    first[codes[child] ?? 0] = child;
  const ends = new Uint8Array(codes.length);
  for (const node of values.keys()) ends[node] = 1;
  return {
    begin: (code) => first[code] ?? 0,
    step,
    ends: (node) => ends[node] === 1,
    values: (node) => values.get(node) ?? [],
  };
}
