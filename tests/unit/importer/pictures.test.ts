import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, isSafeSvg, isSvg, type PictureContent } from '../../../src/importer/picture-file.ts';
import { ArticlePictures, isPlaceholder, nameIndex, pathIndex } from '../../../src/importer/pictures.ts';

const PNG: PictureContent = { kind: 'picture', format: 'png' };
const nameOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function resolver(paths: readonly string[], content: PictureContent = PNG) {
  const pictures = new ArticlePictures(nameOf);
  const files = { find: pathIndex(paths), named: nameIndex(paths), inspect: () => content };
  return {
    pictures,
    resolve: (url: string, article: string, alt = '') => pictures.resolve(url, alt, { article, files }),
    from: (url: string, article: string) => {
      const target = pictures.resolve(url, '', { article, files });
      const copy = target.kind === 'local' ? pictures.copies.find((c) => c.name === target.path) : undefined;
      return copy ? copy.from : target;
    },
  };
}

it('is found by its name alone where the dialect says so, and only where one file bears it', () => {
  const paths = ['附件/a.png', 'one/b.png', 'two/b.png'];
  const pictures = new ArticlePictures(nameOf);
  const files = { find: pathIndex(paths), named: nameIndex(paths), inspect: () => PNG };
  const kind = (url: string, anywhere: boolean): string =>
    pictures.resolve(url, '', { article: 'notes/x.md', files, anywhere }).kind;
  expect([kind('A.png', true), kind('a.png', false), kind('b.png', true), kind('x/a.png', true)]).toEqual([
    'local',
    'lost',
    'lost',
    'lost',
  ]);
});

describe('A picture is found', () => {
  it.each([
    ['beside the article', 'a.png', 'posts/x.md', 'posts/a.png'],
    ['in a folder below', 'img/a.png', 'posts/x.md', 'posts/img/a.png'],
    ['one folder up', '../img/a.png', 'posts/x.md', 'img/a.png'],
    ['in the asset folder of a Hexo post', 'a.png', 'source/_posts/x.md', 'source/_posts/x/a.png'],
    ['at the root of a Hexo site', '/images/a.png', 'source/_posts/x.md', 'source/images/a.png'],
    ['in static/ of a Hugo site', '/img/a.png', 'content/posts/x.md', 'static/img/a.png'],
    ['in a Hugo page bundle', 'a.png', 'content/posts/x/index.md', 'content/posts/x/a.png'],
    ['by an absolute path of Jekyll', '/assets/a.png', '_posts/2020-01-01-x.md', 'assets/a.png'],
    ['behind {{ site.baseurl }}', '{{ site.baseurl }}/assets/a.png', '_posts/x.md', 'assets/a.png'],
    ['through relative_url', '{{ "/assets/a.png" | relative_url }}', '_posts/x.md', 'assets/a.png'],
    ['under a base path', '/blog/assets/a.png', '_posts/x.md', 'assets/a.png'],
    ['in public/ of VuePress', '/a.png', 'docs/guide/x.md', 'docs/.vuepress/public/a.png'],
    ['through @site', '@site/static/img/a.png', 'docs/x.md', 'static/img/a.png'],
    ['with spaces', 'my picture.png', 'x.md', 'my picture.png'],
    ['with percent signs', 'my%20picture.png', 'x.md', 'my picture.png'],
    ['with a percent sign in its name', '100%25.png', 'x.md', '100%25.png'],
    ['with Chinese', '%E5%9B%BE.png', 'x.md', '图.png'],
    ['with backslashes', 'img\\a.png', 'x.md', 'img/a.png'],
    ['in another case', 'IMG/A.PNG', 'x.md', 'img/a.png'],
    ['with a size behind it', 'a.png =300x200', 'x.md', 'a.png'],
    ['with a query', 'a.png?raw=true', 'x.md', 'a.png'],
    ['when the address climbs too far', '../../../assets/a.png', '_posts/x.md', 'assets/a.png'],
  ])('%s', (_, url, article, path) => {
    expect(resolver([path, 'other.txt']).from(url, article)).toBe(path);
  });
});

describe('A picture is lost', () => {
  it.each([
    ['missing', 'img/a.png', 'a diagram', 'missing'],
    ['only a placeholder', 'img/a.png', '这里写图片描述', 'placeholder'],
    ['only a placeholder without address', '', '在这里插入图片描述', 'placeholder'],
    ['outside', '../../secret.png', '', 'outside'],
    ['on a disk', 'C:\\Users\\me\\a.png', '', 'outside'],
    ['on another disk', 'file:///home/me/a.png', '', 'outside'],
    ['on a home folder', '/Users/me/a.png', '', 'outside'],
    ['a program', 'javascript:alert(1)', '', 'unsafe'],
    ['a text as data', 'data:text/html;base64,PHNjcmlwdD4=', '', 'unsafe'],
  ] as const)('when it is %s', (_, url, alt, reason) => {
    const { resolve, pictures } = resolver(['posts/b.png']);
    expect(resolve(url, 'posts/x.md', alt)).toEqual({ kind: 'lost', reason });
    expect(pictures.copies).toEqual([]);
  });

  it('when its content is no picture, or an unsafe one', () => {
    for (const kind of ['no-picture', 'unsafe'] as const)
      expect(resolver(['a.png'], { kind }).resolve('a.png', 'x.md')).toEqual({
        kind: 'lost',
        reason: 'unsafe',
      });
  });
});

it.each(['https://host.example/a.png', 'HTTP://host.example/a.png', '//host.example/a.png'])(
  '%s stays where it is',
  (url) => {
    expect(resolver([]).resolve(url, 'x.md')).toEqual({ kind: 'remote' });
  },
);

it('gives each file one safe name, numbered where two would be alike, with the ending of its content', () => {
  const { resolve, pictures } = resolver(['a/My Pic.PNG', 'b/my-pic.jpeg', 'c/图.png', 'd/片.png']);
  const names = ['a/My Pic.PNG', 'b/my-pic.jpeg', 'a/My%20Pic.PNG', 'c/图.png', 'd/片.png'].map((url) => {
    const target = resolve(url, 'x.md');
    return target.kind === 'local' ? target.path : target;
  });
  expect(names).toEqual(['my-pic.png', 'my-pic-2.png', 'my-pic.png', 'picture.png', 'picture-2.png']);
  expect(pictures.copies.map((c) => c.name)).toEqual([
    'my-pic.png',
    'my-pic-2.png',
    'picture.png',
    'picture-2.png',
  ]);
});

it('never finds what is not among the known files, nor gives a name that leads anywhere', () => {
  const segment = fc.constantFrom(
    '..',
    '.',
    'a',
    'img',
    '%2e%2e',
    '',
    'x y',
    '~',
    'C:',
    '\\',
    '图',
    '{{ site.url }}',
  );
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 6 }), fc.boolean(), (parts, absolute) => {
      const known = ['a/b.png', 'img/b.png', 'b.png'];
      const { resolve, pictures } = resolver(known);
      const target = resolve(`${absolute ? '/' : ''}${[...parts, 'b.png'].join('/')}`, 'posts/deep/x.md');
      for (const { name, from } of pictures.copies) {
        expect(known).toContain(from);
        expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      }
      if (target.kind === 'local') expect(pictures.copies).toHaveLength(1);
    }),
  );
});

it.each([
  ['这里写图片描述', true],
  ['在这里插入图片描述', true],
  ['image', true],
  ['Image.png', true],
  ['image of the control plane', false],
  ['架构图', false],
  ['', false],
])('%j is a placeholder: %s', (alt, expected) => {
  expect(isPlaceholder(alt)).toBe(expected);
});

describe('The content of a file', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'png'],
    ['\xff\xd8\xff\xe0', 'jpg'],
    ['GIF89a', 'gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
    ['\0\0\0\x20ftypavif', 'avif'],
    ['RIFF\0\0\0\0WAVE', undefined],
    ['<html>', undefined],
    ['', undefined],
  ])('%j is %s', (head, format) => {
    expect(formatOf(bytes(head))).toBe(format);
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', true],
    ['<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg >', true],
    ['<html><svg></svg></html>', false],
    ['text', false],
  ])('%j is a graphic: %s', (text, expected) => {
    expect(isSvg(text)).toBe(expected);
  });

  it.each([
    ['<svg><rect fill="url(#a)"/><use href="#a"/></svg>', true],
    ['<svg><image href="data:image/png;base64,AAAA"/></svg>', true],
    ['<svg><text>on time = late</text></svg>', true],
    ['<svg><script>alert(1)</script></svg>', false],
    ['<svg onload="alert(1)"/>', false],
    ["<svg/onload='alert(1)'/>", false],
    ['<svg><a href="javascript:alert(1)"/></svg>', false],
    ['<svg><a xlink:href="java&#115;cript:alert(1)"/></svg>', false],
    ['<svg><image href="https://host.example/a.png"/></svg>', false],
    ['<svg><image href="//host.example/a.png"/></svg>', false],
    ['<svg><style>@import "x.css";</style></svg>', false],
    ['<svg><rect style="fill: url(https://host.example/x)"/></svg>', false],
    ['<svg><foreignObject><p>a</p></foreignObject></svg>', false],
    ['<?xml-stylesheet href="a.css"?><svg/>', false],
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', false],
    ['<svg><use href="other.svg#a"/></svg>', false],
  ])('%s is safe: %s', (text, expected) => {
    expect(isSafeSvg(text)).toBe(expected);
  });
});
