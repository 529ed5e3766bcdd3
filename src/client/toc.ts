/** How far below that place a heading already counts, in pixels: its own margin and rounding. */
const REACHED = 24;

/** Marks the heading being read in the table of contents. */
export function followHeadings(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-toc] a')];
  const targets = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (targets.length === 0) return;
  let waiting = false;
  const mark = (): void => {
    waiting = false;
    // The last heading at or above the place where a followed link puts it; at the very end, the last one.
    const line = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + REACHED;
    const atEnd = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
    const passed = targets.filter(({ heading }) => heading.getBoundingClientRect().top < line);
    const current = atEnd ? targets.at(-1) : passed.at(-1);
    for (const target of targets) {
      if (target === current) target.link.setAttribute('aria-current', 'true');
      else target.link.removeAttribute('aria-current');
    }
    const nav = current?.link.closest('nav');
    if (nav && current && nav.scrollHeight > nav.clientHeight) {
      nav.scrollTop = current.link.offsetTop - nav.clientHeight / 2;
    }
  };
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(mark);
    },
    { passive: true },
  );
  mark();
}
