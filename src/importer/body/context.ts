import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import type { ConvertedBody, ForeignBody, PictureUse } from '../article.ts';
import type { Abbreviation } from './scan-definitions.ts';
import type { Tag } from './tag.ts';
import type { MdNode, PlaceOf } from './tree.ts';
import type { Words } from './words.ts';

/** What the steps know of the text and what they find. They add to the lists, and make new trees. */
export interface BodyContext {
  readonly body: ForeignBody;
  /** What stands for a tag in the parsed text: its number between these marks. */
  readonly marks: readonly [string, string];
  readonly tags: readonly Tag[];
  readonly abbreviations: readonly Abbreviation[];
  /** A stretch of the source as it stands there, without the tags' numbers. */
  readonly sourceOf: (node: MdNode) => string;
  readonly placeOf: PlaceOf;
  /** The place of an offset in the source. */
  readonly placeAt: (offset: number) => Place;
  readonly words: Words;
  readonly diagnostics: Diagnostic[];
  /** Words that the page does not show. */
  readonly dropped: string[];
  /** Words that are shown in another way: the title, the name of a note's kind, an id. */
  readonly consumed: string[];
  /** Words of the HTML, as they were read. */
  readonly htmlWords: string[];
  readonly pictures: PictureUse[];
  readonly diagrams: ConvertedBody['diagrams'][number][];
  /** Names that were reported and are not reported again. */
  readonly seen: Set<string>;
}

/** Puts the text of tags back where their numbers stand: in code, addresses and attributes. */
export function restoreTags(value: string, context: BodyContext, show: (tag: Tag) => string): string {
  const [open, close] = context.marks;
  if (!value.includes(open)) return value;
  return value
    .split(open)
    .map((part, index) => {
      if (index === 0) return part;
      const end = part.indexOf(close);
      const tag = context.tags[Number(part.slice(0, end))];
      return tag ? show(tag) + part.slice(end + 1) : part;
    })
    .join('');
}
