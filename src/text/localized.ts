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
    const text = z.string().trim().min(1, 'is empty; write a text or leave the key out');
    shape[language.id] = index === 0 ? text : text.optional();
  });
  return z.strictObject(shape) as unknown as z.ZodType<Localized>;
}

/** The text in a language, or in the first language where it is missing. */
export function localize(text: Localized, lang: Lang): string {
  return text[lang] ?? Object.values(text)[0] ?? '';
}
