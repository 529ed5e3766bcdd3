import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { type MdNode, rebuildRoot, text } from './tree.ts';

/**
 * Spells abbreviations out where each stands first in the text: a tooltip is nothing on paper or a telephone.
 * One that stands nowhere is reported.
 */
export function showAbbreviations(root: MdNode, context: BodyContext): MdNode {
  let result = root;
  for (const { name, words, offset } of context.abbreviations) {
    const state = { shown: false };
    const word = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'u');
    // Chinese has no blanks between words.
    const pattern = /^[\x20-\x7e]+$/.test(name) ? latin(name) : word;
    result = rebuildRoot(result, (node) => [spellOut(node, pattern, { words, state, context })]);
    const place = context.placeAt(offset);
    if (!state.shown) context.dropped.push(`${name}: ${words}`);
    context.diagnostics.push(diagnose('import/abbreviation', place, { name, words, used: state.shown }));
  }
  return result;
}

function latin(name: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])${escaped(name)}(?![A-Za-z0-9_])`);
}

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function spellOut(
  node: MdNode,
  name: RegExp,
  { words, state, context }: { words: string; state: { shown: boolean }; context: BodyContext },
): MdNode {
  // In a heading or a link it would change what readers look for.
  if (state.shown || !HOLDS_WORDS.has(node.type)) return node;
  const children = (node.children ?? []).map((child) => {
    const found = child.type === 'text' && !state.shown ? name.exec(child.value ?? '') : null;
    if (!found) return child;
    state.shown = true;
    const end = found.index + found[0].length;
    const value = child.value ?? '';
    // Some writers have spelled it out themselves.
    if (/^\s*[(（]/.test(value.slice(end))) return child;
    const own = context.words.spelledOut(words);
    return {
      ...text(value.slice(0, end) + own + value.slice(end)),
      ...(child.position && { position: child.position }),
    };
  });
  return state.shown ? { ...node, children } : node;
}

const HOLDS_WORDS = new Set(['paragraph', 'emphasis', 'strong', 'tableCell', 'delete']);
