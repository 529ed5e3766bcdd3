/**
 * Other ways to write Chinese, as they travel to the browser. The file is fetched only where a Chinese query finds
 * little as it was typed.
 */
export interface Spellings {
  /** Traditional characters, and beside each in `to` its simplified form. */
  readonly from: string;
  readonly to: string;
  /** Words that Taiwan says otherwise, already in simplified characters, the longest first: 网路 for 网络. */
  readonly words: Readonly<Record<string, string>>;
  /** The first character of each sound, see `soundsAlike`. */
  readonly sounds: string;
}

/** A text in simplified Chinese as mainland China writes it. */
export function simplify(text: string, { from, to, words }: Spellings): string {
  const [old, simple] = [[...from], [...to]];
  const plain = [...text].map((char) => simple[old.indexOf(char)] ?? char).join('');
  // The file has the longest words first.
  return plain.replace(new RegExp(Object.keys(words).join('|'), 'g'), (word) => words[word] ?? word);
}

/** Whether two characters may be taken for one another where words are typed by their sounds. */
export type Alike = (a: string, b: string) => boolean;

/**
 * The 3,755 common characters in the order of GB 2312, which is that of their sounds. They are in every browser,
 * so that the first one of each sound says how they all sound, tones aside.
 */
export function commonCharacters(): string {
  const bytes = Array.from({ length: 40 * 94 }, (_, i) => [0xb0 + Math.floor(i / 94), 0xa1 + (i % 94)]);
  return new TextDecoder('gb18030').decode(new Uint8Array(bytes.flat()));
}

/** Tells which characters sound alike; one that is not common sounds like itself only. */
export function soundsAlike({ sounds }: Spellings): Alike {
  const common = commonCharacters();
  const starts = [...sounds].map((char) => common.indexOf(char));
  const soundOf = (char: string): number => {
    const at = common.indexOf(char);
    return starts.findLastIndex((start) => start <= at);
  };
  return (a, b) => a === b || (soundOf(a) >= 0 && soundOf(a) === soundOf(b));
}
