import type { Answer } from '../search/answer.ts';
import type { SearchStart, SearchWords } from '../text/search-start.ts';
import { fill, make } from './elements.ts';
import { recentSearches } from './search-recent.ts';
import { resultLists } from './search-results.ts';

/** What a panel shows: a line that is announced, what to do about it, and results. */
export interface State {
  readonly status: readonly (Node | string)[];
  readonly hint: readonly Node[];
  readonly results: readonly Node[];
}

/** What an answer is shown with. */
export interface AnswerContext {
  readonly words: SearchWords;
  /** Whether a filter is pressed. */
  readonly narrowed: boolean;
  readonly listbox: boolean;
  /** Leads to the glossary. */
  readonly glossary: Node;
}

/** An answer: how many results, what was made of the query, and where there are none, what to try. */
export function answerState(answer: Answer, context: AnswerContext): State {
  const { own, others, query } = answer;
  const { words, narrowed } = context;
  const none = others.length > 0 ? words.noneHere : narrowed ? words.noneFiltered : words.none;
  const counted = own.total === 1 ? words.one : words.many;
  return {
    status: [
      ...fill(own.total > 0 ? counted : none, { count: own.total, query }),
      ...others.flatMap(({ total, label }) => [
        ' · ',
        ...fill(words.elsewhere, { count: total, language: label }),
      ]),
    ],
    hint: answerHints(answer, context),
    results: resultLists(answer, context),
  };
}

function answerHints({ own, others, query, corrected, unknown }: Answer, context: AnswerContext): Node[] {
  const { words, narrowed, glossary } = context;
  const hints: Node[] = [];
  if (corrected !== undefined) {
    const instead = button('literal', ...fill(words.literal, { query }));
    hints.push(make('p', {}, ...fill(words.mended, { query: corrected }), ' ', instead));
  } else if (own.total > 0 && unknown.length > 0) {
    hints.push(make('p', {}, ...fill(words.unknown, { query: unknown.join(' ') })));
  }
  if (own.total > 0) return hints;
  if (narrowed) hints.push(ways(button('unfilter', words.unfilter)));
  else if (others.length === 0) hints.push(make('p', {}, words.noneHint), ways(glossary));
  return hints;
}

/** Why there is no answer, in the words the page itself brings: they are there when nothing can be fetched. */
export function faultState(fault: 'offline' | 'failed', said: DOMStringMap, glossary: Node): State {
  const reload = button('reload', said['reload'] ?? '');
  return {
    status: [said[fault] ?? ''],
    hint: [
      make('p', {}, said[`${fault}Hint`] ?? ''),
      fault === 'failed' ? ways(reload, glossary) : ways(glossary),
    ],
    results: [],
  };
}

/** What stands there before anything is typed: the reader's last searches, and where to begin. */
export function beginnings({ words, suggestions }: SearchStart): Node[] {
  const recent = recentSearches().map((query) => {
    const forget = button('forget');
    forget.value = query;
    forget.ariaLabel = words.forget.replace('{query}', () => query);
    const again = button('again', query);
    again.value = query;
    return make('li', {}, again, forget);
  });
  const terms = suggestions.map(({ platform, name, terms }) => {
    const links = terms.flatMap(([term, href]) => [make('a', { href }, term), ' ']);
    return make('li', { class: `p-${platform}` }, make('b', {}, name), make('span', {}, ...links));
  });
  const headed = (name: string, items: readonly Node[], ...heading: (Node | string)[]): Node[] =>
    items.length === 0
      ? []
      : [make('p', { class: 'search-head' }, ...heading), make('ul', { class: name }, ...items)];
  return [
    ...headed('recent', recent, words.recent, button('clear', words.forgetAll)),
    ...headed('often', terms, words.often),
  ];
}

function button(name: string, ...content: (Node | string)[]): HTMLButtonElement {
  return make('button', { type: 'button', name }, ...content);
}

function ways(...content: readonly Node[]): Node {
  return make('p', { class: 'search-ways' }, ...content);
}
