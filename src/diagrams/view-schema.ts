import { z } from 'astro/zod';
import { RELATION_TYPES } from '../glossary/relation-types.ts';
import { ID, type Vocabulary } from '../glossary/term-schema.ts';
import { frontmatterShape } from './frontmatter.ts';

/** By what the parts of a view may be put into boxes. */
export const GROUPINGS = ['part-of', 'platform', 'layer', 'kind'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** About as many parts as a reader can take in; a view may ask for fewer or more. */
export const DEFAULT_LIMIT = 30;

/** Schema of `docs/diagrams/<id>.yaml`: a diagram drawn from the glossary itself. */
export function viewSchema({ languages, platforms, kinds, layers }: Vocabulary) {
  const ids = z.array(z.string().regex(ID, 'is no id of a term')).default([]);
  const among = (values: readonly string[], form: string) =>
    z
      .array(z.enum(values as [string, ...string[]]).meta({ form }))
      .min(1)
      .optional();
  return z.strictObject({
    ...frontmatterShape(languages),
    terms: ids.describe('Ids of terms to show.'),
    where: z
      .strictObject({
        platform: among(platforms, 'platform').describe('Terms of these platforms.'),
        kind: among(kinds, 'kind').describe('Terms of these kinds.'),
        layer: among(layers, 'layer').describe('Terms of these layers.'),
        'part-of': z
          .array(z.string())
          .min(1)
          .optional()
          .describe('Parts of these terms, and the parts of those.'),
      })
      .optional()
      .describe('Terms to show by what they are: those that fit every key given.'),
    without: ids.describe('Ids of terms to leave out.'),
    history: z
      .boolean()
      .default(false)
      .describe('Whether where finds retired, archived and inactive terms too.'),
    relations: z.array(z.enum(RELATION_TYPES)).default([]).describe('The relations drawn as arrows.'),
    words: z
      .boolean()
      .default(true)
      .describe(
        'Whether arrows say which relation they stand for, where there are several, and lines between counterparts how far they agree.',
      ),
    correspondences: z
      .array(z.string())
      .default([])
      .describe('Ids of correspondences drawn as pairs, a row for each; their terms are shown.'),
    'group-by': z.enum(GROUPINGS).optional().describe('What puts the terms into boxes.'),
    direction: z
      .enum(['TB', 'LR', 'BT', 'RL'])
      .default('TB')
      .describe('Where the drawing leads: from top to bottom, from left to right, or back.'),
    limit: z
      .number()
      .int()
      .min(2)
      .max(60)
      .default(DEFAULT_LIMIT)
      .describe(
        'The most terms shown; those with the fewest relations are left out, and the picture says how many.',
      ),
  });
}
export type DiagramView = z.output<ReturnType<typeof viewSchema>>;
