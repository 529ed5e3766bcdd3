/**
 * Runs in the page. The contrast of each text of each diagram to its halo, else to the last shape drawn
 * before it that covers its middle, else to the page; by the formula of WCAG 2.1 (relative luminance).
 */
export function contrasts(): { text: string; contrast: number }[] {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((value) => {
      const part = Number(value) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const behind = (text: SVGTextElement, shapes: readonly SVGGeometryElement[]): string => {
    const own = getComputedStyle(text);
    if (own.stroke !== 'none') return own.stroke;
    const { x, y, width, height } = text.getBBox();
    const shape = shapes.findLast(
      (one) =>
        getComputedStyle(one).fill !== 'none' &&
        one.isPointInFill(new DOMPoint(x + width / 2, y + height / 2)),
    );
    return shape ? getComputedStyle(shape).fill : ground;
  };
  return [...document.querySelectorAll('svg.dg')].flatMap((svg) => {
    const drawn = [...svg.querySelectorAll('rect, circle, ellipse, polygon, path, text')];
    const shapes = (end: number) => drawn.slice(0, end).filter((one) => one instanceof SVGGeometryElement);
    return drawn.flatMap((text, at) => {
      if (!(text instanceof SVGTextElement) || text.textContent.trim() === '') return [];
      const [one, other] = [getComputedStyle(text).fill, behind(text, shapes(at))].map(luminance);
      const [light, dark] = [Math.max(one ?? 0, other ?? 0), Math.min(one ?? 0, other ?? 0)];
      return [{ text: text.textContent, contrast: Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100 }];
    });
  });
}
