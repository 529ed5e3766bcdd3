import type { CardData, CardPair, CardSide } from '../text/card-data.ts';

/** What a card is made for. */
export interface CardRequest {
  readonly id: string;
  /** Address of the term's page; the other terms stand beside it. */
  readonly href: string;
  /** The platform the reader knows; empty where none was chosen. */
  readonly known: string;
}

/**
 * The paragraphs of a term's card. Where the reader knows the other platform, the counterpart there
 * stands before the definition.
 * @param cards the cards of the page
 * @returns elements made of text only: nothing an author wrote is read as markup
 */
export function cardContent(cards: CardData, { id, href, known }: CardRequest): HTMLElement[] {
  const row = cards.terms[id];
  if (!row) return [];
  const [name, platform, kind, definition, gloss, pairs, names, state] = row;
  // A site about one thing has no sides.
  const side = cards.platforms[platform];
  const mark = `p-${side?.[0] ?? ''}`;
  const head = make('p', `card-head ${mark}`, link(name, href), gloss && make('span', '', gloss));
  const meta = make(
    'p',
    `card-meta ${mark}`,
    side && make('b', '', side[1]),
    ` ${cards.kinds[kind]}`,
    state && make('em', '', state),
    ...(names || []).map((other, n) => {
      const said = other && make('span', '', other);
      if (said) said.lang = cards.tags[n] ?? '';
      return said;
    }),
  );
  const said = make('p', '', definition);
  const lines = (pairs || []).flatMap((n) => {
    const pair = cards.pairs[n];
    return pair ? [pairLine(cards, pair, { id, href, known })] : [];
  });
  const leads = lines.some((line) => line.dataset['leads'] !== undefined);
  return leads ? [head, meta, ...lines, said] : [head, meta, said, ...lines];
}

/** The counterparts on the other sides of a correspondence, and where the analogy breaks. */
function pairLine(
  cards: CardData,
  [label, sides, breaks]: CardPair,
  { id, href, known }: CardRequest,
): HTMLElement {
  const others = sides.filter((side) => !termsOf(cards, side).some((term) => term.id === id));
  const links = others.flatMap((side) =>
    termsOf(cards, side).map((term) => {
      const to = link(term.name, href.replace(/[^/]+\/$/, `${term.id}/`));
      to.className = `p-${cards.platforms[side[0]]?.[0]}`;
      return to;
    }),
  );
  const [where, instead] = cards.says;
  const line = make(
    'div',
    'card-pair',
    make('p', '', label, ...links),
    breaks && make('p', 'card-breaks', make('b', '', links.length > 0 ? where : instead), ` ${breaks}`),
  );
  if (others.some(([platform]) => cards.platforms[platform]?.[0] === known)) line.dataset['leads'] = '';
  return line;
}

function termsOf(cards: CardData, [, ...terms]: CardSide): { id: string; name: string }[] {
  return terms.map((term) =>
    typeof term === 'string'
      ? { id: term, name: cards.terms[term]?.[0] ?? term }
      : { id: term[0], name: term[1] },
  );
}

function link(text: string, href: string): HTMLAnchorElement {
  const a = make('a', '', text);
  a.href = href;
  return a;
}

function make<Tag extends 'a' | 'b' | 'div' | 'em' | 'p' | 'span'>(
  tag: Tag,
  className: string,
  ...content: (Node | string | 0 | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...content.filter((part) => part !== 0 && part !== undefined));
  return element;
}
