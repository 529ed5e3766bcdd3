/**
 * Emphasis beside Chinese, Japanese and Korean. CommonMark tells the beginning of emphasis from its end by
 * the blanks and punctuation round the stars, and text without blanks between words fails it:
 * `**词：**字` stays as it is. Read here with a wider rule: a character of these scripts, letter or
 * punctuation, next to the stars counts as a place where emphasis may begin or end.
 */

const BLANK = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\ufe30-\ufe4f“”‘’…—·]/u;

interface Side {
  /** The text's end counts as one. */
  readonly blank: boolean;
  readonly punctuation: boolean;
  readonly eastAsian: boolean;
}

function sideOf(character: string): Side {
  return {
    blank: character === '' || BLANK.test(character),
    punctuation: PUNCTUATION.test(character),
    eastAsian: EAST_ASIAN.test(character),
  };
}

/** Whether stars between two characters may begin or end emphasis; empty at the text's ends. */
export function starFlanking(
  before: string,
  after: string,
  eastAsian: boolean,
): { opens: boolean; closes: boolean } {
  const left = sideOf(before);
  const right = sideOf(after);
  const wide = eastAsian && (left.eastAsian || right.eastAsian);
  return {
    opens: !right.blank && (!right.punctuation || left.blank || left.punctuation || wide),
    closes: !left.blank && (!left.punctuation || right.blank || right.punctuation || wide),
  };
}

interface Token {
  _open?: boolean;
  _close?: boolean;
}
interface Effects {
  enter(type: string): Token;
  exit(type: string): Token;
  consume(code: number | null): void;
}
type State = (code: number | null) => State | undefined;
interface Construct {
  readonly name?: string;
  readonly tokenize: (this: TokenizeContext, effects: Effects, ok: State) => State;
  readonly resolveAll?: (events: unknown[], context: TokenizeContext) => unknown[];
}
interface TokenizeContext {
  readonly previous: number | null;
  readonly parser: { readonly constructs: { readonly text: Readonly<Record<string, unknown>> } };
}

const STAR = 42;
const UNDERSCORE = 95;

/** The parser's own construct, which pairs the runs of stars once each is known to open or close. */
function native(context: TokenizeContext): Construct | undefined {
  const known = context.parser.constructs.text[STAR];
  const constructs = (Array.isArray(known) ? known : [known]) as (Construct | undefined)[];
  return constructs.find((construct) => construct?.name === 'attention');
}

type Flanking = typeof starFlanking;

/** Of underscores those inside a word are none, as in my_name; two of them, or one beside punctuation, may be. */
const lineFlanking = (before: string, after: string, count: number): ReturnType<Flanking> => {
  const { opens, closes } = starFlanking(before, after, false);
  const left = sideOf(before);
  const right = sideOf(after);
  const wide = starFlanking(before, after, true);
  const apart = (outer: Side, inner: Side): boolean =>
    outer.eastAsian && (count > 1 ? inner.eastAsian : inner.eastAsian && inner.punctuation);
  return {
    opens: (opens && (!closes || left.blank || left.punctuation)) || (wide.opens && apart(left, right)),
    closes: (closes && (!opens || right.blank || right.punctuation)) || (wide.closes && apart(right, left)),
  };
};

function wideAttention(
  sign: number,
  flanking: (before: string, after: string, count: number) => ReturnType<Flanking>,
): Construct {
  return {
    name: 'attentionEastAsian',
    resolveAll: (events, context) => native(context)?.resolveAll?.(events, context) ?? events,
    tokenize(effects, ok) {
      const before = characterOf(this.previous);
      let count = 0;
      const inside: State = (code) => {
        if (code === sign) {
          count++;
          effects.consume(code);
          return inside;
        }
        const token = effects.exit('attentionSequence');
        const { opens, closes } = flanking(before, characterOf(code), count);
        token._open = opens;
        token._close = closes;
        return ok(code);
      };
      return (code) => {
        effects.enter('attentionSequence');
        return inside(code);
      };
    },
  };
}

/** Line ends and widened tabs come as negative codes, the end of the text as null. */
function characterOf(code: number | null): string {
  if (code === null) return '';
  return code < 0 ? ' ' : String.fromCharCode(code);
}

/** For micromark: reads stars and underscores by the wider rule. */
export const eastAsianEmphasis = {
  text: {
    [STAR]: wideAttention(STAR, (before, after) => starFlanking(before, after, true)),
    [UNDERSCORE]: wideAttention(UNDERSCORE, lineFlanking),
  },
};
