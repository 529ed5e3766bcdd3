import { z } from 'astro/zod';
import { ID } from '../glossary/term-schema.ts';
import { type Language, localizedSchema } from '../text/localized.ts';

const id = z.string().regex(ID, 'must be small Latin letters, digits and single hyphens');

/** Schema of `docs/compare/matrix.yaml`: the table that sets the platforms side by side. */
export function matrixSchema(languages: readonly Language[], platforms: readonly string[]) {
  const localized = localizedSchema(languages);
  const cells = z
    .strictObject(Object.fromEntries(platforms.map((p) => [p, localized])))
    .meta({ per: 'platform' });
  return z.strictObject({
    intro: localized.describe('Stands over the table.'),
    groups: z
      .array(
        z.strictObject({
          id: id.describe('Id of the heading, for links.'),
          title: localized.describe('Heading of the group.'),
          rows: z
            .array(
              z.strictObject({
                id: id.describe('Id of the row, for links.'),
                dimension: localized.describe('What is compared.'),
                cells: cells.describe('What holds for each platform that is not neutral.'),
                today: localized.optional().describe('What holds now, where the articles are out of date.'),
                sources: z.array(z.string()).default([]).describe('Keys of the sources that say so.'),
                articles: z.array(z.string()).default([]).describe('Where it is discussed: slug#heading.'),
              }),
            )
            .describe('The rows of the group.'),
        }),
      )
      .describe('The groups of the table.'),
  });
}
export type Matrix = z.output<ReturnType<typeof matrixSchema>>;

/** Schema of `docs/compare/criteria.yaml`: questions that help a reader choose. */
export function criteriaSchema(languages: readonly Language[], platforms: readonly string[]) {
  const localized = localizedSchema(languages);
  return z.strictObject({
    intro: localized.describe('Stands over the questions.'),
    criteria: z
      .array(
        z.strictObject({
          id: id.describe('Id of the question, for links.'),
          question: localized.describe('What the reader asks.'),
          leans: z
            .enum(['both', ...platforms])
            .meta({ form: 'platform-or-both' })
            .describe('To which platform the answer leans.'),
          because: localized.describe('Why.'),
          articles: z.array(z.string()).default([]).describe('Where it is discussed: slug#heading.'),
        }),
      )
      .describe('Questions that help a reader to choose.'),
  });
}
export type Criteria = z.output<ReturnType<typeof criteriaSchema>>;
