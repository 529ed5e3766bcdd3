import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glued } from '../../../src/text/boundaries.ts';
import { excerpt, sentenceAround } from '../../../src/text/sentence.ts';

/** The sentence round the first place of a word. */
function sentenceOf(text: string, word: string): string {
  const start = text.indexOf(word);
  return sentenceAround(text, start, start + word.length).text;
}

describe('sentenceAround', () => {
  it.each([
    ['the whole text', 'Nova runs', 'Nova', 'Nova runs'],
    ['the first sentence', 'Nova runs. It is fast.', 'Nova', 'Nova runs.'],
    ['a sentence in the middle', 'One. Nova runs! Three?', 'Nova', 'Nova runs!'],
    ['the last sentence', 'One? Two! Nova runs', 'Nova', 'Nova runs'],
    ['a Chinese sentence', '第一句。Nova是组件。第三句。', 'Nova', 'Nova是组件。'],
    ['a Chinese clause before a semicolon', '一是Nova；二是Swift。', 'Swift', '二是Swift。'],
    ['a Chinese question', '什么？Nova吗？是。', 'Nova', 'Nova吗？'],
    ['a Chinese sentence with two signs at its end', '什么！？Nova吗？！是。', 'Nova', 'Nova吗？！'],
    ['a Chinese sentence in quotation marks', '他说：“用Nova。”然后走了。', 'Nova', '他说：“用Nova。”'],
    ['a sentence after Chinese quotation marks', '他说：“好。”Nova来了。', 'Nova', 'Nova来了。'],
    ['a Chinese sentence in brackets', '好（Nova如此。）完。', '完', '完。'],
    [
      'an English sentence in quotation marks',
      'He said “Use Nova.” Then he left.',
      'Nova',
      'He said “Use Nova.”',
    ],
    ['a sentence after a bracket', '(See Swift.) Nova runs.', 'Nova', 'Nova runs.'],
    [
      'quotation marks inside a sentence',
      'The “big” Nova (and Swift) runs.',
      'runs',
      'The “big” Nova (and Swift) runs.',
    ],
    ['a line of its own', 'A heading\nNova runs\nMore', 'Nova', 'Nova runs'],
    ['a version number', 'Nova 2.0 runs v1.2.3 of it. Next.', 'runs', 'Nova 2.0 runs v1.2.3 of it.'],
    ['a dotted name', 'Use node.js with Nova. Next.', 'Nova', 'Use node.js with Nova.'],
    ['a name that holds a full stop itself', 'Use node.js. Next.', 'node.js', 'Use node.js.'],
    ['“e.g.” before a small letter', 'Services, e.g. nova, run. Next.', 'nova', 'Services, e.g. nova, run.'],
    ['“e.g.” before a capital', 'Services (e.g. Nova) run. Next.', 'Nova', 'Services (e.g. Nova) run.'],
    ['“i.e.” before a capital', 'The API, i.e. Nova. Next.', 'Nova', 'The API, i.e. Nova.'],
    [
      '“vs.” before a capital',
      'OpenStack vs. Kubernetes it is. Next.',
      'Kubernetes',
      'OpenStack vs. Kubernetes it is.',
    ],
    ['“Fig.” at the start', 'One. Fig. 2 shows Nova.', 'Nova', 'Fig. 2 shows Nova.'],
    [
      '“etc.” before a small letter',
      'Pods, nodes etc. are Nova’s. Next.',
      'Nova',
      'Pods, nodes etc. are Nova’s.',
    ],
    ['a word that only ends like an abbreviation', 'It runs on Africa. Nova too.', 'Nova', 'Nova too.'],
    ['an English full stop before Chinese', 'Use Nova. 下一句。', '下', '下一句。'],
    ['three dots inside a sentence', 'Wait... then Nova runs. Next.', 'Nova', 'Wait... then Nova runs.'],
  ])('finds %s', (_, text, word, expected) => {
    expect(sentenceOf(text, word)).toBe(expected);
  });

  it('tells where the sentence begins, without the space before it', () => {
    expect(sentenceAround('One.  Nova runs. ', 6, 10)).toEqual({ text: 'Nova runs.', offset: 6 });
  });

  const tokens = fc.constantFrom(
    ...[
      'Nova',
      'is',
      'a',
      'node.js',
      'e.g.',
      'v1.2',
      '使用',
      '组件',
      '。',
      '！',
      '？',
      '；',
      '”',
      '“',
      '（',
      '）',
      ')',
      '(',
    ],
    ...['. ', '! ', '? ', '.', ' ', '  ', '\n', ', ', '，', '"', '😀'],
  );
  const prose = fc.array(tokens, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(''));

  it('gives a stretch of the text that holds the mention', () => {
    fc.assert(
      fc.property(prose, fc.nat(), fc.nat(), (text, a, b) => {
        const word = /\S+/g;
        const words = [...text.matchAll(word)];
        const hit = words[a % Math.max(1, words.length)];
        fc.pre(hit !== undefined);
        const start = hit.index;
        const end = start + 1 + (b % hit[0].length);
        const sentence = sentenceAround(text, start, end);
        expect(text.startsWith(sentence.text, sentence.offset)).toBe(true);
        expect(sentence.offset).toBeLessThanOrEqual(start);
        expect(sentence.offset + sentence.text.length).toBeGreaterThanOrEqual(end);
        expect(sentence.text).toBe(sentence.text.trim());
      }),
      { numRuns: 500 },
    );
  });

  it('loses no word: the sentences of a text, one after the other, are the text', () => {
    fc.assert(
      fc.property(prose, (text) => {
        let at = text.length - text.trimStart().length;
        while (at < text.length) {
          const sentence = sentenceAround(text, at, at + 1);
          expect(sentence.offset).toBe(at);
          const end = at + sentence.text.length;
          at = text.length - text.slice(end).trimStart().length;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('excerpt', () => {
  const cut = (sentence: string, word: string, limit: number) => {
    const start = sentence.indexOf(word);
    return excerpt(sentence, { start, end: start + word.length, limit });
  };

  it('leaves a short sentence whole', () => {
    expect(cut('The Nova API runs.', 'Nova', 160)).toEqual({
      before: 'The ',
      hit: 'Nova',
      after: ' API runs.',
    });
  });
  it('leaves a sentence whole that just fits, wherever the mention stands', () => {
    expect(cut('aa bb cc dd Nova', 'Nova', 16)).toEqual({ before: 'aa bb cc dd ', hit: 'Nova', after: '' });
    expect(cut('Nova aa bb cc dd', 'Nova', 16)).toEqual({ before: '', hit: 'Nova', after: ' aa bb cc dd' });
  });
  it('cuts an English sentence between words on both sides', () => {
    const { before, hit, after } = cut('one two three four Nova five six seven eight', 'Nova', 20);
    expect(before + hit + after).toBe('… four Nova five …');
  });
  it('keeps a word that just fits', () => {
    const { before, hit, after } = cut('zero four Nova five zero', 'Nova', 14);
    expect(before + hit + after).toBe('… four Nova five …');
  });
  it('cuts a Chinese sentence between characters', () => {
    const { before, hit, after } = cut('一二三四五六七八九十Nova十九八七六五四三二一', 'Nova', 12);
    expect(before + hit + after).toBe('… 七八九十Nova十九八七 …');
  });
  it('does not cut through a Latin word in a Chinese sentence', () => {
    const { before, hit, after } = cut('使用OpenStack的Nova和Kubernetes的组件', 'Nova', 12);
    expect(before + hit + after).toBe('… 的Nova和 …');
  });
  it('does not cut through a character of two units', () => {
    for (let limit = 4; limit < 16; limit++) {
      const { before, after } = cut('😀😀😀😀😀Nova😀😀😀😀😀', 'Nova', limit);
      expect((before + after).isWellFormed()).toBe(true);
    }
  });
  it('shows a mention longer than the limit whole, with dots only where something is left out', () => {
    expect(cut('abcdef', 'abcdef', 3)).toEqual({ before: '', hit: 'abcdef', after: '' });
    expect(cut('x abcdef y', 'abcdef', 3)).toEqual({ before: '… ', hit: 'abcdef', after: ' …' });
  });

  const words = fc.array(
    fc.constantFrom(
      'Nova',
      'is',
      'OpenStack',
      ' ',
      ' ',
      '使用',
      '虚拟机',
      '，',
      '😀',
      'é',
      'naïve',
      '-',
      '.',
    ),
    { minLength: 1, maxLength: 60 },
  );

  it('is a stretch of the sentence round the mention, within the limit, cut at no word', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 0, max: 120 }), (parts, pick, limit) => {
        const sentence = parts.join('').trim();
        fc.pre(sentence.length > 0);
        const index = pick % parts.length;
        const lead = parts.join('').length - parts.join('').trimStart().length;
        const start = Math.max(0, parts.slice(0, index).join('').length - lead);
        const end = Math.min(sentence.length, start + (parts[index] ?? '').length);
        fc.pre(end > start);
        const { before, hit, after } = excerpt(sentence, { start, end, limit });

        expect(hit).toBe(sentence.slice(start, end));
        const bare = before.replace(/^… /, '');
        const tail = after.replace(/ …$/, '');
        const from = start - bare.length;
        const to = end + tail.length;
        expect(sentence.slice(from, to)).toBe(bare + hit + tail);
        expect(to - from).toBeLessThanOrEqual(Math.max(limit, hit.length));
        // Dots exactly where something is left out; never in the middle of a word.
        expect(before.startsWith('… ')).toBe(from > 0);
        expect(after.endsWith(' …')).toBe(to < sentence.length);
        if (from > 0 && from < start)
          expect(glued(sentence.charAt(from - 1), sentence.charAt(from))).toBe(false);
        if (to < sentence.length && to > end)
          expect(glued(sentence.charAt(to - 1), sentence.charAt(to))).toBe(false);
        if (sentence.length <= limit) expect([before, after].join('')).not.toContain('…');
      }),
      { numRuns: 1000 },
    );
  });
});
