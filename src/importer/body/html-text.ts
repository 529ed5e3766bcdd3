import type { Nodes as HastNode } from 'hast';
import type { HtmlReading } from './html-elements.ts';
import { isEmbedded } from './html-embedded-names.ts';
import { UNSEEN } from './html-names.ts';
import { wordsOf } from './tree.ts';

/** The words in an element, those of the Markdown in it too. */
export function textOf(node: HastNode, reading: HtmlReading): string {
  if (node.type === 'comment') return heldWords(node.value, reading) ?? '';
  if (node.type === 'text') return textWithHeld(node.value, reading);
  return 'children' in node ? node.children.map((child) => textOf(child, reading)).join('') : '';
}

/** In a script or the like what holds the place of Markdown is no comment but a part of the text. */
export function textWithHeld(value: string, reading: HtmlReading): string {
  if (!value.includes('<!--')) return value;
  return value.replace(/<!--([^>]*)-->/g, (whole, comment: string) => heldWords(comment, reading) ?? whole);
}

function heldWords(comment: string, { held }: HtmlReading): string | undefined {
  const node = held(comment);
  return node && wordsOf(node);
}

/** The words in HTML that a reader of the source sees. */
export function seenText(node: HastNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && (UNSEEN.has(node.tagName) || isEmbedded(node.tagName))) return '';
  return 'children' in node ? node.children.map(seenText).join(' ') : '';
}
