import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../bench/random.ts';
import { page, type SmallIndex, smallIndex } from './small-index.ts';

const filesOf = ({ folder }: SmallIndex): number => readdirSync(join(folder, 'terms')).length;

describe('a large index', () => {
  it('finds every pair of characters, whichever of its files it stands in', async () => {
    // Few pairs of each character, so that files often end between two characters.
    const random = seeded(7);
    const text = Array.from({ length: 40_000 }, () =>
      String.fromCharCode(0x4e00 + random.below(20_000)),
    ).join('');
    const large = await smallIndex([page('a/', { title: 'A', text: [text] })]);
    const own = await large.open('en');
    expect(filesOf(large)).toBeGreaterThan(3);
    const lost: string[] = [];
    for (let at = 0; at + 1 < text.length; at++) {
      const term = text.slice(at, at + 2);
      if ((await own.reader.places(term)).size === 0) lost.push(term);
    }
    expect(lost).toEqual([]);
    for (const char of text.slice(0, 1000)) {
      expect((await own.reader.beginning(char)).length, char).toBeGreaterThan(0);
    }
  }, 60_000);

  it('finds every word, also where a file ends with what the next one begins with', async () => {
    // Of two letters, so that nearly every word begins another one.
    const random = seeded(8);
    const word = (): string =>
      Array.from({ length: 1 + random.below(14) }, () => 'ab'[random.below(2)]).join('');
    const words = Array.from({ length: 40_000 }, word);
    const large = await smallIndex([page('a/', { title: 'A', text: [words.join(' ')] })]);
    const { reader, rules } = await large.open('en');
    expect(filesOf(large)).toBeGreaterThan(3);
    const lost: string[] = [];
    for (const term of new Set(words.map(rules.stem))) {
      if ((await reader.places(term)).size === 0) lost.push(term);
    }
    expect(lost).toEqual([]);
  }, 60_000);
});
