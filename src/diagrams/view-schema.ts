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
  const among = (values: readonly string[]) =>
    z
      .array(z.enum(values as [string, ...string[]]))
      .min(1)
      .optional();
  return z.strictObject({
    ...frontmatterShape(languages),
    /** Terms by name. */
    terms: ids,
    /** Terms by what they are: all that fit every key. */
    where: z
      .strictObject({
        platform: among(platforms),
        kind: among(kinds),
        layer: among(layers),
        /** Parts of these terms, and parts of those. */
        'part-of': z.array(z.string()).min(1).optional(),
      })
      .optional(),
    /** Terms to leave out. */
    without: ids,
    /** Whether `where` finds retired parts too. */
    history: z.boolean().default(false),
    /** The relations drawn as arrows. */
    relations: z.array(z.enum(RELATION_TYPES)).default([]),
    /** Whether the arrows say which relation they stand for, where there are several. */
    words: z.boolean().default(true),
    /** Correspondences drawn as lines; their terms are shown, one row for each. */
    correspondences: z.array(z.string()).default([]),
    'group-by': z.enum(GROUPINGS).optional(),
    direction: z.enum(['TB', 'LR', 'BT', 'RL']).default('TB'),
    limit: z.number().int().min(2).max(60).default(DEFAULT_LIMIT),
  });
}
export type DiagramView = z.output<ReturnType<typeof viewSchema>>;
