/** Narrows the list of diagrams by what its selects say; the choice stands in the address. */
export function installDiagramFilter(): void {
  const form = document.querySelector<HTMLFormElement>('[data-diagram-filters]');
  const tiles = [...document.querySelectorAll<HTMLElement>('.diagram-tiles > li')];
  if (!form) return;
  const output = form.querySelector('output');
  const none = document.querySelector<HTMLElement>('.diagram-none');
  // The words of the count, with the number taken out: they stand in the language of the page.
  const words = output?.textContent ?? '';
  const selects = [...form.querySelectorAll('select')];
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name);
    if (value !== null && [...select.options].some((o) => o.value === value)) select.value = value;
  }
  const apply = (): void => {
    let shown = 0;
    for (const tile of tiles) {
      const fits = selects.every(
        ({ name, value }) => value === '' || (tile.dataset[name] ?? '').split(' ').includes(value),
      );
      tile.hidden = !fits;
      if (fits) shown++;
    }
    if (output)
      output.textContent = shown === 1 ? (output.dataset['one'] ?? '') : words.replace(/\d+/, String(shown));
    if (none) none.hidden = shown > 0;
  };
  form.hidden = false;
  form.addEventListener('change', () => {
    const query = new URLSearchParams();
    for (const { name, value } of selects) if (value !== '') query.set(name, value);
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    apply();
  });
  apply();
}
