import { z } from 'astro/zod';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PlaceOf } from '../diagnostics/parse-yaml.ts';
import { dateSchema } from '../glossary/term-schema.ts';
import type { Localized } from '../text/brand.ts';
import { type Language, localizedSchema } from '../text/localized.ts';

/** Pages beside the articles that may show a diagram: these, and `term:<id>`. */
export const PAGES = ['home', 'compare'] as const;
const PAGE = new RegExp(`^(?:${PAGES.join('|')}|term:[a-z0-9]+(?:-[a-z0-9]+)*)$`);

/** The keys that every diagram has, whether drawn by hand or from the glossary. */
export function frontmatterShape(languages: readonly Language[]) {
  const localized = localizedSchema(languages);
  return {
    title: localized.describe('Heading of the figure and name of the picture.'),
    description: localized.describe('One or two sentences for a reader who cannot see the picture.'),
    caption: localized.describe('Stands under the picture: where it comes from, and what in it is history.'),
    'as-of': dateSchema.optional().describe('The time the picture shows, where that is not today.'),
    pages: z
      .array(z.string().regex(PAGE, `is no page: ${PAGES.join(', ')} or term:<id>`))
      .default([])
      .describe('Pages that show it besides the articles that place it: home, compare, term:<id>.'),
  };
}

/** Warnings for texts that stand in the first language only, which is then shown. */
export function missingTexts(
  texts: Readonly<Record<'title' | 'description' | 'caption', Localized>>,
  { languages, placeOf }: { languages: readonly Language[]; placeOf: PlaceOf },
): Diagnostic[] {
  const keys = ['title', 'description', 'caption'] as const;
  return keys.flatMap((key) =>
    languages
      .filter((language) => texts[key][language.id] === undefined)
      .map((language) =>
        diagnose('translation/missing-text', placeOf([key]), { key, language: language.id }, 'warning'),
      ),
  );
}
