/**
 * Traditional Chinese as it travels to the browser: characters one beside the other, and words that Taiwan
 * says otherwise, already in simplified characters, the longest first: 网路 for 网络.
 */
export interface TraditionalFile {
  readonly from: string;
  readonly to: string;
  readonly words: Readonly<Record<string, string>>;
}

/** A text in simplified Chinese as mainland China writes it. */
export function simplify(text: string, { from, to, words }: TraditionalFile): string {
  const [old, simple] = [[...from], [...to]];
  const characters = new Map(old.map((char, i) => [char, simple[i] ?? char]));
  const plain = [...text].map((char) => characters.get(char) ?? char).join('');
  // The file has the longest words first.
  return plain.replace(new RegExp(Object.keys(words).join('|'), 'g'), (word) => words[word] ?? word);
}
