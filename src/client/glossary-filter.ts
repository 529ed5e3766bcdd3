import { fold } from '../text/fold.ts';

/** A term as the filter sees it. */
export interface Row {
  /** For each facet the index of the option the term has. */
  readonly has: readonly number[];
  /** All that it is found by, folded, one to a line. */
  readonly spelled: string;
}

/** What a choice leaves. */
export interface Narrowed {
  /** For each row whether it is shown. */
  readonly shown: readonly boolean[];
  /**
   * For each facet, how many rows each of its options would show: with what is chosen in the other
   * facets, whatever is chosen in its own.
   */
  readonly counts: readonly (readonly number[])[];
}

/** How long after the last key the address follows: browsers refuse too many changes. */
const PAUSE = 300;

/**
 * Narrows rows: the values chosen within a facet are alternatives, the facets and the text must all fit.
 * @param choice.chosen for each facet which of its options are chosen; none chosen means all
 * @param choice.text part of a name, as typed
 */
export function narrow(
  rows: readonly Row[],
  { chosen, text }: { chosen: readonly (readonly boolean[])[]; text: string },
): Narrowed {
  const query = fold(text);
  const limits = chosen.map((options) => options.includes(true));
  const counts = chosen.map((options) => options.map(() => 0));
  const shown = rows.map(({ has, spelled }) => {
    if (!spelled.includes(query)) return false;
    const failed = chosen.flatMap((options, facet) =>
      limits[facet] && !options[has[facet] ?? -1] ? facet : [],
    );
    counts.forEach((options, facet) => {
      const option = has[facet] ?? -1;
      if (failed.every((f) => f === facet) && option in options) options[option] = (options[option] ?? 0) + 1;
    });
    return failed.length === 0;
  });
  return { shown, counts };
}

/** What the filter works on. */
interface Parts {
  readonly form: HTMLFormElement;
  readonly text: HTMLInputElement;
  /** For each facet the boxes of its options. */
  readonly facets: readonly (readonly HTMLInputElement[])[];
  /** For each term its element, and what is known of it. */
  readonly elements: readonly HTMLElement[];
  readonly rows: readonly Row[];
}

/** The filter of the index of all terms, with the selection in the address. */
export function installGlossaryFilter(): void {
  const parts = findParts();
  if (!parts) return;
  const { form } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    writeAddress(parts);
  };
  form.addEventListener('input', (event) => {
    // An input method is still composing: its letters are not what is meant.
    if (event instanceof InputEvent && event.isComposing) return;
    show(parts);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener('compositionend', () => {
    show(parts);
    keep();
  });
  form.addEventListener('change', keep);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    // The controls are emptied after the event.
    setTimeout(() => {
      show(parts);
      keep();
      // The button that was pressed is gone.
      form.focus({ preventScroll: true });
    });
  });
  form.querySelector('.facets-button')?.addEventListener('click', ({ currentTarget }) => {
    const isOpen = form.classList.toggle('open');
    if (currentTarget instanceof Element) currentTarget.ariaExpanded = String(isOpen);
  });
  addEventListener('popstate', () => readAddress(parts));
  readAddress(parts);
}

function findParts(): Parts | undefined {
  const form = document.querySelector<HTMLFormElement>('#glossary-filter');
  const store = document.querySelector('#glossary-rows');
  const text = form?.querySelector<HTMLInputElement>('[type=search]');
  if (!form || !store || !text) return undefined;
  const facets = [...form.querySelectorAll('fieldset')].map((f) => [...f.querySelectorAll('input')]);
  const elements = [...document.querySelectorAll<HTMLElement>('.glossary-group dl > div')];
  const data = JSON.parse(store.textContent) as readonly (number | string)[][];
  const rows = data.map((row, n): Row => {
    const shown = [...(elements[n]?.querySelector('dt')?.children ?? [])].map((e) => e.textContent);
    const spelled = [...shown, ...row.slice(facets.length).map(String)].map(fold).join('\n');
    return { has: row.slice(0, facets.length).map(Number), spelled };
  });
  return { form, text, facets, elements, rows };
}

/** Takes the selection from the address; values that no option has are left out. */
function readAddress(parts: Parts): void {
  const asked = new URLSearchParams(location.search);
  for (const box of parts.facets.flat()) box.checked = asked.getAll(box.name).includes(box.value);
  parts.text.value = asked.get(parts.text.name) ?? '';
  show(parts);
  followInOtherLanguages();
}

/** Puts the selection into the address, without a step in the history. */
function writeAddress({ text, facets }: Parts): void {
  const chosen = new URLSearchParams();
  for (const box of facets.flat()) if (box.checked) chosen.append(box.name, box.value);
  if (text.value !== '') chosen.append(text.name, text.value);
  const query = chosen.size > 0 ? `?${chosen}` : '';
  history.replaceState(history.state, '', location.pathname + query + location.hash);
  followInOtherLanguages();
}

/** Shows what the controls say. */
function show({ form, text, facets, elements, rows }: Parts): void {
  const chosen = facets.map((boxes) => boxes.map((box) => box.checked));
  const { shown, counts } = narrow(rows, { chosen, text: text.value });
  elements.forEach((element, n) => {
    element.hidden = !shown[n];
  });
  for (const [facet, boxes] of facets.entries()) {
    for (const [n, box] of boxes.entries()) showCount(box, counts[facet]?.[n] ?? 0);
  }
  showGroups();
  const names = facets.flat().filter((box) => box.checked);
  say(form, {
    shown: shown.filter(Boolean).length,
    chosen: names.map((box) => box.nextElementSibling?.textContent ?? ''),
    text: text.value,
  });
}

function showCount(box: HTMLInputElement, count: number): void {
  const label = box.parentElement;
  const number = label?.lastElementChild;
  if (number) number.textContent = String(count);
  label?.classList.toggle('none', count === 0);
}

/** Hides the letters under which nothing is left, and takes their links above the list away. */
function showGroups(): void {
  const letters = document.querySelectorAll('.letters a');
  document.querySelectorAll<HTMLElement>('.glossary-group').forEach((group, n) => {
    group.hidden = !group.querySelector('dl > div:not([hidden])');
    const letter = letters[n];
    if (!letter) return;
    letter.role = group.hidden ? 'link' : null;
    letter.ariaDisabled = group.hidden ? 'true' : null;
    if (group.hidden) letter.removeAttribute('href');
    else letter.setAttribute('href', `#${group.getAttribute('aria-labelledby')}`);
  });
}

/** Tells how much is left, and offers a way back from a selection. */
function say(
  form: HTMLFormElement,
  { shown, chosen, text }: { shown: number; chosen: readonly string[]; text: string },
): void {
  const { all, some } = form.dataset;
  const isNarrowed = chosen.length > 0 || text !== '';
  const status = form.querySelector('[role=status]');
  const said = (isNarrowed ? some?.replace('{shown}', String(shown)) : all) ?? '';
  if (status && status.textContent !== said) status.textContent = said;
  const summary = document.querySelector('.glossary-chosen');
  if (summary) summary.textContent = chosen.join(' · ');
  form.querySelector('[type=reset]')?.toggleAttribute('hidden', !isNarrowed);
  document.querySelector('.glossary-empty')?.toggleAttribute('hidden', shown > 0);
}

/** The same selection holds in the other languages: their links carry it too. */
function followInOtherLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) {
    link.search = location.search;
  }
}
