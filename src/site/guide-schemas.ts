import { z } from 'astro/zod';
import { frontmatterShape } from '../diagrams/frontmatter.ts';
import { viewSchema } from '../diagrams/view-schema.ts';
import { correspondencesSchema } from '../glossary/correspondences.ts';
import { sensesSchema, sourcesSchema, termSchema, type Vocabulary } from '../glossary/term-schema.ts';
import type { Language } from '../text/localized.ts';
import { criteriaSchema, matrixSchema } from './compare-schema.ts';
import { frontmatterSchema, guideFrontmatterSchema, provenanceSchema, siteSchema } from './site-schema.ts';

/** A kind of file that authors write. */
interface DocumentedFile {
  /** Where it stands. */
  readonly file: string;
  readonly schema: (vocabulary: Vocabulary) => z.ZodType;
}

const sides = ({ platforms }: Vocabulary): readonly string[] => platforms;

/** Every file of the docs folder that has keys, by the name under which the guide shows them. */
export const DOCUMENTED = {
  site: { file: 'docs/site.yaml', schema: ({ languages }) => siteSchema(languages) },
  article: { file: 'docs/articles/<slug>/<language>.mdx', schema: () => frontmatterSchema },
  source: {
    file: 'docs/articles/<slug>/source.yaml',
    schema: ({ languages }) => provenanceSchema(languages),
  },
  term: { file: 'docs/glossary/<id>.yaml', schema: termSchema },
  sources: { file: 'docs/sources/*.yaml', schema: () => sourcesSchema },
  senses: {
    file: 'docs/senses.yaml',
    schema: (v) => sensesSchema(v.languages, sides(v)),
  },
  diagram: {
    file: 'docs/diagrams/<id>.mmd',
    schema: ({ languages }) => z.strictObject(frontmatterShape(languages)),
  },
  view: { file: 'docs/diagrams/<id>.yaml', schema: viewSchema },
  matrix: {
    file: 'docs/compare/matrix.yaml',
    schema: (v) => matrixSchema(v.languages, sides(v)),
  },
  criteria: {
    file: 'docs/compare/criteria.yaml',
    schema: (v) => criteriaSchema(v.languages, sides(v)),
  },
  correspondences: {
    file: 'docs/compare/correspondences.yaml',
    schema: (v) => correspondencesSchema(v.languages, sides(v)),
  },
  guide: { file: 'docs/guide/<slug>.<language>.mdx', schema: () => guideFrontmatterSchema },
} as const satisfies Readonly<Record<string, DocumentedFile>>;
export type DocumentedName = keyof typeof DOCUMENTED;

/** Whether a name is that of a documented file. */
export function isDocumented(name: string): name is DocumentedName {
  return Object.hasOwn(DOCUMENTED, name);
}

/** The schema of a file, for a site of some languages: what kinds, platforms and layers there are is not its matter. */
export function documentedSchema(name: DocumentedName, languages: readonly Language[]): z.ZodType {
  const any = ['…'];
  return DOCUMENTED[name].schema({ languages, kinds: any, platforms: any, layers: any });
}
