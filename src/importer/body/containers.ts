import type { Tag } from './tag.ts';

/** What a container becomes. */
export type ContainerKind =
  | 'note'
  | 'tip'
  | 'caution'
  | 'danger'
  | 'quote'
  | 'details'
  /** Its content stays, a title above it where it has one. */
  | 'plain';

const KINDS: Readonly<Record<string, ContainerKind>> = {
  note: 'note',
  info: 'note',
  primary: 'note',
  default: 'note',
  abstract: 'note',
  summary: 'note',
  tldr: 'note',
  question: 'note',
  faq: 'note',
  example: 'note',
  seealso: 'note',
  important: 'note',
  notice: 'note',
  hint: 'tip',
  tip: 'tip',
  success: 'tip',
  check: 'tip',
  done: 'tip',
  warning: 'caution',
  warn: 'caution',
  caution: 'caution',
  attention: 'caution',
  danger: 'danger',
  error: 'danger',
  bug: 'danger',
  failure: 'danger',
  alert: 'note',
  admonition: 'note',
  callout: 'note',
  aside: 'note',
  quote: 'quote',
  cite: 'quote',
  blockquote: 'quote',
  pullquote: 'quote',
  centerquote: 'quote',
  cq: 'quote',
  details: 'details',
  detail: 'details',
  fold: 'details',
  folding: 'details',
  collapse: 'details',
  expand: 'details',
  spoiler: 'details',
  tabs: 'plain',
  tab: 'plain',
  tabpane: 'plain',
  'code-group': 'plain',
  'code-tabs': 'plain',
  center: 'plain',
  right: 'plain',
  left: 'plain',
  grid: 'plain',
  columns: 'plain',
  column: 'plain',
  cell: 'plain',
  gallery: 'plain',
  columnize: 'plain',
  slide: 'plain',
  rawhtml: 'plain',
  code: 'plain',
  'content-ref': 'plain',
  'v-pre': 'plain',
  raw: 'plain',
  stepper: 'plain',
  step: 'plain',
};

/** What the container of a name becomes; undefined where the name is not known. */
export function containerKind(name: string): ContainerKind | undefined {
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** Names that may stand as a style in a container's arguments: `{% note warning %}`, `{% hint style="info" %}`. */
export function styleKind(words: Iterable<string>): ContainerKind | undefined {
  for (const word of words) {
    const kind = containerKind(word.toLowerCase());
    if (kind === 'note' || kind === 'tip' || kind === 'caution' || kind === 'danger') return kind;
  }
  return undefined;
}

/** Whether a tag begins or ends a container rather than standing for itself. */
export function isContainer(tag: Tag): boolean {
  if (tag.kind === 'fence') return true;
  return (tag.kind === 'liquid' || tag.kind === 'shortcode') && containerKind(tag.name) !== undefined;
}
