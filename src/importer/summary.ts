import type { Link, List, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ForeignFile } from './article.ts';

/** A chapter of a book, as its SUMMARY.md lists it. */
export interface Chapter {
  readonly title: string;
  /** Path of its file, as `ForeignFile.path`; missing for a chapter not yet written, and for links elsewhere. */
  readonly path?: string;
  readonly anchor?: string;
  /** 0 for a chapter, 1 for one inside it, and so on. */
  readonly depth: number;
  /** The heading it stands under. */
  readonly part?: string;
}

/** No book has a longer list; it bounds the time reading takes. */
const LONGEST = 400_000;
/** No book nests so deep; a parser takes time by the square of the depth. */
const DEEP = /^(?:[\s>*+-]|\d{1,9}[.)]){40}/;

/**
 * Reads the chapters of a GitBook or mdBook in reading order.
 * @param file its SUMMARY.md; one that is nested without end has no chapters
 */
export function readSummary(file: Pick<ForeignFile, 'path' | 'text'>): Chapter[] {
  const folder = file.path.split('/').slice(0, -1);
  const chapters: Chapter[] = [];
  let part: string | undefined;
  const add = (link: Link | string, depth: number): void => {
    const title = (typeof link === 'string' ? link : textOf(link)).trim();
    const target = typeof link === 'string' ? {} : targetOf(link.url, folder);
    if (title !== '') chapters.push({ title, ...target, depth, ...(part !== undefined && { part }) });
  };
  const walk = (list: List, depth: number): void => {
    for (const item of list.children) {
      for (const child of item.children) {
        if (child.type === 'list') walk(child, depth + 1);
        else if (child.type === 'paragraph') add(linkIn(child) ?? textOf(child), depth);
      }
    }
  };
  try {
    const lines = file.text.slice(0, LONGEST).split('\n');
    const text = lines.filter((line) => !DEEP.test(line)).join('\n');
    const tree = unified().use(remarkParse).parse(text);
    for (const node of tree.children) {
      if (node.type === 'heading') part = /^(?:summary|目录)$/i.test(textOf(node)) ? undefined : textOf(node);
      else if (node.type === 'list') walk(node, 0);
      else {
        // Chapters before and after the numbered ones stand as bare links.
        const link = node.type === 'paragraph' ? linkIn(node) : undefined;
        if (link) add(link, 0);
      }
    }
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
  return chapters;
}

function linkIn(node: Nodes): Link | undefined {
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  return children.find((child) => child.type === 'link');
}

function targetOf(url: string, folder: readonly string[]): Pick<Chapter, 'path' | 'anchor'> {
  if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return {};
  const [address = '', anchor] = url.split('#');
  const parts = [...(address.startsWith('/') ? [] : folder)];
  for (const step of decoded(address).split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') parts.pop();
    else parts.push(step);
  }
  return { path: parts.join('/'), ...(anchor !== undefined && anchor !== '' && { anchor }) };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
