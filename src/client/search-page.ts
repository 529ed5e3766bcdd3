import { make } from './elements.ts';
import { findPanel, installPanel, type Panel } from './search-panel.ts';
import { rememberSearch } from './search-recent.ts';

/** How many results are shown at first, and how many more each time. */
const STEP = 20;
/** How long after the last key the address follows: browsers refuse too many changes. */
const PAUSE = 300;

/** The page of results: what is asked stands in its address, so that it can be linked and come back to. */
export function installSearchPage(): void {
  const parts = findPanel(document.querySelector<HTMLElement>('#search'));
  if (!parts) return;
  const title = document.title;
  let limit = STEP;
  const panel = installPanel(parts, {
    listbox: false,
    asked() {
      const query = parts.input.value.trim();
      document.title = query === '' ? title : `${query} · ${title}`;
      panel.limit = limit;
      limit = STEP;
      followLanguage(panel);
      address.later();
    },
    shown(answer, words) {
      const found = answer ? [answer.own, ...answer.others] : [];
      if (!words || !found.some(({ total, results }) => total > results.length)) return;
      panel.results.append(make('button', { type: 'button', class: 'search-more' }, words.more));
    },
  });
  const address = addressOf(panel);
  const { form, input, results } = panel;
  const read = (): void => {
    limit = address.read();
    void panel.ask();
    // The address says already what is asked.
    address.keep();
  };
  const more = async (): Promise<void> => {
    const before = results.querySelectorAll('a').length;
    limit = panel.limit + STEP;
    history.replaceState({ limit }, '');
    await panel.ask();
    results.querySelectorAll('a')[before]?.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    rememberSearch(input.value);
    void panel.ask();
    address.write();
    address.keep();
  });
  results.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    address.write();
    if (target.closest('a')) rememberSearch(input.value);
    else if (target.closest('button')) void more();
  });
  addEventListener('popstate', read);
  read();
  if (input.value === '') input.focus();
}

/** The question of a panel in the address of the page. */
function addressOf(panel: Panel) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the question was typed since the address was written, and whether that was so the last time. */
  let [typed, typedBefore] = [false, false];
  panel.input.addEventListener('input', () => {
    typed = true;
  });
  const write = (): void => {
    clearTimeout(timer);
    const address = panel.address();
    // The same may be written in several ways.
    if (new URL(address).search.slice(1) === String(new URLSearchParams(location.search))) return;
    // Typing on makes no further place to come back to.
    history[typed && typedBefore ? 'replaceState' : 'pushState'](null, '', address);
    [typed, typedBefore] = [false, typed];
  };
  return {
    write,
    later(): void {
      clearTimeout(timer);
      timer = setTimeout(write, PAUSE);
    },
    /** What stands there is a place to come back to. */
    keep(): void {
      clearTimeout(timer);
      [typed, typedBefore] = [false, false];
    },
    /** Takes the question from the address. @returns how many results were shown there */
    read(): number {
      const asked = new URLSearchParams(location.search);
      panel.input.value = asked.get('q') ?? '';
      panel.chosen.kind = asked.get('kind') ?? '';
      panel.chosen.platform = asked.get('platform') ?? '';
      return (history.state as { limit?: number } | null)?.limit ?? STEP;
    },
  };
}

/** The way to the other languages leads to the same question. */
function followLanguage(panel: Panel): void {
  const { search } = new URL(panel.address());
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.search = search;
}
