import fc from 'fast-check';
import type { Metadata } from '../../../src/importer/article.ts';

/** A text of one line as a head holds it: blanks single and inside only, no character that no file may hold. */
export const line: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom(...'ab :#-@&*!|>%`"\'{}[],?\\/=+.~、：中文写作1279'),
      minLength: 1,
      maxLength: 20,
    }),
    fc.constantFrom(
      'yes',
      'null',
      '~',
      '007',
      '1.10',
      '2018-09-07',
      'a: b',
      '- x',
      '# y',
      '---',
      '+++',
      '{',
      '[]',
    ),
  )
  .map((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff\s]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const zone = fc.constantFrom('', 'Z', '+08:00', '-06:00', '+05:30');

/** A date as exact as one may be known. */
export const moment: fc.Arbitrary<string> = fc.oneof(
  day,
  fc.tuple(day, clock, zone).map(([date, time, offset]) => `${date}T${time}${offset}`),
);

const labels = fc.uniqueArray(line, { maxLength: 4 });

/** Keys that stand for no field of ours and hold no address. */
const name = fc
  .string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 4, maxLength: 8 })
  .map((text) => `x${text}`);

/** Data of any form that a head can hold; numbers are such as their own digits give back. */
const data: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    line,
    fc.constant('two\nlines\n---\n+++\n'),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.boolean(),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(name, tie('any'), { minKeys: 1, maxKeys: 3 }),
  ),
}))['any'] as fc.Arbitrary<unknown>;

export const metadata: fc.Arbitrary<Metadata> = fc
  .record(
    {
      title: line,
      date: moment,
      updated: moment,
      tags: labels,
      categories: labels,
      description: line,
      draft: fc.boolean(),
      author: line.filter((text) => !/[@,，;；]/.test(text)),
      address: fc.webUrl({ validSchemes: ['http', 'https'] }),
      licence: line,
      slug: fc.string({ unit: fc.constantFrom(...'abcxyz019-'), minLength: 1 }).filter((s) => s !== 'index'),
      lang: fc.constantFrom('en', 'zh-CN', 'zh-Hant-TW', 'fr'),
      extra: fc
        .dictionary(name, data, { maxKeys: 4 })
        .filter((extra) => !JSON.stringify(extra).includes('@')),
    },
    { requiredKeys: ['tags', 'categories', 'draft', 'extra'] },
  )
  .map((value) => value as Metadata);
