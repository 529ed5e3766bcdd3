/** An element of a built page. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (Element | string)[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</gi;
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr', 'source', 'col']);

/**
 * Reads a page as the builds write it: attributes in double quotes, every element closed.
 * @throws where an element is not closed in order, which a built page must not have
 */
export function parseHtml(html: string): Element {
  const root: Open = { name: '#root', attributes: {}, children: [] };
  const open: Open[] = [root];
  const top = (): Open => open.at(-1) ?? root;
  // The text of a script or a style sheet is no markup.
  const plain = html.replace(/<(script|style)\b([^>]*)>[\s\S]*?<\/\1>/gi, '<$1$2></$1>');
  for (const [token, closed, name, attributes = '', selfClosed] of plain.matchAll(TOKEN)) {
    if (closed !== undefined) {
      const last = open.pop();
      if (last?.name !== closed) throw new Error(`</${closed}> closes <${last?.name}>`);
    } else if (name !== undefined) {
      const element: Open = { name, attributes: readAttributes(attributes), children: [] };
      top().children.push(element);
      if (selfClosed !== '/' && !VOID.has(name)) open.push(element);
    } else if (!token.startsWith('<!')) top().children.push(decode(token));
  }
  if (open.length > 1) throw new Error(`<${top().name}> is not closed`);
  return root;
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** All elements below one that fit, in the order of the page. */
export function findAll(root: Element, fits: (element: Element) => boolean): Element[] {
  return root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(fits(child) ? [child] : []), ...findAll(child, fits)],
  );
}

/** The first element below one that fits. @throws where none does */
export function find(root: Element, fits: (element: Element) => boolean): Element {
  const [first] = findAll(root, fits);
  if (!first) throw new Error(`No element fits ${String(fits)}`);
  return first;
}

/** The words of an element; the elements that `skip` names are left out. */
export function textOf(element: Element, skip: (element: Element) => boolean = () => false): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : skip(child) ? '' : textOf(child, skip)))
    .join('');
}

/** Whether an element is of a name and, where given, a class. */
export function is(name: string, className?: string): (element: Element) => boolean {
  return (element) =>
    element.name === name &&
    (className === undefined || (element.attributes['class'] ?? '').split(/\s+/).includes(className));
}
