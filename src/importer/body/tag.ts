/** Something a generator reads that Markdown does not know. */
export interface Tag {
  /**
   * `liquid` {% … %}, `output` {{ … }}, `shortcode` {{< … >}} and {{% … %}}, `include` {{#… }},
   * `attributes` {: …}, `math` $…$, `fence` a container of colons or of python-markdown, `code` text that is
   * shown as code in its line, `wiki` [[…]] and ![[…]].
   */
  readonly kind:
    | 'liquid'
    | 'output'
    | 'shortcode'
    | 'include'
    | 'attributes'
    | 'math'
    | 'fence'
    | 'code'
    | 'wiki';
  /** In small letters; of a closing tag the name of what it closes. */
  readonly name: string;
  readonly closes: boolean;
  /** What stands behind the name; of mathematics and code, the whole of it. */
  readonly rest: string;
  /** As it stands in the source. */
  readonly source: string;
  /** Offset in the source. */
  readonly start: number;
}

/** The arguments of a tag: in a row, and by name. */
export interface Arguments {
  readonly row: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

const ARGUMENT = /(?:([\w-]+)\s*[=:]\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|“[^”]*”|[^\s,"'`]+)/gu;

/** Reads `one "two words" name=value name="a value"`. */
export function readArguments(rest: string): Arguments {
  const row: string[] = [];
  const named = new Map<string, string>();
  for (const [whole, name, value = ''] of rest.matchAll(ARGUMENT)) {
    const plain = /^["'`“]/.test(value) ? value.slice(1, -1).replace(/\\(["'\\])/g, '$1') : value;
    // An address has a colon too: https://… is no argument named https.
    if (name === undefined || /^\w+:\/\//.test(whole)) row.push(name === undefined ? plain : whole);
    else named.set(name.toLowerCase(), plain);
  }
  return { row, named };
}

/** Two characters that occur nowhere in a text, to stand round the number of a tag while the text is parsed. */
export function freeMarks(text: string): readonly [string, string] {
  const free: string[] = [];
  for (let code = 0xe000; code < 0xf8ff && free.length < 2; code++) {
    const mark = String.fromCharCode(code);
    if (!text.includes(mark)) free.push(mark);
  }
  const [open = '\uf8fe', close = '\uf8ff'] = free;
  return [open, close];
}
