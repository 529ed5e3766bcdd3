import { z } from 'astro/zod';
import type { Lang, Localized } from './brand.ts';

/** A language of the site, as site.yaml declares it. */
export interface Language {
  /** Part of addresses and file names: `en`, `zh-cn`. */
  readonly id: Lang;
  /** BCP 47 tag for `lang` and `hreflang`: `en`, `zh-CN`. */
  readonly tag: string;
  /** Its own name for itself. */
  readonly label: string;
}

/**
 * Schema of a text in all languages: the first language must be there; others may be missing (the
 * first is shown instead, and a warning says so); other keys are errors.
 */
export function localizedSchema(languages: readonly Language[]): z.ZodType<Localized> {
  const shape: Record<string, z.ZodType> = {};
  languages.forEach((language, index) => {
    const text = z
      .string({
        error: ({ input }) =>
          input === undefined && index === 0
            ? `a text in ${language.label}, the first language of the site; only the others may be left out`
            : undefined,
      })
      .trim()
      .min(1, 'is empty; write a text or leave the key out');
    shape[language.id] = index === 0 ? text : text.optional();
  });
  return z.strictObject(shape).meta({ per: 'language' }) as unknown as z.ZodType<Localized>;
}

/** The text in a language, or in the first language where it is missing. */
export function localize(text: Localized, lang: Lang): string {
  return text[lang] ?? Object.values(text)[0] ?? '';
}

/** A localized text inside a value, with the path of keys and indexes that leads to it. */
export interface LocalizedAt {
  readonly path: readonly (string | number)[];
  readonly text: Localized;
}

/** All localized texts in a value that was read: the groups whose keys are languages and whose values are texts. */
export function localizedIn(
  value: unknown,
  languages: readonly Language[],
  path: readonly (string | number)[] = [],
): LocalizedAt[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, n) => localizedIn(item, languages, [...path, n]));
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const texts = entries.filter(
    ([key, inner]) => typeof inner === 'string' && languages.some((l) => l.id === key),
  );
  if (entries.length > 0 && texts.length === entries.length) {
    return [{ path, text: Object.fromEntries(texts) as Localized }];
  }
  return entries.flatMap(([key, inner]) => localizedIn(inner, languages, [...path, key]));
}
