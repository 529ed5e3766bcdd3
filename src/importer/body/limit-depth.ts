import type { MdNode } from './tree.ts';

/** No text a person writes nests deeper; parsers take a stack frame, or time, for every level. */
const CONTAINERS = 60;
const LEVELS = 200;
/** Signs of links, emphasis and code in one paragraph: for each the parser looks back over the others. */
const SIGNS = 4000;

/** Whether a line of a tree holds so much code that the site's parser would take minutes to read it back. */
export function holdsTooMuchCode(node: MdNode): boolean {
  const children = node.children ?? [];
  let codes = 0;
  for (const child of children) if (child.type === 'inlineCode') codes++;
  return codes > SIGNS / 2 || children.some(holdsTooMuchCode);
}

/** Where a text nests too deep to be read. */
export interface TooDeep {
  readonly offset: number;
  readonly what: 'quotes and lists' | 'brackets and emphasis' | 'HTML elements';
}

/** What is open at a place. */
interface Open {
  brackets: number;
  signs: number;
  elements: number;
}

/**
 * Looks for what nests too deep, in one pass and without parsing; undefined where nothing does. What stands
 * in fences does not count.
 */
export function findTooDeep(text: string): TooDeep | undefined {
  const open: Open = { brackets: 0, signs: 0, elements: 0 };
  let at = 0;
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const sign = /^[\s>]*(?:[-*+] +)?(```|~~~)/.exec(line.slice(0, 200))?.[1];
    if (sign !== undefined && (fence === undefined || fence === sign))
      fence = fence === undefined ? sign : undefined;
    else if (fence === undefined) {
      const what = containersOf(line) > CONTAINERS ? 'quotes and lists' : countOpen(line, open);
      if (what !== undefined) return { offset: at, what };
    }
    at += line.length + 1;
  }
  return undefined;
}

/** How many quotes and lists a line opens or goes on; its indentation counts where one of them follows. */
function containersOf(line: string): number {
  let count = 0;
  let at = 0;
  let blanks = 0;
  for (;;) {
    const character = line[at];
    if (character === ' ' || character === '\t') {
      blanks += character === '\t' ? 4 : 1;
      at++;
    } else if (character === '>') {
      count++;
      at++;
    } else {
      const item = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/.exec(line.slice(at, at + 12))?.[0];
      if (item === undefined) break;
      count++;
      at += item.length;
    }
  }
  return count === 0 ? 0 : count + Math.floor(blanks / 4);
}

/** Elements that people nest; others may be words in angle brackets, as in `List<String>`. */
const NESTED =
  /^(?:a|b|big|blockquote|center|code|div|em|font|i|ol|section|small|span|strong|sub|sup|table|u|ul)$/i;
const SIGN = /\\.|\[|\]|`+|[*_~]+|<(\/?)([A-Za-z][\w-]*)?/g;

/** Counts what a line opens and closes; gives what of it becomes too much, if anything does. */
function countOpen(line: string, open: Open): TooDeep['what'] | undefined {
  // An empty line ends a paragraph; cells and items hold their own words.
  if (/^\s*(?:$|\||[-*+] |\d{1,9}[.)] )/.test(line)) {
    open.brackets = 0;
    open.signs = 0;
  }
  for (const [sign, slash, name] of line.matchAll(SIGN)) {
    if (sign.startsWith('\\')) continue;
    open.signs += sign.length > 20 && name === undefined ? sign.length : 1;
    if (sign === '[') open.brackets++;
    else if (sign === ']') open.brackets = Math.max(0, open.brackets - 1);
    else if (name !== undefined && NESTED.test(name)) {
      open.elements = Math.max(0, open.elements + (slash === '/' ? -1 : 1));
    }
    if (open.brackets > LEVELS || open.signs > SIGNS) return 'brackets and emphasis';
    if (open.elements > LEVELS) return 'HTML elements';
  }
  return undefined;
}
