import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Run, SearchFault } from '../../../src/search/answer.ts';
import { openLanguage } from '../../../src/search/language-index.ts';
import type { ReadFile } from '../../../src/search/reader.ts';
import { search } from '../../../src/search/search.ts';
import { DOCUMENTS, type Railway, railway } from './railway.ts';

let yard: Railway;
beforeAll(async () => {
  yard = await railway();
});
const ask: Railway['ask'] = (...asked) => yard.ask(...asked);

describe('bad input', () => {
  const NASTY = [
    '',
    '   ',
    '\n\t',
    '。、“”——',
    '😀👍🏽',
    '<img src=x onerror=alert(1)>',
    '"',
    '"""',
    '“',
    '「a',
    '[a-z]+(',
    '\\',
    '.*',
    '\ud83d',
    '\udc00机',
    '\u202eabc\u202c',
    'مرحبا',
    'constructor',
    '__proto__',
    'toString',
    '\0',
    'a'.repeat(10_000),
    '机'.repeat(10_000),
    '"机" '.repeat(3000),
  ];
  it.each(NASTY.map((query) => [query.slice(0, 20), query] as const))('%j is answered', async (_, query) => {
    for (const tag of ['en', 'zh-CN'] as const) {
      const answer = await ask(query, {}, tag);
      expect(answer.query).toBe(query.trim());
      expect(answer.own.total).toBeGreaterThanOrEqual(answer.own.results.length);
    }
  });
  it('whatever is asked, answers hold each page once, and nothing but text of the site', async () => {
    const piece = fc.oneof(
      fc.constantFrom('goods', 'wagon', 'loco', '货车', '机', ' ', '"', '-', '编组', '。', 'boxcra'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const queries = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    const all = DOCUMENTS.flatMap(({ title, blocks }) => [title, ...blocks.map(({ text }) => text)]);
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom('en', 'zh-CN'), async (query, tag) => {
        const { own, others } = await ask(query, { limit: 20 }, tag);
        for (const { results, total, loose } of [own, ...others]) {
          const pages = results.map(({ href }) => href.replace(/#.*/, ''));
          expect(new Set(pages).size).toBe(pages.length);
          expect(total).toBe(results.length);
          const fits = results.map(({ fit }) => fit === 'apart' || fit === 'some');
          expect(fits.filter(Boolean).length).toBe(loose);
          expect(fits.lastIndexOf(false)).toBe(total - loose - 1);
          for (const { excerpt, title, section } of results) {
            const plain = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');
            expect(all).toContain(plain(title));
            expect(plain(section) === '' || all.includes(plain(section))).toBe(true);
            const cut = plain(excerpt).replace(/^… /, '').replace(/ …$/, '');
            expect(all.some((text) => text.includes(cut))).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('faults', () => {
  it('a file that cannot be had is told, and asked for again', async () => {
    let missing = true;
    const readFile: ReadFile = (path) =>
      missing && path.startsWith('terms/')
        ? Promise.reject(new SearchFault('missing'))
        : yard.index.readFile(path);
    const [entry] = yard.index.entry.languages;
    if (!entry) throw new Error('Nothing was indexed.');
    const own = await openLanguage(entry, readFile);
    const asked = () => search({ own, others: async () => [], base: '/' }, 'freight');
    await expect(asked()).rejects.toMatchObject({ name: 'SearchFault', reason: 'missing' });
    missing = false;
    expect((await asked()).own.total).toBe(2);
  });
});
