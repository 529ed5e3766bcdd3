import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { TITLE } from './tag-nodes.ts';
import { element, link, type MdNode, rebuildRoot, text } from './tree.ts';

/** Schemes that run code or carry a file instead of leading somewhere. */
const UNSAFE = /^(?:javascript|data|vbscript|file|blob):/i;

/** Asks for every link and picture what becomes of it, and writes that. */
export function convertLinks(root: MdNode, context: BodyContext): MdNode {
  return rebuildRoot(root, (node) => {
    if (node.type === 'link') return convertLink(node, context);
    if (node.type === 'image') return [convertPicture(node, context)];
    return [node];
  });
}

/** An address as browsers read it: without blanks and control characters, which may hide its scheme. */
function schemeOf(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what browsers leave out of an address
  return url.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]+/g, '');
}

function convertLink(node: MdNode, context: BodyContext): readonly MdNode[] {
  const url = (node.url ?? '').trim();
  const children = node.children ?? [];
  const place = context.placeOf(node);
  const target = UNSAFE.test(schemeOf(url)) ? ({ kind: 'unsafe' } as const) : context.body.link(url, place);
  switch (target.kind) {
    case 'keep':
      return kept({ ...node, url }, context);
    case 'article': {
      const titled = node.name === TITLE && target.title ? [text(target.title)] : node.children;
      return kept({ ...node, name: undefined, url: target.url, children: titled ?? [] }, context);
    }
    case 'unsafe':
      context.diagnostics.push(diagnose('import/unsafe-link', place, { url: schemeOf(url).slice(0, 80) }));
      return children;
    case 'broken':
      context.diagnostics.push(diagnose('import/broken-link', place, { url: safeDecode(url) }));
      return children;
  }
}

/** An address among Chinese words ends at Chinese punctuation. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—]+/g;

function kept(node: MdNode, context: BodyContext): readonly MdNode[] {
  const children = node.children ?? [];
  if (children.length === 0) return [];
  const [only] = children;
  const words = only?.value ?? '';
  const literal = children.length === 1 && only?.type === 'text' && isLiteral(words, node.url ?? '');
  if (!literal || !/^(?:https?:\/\/|www\.)/.test(context.sourceOf(node))) return [node];
  // Parsers take an address to go on up to the next blank, which Chinese does not have.
  const position = node.position ? { position: node.position } : {};
  const parts: MdNode[] = [];
  let at = 0;
  for (const { 0: address, index } of words.matchAll(ADDRESS)) {
    if (index > at) parts.push(text(words.slice(at, index)));
    const url = address.startsWith('www.') ? `http://${address}` : address;
    parts.push({ ...link(url, [text(address)]), ...position });
    at = index + address.length;
  }
  if (at < words.length) parts.push(text(words.slice(at)));
  return parts.length > 1 ? parts : [node];
}

function isLiteral(words: string, url: string): boolean {
  return url === words || url === `http://${words}` || safeDecode(url) === words;
}

function safeDecode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function convertPicture(node: MdNode, context: BodyContext): MdNode {
  const url = (node.url ?? '').trim();
  const alt = (node.alt ?? '').trim();
  const place = context.placeOf(node);
  const target = UNSAFE.test(schemeOf(url))
    ? ({ kind: 'lost', reason: 'unsafe' } as const)
    : context.body.picture(url, alt, place);
  const shown = url.startsWith('data:') ? `${url.slice(0, 40)}…` : url;
  context.pictures.push({ url: shown, alt, place, target });
  switch (target.kind) {
    case 'local':
      return { ...node, url: target.path, alt };
    case 'remote': {
      const address = url.startsWith('//') ? `https:${url}` : url;
      return {
        ...link(address, [text(alt || context.words.picture)]),
        ...(node.position ? { position: node.position } : {}),
      };
    }
    case 'lost': {
      if (target.reason === 'unsafe') {
        context.diagnostics.push(diagnose('import/unsafe-picture', place, { url: shown.slice(0, 80) }));
      }
      return element('text', 'LostPicture', { attributes: { alt: alt || undefined } });
    }
  }
}
