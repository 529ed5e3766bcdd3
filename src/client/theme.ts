const ORDER = ['auto', 'light', 'dark'] as const;
type Theme = (typeof ORDER)[number];

/** The button that goes from automatic to light to dark; the choice is kept in this browser. */
export function installThemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
  if (!button) return;
  const root = document.documentElement;
  const current = (): Theme => ORDER.find((t) => t === root.dataset['theme']) ?? 'auto';
  const label = (): void => {
    const text = `${button.dataset['label']}: ${button.dataset[current()]}`;
    button.setAttribute('aria-label', text);
    button.title = text;
  };
  label();
  button.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length] ?? 'auto';
    if (next === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = next;
    try {
      if (next === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage is off: the choice holds for this page.
    }
    label();
  });
}
