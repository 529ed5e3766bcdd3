import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { buildCorrespondences, correspondencesSchema } from '../glossary/correspondences.ts';
import type { Glossary } from '../glossary/glossary.ts';
import { criteriaSchema, matrixSchema } from '../site/compare-schema.ts';
import type { Article, Site } from '../site/site.ts';
import type { SiteConfig } from '../site/site-schema.ts';
import type { Slug } from '../text/brand.ts';
import { checkTexts } from './check-docs.ts';
import type { LinkContext } from './link-plugin.ts';
import { isFile, type Reader, readYaml } from './read-files.ts';

/** Reads `compare/*.yaml` of the docs folder, where there are any: platforms, sources and articles must exist. */
export async function loadCompare(
  reader: Reader,
  folder: string,
  {
    config,
    articles,
    glossary,
    slugs,
    links,
  }: {
    config: SiteConfig;
    articles: ReadonlyMap<Slug, Article>;
    glossary: Glossary;
    slugs: readonly Slug[];
    links: LinkContext;
  },
): Promise<Pick<Site, 'matrix' | 'criteria' | 'correspondences' | 'correspondencesIntro'>> {
  const platforms = config.platforms.filter((p) => !p.neutral).map((p) => p.id);
  const read = async <T>(name: string, schema: Parameters<typeof readYaml<T>>[2]) =>
    (await isFile(join(folder, name))) ? readYaml(reader, join(folder, name), schema) : undefined;
  const matrix = await read('matrix.yaml', matrixSchema(config.languages, platforms));
  const criteria = await read('criteria.yaml', criteriaSchema(config.languages, platforms));
  matrix?.value.groups.forEach((group, g) => {
    group.rows.forEach((row, r) => {
      row.sources.forEach((key, s) => {
        if (glossary.sources.has(key)) return;
        const place = matrix.placeOf(['groups', g, 'rows', r, 'sources', s]);
        const suggestion = suggest(key, glossary.sources.keys());
        reader.diagnostics.push(diagnose('term/unknown-source', place, { key, suggestion }));
      });
      const placeOf = (a: number) => matrix.placeOf(['groups', g, 'rows', r, 'articles', a]);
      reader.diagnostics.push(...checkTargets(row.articles, { placeOf, articles, slugs }));
    });
  });
  criteria?.value.criteria.forEach((criterion, c) => {
    const placeOf = (a: number) => criteria.placeOf(['criteria', c, 'articles', a]);
    reader.diagnostics.push(...checkTargets(criterion.articles, { placeOf, articles, slugs }));
  });
  const file = await read('correspondences.yaml', correspondencesSchema(config.languages, platforms));
  const { correspondences, diagnostics } = buildCorrespondences(glossary, file, links.targets.terms);
  reader.diagnostics.push(...diagnostics);
  for (const part of [matrix, criteria, file]) {
    if (part) checkTexts(reader, part, { languages: config.languages, spelling: links.spelling });
  }
  return {
    matrix: matrix?.value,
    criteria: criteria?.value,
    correspondences,
    correspondencesIntro: file?.value.intro,
  };
}

function checkTargets(
  targets: readonly string[],
  {
    placeOf,
    articles,
    slugs,
  }: {
    placeOf: (index: number) => Place;
    articles: ReadonlyMap<Slug, Article>;
    slugs: readonly Slug[];
  },
): Diagnostic[] {
  return targets.flatMap((target, index) => {
    const [slug = '', anchor] = target.split('#');
    const article = articles.get(slug as Slug);
    if (!article) {
      if (slugs.includes(slug as Slug)) return [];
      return [
        diagnose('link/unknown-article', placeOf(index), {
          slug,
          suggestion: suggest(slug, slugs),
        }),
      ];
    }
    if (anchor === undefined) return [];
    return [...article.pages.values()].flatMap((page) => {
      const ids = page.digest.headings.map((h) => h.id);
      if (ids.includes(anchor)) return [];
      const suggestion = suggest(anchor, ids);
      return [diagnose('link/unknown-anchor', placeOf(index), { anchor, page: page.file, suggestion })];
    });
  });
}
