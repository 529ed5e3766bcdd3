import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBuiltSite } from '../../src/astro/check-built.ts';
import { temporaryFolder } from './fixture-site.ts';

const temporary = temporaryFolder();

/** A small built site whose parts lead to one another, with something added to its first page. */
async function site(base: string, added: string): Promise<string> {
  const folder = await mkdtemp(join(temporary, 'built-'));
  const files: Record<string, string> = {
    'index.html': `<!DOCTYPE html><html><head><link rel="icon" href="${base}icon.svg"></head>
      <body><a href="${base}rails/#points">Points</a> <a href="#top" id="top">Top</a>${added}</body></html>`,
    'rails/index.html': `<h2 id="points">Points</h2><a href="../">Up</a><img src="./rail%20head.png" alt="">
      <h2 id="道岔">道岔</h2><a href="#%E9%81%93%E5%B2%94">道岔</a>`,
    'rails/rail head.png': 'picture',
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function problems(added: string, base = '/'): Promise<string[]> {
  const found = await checkBuiltSite(await site(base, added), base);
  return found.map(({ id, file, message }) => `${id} ${file} ${/to (\S*?),/.exec(message)?.[1]}`);
}

describe('A built site whose links all lead somewhere', () => {
  test.each(['/', '/repo/', '/a/b/'])('has no problem below %s', async (base) => {
    expect(await problems('', base)).toEqual([]);
  });

  test.each([
    ['an address elsewhere', '<a href="https://example.org/x">x</a><a href="mailto:a@example.org">x</a>'],
    ['an address without scheme', '<script src="//cdn.example.org/x.js"></script>'],
    ['a picture in the page itself', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'],
    ['HTML shown as text', '<code>&lt;a href="/nowhere/"&gt;</code>'],
    ['HTML in a program', '<script>const link = \'<a href="/nowhere/">\';</script>'],
    ['the word href in a text', '<p title=\'say href="/nowhere/"\'>set href="/nowhere/" there</p>'],
    ['a query', '<a href="/rails/?from=top#points">x</a>'],
    ['a per cent sign that encodes nothing', '<a id="100%" href="#100%">x</a>'],
    ['an ampersand in an address', '<a href="/rails/?a=1&amp;b=2">x</a>'],
  ])('may hold %s', async (_, added) => {
    expect(await problems(added)).toEqual([]);
  });
});

describe('Reported with its page', () => {
  test.each([
    ['a link to no page', '<a href="/road/">x</a>', 'built/broken-link index.html /road/'],
    ['a page without its slash', '<a href="/rails">x</a>', 'built/broken-link index.html /rails'],
    ['a relative link to no page', '<a href="rails/x/">x</a>', 'built/broken-link index.html rails/x/'],
    [
      'an anchor of another page',
      '<a href="/rails/#signal">x</a>',
      'built/broken-anchor index.html /rails/#signal',
    ],
    ['an anchor of the page', '<a href="#end">x</a>', 'built/broken-anchor index.html #end'],
    ['a picture', '<img alt="" src="/rails/gone.png">', 'built/broken-link index.html /rails/gone.png'],
    [
      'a picture of a set',
      '<img src="/icon.svg" srcset="/icon.svg 1x, /big.svg 2x">',
      'built/broken-link index.html /big.svg',
    ],
    [
      'a style sheet',
      '<link rel="stylesheet" href="/_astro/x.css">',
      'built/broken-link index.html /_astro/x.css',
    ],
    ['a program', '<script src="/_astro/x.js"></script>', 'built/broken-link index.html /_astro/x.js'],
    ['an address in single quotes', "<a href='/road/'>x</a>", 'built/broken-link index.html /road/'],
    ['an address without quotes', '<a class=x href=/road/>x</a>', 'built/broken-link index.html /road/'],
    ['an address on a line of its own', '<a\n  href="/road/"\n>x</a>', 'built/broken-link index.html /road/'],
    [
      'a link after a sign in a title',
      '<a title="a > b" href="/road/">x</a>',
      'built/broken-link index.html /road/',
    ],
    [
      'a link that runs a script',
      '<a href="javascript:alert(1)">x</a>',
      'built/broken-link index.html javascript:alert(1)',
    ],
    [
      'a link of our own left as it was',
      '<a href="term:rail">x</a>',
      'built/broken-link index.html term:rail',
    ],
  ])('%s', async (_, added, expected) => {
    expect(await problems(added)).toEqual([expected]);
  });

  test('a link that forgets the base path', async () => {
    expect(await problems('<a href="/rails/">x</a>', '/repo/')).toEqual([
      'built/broken-link index.html /rails/',
    ]);
  });

  test('once, however often the page repeats it', async () => {
    expect(await problems('<a href="/road/">x</a><a href="/road/">y</a>')).toHaveLength(1);
  });
});
