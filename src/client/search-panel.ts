import type { Answer } from '../search/answer.ts';
import type { SearchWords } from '../text/search-start.ts';
import { make } from './elements.ts';
import { forgetSearch } from './search-recent.ts';
import { type Chosen, countFilters, filterButtons } from './search-results.ts';
import { type Outcome, searchSession } from './search-session.ts';
import { answerState, beginnings, faultState, type State } from './search-states.ts';

/** Pause after a key before the index is asked, in milliseconds. */
const PAUSE = 80;
/** How long a question takes before it is said that the index is loading. */
const SLOW = 400;

/** What is particular to the dialog, and to the page of results. */
export interface PanelStyle {
  /** Whether the results are the options of a combobox. */
  readonly listbox: boolean;
  /** Called when a question is asked. */
  asked?(): void;
  /** Called when what is shown has changed; with nothing where there is no answer. */
  shown(answer?: Answer, words?: SearchWords): void;
}

/** The parts of a panel in the page. */
interface Parts {
  readonly root: HTMLElement;
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly filters: HTMLElement;
  readonly status: HTMLElement;
  readonly hint: HTMLElement;
  readonly results: HTMLElement;
}

/** @returns undefined where the element holds no panel */
export function findPanel(root: HTMLElement | null): Parts | undefined {
  const [form, input] = [root?.querySelector('form'), root?.querySelector('input')];
  const names = ['filters', 'status', 'hint', 'results'].map((name) => `.search-${name}`);
  const [filters, status, hint, results] = root?.querySelectorAll<HTMLElement>(names.join()) ?? [];
  if (!root || !form || !input || !filters || !status || !hint || !results) return undefined;
  return { root, form, input, filters, status, hint, results };
}

/** The field, the filters and the results: what the dialog and the page of results have in common. */
export interface Panel extends Parts {
  readonly chosen: Chosen;
  /** How many results of a language are shown. */
  limit: number;
  /** Asks what the field holds; done when the answer is shown. */
  ask(): Promise<void>;
  /** Asks only where what is shown is not the answer to what the field holds. */
  settle(): Promise<void>;
  /** Address of the page with all results. */
  address(): string;
}

/** Sets up a panel: from then on it answers what is typed. */
export function installPanel(parts: Parts, style: PanelStyle): Panel {
  const { root, form, input, filters, status, hint } = parts;
  const said = root.dataset;
  const session = searchSession({ bundle: said['bundle'] ?? '', start: said['start'] ?? '' });
  const opening: State = { status: [...status.childNodes], hint: [], results: [] };
  const chosen: Chosen = { kind: '', platform: '' };
  let tickets = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The question that is answered; undefined where there is no answer. */
  let answered: string | undefined;
  /** The query that is to be searched as it was typed. */
  let literal: string | undefined;
  let failed = false;

  const show = (state: State, answer?: Answer, words?: SearchWords): void => {
    for (const name of ['status', 'hint', 'results'] as const) parts[name].replaceChildren(...state[name]);
    filters.hidden = !answer || (answer.own.total === 0 && !isNarrowed());
    style.shown(answer, words);
  };
  const isNarrowed = (): boolean => chosen.kind !== '' || chosen.platform !== '';
  const begin = async (ticket: number): Promise<void> => {
    show(opening);
    const start = await session.start();
    if (start && ticket === tickets) hint.replaceChildren(...beginnings(start));
  };
  const showOutcome = (outcome: Outcome): void => {
    const glossary = make('a', { href: said['glossary'] }, said['glossaryLabel'] ?? '');
    failed = 'fault' in outcome;
    if ('fault' in outcome) {
      show(faultState(outcome.fault === 'offline' ? 'offline' : 'failed', said, glossary));
      return;
    }
    const { answer, index, start } = outcome;
    if (dropUnknown(chosen, { kind: index.kinds, platform: index.platforms })) return void panel.ask();
    answered = answer.query;
    if (!filters.hasChildNodes()) filters.append(...filterButtons(index, start.words));
    countFilters(filters, answer.own, chosen);
    const context = { words: start.words, narrowed: isNarrowed(), listbox: style.listbox, glossary };
    show(answerState(answer, context), answer, start.words);
  };
  const panel: Panel = {
    ...parts,
    chosen,
    limit: 10,
    async ask() {
      clearTimeout(timer);
      const ticket = ++tickets;
      const query = input.value.trim();
      style.asked?.();
      answered = query === '' ? query : undefined;
      if (query === '') return begin(ticket);
      const slow = setTimeout(() => {
        if (ticket === tickets) status.textContent = said['loading'] ?? '';
      }, SLOW);
      const facets = Object.fromEntries(Object.entries(chosen).filter(([, id]) => id !== ''));
      const options = { ...facets, limit: panel.limit, literal: literal === query };
      const outcome = await session.ask(query, options);
      clearTimeout(slow);
      // Where a later question was asked meanwhile, this answer is dropped.
      if (ticket === tickets) showOutcome(outcome);
    },
    async settle() {
      if (answered !== input.value.trim()) await panel.ask();
    },
    address() {
      const asked = Object.entries({ q: input.value.trim(), ...chosen }).filter(([, value]) => value !== '');
      return `${form.action}?${new URLSearchParams(asked)}`;
    },
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(panel.ask, PAUSE);
  };
  input.addEventListener('input', (event) => {
    // An input method is still composing: nothing is searched until it is done.
    if (!(event instanceof InputEvent && event.isComposing)) schedule();
  });
  input.addEventListener('compositionend', schedule);
  root.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element && target.closest('button');
    if (pressed && press(pressed, panel, () => (literal = input.value.trim()))) void panel.ask();
  });
  addEventListener('online', () => {
    if (failed) void panel.ask();
  });
  return panel;
}

/** Takes away filters that the site does not have: an address may hold anything. @returns whether there were any */
function dropUnknown(chosen: Chosen, known: Readonly<Record<keyof Chosen, object>>): boolean {
  const unknown = (['kind', 'platform'] as const).filter(
    (name) => chosen[name] !== '' && !Object.hasOwn(known[name], chosen[name]),
  );
  for (const name of unknown) chosen[name] = '';
  return unknown.length > 0;
}

/** What the buttons of a panel do. @returns whether to ask again */
function press({ name, value }: HTMLButtonElement, { input, chosen }: Panel, asTyped: () => void): boolean {
  switch (name) {
    case 'kind':
    case 'platform':
      chosen[name] = chosen[name] === value ? '' : value;
      return true;
    case 'reload':
      location.reload();
      return false;
    case 'unfilter':
      chosen.kind = chosen.platform = '';
      break;
    case 'literal':
      asTyped();
      break;
    case 'again':
      input.value = value;
      break;
    case 'forget':
      forgetSearch(value);
      break;
    case 'clear':
      forgetSearch();
      break;
    default:
      return false;
  }
  // The button that was pressed is gone with the next answer.
  input.focus();
  return true;
}
