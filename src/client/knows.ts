/**
 * “I know …”: the platform a reader knows. From then on term pages and cards lead with the counterpart
 * on that platform. The choice is kept in this browser; without scripts both orders' contents are there.
 */
export function installKnows(): void {
  const switches = document.querySelectorAll<HTMLElement>('[data-knows-switch]');
  arrangeTermPage();
  for (const element of switches) {
    element.hidden = false;
    element.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (!button) return;
      const value = button.value;
      keep(known() === value ? '' : value);
      for (const each of switches) mark(each);
      arrangeTermPage();
    });
    mark(element);
  }
}

/** The platform the reader knows; empty where none was chosen. */
export function known(): string {
  return document.documentElement.dataset['knows'] ?? '';
}

function keep(value: string): void {
  const root = document.documentElement;
  if (value === '') delete root.dataset['knows'];
  else root.dataset['knows'] = value;
  try {
    if (value === '') localStorage.removeItem('knows');
    else localStorage.setItem('knows', value);
  } catch {
    // Storage is off: the choice holds for this page.
  }
}

function mark(element: HTMLElement): void {
  for (const button of element.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === known()));
  }
}

/** Where the counterparts stand on a term's page before anything was moved. */
let home: Comment | undefined;

function arrangeTermPage(): void {
  const section = document.querySelector<HTMLElement>('[data-counterparts]');
  const facts = document.querySelector('.facts-table');
  if (!section || !facts) return;
  if (!home) {
    home = document.createComment('');
    section.before(home);
  }
  const platform = known();
  const leads = platform !== '' && section.querySelector(`[data-side="${CSS.escape(platform)}"]`);
  if (leads) facts.before(section);
  else home.after(section);
}
