import { containerKind } from './containers.ts';
import { isEmbedded } from './html-embedded-names.ts';

/** Marks with a counterpart in Markdown. */
export const MARKS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
};
/** Elements that stay as they are, in a line of text. */
export const KEPT_WORDS = new Set(
  'abbr bdi bdo cite dfn ins kbd mark q rp rt ruby samp small sub sup time u var'.split(' '),
);
/** Elements that stay as they are, among blocks. */
export const KEPT_BLOCKS = new Set(['dd', 'details', 'dl', 'dt', 'figcaption', 'figure', 'summary']);
/** Elements that only set how their content looks or what part of a page it is: the content stays. */
export const WRAPPERS = new Set(
  'address article big blink body button center div fieldset font footer header hgroup html label legend main menu nav nobr picture section span'.split(
    ' ',
  ),
);
/** Elements of generators whose content is known to be the text. */
export const OF_GENERATORS = new Set([
  'badge',
  'tabitem',
  'codegroup',
  'codegroupitem',
  'code-group',
  'code-block',
]);
/** Nothing of these is seen in a page. */
export const UNSEEN = new Set('head noscript script style template title'.split(' '));
/** Parts of other elements that show nothing themselves. */
export const SILENT = new Set('area base col colgroup link map meta param source track wbr'.split(' '));
/** What a reader sees of these cannot stand in a page. */
export const REFUSED = new Set(
  'canvas dialog form frame frameset input math meter option progress select svg textarea'.split(' '),
);

/** Other elements of HTML that are read here. */
const OTHERS = new Set(
  'a blockquote br code dir h1 h2 h3 h4 h5 h6 hr img li listing ol p plaintext pre table tbody td tfoot th thead tr tt ul xmp caption'.split(
    ' ',
  ),
);

/** Whether a name is an element of HTML, or of a generator, that is known here. */
export function isKnownElement(name: string): boolean {
  const sets = [KEPT_WORDS, KEPT_BLOCKS, WRAPPERS, OF_GENERATORS, UNSEEN, SILENT, REFUSED, OTHERS];
  return (
    Object.hasOwn(MARKS, name) ||
    isEmbedded(name) ||
    containerKind(name) !== undefined ||
    sets.some((set) => set.has(name))
  );
}
