import { z } from 'astro/zod';
import { CORRESPONDENCE_KINDS } from '../glossary/correspondences.ts';
import type { Term } from '../glossary/glossary.ts';
import { RELATION_TYPES, type RelationType } from '../glossary/relation-types.ts';
import { ID, STATUS_STATES } from '../glossary/term-schema.ts';
import type { Lang } from '../text/brand.ts';
import type { Route } from './addresses.ts';
import type { Site } from './site.ts';

/** Goes up when a key goes away or changes its meaning; a new key leaves it as it is. */
const VERSION = 1;

const id = z.string().regex(ID);
/** JSON Schema knows no transformation, and here every date is written out. */
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const text = z.string().min(1);
const localized = z.record(id, text).describe('A text by language id; the first language is always there.');
const named = z.strictObject({ id, name: localized });
const sourceKeys = z.array(z.string()).describe('Keys of `sources`.');

const termEntry = z.strictObject({
  id: id.describe('Stable: stands in addresses and wherever a term is named.'),
  url: z.record(id, text).describe('The page of the term by language id.'),
  name: localized,
  gloss: localized.optional().describe('A few words after the name: “compute service”.'),
  definition: localized.describe('One sentence.'),
  aliases: z.record(id, z.array(text)).describe('Other right spellings by language id.'),
  misspellings: z.array(text).describe('Wrong spellings: to be found by, never to be shown as right.'),
  kind: id.describe('An id of `kinds`.'),
  platform: id.optional().describe('An id of `platforms`; missing where the site has none.'),
  layer: id.describe('An id of `layers`.'),
  status: z
    .strictObject({
      state: z.enum(STATUS_STATES),
      since: date.optional().describe('When the state began, as exact as it is known.'),
      note: localized.optional(),
      sources: sourceKeys,
    })
    .optional()
    .describe('How it stands today; left out where no source was found.'),
  relations: z
    .array(z.strictObject({ type: z.enum(RELATION_TYPES), to: id, note: localized.optional() }))
    .describe('Each relation once, at the term that declares it; `to` is the id of another term.'),
});

const correspondenceEntry = z.strictObject({
  id: z.string(),
  kind: z.enum(CORRESPONDENCE_KINDS),
  sides: z.record(id, z.array(id)).describe('Ids of terms by platform id; of kind `none` one side is empty.'),
  topic: localized.optional().describe('The role both sides play.'),
  alike: localized.optional(),
  breaks: localized.optional().describe('Where the analogy breaks; of kind `none`, what is done instead.'),
  sources: sourceKeys,
});

/** Schema of `/glossary.json`: the whole glossary in all languages. */
export const glossaryJsonSchema = z.strictObject({
  $schema: text.describe('Where this schema stands.'),
  version: z.literal(VERSION).describe('Version of this schema.'),
  title: localized.describe('The name of the site.'),
  url: z.record(id, text).describe('The index of the glossary by language id.'),
  languages: z.array(z.strictObject({ id, tag: text.describe('BCP 47'), label: text })),
  platforms: z.array(
    named.extend({ neutral: z.boolean().describe('Whether its terms belong to none of the others.') }),
  ),
  kinds: z.array(named),
  layers: z.array(named),
  terms: z.array(termEntry).describe('In alphabetical order of the ids.'),
  correspondences: z.array(correspondenceEntry).describe('What corresponds to what on the other platforms.'),
  sources: z
    .record(id, z.strictObject({ title: text, url: z.url(), date: date.optional(), checked: date }))
    .describe('By key. `date`: when it was published or committed; `checked`: when it was looked at.'),
});
export type GlossaryJson = z.output<typeof glossaryJsonSchema>;

/** The glossary of a site for machines: the same input gives the same value, keys in the same order. */
export function glossaryJson(site: Site): GlossaryJson {
  const { config, glossary } = site;
  return {
    $schema: fileAddress(site, SCHEMA_FILE),
    version: VERSION,
    title: config.title,
    url: pageAddresses(site, { page: 'glossary' }),
    languages: site.languages.map(({ id, tag, label }) => ({ id, tag, label })),
    platforms: config.platforms.map(({ id, name, neutral }) => ({ id, name, neutral })),
    kinds: config.kinds,
    layers: config.layers,
    terms: [...glossary.terms.values()].map((term) => termJson(site, term)),
    correspondences: site.correspondences.map(({ sides, sources, ...rest }) => ({
      ...rest,
      sides: Object.fromEntries([...sides].map(([platform, ids]) => [platform, [...ids]])),
      sources: [...sources],
    })),
    sources: Object.fromEntries(
      [...glossary.sources]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { title, url, date, checked }]) => [key, { title, url, date, checked }]),
    ),
  };
}

const SCHEMA_FILE = 'glossary.schema.json';

/** Schema of `/glossary.json` as JSON Schema, with the meaning of every key. */
export function glossaryJsonSchemaFile(site: Pick<Site, 'addresses'>): object {
  const address = site.addresses.absoluteFile(SCHEMA_FILE);
  return { ...(address === undefined ? {} : { $id: address }), ...z.toJSONSchema(glossaryJsonSchema) };
}

function termJson(site: Site, term: Term): GlossaryJson['terms'][number] {
  const { id, name, gloss, definition, aliases, misspellings, kind, platform, layer, status } = term;
  return {
    id,
    url: pageAddresses(site, { page: 'term', id }),
    name,
    gloss,
    definition,
    aliases,
    misspellings,
    kind,
    platform: platform === '' ? undefined : platform,
    layer,
    status,
    relations: (site.glossary.relations.get(id) ?? [])
      .filter(({ declared }) => declared)
      // At the term that declares it, a relation is read as it was written.
      .map(({ role, other, note }) => ({ type: role as RelationType, to: other, note })),
  };
}

/** A page in every language: absolute where the site's address is known, else from the root. */
function pageAddresses(site: Site, route: Route): Record<Lang, string> {
  const { addresses, languages } = site;
  return Object.fromEntries(
    languages.map(({ id }) => [id, addresses.absolute(id, route) ?? addresses.to(id, route)]),
  );
}

function fileAddress({ addresses }: Pick<Site, 'addresses'>, path: string): string {
  return addresses.absoluteFile(path) ?? addresses.file(path);
}
