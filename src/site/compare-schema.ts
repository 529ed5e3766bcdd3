import { z } from 'astro/zod';
import { ID } from '../glossary/term-schema.ts';
import { type Language, localizedSchema } from '../text/localized.ts';

const id = z.string().regex(ID, 'must be small Latin letters, digits and single hyphens');

/** Schema of `docs/compare/matrix.yaml`: the table that sets the platforms side by side. */
export function matrixSchema(languages: readonly Language[], platforms: readonly string[]) {
  const localized = localizedSchema(languages);
  const cells = z.strictObject(Object.fromEntries(platforms.map((p) => [p, localized])));
  return z.strictObject({
    intro: localized,
    groups: z.array(
      z.strictObject({
        id,
        title: localized,
        rows: z.array(
          z.strictObject({
            id,
            dimension: localized,
            /** One cell per platform that is not neutral. */
            cells,
            /** What holds now where the articles are out of date. */
            today: localized.optional(),
            sources: z.array(z.string()).default([]),
            /** Where it is discussed: slug#heading. */
            articles: z.array(z.string()).default([]),
          }),
        ),
      }),
    ),
  });
}
export type Matrix = z.output<ReturnType<typeof matrixSchema>>;

/** Schema of `docs/compare/criteria.yaml`: questions that help a reader choose. */
export function criteriaSchema(languages: readonly Language[], platforms: readonly string[]) {
  const localized = localizedSchema(languages);
  return z.strictObject({
    intro: localized,
    criteria: z.array(
      z.strictObject({
        id,
        question: localized,
        leans: z.enum(['both', ...platforms]),
        because: localized,
        articles: z.array(z.string()).default([]),
      }),
    ),
  });
}
export type Criteria = z.output<ReturnType<typeof criteriaSchema>>;
