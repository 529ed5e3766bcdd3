import { ENGLISH_STEMS } from './english-stems.ts';
import type { Stem, StemWords } from './stem.ts';
import { type StopWords, stopWords } from './stop-words.ts';
import { type TextRules, textRules } from './tokens.ts';

/** What search must know of a language. It travels with the names: only the build holds that of all languages. */
export interface LanguageWords extends StopWords {
  /** Missing for a language whose words are not stemmed. */
  readonly stems?: StemWords;
}

/**
 * The words search knows of a language. Words are stemmed as English ones on English pages, and on pages in
 * scripts without spaces, whose Latin words are nearly always English.
 * @param tag BCP 47 tag
 */
export function languageWords(tag: string): LanguageWords {
  return { ...stopWords(tag), ...(/^(?:en|zh|ja)\b/i.test(tag) ? { stems: ENGLISH_STEMS } : {}) };
}

/**
 * The rules by which the build reads the texts of a language.
 * @param tag BCP 47 tag
 * @param simplified traditional characters with their simplified forms; none where there is no need of them
 */
export function rulesOf(tag: string, simplified?: ReadonlyMap<string, string>): TextRules {
  const { stems } = languageWords(tag);
  const rules = textRules(stems, simplified && ((char) => simplified.get(char) ?? char));
  return { ...rules, stem: remembered(rules.stem) };
}

/** A whole site has few words, each of them often. */
function remembered(stem: Stem): Stem {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = stem(word);
    known.set(word, found);
    return found;
  };
}
