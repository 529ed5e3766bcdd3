import type { CardData } from '../text/card-data.ts';
import { cardContent } from './card-content.ts';
import { known } from './knows.ts';

/** How long the pointer rests before a card opens, and how long it may be away before the card closes. */
const OPEN_AFTER = 180;
const CLOSE_AFTER = 220;
const GAP = 8;
/** The address of a term's page holds its id. */
const TERM_PAGE = /^\/(?:.*\/)?glossary\/([^/#?]+)\/$/;

/**
 * Cards on the links to terms: by mouse after a short rest, by keyboard on focus, by touch on the
 * first tap (the card holds the link). Escape closes. What they say stands in the page.
 */
export function installTermCards(): void {
  const store = document.getElementById('term-cards');
  const main = document.querySelector('main');
  if (!store || !main) return;
  const cards = JSON.parse(store.textContent) as CardData;
  const card = document.createElement('div');
  card.className = 'term-card';
  card.id = 'term-card';
  card.setAttribute('role', 'note');
  card.hidden = true;
  // Inside the landmark of the text it belongs to.
  main.append(card);
  let anchor: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const idOf = (link: Element): string => TERM_PAGE.exec(link.getAttribute('href') ?? '')?.[1] ?? '';
  const linkOf = (target: EventTarget | null): Element | undefined => {
    const link = target instanceof Element ? target.closest('main a[href]') : null;
    return link && !card.contains(link) && Object.hasOwn(cards.terms, idOf(link)) ? link : undefined;
  };
  const close = (): void => {
    clearTimeout(timer);
    anchor?.removeAttribute('aria-expanded');
    anchor?.removeAttribute('aria-describedby');
    anchor = undefined;
    card.hidden = true;
  };
  const open = (link: Element): void => {
    if (anchor === link) {
      clearTimeout(timer);
      return;
    }
    close();
    card.replaceChildren(
      ...cardContent(cards, { id: idOf(link), href: link.getAttribute('href') ?? '', known: known() }),
    );
    // In the large view of a diagram the card belongs to it, or it would lie beneath.
    (link.closest('dialog') ?? main).append(card);
    card.hidden = false;
    anchor = link;
    link.setAttribute('aria-expanded', 'true');
    link.setAttribute('aria-describedby', card.id);
    place(card, link);
  };
  const later = (action: () => void, after: number): void => {
    clearTimeout(timer);
    timer = setTimeout(action, after);
  };

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    if (event.target instanceof Node && card.contains(event.target)) return clearTimeout(timer);
    const link = linkOf(event.target);
    if (link) later(() => open(link), OPEN_AFTER);
    else if (anchor) later(close, CLOSE_AFTER);
    else clearTimeout(timer);
  });
  document.addEventListener('focusin', (event) => {
    const link = linkOf(event.target);
    if (link?.matches(':focus-visible')) open(link);
    else if (event.target instanceof Node && !card.contains(event.target)) close();
  });
  let touched = false;
  document.addEventListener('pointerdown', (event) => {
    touched = event.pointerType === 'touch';
    if (event.target instanceof Node && !card.contains(event.target) && !linkOf(event.target)) close();
  });
  document.addEventListener('click', (event) => {
    const link = linkOf(event.target);
    // A second tap on the same link follows it.
    if (!touched || !link || link === anchor) return;
    open(link);
    if (anchor === link) event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || card.hidden) return;
    if (card.contains(document.activeElement) && anchor instanceof HTMLElement) anchor.focus();
    close();
    event.stopPropagation();
  });
}

/** Puts the card under its link, above where there is no room, and inside the window. */
function place(card: HTMLElement, link: Element): void {
  // The first line of a link that wraps.
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const left = Math.max(12, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12));
  const below = box.bottom + GAP + card.offsetHeight <= innerHeight || box.top < card.offsetHeight + GAP + 56;
  const top = below ? box.bottom + GAP : box.top - GAP - card.offsetHeight;
  // Its own coordinates begin where the element that holds it does.
  const origin = card.offsetParent?.getBoundingClientRect();
  card.style.left = `${left - (origin?.left ?? -scrollX)}px`;
  card.style.top = `${top - (origin?.top ?? -scrollY)}px`;
}
