import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { type MdNode, paragraph, rebuildRoot, text } from './tree.ts';

const DIAGRAMS = new Set(['mermaid', 'plantuml', 'puml']);

/** Makes code fences name their language in one way, and notes those that are diagrams. */
export function convertCode(root: MdNode, context: BodyContext): MdNode {
  return rebuildRoot(root, (node) => {
    if (node.type !== 'code') return [node];
    const { lang, meta } = infoOf(node.lang ?? '', node.meta ?? '');
    if (lang !== null && DIAGRAMS.has(lang)) {
      context.diagrams.push({ language: lang, text: node.value ?? '', place: context.placeOf(node) });
    }
    if (lang === 'math' && !context.seen.has('math')) {
      context.seen.add('math');
      context.diagnostics.push(diagnose('import/math', context.placeOf(node)));
    }
    const value = context.body.dialect === 'gitbook' ? shownLines(node, { lang, meta }, context) : node.value;
    const code: MdNode = { ...node, lang, meta, ...(value === undefined ? {} : { value }) };
    const title = titleOf(meta ?? '');
    return title === undefined ? [code] : [paragraph([{ type: 'strong', children: [text(title)] }]), code];
  });
}

/** The lines of a program that mdBook shows: in Rust a `#` hides one, elsewhere what the fence names. */
function shownLines(
  node: MdNode,
  { lang, meta }: { lang: string | null; meta: string | null },
  context: BodyContext,
): string {
  const value = node.value ?? '';
  const sign = /\bhidelines=(\S+)/.exec(meta ?? '')?.[1] ?? (lang === 'rust' ? '# ' : undefined);
  for (const [, path = ''] of value.matchAll(
    /\{\{#(?:include|rustdoc_include|playground|playpen)\s+([^}\s]+)/g,
  ))
    context.diagnostics.push(diagnose('import/included', context.placeOf(node), { path }));
  if (sign === undefined) return value;
  const hides = (line: string): boolean => line.trim() === sign.trim() || line.trimStart().startsWith(sign);
  const lines = value.split('\n');
  const hidden = lines.filter(hides);
  if (hidden.length === 0) return value;
  context.dropped.push(hidden.join('\n'));
  context.diagnostics.push(diagnose('import/hidden-code', context.placeOf(node), { count: hidden.length }));
  // Two signs show one.
  return lines
    .filter((line) => !hides(line))
    .map((line) => (sign === '# ' ? line.replace(/^(\s*)##(?=\s)/, '$1#') : line))
    .join('\n');
}

/** The language is what stands before a brace, in small letters; the rest stays behind it. */
function infoOf(lang: string, meta: string): { lang: string | null; meta: string | null } {
  const pandoc = /^\{\.([\w+#-]+)/.exec(lang)?.[1];
  const [, name = '', options = ''] = /^([^{[:=,]*),?([\s\S]*)$/.exec(lang) ?? [];
  const own = (pandoc ?? name).toLowerCase();
  const rest = [pandoc === undefined ? options : lang, meta].filter((part) => part !== '').join(' ');
  if (own === '') return { lang: rest === '' ? null : 'text', meta: rest || null };
  return { lang: own, meta: rest || null };
}

/** The title a generator shows over code: `title="…"`, or `[…]` of a group of codes. */
function titleOf(meta: string): string | undefined {
  const [, quoted, bracketed] = /\btitle="([^"]+)"|^\[([^\][()]+)\](?=\s|$)/.exec(meta) ?? [];
  return quoted ?? bracketed;
}
