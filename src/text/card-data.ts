/**
 * The cards of a page as they travel to the browser: one JSON text in the page, in which what many cards
 * share (platforms, kinds, correspondences) stands once. A card costs its texts and little more.
 */
export interface CardData {
  /** Said before where an analogy breaks, and before what is done instead where there is no counterpart. */
  readonly says: readonly [breaks: string, instead: string];
  /** Language tags of the names in other languages, in the order in which rows give them. */
  readonly tags: readonly string[];
  readonly platforms: readonly (readonly [id: string, name: string])[];
  readonly kinds: readonly string[];
  /** Correspondences of the terms on the page. */
  readonly pairs: readonly CardPair[];
  /** By the id of the term. */
  readonly terms: Readonly<Record<string, CardRow>>;
}

/** A correspondence: what it is called, its sides, where it breaks in one sentence. */
export type CardPair = readonly [label: string, sides: readonly CardSide[], breaks: string];

/** A platform and its terms: their ids where the page has their cards, else with their names. */
export type CardSide = readonly [
  platform: number,
  ...terms: (string | readonly [id: string, name: string])[],
];

/** Numbers count in `platforms`, `kinds` and `pairs`; 0 or the end of the row stands for what is not there. */
export type CardRow = readonly [
  name: string,
  platform: number,
  kind: number,
  definition: string,
  gloss?: string | 0,
  pairs?: readonly number[] | 0,
  /** In the order of `tags`; 0 where it is the same. */
  names?: readonly (string | 0)[] | 0,
  /** Only where the term is not simply in use. */
  state?: string,
];
