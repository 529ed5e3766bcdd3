import type { Answer, Result, Run } from '../search/answer.ts';
import type { SearchWords } from '../text/search-start.ts';
import { fill, make } from './elements.ts';
import type { SearchIndex } from './search-index.ts';

/** How results are shown: as the options of a combobox, or as lists of a page. */
export interface ResultsStyle {
  readonly words: SearchWords;
  readonly listbox: boolean;
}

/** The results of an answer: the near ones, the looser ones, those in other languages, each under its heading. */
export function resultLists({ own, others }: Answer, { words, listbox }: ResultsStyle): HTMLElement[] {
  let count = 0;
  const list = (results: readonly Result[], heading: Node[] = [], lang?: string): HTMLElement[] => {
    if (results.length === 0) return [];
    const id = `search-group-${count}`;
    const links = results.map((result) => resultLink(result, { words, listbox }, count++));
    const items = listbox ? links : [make('ol', { lang }, ...links.map((link) => make('li', {}, link)))];
    if (heading.length === 0) return listbox ? links : items;
    const head = make(listbox ? 'p' : 'h2', { id, class: 'search-head' }, ...heading);
    if (!listbox) return [head, ...items];
    head.role = 'presentation';
    return [make('div', { role: 'group', 'aria-labelledby': id, lang }, head, ...items)];
  };
  const isLoose = ({ fit }: Result): boolean => fit === 'apart' || fit === 'some';
  const sentence = (text: string, language = ''): Node[] => [make('span', {}, ...fill(text, { language }))];
  return [
    ...list(own.results.filter((result) => !isLoose(result))),
    ...list(own.results.filter(isLoose), sentence(words.loose)),
    ...others.flatMap(({ results, label, tag }) => list(results, sentence(words.in, label), tag)),
  ];
}

function resultLink(result: Result, { words, listbox }: ResultsStyle, count: number): HTMLElement {
  const { href, crumb, platform, title, section, alias, excerpt } = result;
  const name = make('span', { class: 'title' }, ...marked(title));
  if (section.length > 0) name.append(make('span', {}, ' › ', ...marked(section)));
  if (alias !== undefined) name.append(make('small', {}, words.also, ' ', make('bdi', {}, alias)));
  const link = make(
    'a',
    { href, class: platform === '' ? undefined : `search-result p-${platform}` },
    make('span', { class: 'crumb' }, crumb),
    name,
    make('p', { class: 'excerpt' }, ...marked(excerpt)),
  );
  return listbox ? asOption(link, count) : link;
}

/** A link as an option of the list: the link itself, as an option may hold nothing that can be followed by itself. */
export function asOption(link: HTMLAnchorElement, count: number): HTMLElement {
  link.role = 'option';
  link.id = `search-option-${count}`;
  link.ariaSelected = 'false';
  link.tabIndex = -1;
  return link;
}

function marked(runs: readonly Run[]): (Node | string)[] {
  return runs.map(({ text, hit }) => (hit ? make('mark', {}, text) : text));
}

/** The facets results can be narrowed by, as buttons that stay pressed; `countFilters` says how many each has. */
export function filterButtons({ kinds, platforms }: SearchIndex, words: SearchWords): HTMLElement[] {
  const facets = { kind: kinds, platform: platforms };
  return (['kind', 'platform'] as const).flatMap((name) => {
    const options = Object.entries(facets[name]);
    if (options.length < 2) return [];
    const buttons = options.map(([value, label]) =>
      make('button', { type: 'button', class: `p-${value}`, name, value }, label, ' ', make('small', {})),
    );
    return [make('div', { role: 'group', 'aria-label': words[name] }, ...buttons)];
  });
}

/** What was pressed among the filters: an id of a kind and of a platform, empty for none. */
export type Chosen = Record<'kind' | 'platform', string>;

/** Says beside each filter how many results it leaves; what leaves none cannot be pressed. */
export function countFilters(filters: Element, { counts }: Answer['own'], chosen: Chosen): void {
  for (const button of filters.querySelectorAll('button')) {
    const name = button.name as keyof Chosen;
    const count = counts[name][button.value] ?? 0;
    const pressed = chosen[name] === button.value;
    button.ariaPressed = String(pressed);
    button.disabled = count === 0 && !pressed;
    if (button.lastElementChild) button.lastElementChild.textContent = String(count);
  }
}
