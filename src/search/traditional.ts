/**
 * Traditional Chinese as it travels to the browser: characters one beside the other, and words that Taiwan
 * says otherwise, already in simplified characters: 网路 for 网络.
 */
export interface TraditionalFile {
  readonly from: string;
  readonly to: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Makes the data ready to be used. @returns what turns a query into simplified Chinese as mainland China writes it */
export function readTraditional({ from, to, words }: TraditionalFile): (query: string) => string {
  const simple = [...to];
  const characters = new Map([...from].map((char, i) => [char, simple[i] ?? char]));
  const longestFirst = Object.keys(words).sort((a, b) => b.length - a.length);
  const pattern = longestFirst.length > 0 ? new RegExp(longestFirst.join('|'), 'g') : undefined;
  return (query) => {
    const plain = [...query].map((char) => characters.get(char) ?? char).join('');
    return pattern ? plain.replace(pattern, (word) => words[word] ?? word) : plain;
  };
}
