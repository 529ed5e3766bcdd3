import { type DiagramTerm, isHistory } from '../../diagrams/diagram.ts';
import { inlineSvg } from '../../diagrams/inline.ts';
import type { DiagramStructure } from '../../diagrams/structure.ts';
import { type NamedPart, textAlternative } from '../../diagrams/text-alternative.ts';
import type { Lang, TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { diagramAnchor } from '../addresses.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';

/** A run of the text beside a picture; a term leads to its page. */
export interface WordRun {
  readonly text: string;
  readonly href?: string | undefined;
}

/** What a figure shows. */
export interface DiagramView {
  readonly id: string;
  readonly anchor: string;
  /** Address of the diagram's own page. */
  readonly href: string;
  readonly title: string;
  readonly description: string;
  readonly caption: string;
  /** Markup of the picture; undefined where it was never rendered. */
  readonly svg: string | undefined;
  readonly missing: string;
  readonly scrollLabel: string;
  /** What colours and dashes mean, where the picture has more than one of them. */
  readonly legend: readonly { readonly text: string; readonly platform?: string }[];
  readonly wordsTitle: string;
  readonly alternative: readonly {
    readonly title: WordRun | undefined;
    readonly ordered: boolean;
    readonly items: readonly (readonly WordRun[])[];
  }[];
}

/** The terms that diagrams show, for their cards. */
export function termsOfDiagrams(site: Site, ids: readonly string[]): TermId[] {
  return ids.flatMap((id) => site.diagrams.get(id)?.diagram.terms.map((term) => term.id) ?? []);
}

/** A diagram's figure in a language. */
export function diagramView(site: Site, lang: Lang, id: string): DiagramView | undefined {
  const entry = site.diagrams.get(id);
  if (!entry) return undefined;
  const t = messagesOf(site, lang);
  const picture = entry.rendered.get(lang);
  const title = localize(entry.diagram.title, lang);
  return {
    id,
    anchor: diagramAnchor(id),
    href: site.addresses.to(lang, { page: 'diagram', id }),
    title,
    description: localize(entry.diagram.description, lang),
    caption: localize(entry.diagram.caption, lang),
    svg:
      picture &&
      inlineSvg(picture.svg, { hrefOf: (term) => site.addresses.to(lang, { page: 'term', id: term }) }),
    missing: t.diagramMissing,
    scrollLabel: `${title} (${t.scrollDiagram})`,
    legend: picture ? legend(site, lang, { terms: entry.diagram.terms, structure: picture.structure }) : [],
    wordsTitle: t.textAlternative,
    alternative: picture ? words(site, lang, textAlternative(picture.structure)) : [],
  };
}

/** The platforms of a picture that shows several, and the dashes of one that shows history. */
function legend(
  site: Site,
  lang: Lang,
  { terms, structure }: { terms: readonly DiagramTerm[]; structure: DiagramStructure },
): DiagramView['legend'] {
  const shown = new Set(terms.map((term) => term.platform));
  const platforms = site.config.platforms.filter((p) => shown.has(p.id));
  const history =
    terms.some((term) => isHistory(term.state)) ||
    [...structure.parts, ...structure.groups].some((part) => part.history);
  return [
    ...(platforms.length > 1 ? platforms.map((p) => ({ text: localize(p.name, lang), platform: p.id })) : []),
    ...(history ? [{ text: messagesOf(site, lang).legendRetired }] : []),
  ];
}

function words(
  site: Site,
  lang: Lang,
  alternative: ReturnType<typeof textAlternative>,
): DiagramView['alternative'] {
  const t = messagesOf(site, lang);
  const run = (part: NamedPart): WordRun =>
    part.term === undefined
      ? { text: part.label }
      : { text: part.label, href: site.addresses.to(lang, { page: 'term', id: part.term }) };
  const arrow = (both: true | undefined): WordRun => ({ text: both ? ' ↔ ' : ' → ' });
  const said = (text: string | undefined): WordRun[] =>
    text === undefined ? [] : [{ text: t.bracketed(text) }];
  switch (alternative.kind) {
    case 'steps': {
      const items = alternative.steps.map((s) => [
        run(s.from),
        arrow(undefined),
        run(s.to),
        ...said(s.words),
      ]);
      return [{ title: { text: t.steps }, ordered: true, items }];
    }
    case 'times':
      return alternative.groups.map(({ group, parts }) => ({
        title: group && run(group),
        ordered: false,
        items: parts.map((period) => [
          run(period),
          ...period.to.flatMap((event, i) => [
            { text: i > 0 ? t.clauseSeparator : t.labelled('') },
            run(event),
          ]),
        ]),
      }));
    case 'parts':
      return alternative.groups.map(({ group, parts }) => ({
        title: group && run(group),
        ordered: false,
        items: parts.flatMap((part) =>
          part.to.length === 0
            ? [[run(part)]]
            : [
                [
                  run(part),
                  arrow(part.to.every((to) => to.both) ? true : undefined),
                  ...part.to.flatMap((to, i) => [
                    ...(i > 0 ? [{ text: t.listSeparator }] : []),
                    run(to),
                    ...said(to.words),
                  ]),
                ],
              ],
        ),
      }));
  }
}
