/** A move from the page's coordinates to the picture's. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** An element to be written. */
export interface Piece {
  readonly tag: 'a' | 'rect' | 'circle' | 'path' | 'text';
  /** Attributes it may share with its neighbours, with a space before each. */
  readonly shared: string;
  /** Attributes of its own. */
  readonly own: string;
  readonly content?: string;
}

/** Writes elements; neighbours with the same shared attributes get one group that carries them. */
export function serialize(pieces: readonly Piece[]): string {
  let markup = '';
  for (let at = 0; at < pieces.length; ) {
    const shared = pieces[at]?.shared ?? '';
    let end = at + 1;
    while (end < pieces.length && pieces[end]?.shared === shared) end++;
    const grouped = shared !== '' && end - at > 1;
    const inner = pieces.slice(at, end).map((piece) => element(piece, grouped ? '' : shared));
    markup += grouped ? `<g${shared}>${inner.join('')}</g>` : inner.join('');
    at = end;
  }
  return markup;
}

function element({ tag, own, content }: Piece, shared: string): string {
  return content === undefined ? `<${tag}${shared}${own}/>` : `<${tag}${shared}${own}>${content}</${tag}>`;
}

/** Text as it may stand in XML, in attributes too. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
