/** What goes on over empty lines: code in a fence, or HTML that only its end closes. */
interface Open {
  readonly closes: RegExp;
  /** Of a fence in a list or a quote, which ends with them too. */
  readonly nested: boolean;
}

const FENCE = /^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}|~{3,})(.*)$/;
const HTML = /<(?:!--|\?|!\[CDATA\[|!|(script|pre|style|textarea)\b)/gi;
/** A line that begins so belongs to no list, quote or code that began before the empty line above it. */
const APART = /^[^\s>*+\-\d<`~:=_]/;
/** Lines that matter wherever they stand: what a reference or a footnote means. */
const DEFINITION = /^[ \t>]*(?:[-*+]\s+)?\[[^\]\n]+\]:/m;

/**
 * Where a long text may be cut so that each piece reads the same on its own: at most every `size` characters,
 * between blocks that stand in no other. A text with definitions is not cut.
 * @returns the offsets at which the pieces begin, the first of them 0
 */
export function splitBlocks(text: string, size: number): number[] {
  const starts = [0];
  if (text.length <= size || DEFINITION.test(text)) return starts;
  let open: Open | undefined;
  let empty = false;
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    // Where a fence ends that its list or quote ended is for the parser to say.
    if (open?.nested && APART.test(line)) return starts;
    if (open) open = open.closes.test(line) ? undefined : open;
    else {
      if (empty && at - from >= size && APART.test(line)) {
        starts.push(at);
        from = at;
      }
      open = opened(line);
    }
    empty = /^[ \t]*$/.test(line);
    at += line.length + 1;
  }
  return starts;
}

/** What a line opens and does not close. */
function opened(line: string): Open | undefined {
  const [, prefix = '', signs = '', info = ''] = FENCE.exec(line) ?? [];
  if (signs !== '' && !(signs.startsWith('`') && info.includes('`'))) {
    const sign = signs.charAt(0);
    return { closes: new RegExp(`^[\\s>]*${sign}{${signs.length},}\\s*$`), nested: prefix.trim() !== '' };
  }
  if (!line.includes('<')) return undefined;
  for (const found of line.matchAll(HTML)) {
    const closes = endOf(found[0], found[1]);
    if (!closes.test(line.slice(found.index + found[0].length))) return { closes, nested: false };
  }
  return undefined;
}

function endOf(sign: string, name: string | undefined): RegExp {
  if (name !== undefined) return /<\/(?:script|pre|style|textarea)>/i;
  if (sign === '<!--') return /-->/;
  if (sign === '<?') return /\?>/;
  return sign === '<!' ? />/ : /\]\]>/;
}
