import { z } from 'astro/zod';
import { dateSchema, ID } from '../glossary/term-schema.ts';
import { LINK_RULES } from '../linker/plan.ts';
import { asLang } from '../text/brand.ts';
import { type Language, localizedSchema } from '../text/localized.ts';

const id = z.string().regex(ID, 'must be small Latin letters, digits and single hyphens');

/** The part of site.yaml that must be read first: every other text depends on the languages. */
export const languagesSchema = z.looseObject({
  languages: z
    .array(
      z.strictObject({
        /** Part of addresses and file names. */
        id: id.transform(asLang),
        /** BCP 47 tag for `lang` and `hreflang`. */
        tag: z
          .string()
          .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is no language tag such as en or zh-CN'),
        /** Its own name for itself. */
        label: z.string().min(1),
      }),
    )
    .min(1, 'name at least one language')
    .refine((all) => new Set(all.map((l) => l.id)).size === all.length, 'names a language twice'),
});

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'is no colour of the form #1a2b3c');

/** Schema of `docs/site.yaml`. */
export function siteSchema(languages: readonly Language[]) {
  const localized = localizedSchema(languages);
  const named = z.strictObject({ id, name: localized });
  const unique = <T extends { id: string }>(all: T[]): boolean =>
    new Set(all.map((item) => item.id)).size === all.length;
  return z.strictObject({
    /** The site's name: header, titles, feeds. */
    title: localized,
    /** One sentence for search engines and feeds. */
    description: localized,
    languages: languagesSchema.shape.languages,
    /** Address of the repository, for edit links; on GitHub Actions it is known without. */
    repository: z.url({ protocol: /^https?$/, error: 'is no http(s) address' }).optional(),
    /** The systems the articles are about; `neutral` marks what belongs to none of them. */
    platforms: z
      .array(
        z.strictObject({
          id,
          name: localized,
          /** Its colour on light and on dark ground; contrast with the ground is checked by the tests. */
          colour: z.strictObject({ light: colour, dark: colour }),
          neutral: z.boolean().default(false),
        }),
      )
      .refine(unique, 'names a platform twice'),
    /** Kinds of terms. */
    kinds: z.array(named).min(1).refine(unique, 'names a kind twice'),
    /** Layers terms belong to. */
    layers: z.array(named).min(1).refine(unique, 'names a layer twice'),
    home: z
      .strictObject({
        /** What the site is, in one or two sentences. */
        lead: localized,
      })
      .optional(),
    /** Articles in reading order; articles not named here follow by slug. */
    articles: z.array(z.string()).default([]),
  });
}
export type SiteConfig = z.output<ReturnType<typeof siteSchema>>;

/** Schema of an article's front matter. */
export const frontmatterSchema = z.strictObject({
  title: z.string().trim().min(1),
  /** One sentence for search engines and lists. */
  description: z.string().trim().min(1),
  /** Which mentions of a term become links; the first in each section by default. */
  links: z.enum(LINK_RULES).default('first-in-section'),
  /** Ids of terms that are not linked on this page. */
  'no-links-to': z.array(z.string()).default([]),
});
export type Frontmatter = z.output<typeof frontmatterSchema>;

/** Schema of `docs/articles/<slug>/source.yaml`: what the page was derived from. */
export function provenanceSchema(languages: readonly Language[]) {
  const localized = localizedSchema(languages);
  const address = z.url({ protocol: /^https?$/, error: 'is no http(s) address' });
  return z.strictObject({
    /** The original title, as published. */
    title: z.string().min(1),
    /** Language of the original, a BCP 47 tag. */
    lang: z.string(),
    /** When the text was written. */
    written: dateSchema.optional(),
    /** Published name; null where no author is named. */
    author: z.string().nullable().default(null),
    address: address.optional(),
    repost: z
      .strictObject({ by: z.string().optional(), date: dateSchema.optional(), address: address.optional() })
      .optional(),
    /** Null where none is stated. */
    licence: z.string().nullable().default(null),
    /** How the date or the author is known. */
    note: localized.optional(),
    /** Pictures and passages that did not survive; `diagram` stands in for one. */
    lost: z.array(z.strictObject({ what: localized, diagram: z.string().optional() })).default([]),
    /** Other addresses the original names. */
    references: z.array(address).default([]),
  });
}
export type Provenance = z.output<ReturnType<typeof provenanceSchema>>;
