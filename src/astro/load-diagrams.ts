import { join, resolve } from 'node:path';
import { sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { checkDiagram } from '../diagrams/check-diagram.ts';
import { refreshDiagrams } from '../diagrams/refresh.ts';
import type { DiagramEntry } from '../site/site.ts';
import type { Lang } from '../text/brand.ts';
import type { LoadedSite } from './load-site.ts';

/**
 * Gives a loaded site the pictures of its diagrams: from docs/diagrams/rendered, or rendered now where a
 * browser is found. What could not be had is reported.
 */
export async function addDiagrams(
  loaded: LoadedSite,
  { root, docs, log }: { root: string; docs: string; log: (message: string) => void },
): Promise<LoadedSite> {
  const { site } = loaded;
  if (!site || site.diagrams.size === 0) return loaded;
  const { rendered, diagnostics } = await refreshDiagrams({
    diagrams: [...site.diagrams.values()].map((entry) => entry.diagram),
    languages: site.languages,
    folder: join(resolve(root, docs), 'diagrams/rendered'),
    // Loaded only where a picture is missing: Playwright takes a quarter of a second to load.
    findBrowser: async () => (await import('../diagrams/browser.ts')).findBrowser(process.env),
    log,
  });
  const pictures = new Map<
    string,
    Map<Lang, { svg: string; structure: (typeof rendered)[number]['structure'] }>
  >();
  for (const { id, lang, svg, structure } of rendered) {
    const own = pictures.get(id) ?? new Map();
    pictures.set(id, own.set(lang, { svg, structure }));
  }
  const diagrams = new Map(
    [...site.diagrams].map(([id, entry]): [string, DiagramEntry] => [
      id,
      { ...entry, rendered: pictures.get(id) ?? new Map() },
    ]),
  );
  const [first] = site.languages;
  const checked = [...diagrams.values()].flatMap(({ diagram, rendered: own }) => {
    const structure = first && own.get(first.id)?.structure;
    return structure ? checkDiagram(diagram, structure, site) : [];
  });
  const all = sortDiagnostics([...loaded.diagnostics, ...diagnostics, ...checked]);
  return { ...loaded, site: { ...site, diagrams }, diagnostics: all };
}
