import { type DiagramTerm, isHistory } from '../../diagrams/diagram.ts';
import { inlineSvg } from '../../diagrams/inline.ts';
import type { DiagramStructure } from '../../diagrams/structure.ts';
import { type DescribedPart, type NamedPart, textAlternative } from '../../diagrams/text-alternative.ts';
import type { Lang, TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { diagramAnchor } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
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
  /** How many pixels of its width must be in sight for its first part to be seen; undefined where it begins at its left side. */
  readonly start: string | undefined;
  /** What colours and dashes mean, where the picture has more than one of them. */
  readonly legend: readonly { readonly text: string; readonly look: string }[];
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
    start: / data-start="(\d+)"/.exec(picture?.svg ?? '')?.[1],
    legend: picture ? legend(site, lang, { terms: entry.diagram.terms, structure: picture.structure }) : [],
    wordsTitle: t.textAlternative,
    alternative: picture ? words(site, lang, textAlternative(picture.structure)) : [],
  };
}

/** The colours of a picture that shows several, white for what is no term, and the dashes of one that shows history. */
function legend(
  site: Site,
  lang: Lang,
  { terms, structure }: { terms: readonly DiagramTerm[]; structure: DiagramStructure },
): DiagramView['legend'] {
  const t = messagesOf(site, lang);
  const shown = new Set(terms.map((term) => term.platform));
  const platforms = site.config.platforms.filter((p) => shown.has(p.id));
  const history =
    terms.some((term) => isHistory(term.state)) ||
    [...structure.parts, ...structure.groups].some((part) => part.history);
  const noTerm = structure.parts.some((part) => part.term === undefined && !part.note);
  const colours = [
    ...platforms.map((p) => ({ text: localize(p.name, lang), look: `p-${p.id}` })),
    ...(noTerm ? [{ text: t.legendNoTerm, look: 'no-term' }] : []),
  ];
  return [
    ...(platforms.length > 0 && colours.length > 1 ? colours : []),
    ...(history ? [{ text: t.legendRetired, look: 'past' }] : []),
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
      ? { text: inOneLine(part, t) }
      : { text: inOneLine(part, t), href: site.addresses.to(lang, { page: 'term', id: part.term }) };
  const arrow = (to: DescribedPart['to'] = []): WordRun => {
    if (to.length > 0 && to.every(({ both }) => both)) return { text: ' ↔ ' };
    return { text: to.length > 0 && to.every(({ plain }) => plain) ? ' – ' : ' → ' };
  };
  const said = (text: string | undefined): WordRun[] =>
    text === undefined || text === '' ? [] : [{ text: t.bracketed(text) }];
  switch (alternative.kind) {
    case 'steps': {
      const items = alternative.steps.map((s) => [
        run(s.from),
        arrow(),
        run(s.to),
        ...said(
          [s.words, ...(s.blocks ?? []).map((b) => t.labelled(t.diagramBlocks[b.kind]) + b.words)]
            .filter((text) => text !== undefined)
            .join(t.clauseSeparator),
        ),
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
                  arrow(part.to),
                  ...part.to.flatMap((to, i) => [
                    ...(i > 0
                      ? [{ text: part.to.some(isExplained) ? t.clauseSeparator : t.listSeparator }]
                      : []),
                    run(to),
                    ...said(to.words),
                  ]),
                ],
              ],
        ),
      }));
  }
}

function isExplained({ lines }: NamedPart): boolean {
  return lines !== undefined;
}

/** A label of several lines as one: its name, and what explains it. */
function inOneLine({ label, lines: [name = '', ...more] = [] }: NamedPart, t: Messages): string {
  const rest = more.join(t.listSeparator);
  const marked = /[\p{Po}\p{Pd}]$/u.test(name) || /^\p{Ps}/u.test(rest);
  return rest === '' || marked ? label : t.labelled(name) + rest;
}
