/** Steps and limits of zooming, and how far an arrow key moves the picture, in pixels. */
const STEP = 1.25;
const LIMITS = [0.1, 8] as const;
const MOVE = 60;

/** The words of the viewer, in the language of the page: they stand on the element that opens it. */
interface Words {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly copy: string;
  readonly copied: string;
  readonly download: string;
  readonly source: string;
  readonly about: string;
  readonly close: string;
  readonly keys: string;
}

/**
 * Opens a diagram by itself: larger, smaller and moved by wheel, pinch, drag, keys and buttons, with its
 * link, file and source. Escape closes it and the focus returns.
 * @param link the link to the diagram's own page, in its figure
 */
export function openDiagram(link: HTMLAnchorElement): void {
  const figure = link.closest('figure');
  const picture = figure?.querySelector('svg');
  const words = JSON.parse(
    document.querySelector('[data-viewer-words]')?.textContent ?? 'null',
  ) as Words | null;
  if (!picture || !words) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement('dialog');
  dialog.className = 'viewer';
  const title = picture.querySelector('title')?.textContent ?? '';
  dialog.setAttribute('aria-label', title);
  const copy = picture.cloneNode(true) as SVGSVGElement;
  uniqueIds(copy);
  const stage = element('div', 'viewer-stage');
  stage.append(copy);
  const view = panAndZoom(stage, copy);
  const file = link.href.replace(/\/$/, '');
  const status = element('span', 'viewer-status');
  status.setAttribute('role', 'status');
  const bar = element('div', 'viewer-bar');
  const heading = element('h2', '');
  heading.textContent = title;
  bar.append(
    heading,
    status,
    button('−', words.zoomOut, () => view.zoom(1 / STEP)),
    button('+', words.zoomIn, () => view.zoom(STEP)),
    button('⤢', words.fit, view.fit),
    button(words.copy, words.copy, () => {
      void navigator.clipboard?.writeText(link.href).then(
        () => (status.textContent = words.copied),
        () => (status.textContent = link.href),
      );
    }),
    anchor(words.download, `${file}.svg`, true),
    sourceButton(words.source, stage, `${file}.mmd`),
    anchor(words.about, link.href),
    button('✕', words.close, () => dialog.close()),
  );
  const keys = element('p', 'viewer-keys');
  keys.textContent = words.keys;
  dialog.append(bar, stage, keys);
  dialog.addEventListener('keydown', (event) => view.key(event));
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  // Inside the landmark, so that the cards of its terms open here too.
  (link.closest('main') ?? document.body).append(dialog);
  dialog.showModal();
  view.fit();
}

/** A copy of a picture must not bear the ids of the first. */
function uniqueIds(svg: SVGSVGElement): void {
  for (const { id } of svg.querySelectorAll('[id]')) {
    for (const name of ['aria-labelledby', 'aria-describedby']) {
      if (svg.getAttribute(name) === id) svg.setAttribute(name, `${id}-large`);
    }
    svg.querySelector(`[id="${CSS.escape(id)}"]`)?.setAttribute('id', `${id}-large`);
  }
}

function panAndZoom(stage: HTMLElement, svg: SVGSVGElement) {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  let [scale, x, y] = [1, 0, 0];
  const draw = (): void => {
    // Some of the picture stays in sight.
    x = Math.min(stage.clientWidth - 60, Math.max(60 - width * scale, x));
    y = Math.min(stage.clientHeight - 60, Math.max(60 - height * scale, y));
    svg.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
  };
  /** Zooms round a point of the stage; by default its middle. */
  const zoom = (factor: number, px = stage.clientWidth / 2, py = stage.clientHeight / 2): void => {
    const next = Math.min(LIMITS[1], Math.max(LIMITS[0], scale * factor));
    x = px - ((px - x) * next) / scale;
    y = py - ((py - y) * next) / scale;
    scale = next;
    draw();
  };
  const fit = (): void => {
    const room = 24;
    scale = Math.min((stage.clientWidth - room) / width, (stage.clientHeight - room) / height, 2.5);
    x = (stage.clientWidth - width * scale) / 2;
    y = (stage.clientHeight - height * scale) / 2;
    draw();
  };
  const move = (dx: number, dy: number): void => {
    [x, y] = [x + dx, y + dy];
    draw();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => zoom(STEP),
      '=': () => zoom(STEP),
      '-': () => zoom(1 / STEP),
      '0': fit,
      ArrowLeft: () => move(MOVE, 0),
      ArrowRight: () => move(-MOVE, 0),
      ArrowUp: () => move(0, MOVE),
      ArrowDown: () => move(0, -MOVE),
    };
    const action = actions[event.key];
    if (!action || stage.querySelector('pre')?.contains(event.target as Node)) return;
    event.preventDefault();
    action();
  };
  listen(stage, { zoom, move });
  return { zoom, fit, key };
}

/** Wheel, drag and pinch. */
function listen(
  stage: HTMLElement,
  {
    zoom,
    move,
  }: { zoom: (factor: number, px: number, py: number) => void; move: (dx: number, dy: number) => void },
): void {
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] => {
    const { left, top } = stage.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  stage.addEventListener(
    'wheel',
    (event) => {
      if (event.target instanceof Element && event.target.closest('pre')) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), ...at(event));
    },
    { passive: false },
  );
  const fingers = new Map<number, PointerEvent>();
  let dragged = false;
  stage.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, event);
    if (fingers.size === 1) dragged = false;
  });
  stage.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    fingers.set(event.pointerId, event);
    const [one, two] = [...fingers.values()];
    if (one && two) {
      const other = event.pointerId === one.pointerId ? two : one;
      const spread = (a: PointerEvent) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
      const middle = {
        clientX: (event.clientX + other.clientX) / 2,
        clientY: (event.clientY + other.clientY) / 2,
      };
      zoom(spread(event) / Math.max(1, spread(before)), ...at(middle));
      dragged = true;
    } else {
      const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
      if (!dragged && Math.hypot(dx, dy) < 3) return void fingers.set(event.pointerId, before);
      // Only now: a press that does not move is a click on a part.
      if (!dragged) stage.setPointerCapture(event.pointerId);
      dragged = true;
      move(dx, dy);
    }
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    stage.addEventListener(type, ({ pointerId }) => fingers.delete(pointerId));
  }
  stage.addEventListener(
    'click',
    (event) => {
      if (dragged) event.preventDefault();
      dragged = false;
    },
    true,
  );
}

/** Shows the Mermaid text over the picture, and hides it again. */
function sourceButton(label: string, stage: HTMLElement, href: string): HTMLButtonElement {
  const toggle = button(label, label, async () => {
    const shown = stage.querySelector('pre');
    toggle.setAttribute('aria-pressed', String(!shown));
    if (shown) return shown.remove();
    const pre = document.createElement('pre');
    pre.tabIndex = 0;
    stage.append(pre);
    // Without the network the address is all there is to show.
    pre.textContent = await fetch(href).then(
      (r) => (r.ok ? r.text() : href),
      () => href,
    );
    pre.focus();
  });
  toggle.setAttribute('aria-pressed', 'false');
  return toggle;
}

function element<Tag extends 'div' | 'h2' | 'p' | 'span'>(
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  return made;
}

function button(text: string, label: string, action: () => void | Promise<void>): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (label !== text) {
    made.title = label;
    made.setAttribute('aria-label', label);
  }
  made.addEventListener('click', () => void action());
  return made;
}

function anchor(text: string, href: string, download = false): HTMLAnchorElement {
  const made = document.createElement('a');
  made.textContent = text;
  made.href = href;
  if (download) made.download = '';
  return made;
}
