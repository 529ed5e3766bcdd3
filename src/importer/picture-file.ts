/** Formats of pictures a page may show. */
export type PictureFormat = 'png' | 'jpg' | 'gif' | 'webp' | 'avif' | 'svg';

/** What the content of a file says it is. */
export type PictureContent =
  | { readonly kind: 'picture'; readonly format: PictureFormat }
  /** No picture by its first bytes, whatever its name says. */
  | { readonly kind: 'no-picture' }
  /** A graphic with a program or with addresses elsewhere. */
  | { readonly kind: 'unsafe' };

/** How many bytes from the start of a file tell its format, SVG apart. */
export const HEAD_BYTES = 64;

/**
 * The format of a picture by its first bytes.
 * @param head at least the first `HEAD_BYTES` of the file, or all of it
 * @returns undefined where it is none of the formats with a signature; SVG has none
 */
export function formatOf(head: Uint8Array): Exclude<PictureFormat, 'svg'> | undefined {
  const starts = (text: string, at = 0): boolean =>
    [...text].every((char, index) => head[at + index] === char.charCodeAt(0));
  if (starts('\x89PNG\r\n\x1a\n')) return 'png';
  if (starts('\xff\xd8\xff')) return 'jpg';
  if (starts('GIF87a') || starts('GIF89a')) return 'gif';
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp';
  if (starts('ftyp', 4) && (starts('avif', 8) || starts('avis', 8))) return 'avif';
  return undefined;
}

/** Whether a text is a graphic in SVG: it begins, after declarations and comments, with that element. */
export function isSvg(text: string): boolean {
  return /^\s*(?:<\?xml[\s\S]*?\?>\s*)?(?:(?:<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\])?\s*>)\s*)*<(?:svg:)?svg[\s>]/i.test(
    text,
  );
}

/** What makes a graphic run a program or ask another address. */
const PROGRAMS =
  /<(?:\w+:)?(?:script|foreignobject|iframe|embed|object|handler|set|animate)\b|[\s"'/]on[a-z]+\s*=/i;
const ELSEWHERE = /<!entity|<\?xml-stylesheet|@import|\b(?:java|vb)script\s*:/i;
const ADDRESS = /\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const IN_STYLE = /url\(\s*["']?\s*([^)"']*)/gi;

/**
 * Whether a graphic shows nothing but itself: no program, no event, no address but its own parts and
 * pictures it carries with it. Where in doubt it is refused.
 */
export function isSafeSvg(text: string): boolean {
  if (PROGRAMS.test(text) || ELSEWHERE.test(text)) return false;
  const addresses = [...text.matchAll(ADDRESS)].map(([, double, single]) => double ?? single ?? '');
  const styles = [...text.matchAll(IN_STYLE)].map(([, address = '']) => address);
  return [...addresses, ...styles].every((address) => {
    const bare = address.trim();
    return bare === '' || bare.startsWith('#') || /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(bare);
  });
}
