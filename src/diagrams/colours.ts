import { SENTINELS, type Token } from './theme.ts';

/** A colour in the picture that stands for no role: it would be the same in light and dark. */
export class ForeignColour extends Error {
  readonly colour: string;
  readonly owner: string;
  constructor(colour: string, owner: string) {
    super(`The colour ${colour} of “${owner}” is not one of the site's`);
    this.name = 'ForeignColour';
    this.colour = colour;
    this.owner = owner;
  }
}

const TOKENS: ReadonlyMap<string, Token> = new Map(
  (Object.keys(SENTINELS) as Token[]).map((token) => [rgb(SENTINELS[token]), token]),
);

/**
 * The role a computed colour stands for.
 * @param colour as `getComputedStyle` gives it: `none` or `rgb(…)`
 * @param owner what is named where the colour stands for no role
 * @throws ForeignColour
 */
export function tokenOf(colour: string, owner: string): Token | 'none' {
  if (colour === 'none' || /^rgba\(.*,\s*0\)$/.test(colour)) return 'none';
  const token = TOKENS.get(colour);
  if (!token) throw new ForeignColour(colour, owner);
  return token;
}

function rgb(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r}, ${g}, ${b})`;
}
