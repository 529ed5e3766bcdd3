import type { Element, Nodes as HastNode } from 'hast';
import { attributesOf, property } from './html-attributes.ts';
import { convertElements, type HtmlReading } from './html-elements.ts';
import { element, isPhrasing, type MdNode, paragraph, toBlocks, toWords } from './tree.ts';

interface Cell {
  readonly name: 'td' | 'th';
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly align: string | null;
  readonly content: readonly MdNode[];
}
interface Row {
  readonly part: 'thead' | 'tbody' | 'tfoot';
  readonly cells: readonly Cell[];
}

type TableReading = HtmlReading & { readonly at: Pick<MdNode, 'position'> };

/**
 * A table of HTML: as one of Markdown where each cell is one line and the first row is its head, else as
 * elements.
 */
export function convertTable(node: Element, reading: TableReading): MdNode[] {
  const outside: MdNode[] = [];
  const rows = rowsOf(node, { part: 'tbody', reading, outside });
  const before = toBlocks(outside);
  if (rows.length === 0) return before;
  const table = isSimple(rows) ? markdownTable(rows) : elementTable(rows);
  return [...before, { ...table, ...reading.at }];
}

function rowsOf(
  node: Element,
  found: { part: Row['part']; reading: TableReading; outside: MdNode[] },
): Row[] {
  return node.children.flatMap((child): Row[] => {
    if (child.type !== 'element') {
      found.outside.push(...convertElements([child], found.reading));
      return [];
    }
    const name = child.tagName;
    if (name === 'thead' || name === 'tbody' || name === 'tfoot')
      return rowsOf(child, { ...found, part: name });
    if (name === 'tr') return [{ part: found.part, cells: cellsOf(child, found.reading, found.outside) }];
    if (name === 'colgroup' || name === 'col') return [];
    const content = convertElements(name === 'caption' ? child.children : [child], found.reading);
    found.outside.push(...(name === 'caption' ? [paragraph(toWords(content))] : content));
    return [];
  });
}

function cellsOf(row: Element, reading: TableReading, outside: MdNode[]): Cell[] {
  return row.children.flatMap((child: HastNode): Cell[] => {
    if (child.type !== 'element' || (child.tagName !== 'td' && child.tagName !== 'th')) {
      outside.push(...convertElements([child], reading));
      return [];
    }
    const { id: _, ...attributes } = attributesOf(child, reading.context, reading.at);
    const content = toBlocks(convertElements(child.children, reading));
    return [{ name: child.tagName, attributes, align: property(child, 'align') ?? null, content }];
  });
}

function isSimple(rows: readonly Row[]): boolean {
  const [head] = rows;
  const width = head?.cells.length ?? 0;
  const isHead =
    head !== undefined && (head.part === 'thead' || head.cells.every(({ name }) => name === 'th'));
  return (
    isHead &&
    width > 0 &&
    rows.every((row, index) => {
      const ofHead = row.part === 'thead' || row.cells.every(({ name }) => name === 'th');
      return row.cells.length <= width && (index === 0 || !ofHead) && row.cells.every(isPlain);
    })
  );
}

function isPlain({ attributes, content }: Cell): boolean {
  const spans = attributes['colspan'] !== undefined || attributes['rowspan'] !== undefined;
  return !spans && content.length <= 1 && content.every(({ type }) => type === 'paragraph');
}

function markdownTable(rows: readonly Row[]): MdNode {
  const align = (rows[0]?.cells ?? []).map((cell) =>
    /^(?:left|right|center)$/.test(cell.align ?? '') ? cell.align : null,
  );
  const width = align.length;
  const children = rows.map(({ cells }): MdNode => {
    const own = cells.map((cell): MdNode => ({ type: 'tableCell', children: toWords(cell.content) }));
    const missing = Array.from(
      { length: width - own.length },
      (): MdNode => ({ type: 'tableCell', children: [] }),
    );
    return { type: 'tableRow', children: [...own, ...missing] };
  });
  return { type: 'table', align, children };
}

function elementTable(rows: readonly Row[]): MdNode {
  const parts: MdNode[] = [];
  for (const name of ['thead', 'tbody', 'tfoot'] as const) {
    const own = rows.filter(({ part }) => part === name).map(rowElement);
    if (own.length > 0) parts.push(element('flow', name, { children: own }));
  }
  return element('flow', 'table', { children: parts });
}

function rowElement({ cells }: Row): MdNode {
  const children = cells.map(({ name, attributes, content }) => {
    const words =
      content.length === 1 && content[0]?.type === 'paragraph' ? (content[0].children ?? []) : content;
    return element('flow', name, { attributes, children: words.every(isPhrasing) ? words : content });
  });
  return element('flow', 'tr', { children });
}
