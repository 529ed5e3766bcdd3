import type { RawEdge, RawNode, RawStructure } from './scene.ts';
import type { Block, BlockAround } from './sequence-blocks.ts';

// The functions of this file run inside the browser page. Playwright sends their text, so each stands
// alone: nothing outside a function may be used in it, types aside.

interface Positioned {
  readonly id: string;
  readonly domId?: string;
  readonly nodeId?: string;
  readonly label?: string;
  readonly parentId?: string;
  readonly isGroup?: boolean;
  readonly cssClasses?: string;
}
interface Linked {
  readonly start?: string;
  readonly end?: string;
  readonly label?: string;
  readonly arrowTypeStart?: string;
  readonly arrowTypeEnd?: string;
  readonly thickness?: string;
}
export interface Database {
  getData?(): { nodes: readonly Positioned[]; edges: readonly Linked[] };
  getActors?(): ReadonlyMap<string, { name: string; description: string }>;
  getMessages?(): readonly { from?: string; to?: string; message?: unknown; type: number }[];
  readonly LINETYPE?: Readonly<Record<string, number>>;
  getTasks?(): readonly { section?: string; task: string; events: readonly string[] }[];
}
export interface Mermaid {
  initialize(config: unknown): void;
  render(id: string, text: string): Promise<{ svg: string }>;
  mermaidAPI: { getDiagramFromText(text: string): Promise<{ db: Database }> };
}

/** A parser's complaint; the line counts from 1 within the text, the column from 0. */
export interface PageError {
  readonly message: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** Configures Mermaid and waits for the fonts the texts need. */
export async function prepareInPage({
  config,
  font,
  text,
}: {
  config: unknown;
  font: string;
  text: string;
}): Promise<void> {
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
  mermaid.initialize(config);
  for (const weight of [400, 600, 700]) {
    const loaded = await document.fonts.load(`${weight} 14px "${font}"`, text);
    if (loaded.length === 0) throw new Error(`The font ${font} did not load at weight ${weight}`);
  }
}

/** What Mermaid's parser found in a text. */
export interface ParsedText {
  readonly structure: RawStructure;
  /** Parts by the id that their element will have, without that of the picture before it. */
  readonly owners: readonly (readonly [element: string, part: string])[];
}

/** Parses a text: what Mermaid's parser found in it, or its complaint. */
export async function parseInPage({
  text,
  kind,
}: {
  text: string;
  kind: RawStructure['kind'];
}): Promise<ParsedText | { error: PageError }> {
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
  const nodes: RawNode[] = [];
  const edges: RawEdge[] = [];
  const owners: [string, string][] = [];
  const area = document.createElement('textarea');
  const plain = (label: string): string =>
    label
      // Mermaid hides the author's entities from its parsers: #quot; is “ﬂ°quot¶ß” to them, #35; “ﬂ°°35¶ß”.
      .replace(/ﬂ°°(\d+)¶ß/g, '&#$1;')
      .replace(/ﬂ°(\w+)¶ß/g, '&$1;')
      .replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, (entity) => {
        area.innerHTML = entity;
        return area.value;
      })
      .trim();
  const linesOf = (label: unknown): string[] =>
    String(label ?? '')
      .split(/<br\s*\/?>/i)
      .map(plain);
  /** Between Han characters, and beside their marks, a line ends without a blank. */
  const joined = (label: unknown): string =>
    linesOf(label)
      .join('\n')
      .replace(/(?<=[\u2e80-\u9fff\uf900-\uffef])\n(?=[\u2e80-\u9fff\uf900-\uffef])/g, '')
      .replace(/(?<=[\u3000-\u303f\uff00-\uff65])\n|\n(?=[\u3000-\u303f\uff00-\uff65])/g, '')
      .replaceAll('\n', ' ')
      .trim();
  const flat = { lines: [], parent: undefined, isGroup: false, classes: '' };
  /** The messages in order, each with the frames round it; the sections of a frame count as one each. */
  const messagesOf = (db: Database): RawEdge[] => {
    const names = new Map(Object.entries(db.LINETYPE ?? {}).map(([name, type]) => [type, name]));
    const open: BlockAround[] = [];
    return (db.getMessages?.() ?? []).flatMap(({ from, to, message, type }): RawEdge[] => {
      const name = names.get(type) ?? '';
      const kind = name.split('_')[0]?.toLowerCase() as Block;
      if (/^(?:ALT_ELSE|PAR_AND|CRITICAL_OPTION)$|_END$/.test(name)) open.pop();
      if (/^(?:ALT_ELSE|PAR_AND|CRITICAL_OPTION)$|_START$/.test(name))
        open.push({ kind, words: joined(message) });
      if (!from || !to || typeof message !== 'string' || name === 'NOTE') return [];
      // A coloured background is no frame: it says nothing.
      const blocks = open.filter((block) => String(block.kind) !== 'rect');
      return [{ from, to, label: joined(message), both: false, ...(blocks.length > 0 ? { blocks } : {}) }];
    });
  };
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    if (kind === 'sequence') {
      for (const [id, actor] of db.getActors?.() ?? []) {
        nodes.push({ ...flat, id, label: joined(actor.description) });
      }
      edges.push(...messagesOf(db));
    } else if (kind === 'timeline') {
      const sections = new Set<string>();
      (db.getTasks?.() ?? []).forEach(({ section, task, events }, index) => {
        if (section && !sections.has(section)) {
          sections.add(section);
          nodes.push({ ...flat, id: `section ${section}`, label: joined(section), isGroup: true });
        }
        const parent = section ? `section ${section}` : undefined;
        nodes.push({ ...flat, id: `period ${index}`, label: joined(task), parent });
        events.forEach((event, number) => {
          const id = `event ${index} ${number}`;
          nodes.push({ ...flat, id, label: joined(event), parent });
          edges.push({ from: `period ${index}`, to: id, label: '', both: false });
        });
      });
    } else {
      const data = db.getData?.() ?? { nodes: [], edges: [] };
      for (const node of data.nodes) {
        const { id, domId, label, parentId, isGroup = false, cssClasses = '' } = node;
        owners.push([isGroup ? id : (domId ?? id), id]);
        const lines = linesOf(label);
        nodes.push({ id, label: joined(label), lines, parent: parentId, isGroup, classes: cssClasses });
      }
      for (const { start, end, label, arrowTypeStart, arrowTypeEnd, thickness } of data.edges) {
        // `~~~` only keeps two parts in order: it says nothing.
        if (thickness === 'invisible') continue;
        const hasHead = (type: string | undefined): boolean =>
          type !== undefined && type !== 'none' && type !== 'arrow_open';
        const both = hasHead(arrowTypeStart);
        const plain = !both && kind === 'flowchart' && !hasHead(arrowTypeEnd);
        if (start && end)
          edges.push({ from: start, to: end, label: joined(label), both, ...(plain ? { plain } : {}) });
      }
    }
    return { structure: { kind, nodes, edges }, owners };
  } catch (error) {
    const { message, hash } = error as {
      message?: string;
      hash?: { loc?: { first_line?: number; last_line?: number; last_column?: number } };
    };
    const line = hash?.loc?.last_line ?? hash?.loc?.first_line;
    return { error: { message: message ?? String(error), line, column: hash?.loc?.last_column } };
  }
}
