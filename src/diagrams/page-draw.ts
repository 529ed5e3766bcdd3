import type { Mermaid, PageError, ParsedText } from './page-parse.ts';
import type { Head, Role, Scene, Shape, Text } from './scene.ts';

// Runs inside the browser page, like the functions of page-parse.ts: nothing outside the function may be used.

/**
 * Draws a text and takes the picture apart: every visible shape and line of text, with its colours and its place.
 * @param picture.parts the parts by the ids of their elements, as `parseInPage` gives them
 */
export async function drawInPage({
  text,
  id,
  parts,
}: {
  text: string;
  id: string;
  parts: ParsedText['owners'];
}): Promise<{ scene: Scene } | { error: PageError }> {
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
  // A diagram must come out the same whatever was drawn before it, and whenever.
  let seed = 1;
  Math.random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  Date.now = () => 1_700_000_000_000;

  const owners = new Map(parts.map(([element, part]) => [`${id}-${element}`, part]));
  let svg: string;
  try {
    svg = (await mermaid.render(id, text)).svg;
  } catch (error) {
    // It parsed, but cannot be laid out: an error of the author's or of Mermaid's, told like one of syntax.
    return {
      error: {
        message: error instanceof Error ? error.message : String(error),
        line: undefined,
        column: undefined,
      },
    };
  }
  const host = document.createElement('div');
  host.innerHTML = svg;
  document.body.replaceChildren(host);
  const root = host.querySelector('svg');
  if (!root) throw new Error('Mermaid drew nothing');
  const box = root.viewBox.baseVal;
  // The natural size: a scaled picture would be measured with rounding.
  root.style.maxWidth = 'none';
  root.style.width = `${box.width}px`;
  root.style.height = `${box.height}px`;
  const inverse = root.getScreenCTM()?.inverse();
  if (!inverse) throw new Error('The picture has no place on the page');
  const items: (Shape | Text)[] = [];

  interface Context {
    readonly role: Role;
    readonly owner: string | undefined;
  }
  const walk = (element: Element, context: Context): void => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
    const inner = contextOf(element, context);
    if (element instanceof SVGTextElement) return void readText(element, inner);
    if (element instanceof SVGGeometryElement) return void readShape(element, inner);
    if (
      !(element instanceof SVGGElement || element instanceof SVGSVGElement || element instanceof SVGAElement)
    )
      return;
    const rough = [...element.children].filter((child) => child instanceof SVGPathElement);
    // The “hand-drawn” library paints inside and outline as two paths, in the classic look too.
    if (inner.role === 'node' && rough.length === 2 && rough.length === element.children.length) {
      const [inside, outline] = rough;
      if (inside && outline) return void readShape(inside, inner, getComputedStyle(outline));
    }
    for (const child of element.children) walk(child, inner);
  };
  const contextOf = (element: Element, outer: Context): Context => {
    const names = element.classList;
    if (names.contains('cluster')) return { role: 'group', owner: owners.get(element.id) };
    if (names.contains('node') && owners.has(element.id))
      return { role: 'node', owner: owners.get(element.id) };
    // A timeline gives its parts no ids: they are known by their words.
    if (names.contains('timeline-node'))
      return { role: 'node', owner: `words ${element.textContent.trim()}` };
    if (
      ['edgeLabel', 'messageText', 'loopText', 'sectionTitle', 'sequenceNumber'].some((name) =>
        names.contains(name),
      )
    )
      return { role: 'edge-label', owner: undefined };
    if (names.contains('labelText')) return { role: 'block', owner: undefined };
    if (names.contains('edgePaths') || element.hasAttribute('data-from'))
      return { role: 'edge', owner: undefined };
    const actor =
      names.contains('actor') &&
      (element.getAttribute('name') ?? element.parentElement?.getAttribute('data-id'));
    return actor ? { role: 'node', owner: actor } : outer;
  };
  const placeOf = (element: SVGGraphicsElement): DOMMatrix => {
    const screen = element.getScreenCTM();
    if (!screen) throw new Error('A part of the picture has no place');
    return inverse.multiply(screen);
  };
  const area = document.createElement('textarea');
  /** Mermaid leaves some of the entities it was given. */
  const decoded = (words: string): string =>
    words.replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, (entity) => {
      area.innerHTML = entity;
      return area.value;
    });
  const readText = (element: SVGTextElement, context: Context): void => {
    const rows = [...element.children].filter((child) => child instanceof SVGTSpanElement);
    (rows.length > 0 ? rows : [element]).forEach((row, index) => {
      const raw = row.textContent ?? '';
      const words = raw.trim();
      const count = row.getNumberOfChars();
      if (words === '' || count === 0) return;
      const start = row.getStartPositionOfChar(raw.length > count ? 0 : raw.length - raw.trimStart().length);
      const end = row.getEndPositionOfChar(count - 1);
      const leaf = row.firstElementChild ?? row;
      const style = getComputedStyle(leaf);
      const centred = ['central', 'middle'].includes(getComputedStyle(element).dominantBaseline);
      const size = Number.parseFloat(style.fontSize);
      const place = new DOMPoint(
        (start.x + end.x) / 2,
        start.y + (centred ? size * 0.36 : 0),
      ).matrixTransform(placeOf(element));
      const bold = Number(style.fontWeight) >= 600;
      const length = end.x - start.x;
      items.push({
        ...context,
        type: 'text',
        fill: style.fill,
        x: place.x,
        y: place.y,
        length,
        text: decoded(words),
        size,
        bold,
        row: index,
      });
    });
  };
  const readShape = (element: SVGGeometryElement, context: Context, outline?: CSSStyleDeclaration): void => {
    const style = getComputedStyle(element);
    const border = outline ?? style;
    if (style.fill === 'none' && border.stroke === 'none') return;
    if (element.classList.contains('background')) return;
    const bounds = element.getBBox();
    if (bounds.width === 0 && bounds.height === 0) return;
    const place = placeOf(element);
    const shift = (x: number, y: number): DOMPoint => new DOMPoint(x, y).matrixTransform(place);
    const common = {
      ...context,
      fill: style.fill,
      stroke: border.stroke,
      strokeWidth: Number.parseFloat(border.strokeWidth),
      dashed:
        !['none', '0px, 0px', '0px'].includes(border.strokeDasharray) &&
        !/^(1px, 0px|0(px)?, 0(px)?)$/.test(border.strokeDasharray),
      heads: headsOf(element, shift),
      radius: 0,
      data: '',
      matrix: undefined,
    };
    if (element instanceof SVGRectElement) {
      const at = shift(element.x.baseVal.value, element.y.baseVal.value);
      const numbers = [at.x, at.y, element.width.baseVal.value, element.height.baseVal.value];
      items.push({ ...common, type: 'rect', numbers, radius: element.rx.baseVal.value });
    } else if (element instanceof SVGCircleElement) {
      const at = shift(element.cx.baseVal.value, element.cy.baseVal.value);
      items.push({ ...common, type: 'circle', numbers: [at.x, at.y, element.r.baseVal.value] });
    } else if (outline && isStadium(element, bounds)) {
      const at = shift(bounds.x, bounds.y);
      items.push({
        ...common,
        type: 'rect',
        numbers: [at.x, at.y, bounds.width, bounds.height],
        radius: bounds.height / 2,
      });
    } else {
      const { a, b, c, d, e, f } = place;
      const matrix = e === 0 && f === 0 ? undefined : [a, b, c, d, e, f];
      items.push({ ...common, type: 'path', numbers: [], data: dataOf(element), matrix });
    }
  };
  /** Whether the outline leaves out all four corners of its box and touches the middle of each side's height. */
  const isStadium = (element: SVGGeometryElement, { x, y, width, height }: DOMRect): boolean => {
    const inside = (px: number, py: number): boolean => element.isPointInFill(new DOMPoint(px, py));
    const corner = height * 0.08;
    const corners = [x + corner, x + width - corner].some(
      (px) => inside(px, y + corner) || inside(px, y + height - corner),
    );
    const quarter = height * 0.2;
    return (
      !corners &&
      inside(x + 1, y + height / 2) &&
      inside(x + quarter, y + quarter) &&
      inside(x + width - quarter, y + height - quarter)
    );
  };
  const dataOf = (element: SVGGeometryElement): string => {
    if (element instanceof SVGLineElement) {
      const { x1, y1, x2, y2 } = element;
      return `M${x1.baseVal.value} ${y1.baseVal.value}L${x2.baseVal.value} ${y2.baseVal.value}`;
    }
    if (element instanceof SVGPolygonElement || element instanceof SVGPolylineElement) {
      const points = [...element.points].map((point) => `${point.x} ${point.y}`);
      return `M${points.join('L')}${element instanceof SVGPolygonElement ? 'Z' : ''}`;
    }
    return element.getAttribute('d') ?? '';
  };
  const headsOf = (element: SVGGeometryElement, shift: (x: number, y: number) => DOMPoint): Head[] => {
    const heads: Head[] = [];
    const length = element.getTotalLength();
    for (const [attribute, at, before] of [
      ['marker-end', length, length - 2],
      ['marker-start', 0, 2],
    ] as const) {
      const marker = /#(.*?)"?\)/.exec(element.getAttribute(attribute) ?? '')?.[1];
      if (!marker) continue;
      const end = element.getPointAtLength(at);
      const near = element.getPointAtLength(before);
      const angle = Math.atan2(end.y - near.y, end.x - near.x);
      const kind = /circle/i.test(marker) ? 'circle' : /cross/i.test(marker) ? 'cross' : 'arrow';
      // Links of flowcharts with arrow heads end before the node, by half the length of Mermaid's own head.
      const gap = kind === 'arrow' && element.classList.contains('flowchart-link') ? 3.5 : 0;
      const tip = shift(end.x + Math.cos(angle) * gap, end.y + Math.sin(angle) * gap);
      heads.push({ kind, x: tip.x, y: tip.y, angle });
    }
    return heads;
  };
  /** Mermaid sets the words of a link some pixels below its line: they go to the nearest point of it, unless other words stand there. */
  const putWordsOnLines = (): void => {
    const labels = [...root.querySelectorAll<SVGGElement>('.edgeLabel .label[data-id]')];
    const boxes = new Map(labels.map((label) => [label, label.getBoundingClientRect()]));
    for (const [label, { x, y, width, height }] of boxes) {
      const path = root.querySelector(`path[data-id="${CSS.escape(label.dataset['id'] ?? '')}"]`);
      if (width === 0 || !(path instanceof SVGPathElement)) continue;
      const place = placeOf(path);
      // A line of text looks centred a little below the middle of its box.
      const middle = new DOMPoint(x + width / 2, y + height / 2 + 1).matrixTransform(inverse);
      const length = path.getTotalLength();
      let [dx, dy, nearest] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
      const look = (from: number, to: number, step: number): void => {
        for (let at = from; at <= to; at += step) {
          const point = DOMPoint.fromPoint(path.getPointAtLength(at)).matrixTransform(place);
          if (Math.hypot(point.x - middle.x, point.y - middle.y) >= Math.hypot(dx, dy)) continue;
          [dx, dy, nearest] = [point.x - middle.x, point.y - middle.y, at];
        }
      };
      // To ask for a point is slow: first roughly, then closely where it was nearest.
      look(0, length, 4);
      look(Math.max(0, nearest - 4), Math.min(length, nearest + 4), 0.5);
      // Words farther away stand there on purpose.
      if (Math.hypot(dx, dy) > 14) continue;
      const moved = new DOMRect(x + dx, y + dy, width, height);
      const taken = [...boxes].some(
        ([other, box]) =>
          other !== label &&
          box.left < moved.right &&
          moved.left < box.right &&
          box.top < moved.bottom &&
          moved.top < box.bottom,
      );
      if (taken) continue;
      boxes.set(label, moved);
      label.setAttribute('transform', `translate(${dx} ${dy}) ${label.getAttribute('transform') ?? ''}`);
    }
  };
  putWordsOnLines();
  walk(root, { role: 'other', owner: undefined });
  document.body.replaceChildren();
  return { scene: { x: box.x, y: box.y, width: box.width, height: box.height, items } };
}
