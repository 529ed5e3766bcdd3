import type { IndexDocument, IndexedLanguage, IndexInput, SearchBlock } from '../search/index-document.ts';
import type { Lang } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import { messagesOf, tagOf } from './messages/of-site.ts';
import { searchNames } from './search-names.ts';
import type { Site } from './site.ts';
import { platformName } from './views/card.ts';
import { type KeyList, keyList } from './views/guide-keys.ts';
import { hasPlatforms } from './views/platforms.ts';

/** All that search indexes of a site. */
export function indexInput(site: Site): IndexInput {
  const documents = indexDocuments(site);
  const languages = site.languages.map(({ id, tag, label }): IndexedLanguage => {
    const t = messagesOf(site, id);
    const names = {
      term: t.glossary,
      article: t.articles,
      diagram: t.diagrams,
      page: t.compare,
      guide: t.guide,
    };
    const present = new Set(documents.filter((document) => document.tag === tag).map(({ kind }) => kind));
    return {
      tag,
      label,
      kinds: Object.fromEntries(Object.entries(names).filter(([kind]) => present.has(kind as never))),
      platforms: Object.fromEntries(site.config.platforms.map((p) => [p.id, localize(p.name, id)])),
    };
  });
  return { documents, languages };
}

/**
 * Every page as search indexes it, in all languages. A page shown in another language for want of a
 * translation is indexed in its own language only.
 */
export function indexDocuments(site: Site): IndexDocument[] {
  return site.languages.flatMap(({ id: lang }) => [
    ...articleDocuments(site, lang),
    ...termDocuments(site, lang),
    ...diagramDocuments(site, lang),
    ...compareDocuments(site, lang),
    ...guideDocuments(site, lang),
  ]);
}

function articleDocuments(site: Site, lang: Lang): IndexDocument[] {
  const t = messagesOf(site, lang);
  return [...site.articles.values()].flatMap(({ slug, pages }): IndexDocument[] => {
    const page = pages.get(lang);
    if (!page) return [];
    const labels = [...page.categories, ...page.tags];
    const texts = [page.description, ...(labels.length > 0 ? [labels.join(' · ')] : [])];
    return [
      {
        path: site.addresses.path(lang, { page: 'article', slug }),
        tag: tagOf(site, lang),
        title: page.title,
        crumb: t.articles,
        kind: 'article',
        platform: '',
        names: [],
        blocks: [...texts.map((text): SearchBlock => ({ kind: 'text', text })), ...page.digest.search],
      },
    ];
  });
}

function termDocuments(site: Site, lang: Lang): IndexDocument[] {
  const t = messagesOf(site, lang);
  const names = searchNames(site, lang);
  return [...site.glossary.terms.values()].map((term): IndexDocument => {
    const notes = (site.glossary.relations.get(term.id) ?? []).flatMap(({ note }) =>
      note ? [localize(note, lang)] : [],
    );
    const texts = [
      localize(term.definition, lang),
      ...(term.status?.note ? [localize(term.status.note, lang)] : []),
      ...notes,
    ];
    const gloss = term.gloss ? localize(term.gloss, lang) : undefined;
    const name = localize(term.name, lang);
    return {
      path: site.addresses.path(lang, { page: 'term', id: term.id }),
      tag: tagOf(site, lang),
      title: gloss ? `${name} · ${gloss}` : name,
      crumb: hasPlatforms(site) ? `${t.glossary} › ${platformName(site, lang, term.platform)}` : t.glossary,
      kind: 'term',
      platform: term.platform,
      ...(names.get(term.id) ?? { names: [] }),
      blocks: [
        ...[...new Set(texts)].map((text): SearchBlock => ({ kind: 'text', text })),
        ...(site.termTexts.get(lang)?.get(term.id)?.digest.search ?? []),
      ],
    };
  });
}

function diagramDocuments(site: Site, lang: Lang): IndexDocument[] {
  const t = messagesOf(site, lang);
  return [...site.diagrams.values()].map(({ diagram, rendered }): IndexDocument => {
    const structure = rendered.get(lang)?.structure;
    const parts = [...(structure?.groups ?? []), ...(structure?.parts ?? [])].map((part) => part.label);
    const arrows = structure?.connections.flatMap(({ label }) => label ?? []) ?? [];
    const texts = [localize(diagram.description, lang), localize(diagram.caption, lang)];
    const labels = [...new Set([...parts, ...arrows])];
    return {
      path: site.addresses.path(lang, { page: 'diagram', id: diagram.id }),
      tag: tagOf(site, lang),
      title: localize(diagram.title, lang),
      crumb: t.diagrams,
      kind: 'diagram',
      platform: '',
      names: [],
      blocks: [...texts, ...(labels.length > 0 ? [labels.join(' · ')] : [])].map(
        (text): SearchBlock => ({ kind: 'text', text }),
      ),
    };
  });
}

function guideDocuments(site: Site, lang: Lang): IndexDocument[] {
  const t = messagesOf(site, lang);
  return [...site.guide.values()].flatMap(({ slug, pages }): IndexDocument[] => {
    const page = pages.get(lang);
    if (!page) return [];
    return [
      {
        path: site.addresses.path(lang, { page: 'guide', slug }),
        tag: tagOf(site, lang),
        title: page.title,
        crumb: t.guide,
        kind: 'guide',
        platform: '',
        names: [],
        blocks: [
          { kind: 'text', text: page.description },
          ...page.digest.search,
          ...page.lists.flatMap((name) => keyBlocks(keyList(site, lang, name))),
        ],
      },
    ];
  });
}

/** The keys of a file as search finds them: under the name of the file, which is the heading of their list. */
function keyBlocks({ id, file, keys }: KeyList): SearchBlock[] {
  const text = keys.map(({ path, description }) => `${path}: ${description}`).join(' ');
  return [
    { kind: 'heading', id, depth: 3, text: file },
    { kind: 'text', text },
  ];
}

function compareDocuments(site: Site, lang: Lang): IndexDocument[] {
  const { matrix, criteria } = site;
  if (!matrix) return [];
  const t = messagesOf(site, lang);
  const platforms = site.config.platforms.filter((p) => !p.neutral).map((p) => p.id);
  const blocks: SearchBlock[] = [{ kind: 'text', text: localize(matrix.intro, lang) }];
  if (criteria) {
    blocks.push({ kind: 'heading', id: 'criteria', depth: 2, text: t.criteria });
    for (const c of criteria.criteria) {
      blocks.push({ kind: 'text', text: `${localize(c.question, lang)} ${localize(c.because, lang)}` });
    }
  }
  for (const group of matrix.groups) {
    blocks.push({ kind: 'heading', id: group.id, depth: 2, text: localize(group.title, lang) });
    for (const row of group.rows) {
      const cells = platforms.flatMap((p) => {
        const cell = (row.cells as Record<string, Readonly<Record<string, string>>>)[p];
        return cell ? [`${platformName(site, lang, p)}: ${localize(cell, lang)}`] : [];
      });
      const today = row.today ? [localize(row.today, lang)] : [];
      blocks.push({ kind: 'text', text: [localize(row.dimension, lang), ...cells, ...today].join(' — ') });
    }
  }
  return [
    {
      path: site.addresses.path(lang, { page: 'compare' }),
      tag: tagOf(site, lang),
      // Whoever asks for one thing against another finds it by their names.
      title: `${t.compare} · ${platforms.map((p) => platformName(site, lang, p)).join(' / ')}`,
      crumb: t.compare,
      kind: 'page',
      platform: '',
      names: [],
      blocks,
    },
  ];
}
