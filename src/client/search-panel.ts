import type { Answer, SearchOptions } from '../search/answer.ts';
import type { SearchWords } from '../text/search-start.ts';
import { make } from './elements.ts';
import { forgetSearch } from './search-recent.ts';
import { type Chosen, countFilters, filterButtons } from './search-results.ts';
import { type Outcome, searchSession } from './search-session.ts';
import { answerState, beginnings, faultState, type State } from './search-states.ts';

/** Between keys nearer to one another than this, in milliseconds, the index is not asked. */
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
  /** The query that is to be searched as it was typed, slips and all. */
  literal: string | undefined;
  /** Asks what the field holds; done when the answer is shown. */
  ask(): Promise<void>;
  /** Asks only where what is shown is not the answer to what the field holds. */
  settle(): Promise<void>;
  /** Address of the page with all results. */
  address(): string;
}

/** Sets up a panel: from then on it answers what is typed. */
export function installPanel(parts: Parts, style: PanelStyle): Panel {
  const { root, form, input, status } = parts;
  const session = searchSession({ bundle: root.dataset['bundle'] ?? '', start: root.dataset['start'] ?? '' });
  let tickets = 0;
  /** The question that is answered; undefined where there is no answer. */
  let answered: string | undefined;
  const panel: Panel = {
    ...parts,
    chosen: { kind: '', platform: '' },
    limit: 10,
    literal: undefined,
    async ask() {
      const ticket = ++tickets;
      const query = input.value.trim();
      style.asked?.();
      answered = query === '' ? query : undefined;
      if (query === '') show.opening();
      const slow = setTimeout(() => {
        if (ticket === tickets && query !== '') status.textContent = root.dataset['loading'] ?? '';
      }, SLOW);
      const outcome = await (query === '' ? session.start() : session.ask(query, optionsOf(panel)));
      clearTimeout(slow);
      // Where a later question was asked meanwhile, this answer is dropped.
      if (ticket !== tickets || !outcome) return;
      if ('suggestions' in outcome) parts.hint.replaceChildren(...beginnings(outcome));
      else if (show.outcome(outcome)) answered = query;
    },
    async settle() {
      if (answered !== input.value.trim()) await panel.ask();
    },
    address() {
      const asked = { q: input.value.trim(), ...panel.chosen };
      const query = String(new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')));
      return form.action + (query === '' ? '' : `?${query}`);
    },
  };
  const show = presenter(panel, style);
  listen(panel);
  return panel;
}

function optionsOf({ chosen, limit, literal, input }: Panel): SearchOptions {
  const facets = Object.entries(chosen).filter(([, id]) => id !== '');
  return { ...Object.fromEntries(facets), limit, literal: literal === input.value.trim() };
}

/** Shows states and answers in the parts of a panel. */
function presenter(panel: Panel, style: PanelStyle) {
  const { root, filters, status, chosen } = panel;
  const said = root.dataset;
  const standing = [...status.childNodes];
  const show = (state: State, answer?: Answer, words?: SearchWords): void => {
    for (const name of ['status', 'hint', 'results'] as const) panel[name].replaceChildren(...state[name]);
    filters.hidden = !answer || (answer.own.total === 0 && !isNarrowed(chosen));
    style.shown(answer, words);
  };
  return {
    opening: () => show({ status: standing, hint: [], results: [] }),
    /** @returns whether it is an answer to what was asked */
    outcome(outcome: Outcome): boolean {
      const glossary = make('a', { href: said['glossary'] }, said['glossaryLabel'] ?? '');
      if ('fault' in outcome) {
        const fault = outcome.fault === 'offline' ? 'offline' : 'failed';
        addEventListener('online', () => void panel.settle(), { once: true });
        show(faultState(fault, said, glossary));
        return false;
      }
      const { answer, index, start } = outcome;
      if (dropUnknown(chosen, { kind: index.kinds, platform: index.platforms })) {
        void panel.ask();
        return false;
      }
      if (!filters.hasChildNodes()) filters.append(...filterButtons(index, start.words));
      countFilters(filters, answer.own, chosen);
      const context = { ...style, words: start.words, narrowed: isNarrowed(chosen), glossary };
      show(answerState(answer, context), answer, start.words);
      return true;
    },
  };
}

function isNarrowed({ kind, platform }: Chosen): boolean {
  return kind !== '' || platform !== '';
}

/** Asks when something was typed, or one of the buttons was pressed. */
function listen(panel: Panel): void {
  const { root, input } = panel;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const schedule = (): void => {
    clearTimeout(timer);
    // What comes after a rest, or is pasted, is answered at once; of keys in quick succession the last is.
    timer = setTimeout(panel.ask, performance.now() - last < PAUSE ? PAUSE : 0);
    last = performance.now();
  };
  input.addEventListener('input', (event) => {
    // An input method is still composing: nothing is searched until it is done.
    if (!(event instanceof InputEvent && event.isComposing)) schedule();
  });
  input.addEventListener('compositionend', schedule);
  root.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element && target.closest('button');
    if (pressed && press(pressed, panel)) void panel.ask();
  });
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
function press({ name, value }: HTMLButtonElement, panel: Panel): boolean {
  const { input, chosen } = panel;
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
      panel.literal = input.value.trim();
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
