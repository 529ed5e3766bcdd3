import { installKnows } from './knows.ts';
import { installTermCards } from './term-card.ts';
import { installThemeButton } from './theme.ts';
import { followHeadings } from './toc.ts';

installThemeButton();
installTermCards();
installKnows();
followHeadings();
installSearch();
installDiagrams();
showOneLanguage();
showCurrentInSidebar();

/**
 * Opens the search dialog by its button, `/` and Ctrl/⌘-K: at once, so that it can be typed into; its code is
 * fetched meanwhile. On the page of results they lead into its own field.
 */
function installSearch(): void {
  const open = (): void => {
    const dialog = document.querySelector<HTMLDialogElement>('dialog.search');
    if (!dialog) document.querySelector<HTMLInputElement>('#search input')?.select();
    if (!dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector('input')?.select();
    import('./search.ts').then(
      ({ openSearch }) => openSearch(dialog),
      () => {
        const status = dialog.querySelector('.search-status');
        const { failed, offline } = dialog.dataset;
        if (status) status.textContent = (navigator.onLine ? failed : offline) ?? '';
      },
    );
  };
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-search-open]')) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    open();
  });
}

/** A diagram opens by itself at the link in its figure; the code is fetched the first time. */
function installDiagrams(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-diagram]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import('./diagram-viewer.ts').then(
      ({ openDiagram }) => openDiagram(link),
      () => location.assign(link.href),
    );
  });
}

/** The 404 page speaks all languages; where the address tells which one was meant, that one comes first. */
function showOneLanguage(): void {
  const sections = [...document.querySelectorAll<HTMLElement>('[data-not-found] [data-prefix]')];
  const meant = sections
    .filter((s) => location.pathname.startsWith(s.dataset['prefix'] ?? '?'))
    .sort((a, b) => (b.dataset['prefix']?.length ?? 0) - (a.dataset['prefix']?.length ?? 0))[0];
  if (meant) meant.parentElement?.insertBefore(meant, sections[0] ?? null);
}

/** A long sidebar begins at the page that is open. */
function showCurrentInSidebar(): void {
  const current = document.querySelector<HTMLElement>('.sidebar [aria-current="page"]');
  const sidebar = current?.closest<HTMLElement>('.sidebar');
  if (current && sidebar) sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2;
}
