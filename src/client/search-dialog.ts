import type { SearchWords } from '../text/search-start.ts';
import { make } from './elements.ts';
import { findPanel, installPanel, type Panel } from './search-panel.ts';
import { rememberSearch } from './search-recent.ts';
import { asOption } from './search-results.ts';

let begun: Panel | undefined;

/** Makes an open dialog search. @param dialog the one of the page, already shown, so that it can be typed into at once */
export function openSearch(dialog: HTMLDialogElement): void {
  begun ??= install(dialog);
  void begun?.ask();
}

function install(dialog: HTMLDialogElement): Panel | undefined {
  const parts = findPanel(dialog);
  if (!parts) return undefined;
  const panel = installPanel(parts, {
    listbox: true,
    shown(_answer, words) {
      if (words) addAll(panel, words);
      showOptions(panel);
    },
  });
  const { form, input, results } = panel;
  installKeys(panel, dialog);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value.trim() === '') return;
    rememberSearch(input.value);
    location.assign(panel.address());
  });
  dialog.addEventListener('click', (event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest('a') : null;
    if (link && results.contains(link)) rememberSearch(input.value);
    const stays = event.ctrlKey || event.metaKey || event.shiftKey;
    const closes = target instanceof Element && target.closest('.search-close');
    // A click on the ground beside the contents closes it, and so does one on a link: it may lead to a
    // heading of this page.
    if (target === dialog || closes || (link && !stays)) dialog.close();
  });
  results.addEventListener('pointermove', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    if (option) select(panel, option);
  });
  return panel;
}

function installKeys(panel: Panel, dialog: HTMLDialogElement): void {
  const { input } = panel;
  /** The question whose results the reader went through: then Home and End are the list's keys, else the field's. */
  let movedIn: string | undefined;
  dialog.addEventListener('keydown', (event) => {
    // 229: Safari ends the composition before it tells of the key that did so.
    if (event.isComposing || event.keyCode === 229) return;
    const { key, target } = event;
    if (key === 'Escape') dialog.close();
    else if (key === 'Enter' && target === input) void go(panel, dialog, event.ctrlKey || event.metaKey);
    else if (!event.shiftKey && moves(panel, key, movedIn === input.value)) movedIn = input.value;
    else return;
    event.preventDefault();
  });
}

/** Opens the result that is chosen, or, where the answer is still to come, the first of it. */
async function go(panel: Panel, dialog: HTMLDialogElement, newTab: boolean): Promise<void> {
  await panel.settle();
  const link = activeOption(panel);
  if (!link) return;
  rememberSearch(panel.input.value);
  if (newTab) window.open(link.href, '_blank', 'noopener');
  else {
    dialog.close();
    location.assign(link.href);
  }
}

/** Puts the way to all results at the end of the list. */
function addAll(panel: Panel, { all }: SearchWords): void {
  const { length } = optionsOf(panel);
  if (length === 0) return;
  panel.results.append(asOption(make('a', { href: panel.address(), class: 'search-all' }, all), length));
}

function optionsOf({ results }: Panel): HTMLAnchorElement[] {
  return [...results.querySelectorAll<HTMLAnchorElement>('[role=option]')];
}

function activeOption(panel: Panel): HTMLAnchorElement | undefined {
  return optionsOf(panel).find((option) => option.ariaSelected === 'true');
}

function showOptions(panel: Panel): void {
  const { input, results } = panel;
  const [first] = optionsOf(panel);
  results.scrollTop = 0;
  input.ariaExpanded = String(first !== undefined);
  if (first) select(panel, first);
  else input.removeAttribute('aria-activedescendant');
}

function select(panel: Panel, chosen: Element): void {
  for (const option of optionsOf(panel)) option.ariaSelected = String(option === chosen);
  panel.input.setAttribute('aria-activedescendant', chosen.id);
}

/** Moves through the options, or, where nothing was typed, the focus through what is offered. */
function moves(panel: Panel, key: string, moved: boolean): boolean {
  const options = optionsOf(panel);
  const offers = [panel.input, ...panel.hint.querySelectorAll<HTMLElement>('[name=again], a')];
  const all: readonly HTMLElement[] = options.length > 0 ? options : offers;
  const at = all.findIndex((one) => one.ariaSelected === 'true' || one === document.activeElement);
  const targets: Readonly<Record<string, number | undefined>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    ...(moved && options.length > 0 ? { Home: 0, End: -1 } : {}),
  };
  const to = targets[key];
  const chosen = to === undefined ? undefined : all[(to + all.length) % all.length];
  if (!chosen) return false;
  if (options.length > 0) {
    select(panel, chosen);
    chosen.scrollIntoView({ block: 'nearest' });
  } else chosen.focus();
  return true;
}
