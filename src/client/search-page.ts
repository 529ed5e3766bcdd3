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
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the question was typed since the address was written, and whether that was so the last time. */
  let [typed, typedBefore] = [false, false];
  let limit = STEP;
  const write = (): void => {
    clearTimeout(timer);
    const address = panel.address();
    if (address === location.href) return;
    // Typing on makes no further place to come back to.
    history[typed && typedBefore ? 'replaceState' : 'pushState'](null, '', address);
    [typed, typedBefore] = [false, typed];
  };
  const panel = installPanel(parts, {
    listbox: false,
    asked() {
      const query = parts.input.value.trim();
      document.title = query === '' ? title : `${query} · ${title}`;
      panel.limit = limit;
      limit = STEP;
      followLanguage(panel);
      clearTimeout(timer);
      timer = setTimeout(write, PAUSE);
    },
    shown(answer, words) {
      const found = answer ? [answer.own, ...answer.others] : [];
      if (!words || !found.some(({ total, results }) => total > results.length)) return;
      panel.results.append(make('button', { type: 'button', class: 'search-more' }, words.more));
    },
  });
  const { form, input, results, chosen } = panel;
  const read = (): void => {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get('q') ?? '';
    chosen.kind = asked.get('kind') ?? '';
    chosen.platform = asked.get('platform') ?? '';
    limit = Number((history.state as { limit?: number } | null)?.limit ?? STEP);
    [typed, typedBefore] = [false, false];
    void panel.ask();
    // The address says already what is asked.
    clearTimeout(timer);
  };
  input.addEventListener('input', () => {
    typed = true;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    rememberSearch(input.value);
    void panel.ask();
    write();
    typedBefore = false;
  });
  results.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    write();
    if (target.closest('a')) rememberSearch(input.value);
    else if (target.closest('.search-more')) void more();
  });
  const more = async (): Promise<void> => {
    const before = results.querySelectorAll('a').length;
    limit = panel.limit + STEP;
    history.replaceState({ limit }, '');
    await panel.ask();
    results.querySelectorAll('a')[before]?.focus();
  };
  addEventListener('popstate', read);
  read();
  if (input.value === '') input.focus();
}

/** The way to the other languages leads to the same question. */
function followLanguage(panel: Panel): void {
  const { search } = new URL(panel.address());
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.search = search;
}
