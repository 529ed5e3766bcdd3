import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import taiwanWords from 'opencc-js/dict/TWPhrasesRev';
import { pinyin } from 'pinyin-pro';
import { commonCharacters, type Spellings } from '../search/spellings.ts';

/** Traditional characters with their simplified forms, as OpenCC lists them. */
export function simplifiedForms(): ReadonlyMap<string, string> {
  return pairsOf(traditionalCharacters);
}

/**
 * What a reader who writes traditional Chinese needs to search texts in simplified Chinese: the characters
 * and words of Taiwan that stand for something these texts say. Anything else would find nothing anyway.
 * @param texts everything that can be found
 */
export function spellingsFor(texts: readonly string[]): Spellings {
  const all = texts.join('\n');
  const forms = simplifiedForms();
  const simple = (text: string): string => [...text].map((char) => forms.get(char) ?? char).join('');
  const words = [...pairsOf(taiwanWords)]
    .map(([from, to]): [string, string] => [simple(from), simple(to)])
    .filter(([from, to]) => from !== to && all.includes(to) && !all.includes(from))
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  const needed = new Set([...all, ...words.flatMap(([from]) => [...from])]);
  const characters = [...forms].filter(([from, to]) => from !== to && needed.has(to));
  return {
    from: characters.map(([from]) => from).join(''),
    to: characters.map(([, to]) => to).join(''),
    words: Object.fromEntries(words),
    sounds: firstOfEachSound(),
  };
}

/** The common characters that sound otherwise than the one before them, in their order. */
function firstOfEachSound(): string {
  let sounds = new Set<string>();
  return [...commonCharacters()]
    .filter((char) => /\p{Script=Han}/u.test(char))
    .filter((char) => {
      const readings: string[] = pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true });
      // A character with several sounds stands with those that have one of them.
      const shared = readings.filter((sound) => sounds.has(sound));
      sounds = new Set(shared.length > 0 ? shared : readings);
      return shared.length === 0;
    })
    .join('');
}

function pairsOf(dictionary: string): Map<string, string> {
  return new Map(
    dictionary.split('|').map((entry) => {
      const [from = '', to = ''] = entry.split(' ');
      return [from, to];
    }),
  );
}
