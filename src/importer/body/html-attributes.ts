import type { Element } from 'hast';
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import type { MdNode } from './tree.ts';

/** Attributes that may stay, by the parser's names. */
const SAFE: Readonly<Record<string, string>> = {
  title: 'title',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
  dir: 'dir',
  lang: 'lang',
  open: 'open',
  dateTime: 'datetime',
};
const NUMBER = /^[1-9]\d{0,2}$/;
/** What may be an id that links lead to. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u;

/** An attribute's value as a text; undefined where it is missing or empty. */
export function property(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  if (value === null || value === undefined || value === false) return undefined;
  const words = Array.isArray(value) ? value.join(' ') : String(value);
  return words.trim() === '' ? undefined : words.trim();
}

/**
 * The attributes of an element that may stay. Handlers of events are reported; how an element looks is not
 * kept, and reported once a file.
 */
export function attributesOf(
  node: Element,
  context: BodyContext,
  at: Pick<MdNode, 'position'>,
): Record<string, string | null> {
  const kept: Record<string, string | null> = {};
  for (const key of Object.keys(node.properties)) {
    const safe = Object.hasOwn(SAFE, key) ? SAFE[key] : undefined;
    const value = property(node, key);
    if (/^on/i.test(key)) report('import/handler', key.toLowerCase());
    if ((key === 'style' || key === 'className' || key === 'color') && !context.seen.has('look')) {
      context.seen.add('look');
      report('import/look', key === 'className' ? 'class' : key);
    }
    if (key === 'id' && value !== undefined && ID.test(value)) kept['id'] = value;
    if (safe === undefined) continue;
    if (safe === 'open') kept[safe] = null;
    else if (value === undefined) continue;
    else if (/span$/.test(safe)) {
      if (NUMBER.test(value) && value !== '1') kept[safe] = value;
    } else if (safe === 'dir') {
      if (/^(?:rtl|ltr|auto)$/i.test(value)) kept[safe] = value.toLowerCase();
    } else kept[safe] = value;
  }
  return kept;

  function report(id: 'import/handler' | 'import/look', name: string): void {
    const place = context.placeOf({ type: 'element', ...at });
    const params = { name, element: node.tagName };
    context.diagnostics.push(diagnose(id, place, params));
  }
}
