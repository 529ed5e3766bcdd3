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
  );

/** Schema of `docs/glossary/<id>.yaml`. */
export function termSchema(vocabulary: Vocabulary) {
  const localized = localizedSchema(vocabulary.languages);
  const names = z.array(z.string().trim().min(1)).default([]);
  const perLanguage = Object.fromEntries(vocabulary.languages.map((l) => [l.id, names]));
  return z.strictObject({
    /** What a mention says: the short, canonical name. */
    name: localized,
    /** Shown after the name in titles: “Nova · compute service”. */
    gloss: localized.optional(),
    /** Other right spellings found in running text; each leads here and nowhere else. */
    aliases: z.strictObject(perLanguage).prefault({}) as unknown as z.ZodType<
      Readonly<Record<string, string[]>>
    >,
    /** Longer phrases that hold a name of this term and mean something else: never linked to it. */
    except: names,
    /** Its names are everyday words too (heat, 容器): a mention counts only beside another term. */
    everyday: z.boolean().default(false),
    /** Wrong spellings: found by search and by check, never shown as right. */
    misspellings: names,
    /** Whether case matters in a mention; by default only for names that have a capital letter. */
    match: z.enum(['exact', 'any']).optional(),
    kind: z.enum(vocabulary.kinds as [string, ...string[]]),
    platform: z.enum(vocabulary.platforms as [string, ...string[]]),
    layer: z.enum(vocabulary.layers as [string, ...string[]]),
    /** One sentence: what it is and does. */
    definition: localized,
    /** What is known of its state today; left out where no source was found. */
    status: z
      .strictObject({
        state: z.enum(STATUS_STATES),
        /** When the state began. */
        since: dateSchema.optional(),
        /** What changed, what took its place. */
        note: localized.optional(),
        /** Keys of docs/sources that say so. */
        sources: z.array(z.string()).min(1, 'a status needs at least one source'),
      })
      .optional(),
    relations: z
      .array(
        z.strictObject({
          type: z.enum(RELATION_TYPES),
          to: z.string(),
          /** Said beside the relation; for a counterpart, where the analogy breaks. */
          note: localized.optional(),
        }),
      )
      .default([]),
  });
}

/** A term as its file gives it. */
export type TermFacts = z.output<ReturnType<typeof termSchema>>;

/** Schema of a file of `docs/sources`: key to source. */
export const sourcesSchema = z.record(
  z.string().regex(ID, 'is no key of the form project-releases'),
  z.strictObject({
    /** As published, or a short true description. */
    title: z.string().min(1),
    url: z.url({ protocol: /^https?$/, error: 'is no http(s) address' }),
    /** When what was read was published, released or committed. */
    date: dateSchema.optional(),
    /** When we looked. */
    checked: dateSchema,
  }),
);
export type Source = z.output<typeof sourcesSchema>[string] & { readonly key: string };

/** Schema of `docs/senses.yaml`: words that mean different terms in different surroundings. */
export function sensesSchema(languages: readonly Language[], platforms: readonly string[]) {
  const words = z.array(z.string().trim().min(1)).default([]);
  return z.strictObject({
    senses: z.array(
      z.strictObject({
        /** The words, per language. */
        words: z.strictObject(Object.fromEntries(languages.map((l) => [l.id, words]))),
        /** Longer phrases that hold one of the words and mean something else. */
        except: z.array(z.string().trim().min(1)).default([]),
        means: z
          .array(
            z.strictObject({
              term: z.string(),
              /** On pages and in sections of this platform. */
              platform: z.enum(platforms as [string, ...string[]]).optional(),
              /** Beside one of these terms. */
              near: z.array(z.string()).default([]),
            }),
          )
          .min(1),
      }),
    ),
  });
}
