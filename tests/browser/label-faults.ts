/**
 * Runs in the page: labels of diagrams that stick out of every shape they touch or out of the picture, and
 * labels that lie on one another. Measured as the browser shows them, with the font it has.
 */
export function labelFaults(): { labels: number; faults: string[] } {
  const SLACK = 1.5;
  const faults: string[] = [];
  let labels = 0;
  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const boxOf = (element: SVGGraphicsElement): Box => {
    const { x, y, width, height } = element.getBBox();
    const m = element.transform.baseVal.consolidate()?.matrix;
    const at = (px: number, py: number): [number, number] =>
      m ? [m.a * px + m.c * py + m.e, m.b * px + m.d * py + m.f] : [px, py];
    const [left, top] = at(x, y);
    const [right, bottom] = at(x + width, y + height);
    return { left, top, right, bottom };
  };
  /** The ink of a line of text: without the room a font keeps above and below. */
  const inkOf = (text: SVGTextElement): Box => {
    const { left, top, right, bottom } = boxOf(text);
    const rest = (bottom - top) * 0.18;
    return { left, right, top: top + rest, bottom: bottom - rest };
  };
  const inside = (inner: Box, outer: Box): boolean =>
    inner.left >= outer.left - SLACK &&
    inner.right <= outer.right + SLACK &&
    inner.top >= outer.top - SLACK &&
    inner.bottom <= outer.bottom + SLACK;
  const touches = (a: Box, b: Box): boolean =>
    a.left < b.right - SLACK &&
    b.left < a.right - SLACK &&
    a.top < b.bottom - SLACK &&
    b.top < a.bottom - SLACK;
  for (const svg of document.querySelectorAll<SVGSVGElement>('figure.diagram .diagram-scroll > svg')) {
    const name = svg.closest('figure')?.id ?? '';
    const { width, height } = svg.viewBox.baseVal;
    const picture = { left: 0, top: 0, right: width, bottom: height };
    const shapes = [...svg.querySelectorAll<SVGGraphicsElement>('rect, circle, path')]
      .filter((shape) => !shape.closest('.e, .a') && getComputedStyle(shape).fill !== 'none')
      .map(boxOf);
    const texts = [...svg.querySelectorAll<SVGTextElement>('text')].map((text) => ({
      words: text.textContent,
      box: inkOf(text),
      // Words on lines and titles of groups stand free.
      free: text.closest('.h, .hg, .t') !== null,
    }));
    labels += texts.length;
    for (const { words, box, free } of texts) {
      if (!inside(box, picture)) faults.push(`${name}: “${words}” leaves the picture`);
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const around = shapes.filter((s) => s.left < x && x < s.right && s.top < y && y < s.bottom);
      if (!free && around.length > 0 && !around.some((shape) => inside(box, shape)))
        faults.push(`${name}: “${words}” leaves its shape`);
    }
    texts.forEach((one, n) => {
      for (const other of texts.slice(n + 1)) {
        if (touches(one.box, other.box)) faults.push(`${name}: “${one.words}” lies on “${other.words}”`);
      }
    });
  }
  return { labels, faults };
}
