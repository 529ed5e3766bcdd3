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
        id: id.transform(asLang).describe('Part of addresses, of file names and of the keys of texts.'),
        tag: z
          .string()
          .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is no language tag such as en or zh-CN')
          .describe('The tag that browsers know it by (BCP 47): en, zh-CN.'),
        label: z.string().min(1).describe('Its own name for itself, as the language switch shows it.'),
      }),
    )
    .min(1, 'name at least one language')
    .refine((all) => new Set(all.map((l) => l.id)).size === all.length, 'names a language twice')
    .describe('The languages of the site. The first stands at /, the others at /<id>/.'),
});

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'is no colour of the form #1a2b3c')
  .meta({ form: 'colour' });

/** Schema of `docs/site.yaml`. */
export function siteSchema(languages: readonly Language[]) {
  const localized = localizedSchema(languages);
  const named = z.strictObject({
    id: id.describe('What other files call it.'),
    name: localized.describe('What readers see.'),
  });
  const unique = <T extends { id: string }>(all: T[]): boolean =>
    new Set(all.map((item) => item.id)).size === all.length;
  return z.strictObject({
    title: localized.describe('Name of the site: in the header, in titles, in the feed.'),
    description: localized.describe('One sentence for search engines and the feed.'),
    languages: languagesSchema.shape.languages,
    repository: z
      .url({ protocol: /^https?$/, error: 'is no http(s) address' })
      .optional()
      .describe(
        'Address of the repository, for the links that edit a page. GitHub Actions knows it without.',
      ),
    platforms: z
      .array(
        z.strictObject({
          id: id.describe('What other files call it.'),
          name: localized.describe('What readers see.'),
          colour: z
            .strictObject({
              light: colour.describe('On light ground.'),
              dark: colour.describe('On dark ground.'),
            })
            .describe('Its colour in links, tables and diagrams.'),
          neutral: z.boolean().default(false).describe('Whether it stands for what belongs to no side.'),
        }),
      )
      .refine(unique, 'names a platform twice')
      .default([])
      .describe('The systems that are set side by side. A site about one thing has none.'),
    kinds: z
      .array(named)
      .min(1)
      .refine(unique, 'names a kind twice')
      .describe('What sorts of things the terms are.'),
    layers: z
      .array(named)
      .min(1)
      .refine(unique, 'names a layer twice')
      .describe('The layers in which they work, from top to bottom.'),
    home: z
      .strictObject({
        lead: localized.describe('What the site is, in one or two sentences.'),
      })
      .optional()
      .describe('The home page.'),
    'articles-lead': localized.optional().describe('What all articles have in common, above their list.'),
    articles: z
      .array(z.string())
      .default([])
      .describe('Slugs of articles in reading order. Those not named follow by slug.'),
    guide: z
      .array(z.string())
      .default([])
      .describe('Slugs of the pages of the guide in reading order. Those not named follow by slug.'),
  });
}
export type SiteConfig = z.output<ReturnType<typeof siteSchema>>;

/** A day, or a moment with its zone where it is known. YAML reads a bare year as a number. */
const momentSchema = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .refine(
    (text) => /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/.test(text),
    'is no date of the form 2018-09-07 or 2018-09-07T12:00:00+08:00',
  )
  .meta({ form: 'moment' });

const label = z.string().trim().min(1);

/** Schema of an article's front matter. */
export const frontmatterSchema = z.strictObject({
  title: z.string().trim().min(1).describe('Title of the page; the text has no heading of the first level.'),
  description: z.string().trim().min(1).describe('One sentence for search engines and lists.'),
  links: z.enum(LINK_RULES).default('first-in-section').describe('Which mentions of terms become links.'),
  'no-links-to': z.array(z.string()).default([]).describe('Ids of terms that are not linked on this page.'),
  date: momentSchema
    .optional()
    .describe('When the text was first published; shown where source.yaml gives no date.'),
  updated: momentSchema.optional().describe('When the author last revised it.'),
  tags: z.array(label).default([]).describe('What it is about; shown above the text and found by search.'),
  categories: z
    .array(label)
    .default([])
    .describe('Where it belongs; shown above the text and found by search.'),
  draft: z
    .boolean()
    .default(false)
    .describe('Whether it is not to be published yet: the built site leaves it out, dev marks it.'),
  extra: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ form: 'data' })
    .describe('Data that an import found no place for; nothing reads them.'),
});
export type Frontmatter = z.output<typeof frontmatterSchema>;

/** Schema of the front matter of a page of the guide. */
export const guideFrontmatterSchema = frontmatterSchema.pick({ title: true, description: true });

/** Schema of `docs/articles/<slug>/source.yaml`: what the page was derived from. */
export function provenanceSchema(languages: readonly Language[]) {
  const localized = localizedSchema(languages);
  const address = z.url({ protocol: /^https?$/, error: 'is no http(s) address' });
  return z.strictObject({
    title: z.string().min(1).describe('Title of the original, as published.'),
    lang: z.string().describe('Language of the original, as a tag: zh-CN.'),
    written: dateSchema.optional().describe('When the original was written.'),
    author: z
      .string()
      .nullable()
      .optional()
      .describe('The name under which it was published; null where none is given.'),
    address: address.optional().describe('Where the original stands.'),
    repost: z
      .strictObject({
        by: z.string().optional().describe('Who published it again.'),
        date: dateSchema.optional().describe('When that was.'),
        address: address.optional().describe('Where that stands.'),
      })
      .optional()
      .describe('Where the text at hand is not the first publication.'),
    licence: z.string().nullable().optional().describe('Licence of the original; null where none is stated.'),
    note: localized.optional().describe('How date and author are known.'),
    lost: z
      .array(
        z.strictObject({
          what: localized.describe('What it showed or said.'),
          diagram: z.string().optional().describe('Id of the diagram that stands in for it.'),
        }),
      )
      .default([])
      .describe('Pictures and passages that did not survive.'),
    references: z.array(address).default([]).describe('Other addresses that the original names.'),
  });
}
export type Provenance = z.output<ReturnType<typeof provenanceSchema>>;
