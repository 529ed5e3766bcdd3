import { z } from 'astro/zod';
import type { Language } from '../text/localized.ts';
import { localizedSchema } from '../text/localized.ts';
import { RELATION_TYPES } from './relation-types.ts';

/** Small Latin letters, digits and single hyphens: what may stand in an address. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const STATUS_STATES = ['active', 'retired', 'archived', 'renamed', 'inactive', 'concept'] as const;
export type StatusState = (typeof STATUS_STATES)[number];

/** Which kinds, platforms and layers the site declares in site.yaml. */
export interface Vocabulary {
  readonly languages: readonly Language[];
  readonly kinds: readonly string[];
  readonly platforms: readonly string[];
  readonly layers: readonly string[];
}

/** A date as exact as it is known: 2018, 2018-09 or 2018-09-09. YAML reads a bare year as a number. */
export const dateSchema = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .refine(
    (text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text),
    'is no date of the form 2018, 2018-09 or 2018-09-09',
  )
  .meta({ form: 'date' });

/** A site without platforms has terms without one. */
function platformOf({ platforms }: Pick<Vocabulary, 'platforms'>): z.ZodType<string> {
  return platforms.length > 0
    ? z.enum(platforms as [string, ...string[]])
    : z.literal('', 'this site declares no platforms').default('');
}

/** Schema of `docs/glossary/<id>.yaml`. */
export function termSchema(vocabulary: Vocabulary) {
  const localized = localizedSchema(vocabulary.languages);
  const names = z.array(z.string().trim().min(1)).default([]);
  const perLanguage = Object.fromEntries(vocabulary.languages.map((l) => [l.id, names]));
  return z.strictObject({
    name: localized.describe('The short name by which texts call it; titles and links show it.'),
    gloss: localized
      .optional()
      .describe('A few words that say what it is; they stand behind the name in titles.'),
    aliases: (
      z.strictObject(perLanguage).prefault({}) as unknown as z.ZodType<Readonly<Record<string, string[]>>>
    )
      .meta({ per: 'language' })
      .describe('Other right names that texts use. A name leads to one term only.'),
    except: names.describe(
      'Longer phrases that hold one of the names and mean something else; they are not linked.',
    ),
    everyday: z
      .boolean()
      .default(false)
      .describe('Whether its names are everyday words too: a mention then counts only beside another term.'),
    misspellings: names.describe(
      'Wrong spellings: search finds by them, check reports them, no page shows them.',
    ),
    match: z
      .enum(['exact', 'any'])
      .optional()
      .describe(
        'Whether a mention must have the same capitals. Without this key that holds for names with a capital letter only.',
      ),
    kind: z
      .enum(vocabulary.kinds as [string, ...string[]])
      .meta({ form: 'kind' })
      .describe('What sort of thing it is.'),
    platform: platformOf(vocabulary)
      .meta({ form: 'platform' })
      .describe(
        'The side that owns it; the neutral one for what none of them owns. A site without platforms leaves the key out.',
      ),
    layer: z
      .enum(vocabulary.layers as [string, ...string[]])
      .meta({ form: 'layer' })
      .describe('Where in the system it works.'),
    definition: localized.describe(
      'One sentence that says what it is and does: shown on its card and at the head of its page.',
    ),
    status: z
      .strictObject({
        state: z.enum(STATUS_STATES).describe('Its state today.'),
        since: dateSchema.optional().describe('When that state began.'),
        note: localized.optional().describe('What changed, and what took its place.'),
        sources: z
          .array(z.string())
          .min(1, 'a status needs at least one source')
          .describe('Keys of the sources that say so.'),
      })
      .optional()
      .describe('What is known of it today. Leave it out where no source was found.'),
    relations: z
      .array(
        z.strictObject({
          type: z.enum(RELATION_TYPES).describe('How this term stands to the other one.'),
          to: z.string().describe('Id of the other term.'),
          note: localized
            .optional()
            .describe('Said beside the relation; of a counterpart, where the analogy breaks.'),
        }),
      )
      .default([])
      .describe('Relations to other terms. Declare each once, at either end; both pages show it.'),
  });
}

/** A term as its file gives it. */
export type TermFacts = z.output<ReturnType<typeof termSchema>>;

/** Schema of a file of `docs/sources`: key to source. */
export const sourcesSchema = z.record(
  z.string().regex(ID, 'is no key of the form project-releases'),
  z.strictObject({
    title: z.string().min(1).describe('Its title as published, or a short true description.'),
    url: z.url({ protocol: /^https?$/, error: 'is no http(s) address' }).describe('Where it stands.'),
    date: dateSchema.optional().describe('When what was read was published, released or committed.'),
    checked: dateSchema.describe('When somebody last looked at it.'),
  }),
);
export type Source = z.output<typeof sourcesSchema>[string] & { readonly key: string };

/** Schema of `docs/senses.yaml`: words that mean different terms in different surroundings. */
export function sensesSchema(languages: readonly Language[], platforms: readonly string[]) {
  const words = z.array(z.string().trim().min(1)).default([]);
  return z.strictObject({
    senses: z
      .array(
        z.strictObject({
          words: z
            .strictObject(Object.fromEntries(languages.map((l) => [l.id, words])))
            .meta({ per: 'language' })
            .describe('The words that have several senses.'),
          except: z
            .array(z.string().trim().min(1))
            .default([])
            .describe('Longer phrases that hold one of the words and mean something else.'),
          means: z
            .array(
              z.strictObject({
                term: z.string().describe('Id of the term that is meant.'),
                platform: z
                  .enum(platforms as [string, ...string[]])
                  .optional()
                  .meta({ form: 'platform' })
                  .describe(
                    'It is meant where the sentence, the section or the page is about this platform.',
                  ),
                near: z
                  .array(z.string())
                  .default([])
                  .describe('It is meant beside one of these terms, given by their ids.'),
              }),
            )
            .min(1)
            .describe('What the words may mean; the first that fits counts.'),
        }),
      )
      .describe('Words that mean different terms in different surroundings.'),
  });
}
