import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ID } from '../../../src/glossary/term-schema.ts';
import { makeSlug, uniqueSlugs } from '../../../src/importer/slug.ts';

// Many runs, and machines that do other things meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const place = { file: 'a.md', line: 1, column: 1 };

describe('A slug', () => {
  test.each([
    [{ path: '2018-09-07-green-tea.md' }, 'green-tea', 'file'],
    [{ path: '20180907_tea.md' }, 'tea', 'file'],
    [{ path: 'Tea Time!.md' }, 'tea-time', 'file'],
    [{ path: '_posts/容器里的茶.md' }, 'rong-qi-li-de-cha', 'file'],
    [{ path: '绿茶与 Tea.md' }, 'lv-cha-yu-tea', 'file'],
    [{ path: 'content/posts/oolong/index.zh-cn.md' }, 'oolong', 'file'],
    [{ path: 'docs/README.md', title: 'x' }, 'docs', 'file'],
    [{ path: 'README.md', title: 'How to brew' }, 'how-to-brew', 'title'],
    [{ path: '2018-09-07.md', title: '日记' }, 'ri-ji', 'title'],
    [{ path: '000_df3be0fabde9651e.md', title: 'Two cups' }, 'two-cups', 'title'],
    [{ path: '0042.md', title: 'Two cups' }, 'two-cups', 'title'],
    [{ path: 'x.md', slug: 'The Best/Tea?', title: 'y' }, 'the-best-tea', 'head'],
    [{ path: 'x.md', slug: '茶', title: 'y' }, 'cha', 'head'],
    [{ path: 'x.md', slug: '%%%', title: 'y' }, 'x', 'file'],
    [{ path: 'post.md', title: 'C++ & C# in .NET' }, 'cpp-and-c-sharp-in-dotnet', 'title'],
    [{ path: 'post.md', title: 'Café Größe, it’s ﬁne' }, 'cafe-grosse-its-fine', 'title'],
    [{ path: 'Daily/2022-03-05.md' }, '2022-03-05', 'file'],
    [{ path: 'Plan 1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d.md' }, 'plan', 'file'],
    [{ path: 'con.md' }, 'con-page', 'file'],
    [{ path: 'v1.2.md' }, 'v1-2', 'file'],
    [{ path: 'a/ＫＥＴＴＬＥ.md' }, 'kettle', 'file'],
  ])('of %j is %s', (given, slug, from) => expect(makeSlug(given)).toEqual({ slug, from }));

  test('is cut between words', () => {
    const { slug } = makeSlug({
      path: 'x.md',
      slug: 'one two three four five six seven eight nine ten eleven twelve',
    });
    expect(slug).toBe('one-two-three-four-five-six-seven-eight-nine-ten-eleven');
    expect(makeSlug({ path: 'x.md', slug: 'x'.repeat(200) }).slug).toHaveLength(60);
  });

  test('is made of the path where nothing can be spelled, the same every time', () => {
    const { slug, from } = makeSlug({ path: 'чай.md', title: 'Чай' });
    expect({ from, again: makeSlug({ path: 'чай.md', title: 'Другой' }).slug }).toEqual({
      from: 'hash',
      again: slug,
    });
    expect(slug).toMatch(/^article-[0-9a-f]{8}$/);
    expect(makeSlug({ path: 'кофе.md' }).slug).not.toBe(slug);
  });

  test('can stand in an address, whatever it is made of', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('中文', '。', 'ß', '\ud800'),
    );
    fc.assert(
      fc.property(text, text, text, (path, title, slug) => {
        const made = makeSlug({ path, title, slug }).slug;
        expect(made).toMatch(ID);
        expect(made.length).toBeLessThanOrEqual(65);
      }),
      { numRuns: 100 },
    );
  });
});

describe('Slugs of several articles', () => {
  const number = (slugs: readonly string[], taken: readonly string[] = []) =>
    uniqueSlugs(
      slugs.map((slug) => ({ slug, place })),
      taken,
    );

  test.each([
    [['tea', 'tea', 'tea'], [], ['tea', 'tea-2', 'tea-3']],
    [['tea', 'coffee'], ['Tea'], ['tea-2', 'coffee']],
    [['tea', 'tea', 'tea-2'], [], ['tea', 'tea-3', 'tea-2']],
    [['tea'], ['tea', 'tea-2', 'TEA-3'], ['tea-4']],
  ])('%j beside %j become %j', (wanted, taken, expected) => {
    expect(number(wanted, taken).slugs).toEqual(expected);
  });

  test('are reported where they are numbered', () => {
    const { diagnostics } = number(['tea', 'tea']);
    expect(diagnostics.map((d) => [d.id, d.severity, d.message])).toEqual([
      ['slug/numbered', 'warning', 'The name “tea” is taken; this article becomes “tea-2”.'],
    ]);
  });

  test('are never alike, not even but for case, and those wanted once and free stay', () => {
    const slug = fc.constantFrom('a', 'b', 'a-2', 'a-3', 'b-2', 'c');
    fc.assert(
      fc.property(
        fc.array(slug, { maxLength: 12 }),
        fc.array(slug.map((s) => s.toUpperCase())),
        (wanted, taken) => {
          const { slugs, diagnostics } = number(wanted, taken);
          const all = [...slugs, ...new Set(taken)].map((s) => s.toLowerCase());
          expect(new Set(all).size).toBe(all.length);
          expect(diagnostics).toHaveLength(slugs.filter((s, n) => s !== wanted[n]).length);
          wanted.forEach((wish, n) => {
            if (!taken.includes(wish.toUpperCase()) && wanted.indexOf(wish) === n)
              expect(slugs[n]).toBe(wish);
            expect(slugs[n]).toMatch(ID);
          });
        },
      ),
    );
  });
});
