import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { offsetAt, placeAt } from '../diagnostics/locate.ts';

/** A page that the parser refused. */
export interface Refusal {
  readonly file: string;
  readonly source: string;
  /** What the parser says; begins with `line:column:`. */
  readonly message: string;
}

/** A stretch of a text to be replaced; offsets count in UTF-16 units. */
export interface Replacement {
  readonly start: number;
  readonly old: string;
  readonly text: string;
}

/** What is wrong at a place, in an author's words. */
export interface Explained {
  readonly diagnostic: Diagnostic;
  /** What would let the parser go on: `certain` where an author can have meant nothing else. */
  readonly mend?: { readonly certain: boolean; readonly replacements: readonly Replacement[] };
}

/** Elements that hold nothing: in HTML they need no end. */
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'source', 'wbr']);

interface Found {
  readonly file: string;
  readonly source: string;
  /** Where the parser stopped. */
  readonly offset: number;
  /** The parser's message without its place and rule. */
  readonly reason: string;
}

/** Explains one kind of refusal, or leaves it to the next. */
type Explain = (found: Found) => Explained | undefined;

/**
 * Says in an author's words why MDX does not parse.
 * @returns one problem at the place where it begins
 */
export function explainSyntax({ file, source, message }: Refusal): Explained {
  const at = /^(\d+):(\d+):\s*/.exec(message);
  const place = { line: Number(at?.[1] ?? 1), column: Number(at?.[2] ?? 1) };
  const reason = message.slice(at?.[0].length ?? 0).replace(/\s*\([\w-]+:[\w-]+\)$/, '');
  const found = { file, source, offset: offsetAt(source, place), reason };
  for (const explain of EXPLANATIONS) {
    const explained = explain(found);
    if (explained) return explained;
  }
  const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  return { diagnostic: diagnose('mdx/syntax', { file, ...place }, { reason: sentence }) };
}

const openBrace: Explain = (found) => {
  if (!found.reason.startsWith('Unexpected end of file in expression')) return undefined;
  const diagnostic = diagnose('mdx/open-brace', placeOf(found, found.offset));
  return { diagnostic, mend: asText(found, found.offset, false) };
};

const expression: Explain = (found) => {
  if (!found.reason.startsWith('Could not parse expression')) return undefined;
  const start = openingBrace(found.source, found.offset);
  if (start === undefined) return undefined;
  const code = shortly(found.source.slice(start));
  const diagnostic = diagnose('mdx/expression', placeOf(found, start), { code });
  return { diagnostic, mend: asText(found, start, false) };
};

const comment: Explain = (found) => {
  const { source, offset } = found;
  if (!source.startsWith('<!--', offset)) return undefined;
  const diagnostic = diagnose('mdx/html-comment', placeOf(found, offset));
  const end = source.indexOf('-->', offset + 4);
  if (end < 0 || source.slice(offset, end).includes('*/')) return { diagnostic };
  const replacements = [
    { start: offset, old: '<!--', text: '{/*' },
    { start: end, old: '-->', text: '*/}' },
  ];
  return { diagnostic, mend: { certain: true, replacements } };
};

const autolink: Explain = (found) => {
  const { source, offset } = found;
  const [old, address = ''] = /^<([^\s<>]+)>/.exec(source.slice(offset, offset + 2000)) ?? [];
  const isMail = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(address);
  if (old === undefined || !(isMail || /^(https?|mailto|ftp):/i.test(address))) return undefined;
  const words = address.replace(/[\\`*_~[\]{}]/g, '\\$&');
  const target = /[()\\{}]/.test(address) ? `<${address}>` : address;
  const link = `[${words}](${isMail ? 'mailto:' : ''}${target})`;
  const diagnostic = diagnose('mdx/autolink', placeOf(found, offset), { address, link });
  return { diagnostic, mend: { certain: true, replacements: [{ start: offset, old, text: link }] } };
};

const unquoted: Explain = (found) => {
  const { source, offset } = found;
  const [tag] = /^<[A-Za-z][\w.:-]*(?:\s[^<>]*)?>/.exec(source.slice(offset)) ?? [];
  const [, before, attribute, value] =
    /^(<[\w.:-]+(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?)*\s+)([\w:-]+)\s*=\s*([^\s"'{>][^\s>]*?)\/?(?=[\s>])/.exec(
      tag ?? '',
    ) ?? [];
  if (before === undefined || attribute === undefined || value === undefined) return undefined;
  const place = placeOf(found, offset + before.length);
  return { diagnostic: diagnose('mdx/unquoted-attribute', place, { attribute, value }) };
};

const lessThan: Explain = (found) => {
  const { source, offset, reason } = found;
  if (!/^Unexpected character (after `<`|`!`)/.test(reason)) return undefined;
  const behind = source.slice(offset + 1, offset + 41).split('\n')[0] ?? '';
  const [tag] = /^\/?[A-Za-z][\w.-]*(?=[\s/>:@]|$)/.exec(behind) ?? [];
  if (tag !== undefined) return { diagnostic: diagnose('mdx/broken-tag', placeOf(found, offset), { tag }) };
  const [follows = behind] = /^\S{1,12}/u.exec(behind) ?? [];
  const diagnostic = diagnose('mdx/less-than', placeOf(found, offset), { follows });
  // “<” before a number or another sign can begin no tag at all.
  return { diagnostic, mend: asText(found, offset, /^[^A-Za-z!/?$_]/.test(behind)) };
};

const unclosed: Explain = (found) => {
  const [, tag, , inParagraph] =
    /^Expected a closing tag for `<([^>`]*)>` \((\d+:\d+)\)( before the end of)?/.exec(found.reason) ?? [];
  if (tag === undefined) return undefined;
  const { source, offset } = found;
  const place = placeOf(found, offset);
  if (!VOID.has(tag)) {
    return {
      diagnostic: diagnose('mdx/unclosed-tag', place, { tag, inParagraph: inParagraph !== undefined }),
    };
  }
  const diagnostic = diagnose('mdx/void-tag', place, { tag });
  const [old] = /^<\w+(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'))?)*\s*>/.exec(source.slice(offset)) ?? [];
  if (old === undefined) return { diagnostic };
  const text = `${old.slice(0, -1).trimEnd()} />`;
  return { diagnostic, mend: { certain: true, replacements: [{ start: offset, old, text }] } };
};

const crossed: Explain = (found) => {
  const [, closing, open, at = ''] =
    /^Unexpected closing tag `<\/([^>`]*)>`, expected corresponding closing tag for `<([^>`]*)>` \((\d+:\d+)\)/.exec(
      found.reason,
    ) ?? [];
  if (closing === undefined || open === undefined) return undefined;
  const params = { closing, open, at: `line ${at.split(':')[0] ?? ''}` };
  // A tag without content is the one to be mended, not the one that closes after it.
  const start = offsetAt(found.source, { line: Number(at.split(':')[0]), column: Number(at.split(':')[1]) });
  if (VOID.has(open)) {
    return unclosed({ ...found, offset: start, reason: `Expected a closing tag for \`<${open}>\` (${at})` });
  }
  return { diagnostic: diagnose('mdx/crossed-tags', placeOf(found, found.offset), params) };
};

const stray: Explain = (found) => {
  const [, tag] = /^Unexpected closing tag `<\/([^>`]*)>`/.exec(found.reason) ?? [];
  if (tag === undefined) return undefined;
  return { diagnostic: diagnose('mdx/stray-closing-tag', placeOf(found, found.offset), { tag }) };
};

/** In order: what is more exact comes first. */
const EXPLANATIONS: readonly Explain[] = [
  openBrace,
  expression,
  comment,
  autolink,
  unquoted,
  lessThan,
  unclosed,
  crossed,
  stray,
];

function placeOf({ file, source }: Found, offset: number) {
  return { file, ...placeAt(source, offset) };
}

/** The braces at the beginning of a text with what they hold, cut where that is long. */
function shortly(text: string): string {
  const [line = ''] = text.slice(0, 40).split('\n');
  let depth = 0;
  for (const [at, char] of [...line].entries()) {
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return [...line].slice(0, at + 1).join('');
  }
  return `${line}…`;
}

/** Makes the sign at an offset plain text; of several in a row all. */
function asText({ source }: Found, start: number, certain: boolean): NonNullable<Explained['mend']> {
  const sign = source.charAt(start);
  let end = start + 1;
  while (source.charAt(end) === sign) end++;
  const old = source.slice(start, end);
  // Behind a bare address a backslash is one of its letters and escapes nothing.
  const [word = ''] = /\S*$/.exec(source.slice(Math.max(0, start - 2000), start)) ?? [];
  if (/:\/\/|www\.|@/i.test(word)) {
    const entity = `&#${sign.charCodeAt(0)};`;
    return { certain: false, replacements: [{ start, old, text: entity.repeat(old.length) }] };
  }
  return { certain, replacements: [{ start, old, text: `\\${sign}`.repeat(old.length) }] };
}

/** The brace that opens what the parser was reading at an offset; of several in a row the first. */
function openingBrace(source: string, offset: number): number | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const char = source.charAt(at);
    if (char === '}') depth++;
    else if (char === '{' && depth-- === 0) {
      while (source.charAt(at - 1) === '{') at--;
      return at;
    }
  }
  return undefined;
}
