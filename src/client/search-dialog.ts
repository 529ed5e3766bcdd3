import type { Result } from '../search/answer.ts';
import { openIndex, type SearchIndex } from './search-index.ts';

/** Texts of the dialog, from the page. */
type Words = Readonly<
  Record<
    'loading' | 'start' | 'none' | 'noneHint' | 'one' | 'many' | 'more' | 'failed' | 'failedHint',
    string
  >
>;

interface Dialog {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  readonly words: Words;
}

/** How many results are shown. */
const LIMIT = 20;
/** Pause after a key before the index is asked, in milliseconds. */
const PAUSE = 120;

let parts: Dialog | undefined;
let index: Promise<SearchIndex> | undefined;
let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Opens the dialog; the input can be used before the index has come. */
export function openSearch(): void {
  parts ??= install();
  if (!parts || parts.dialog.open) return;
  parts.dialog.showModal();
  parts.input.select();
  void ready();
}

function install(): Dialog | undefined {
  const dialog = document.querySelector<HTMLDialogElement>('#search');
  const input = dialog?.querySelector('input');
  const status = dialog?.querySelector<HTMLElement>('.search-status');
  const list = dialog?.querySelector<HTMLElement>('#search-results');
  if (!dialog || !input || !status || !list) return undefined;
  const words = JSON.parse(dialog.dataset['words'] ?? '{}') as Words;
  const made = { dialog, input, status, list, words };
  status.textContent = words.start;
  input.addEventListener('input', (event) => {
    // An input method is still composing: nothing is searched until it is done.
    if (event instanceof InputEvent && event.isComposing) return;
    schedule(made);
  });
  input.addEventListener('compositionend', () => schedule(made));
  dialog.addEventListener('keydown', (event) => onKey(event, made));
  // A click on the ground beside the dialog's contents closes it, and so does one on a result: it may
  // lead to a heading of this page.
  dialog.addEventListener('click', (event) => {
    const followed = event.target instanceof Element && event.target.closest('a');
    if (event.target === dialog || (followed && !event.ctrlKey && !event.metaKey)) dialog.close();
  });
  list.addEventListener('pointermove', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) select(made, option);
  });
  return made;
}

async function ready(): Promise<SearchIndex | undefined> {
  if (!parts) return undefined;
  index ??= openIndex(parts.dialog.dataset['bundle'] ?? '', document.documentElement.lang);
  try {
    return await index;
  } catch {
    index = undefined;
    say(parts, `${parts.words.failed} ${parts.words.failedHint}`);
    return undefined;
  }
}

function schedule(made: Dialog): void {
  clearTimeout(timer);
  timer = setTimeout(() => void run(made), PAUSE);
}

async function run(made: Dialog): Promise<void> {
  const query = made.input.value.trim();
  const ticket = ++asked;
  if (query === '') {
    show(made, []);
    say(made, made.words.start);
    return;
  }
  const slow = setTimeout(() => say(made, made.words.loading), 300);
  const found = await ready();
  const results = await found?.search(query, { limit: LIMIT }).catch(() => undefined);
  clearTimeout(slow);
  // A later query has been asked meanwhile.
  if (ticket !== asked || !found) return;
  if (!results) {
    index = undefined;
    show(made, []);
    say(made, `${made.words.failed} ${made.words.failedHint}`);
    return;
  }
  const items = [results.own, ...results.others].flatMap((found) => found.results);
  const total = [results.own, ...results.others].reduce((sum, found) => sum + found.total, 0);
  show(made, items);
  const { one, many, none, noneHint } = made.words;
  if (total === 0) say(made, `${none.replace('{query}', query)} ${noneHint}`);
  else say(made, total === 1 ? one : many.replace('{count}', String(total)));
}

function say(made: Dialog, text: string): void {
  if (made.status.textContent !== text) made.status.textContent = text;
}

function show(made: Dialog, items: readonly Result[]): void {
  made.list.replaceChildren(...items.map(option));
  made.list.scrollTop = 0;
  made.input.setAttribute('aria-expanded', String(items.length > 0));
  const first = made.list.firstElementChild;
  if (first) select(made, first);
  else made.input.removeAttribute('aria-activedescendant');
}

function option(item: Result, at: number): HTMLElement {
  // The link itself is the option: an option may hold nothing that can be followed by itself.
  const link = document.createElement('a');
  link.role = 'option';
  link.id = `search-option-${at}`;
  link.ariaSelected = 'false';
  link.href = item.href;
  link.tabIndex = -1;
  const crumb = textElement('span', 'crumb', item.crumb);
  const plain = (runs: Result['title']): string => runs.map(({ text }) => text).join('');
  const title = textElement('span', 'title', plain(item.title));
  if (item.section.length > 0) title.append(textElement('span', '', ` › ${plain(item.section)}`));
  const excerpt = textElement('p', 'excerpt', '');
  for (const { text, hit } of item.excerpt) excerpt.append(hit ? textElement('mark', '', text) : text);
  link.append(crumb, title, excerpt);
  return link;
}

function textElement(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
}

function select(made: Dialog, chosen: Element): void {
  for (const element of made.list.children) element.ariaSelected = String(element === chosen);
  made.input.setAttribute('aria-activedescendant', chosen.id);
}

function onKey(event: KeyboardEvent, made: Dialog): void {
  if (event.isComposing) return;
  const options = [...made.list.querySelectorAll('a')];
  const at = options.findIndex((o) => o.ariaSelected === 'true');
  const move = (to: number): void => {
    const chosen = options[(to + options.length) % options.length];
    if (!chosen) return;
    event.preventDefault();
    select(made, chosen);
    chosen.scrollIntoView({ block: 'nearest' });
  };
  switch (event.key) {
    case 'ArrowDown':
      move(at + 1);
      break;
    case 'ArrowUp':
      move(at - 1);
      break;
    case 'Enter': {
      if (event.target instanceof Element && event.target.closest('button')) return;
      event.preventDefault();
      const link = options[at];
      if (!link) return;
      if (event.ctrlKey || event.metaKey) window.open(link.href, '_blank', 'noopener');
      else {
        made.dialog.close();
        location.assign(link.href);
      }
    }
  }
}
