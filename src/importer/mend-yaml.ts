/** A line that was rewritten so that it can be read. */
export interface MendedLine {
  /** Index of the line, from 0. */
  readonly index: number;
  readonly written: string;
  readonly read: string;
}

/** `key: value` with what stands before it, where the value stands on the same line. */
const PAIR = /^(\s*(?:- +)?)([^\s:#"'[\]{}-][^:]*?)([ \t]*:[ \t]+)(\S.*)$/;
/** A key with a full-width colon, as an input method for Chinese writes it: `title：x`. */
const FULL_WIDTH = /^(\s*(?:- +)?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*：[ \t]*(.*)$/u;
/** A key without a blank behind its colon: `title:x`; an address is none. */
const TIGHT = /^([A-Za-z_][\w-]*):(?!\/\/)(\S.*)$/;
const ITEM = /^(\s*- +)(\S.*)$/;

/**
 * A line of YAML that other readers forgive, written so that it is valid: the value is quoted as a whole,
 * the colon is made a colon with a blank.
 * @returns undefined where nothing is known to help
 */
export function mendLine(line: string): string | undefined {
  return mendColon(line) ?? mendValue(line);
}

/** Only the colon behind the key; the value stays as it is. */
export function mendColon(line: string): string | undefined {
  const wide = FULL_WIDTH.exec(line);
  if (wide) return `${wide[1]}${wide[2]}: ${wide[3]}`.trimEnd();
  const tight = TIGHT.exec(line);
  return tight ? `${tight[1]}: ${tight[2]}` : undefined;
}

function mendValue(line: string): string | undefined {
  const pair = PAIR.exec(line);
  if (pair) {
    const [, before = '', key = '', colon = '', value = ''] = pair;
    // The head of a block of lines is no text of its own.
    if (/^[|>][+-]?\d?\s*$/.test(value)) return undefined;
    const quoted = quote(value);
    return quoted === undefined ? undefined : `${before}${key}${colon}${quoted}`;
  }
  const item = ITEM.exec(line);
  const quoted = item && quote(item[2] ?? '');
  return quoted ? `${item[1]}${quoted}` : undefined;
}

/** A value in double quotes; undefined where it is quoted so already. */
function quote(value: string): string | undefined {
  const text = value.trim();
  const outer = /^(["'])(.*)\1$/.exec(text);
  const quoted = JSON.stringify(outer ? outer[2] : text);
  return quoted === text ? undefined : quoted;
}
