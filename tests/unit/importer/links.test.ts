import { describe, expect, it } from 'vitest';
import { type LinkedFile, linkIndex, resolveForeignLink } from '../../../src/importer/links.ts';

const HEADINGS = [
  { id: 'first-part', title: 'First Part' },
  { id: '1-云计算', title: '1. 云计算' },
];

function decide(url: string, paths: readonly string[], { from = paths[0] ?? '', named = '' } = {}) {
  const files: LinkedFile[] = paths.map((path, n) => ({
    path,
    slug: `slug-${n}`,
    named: n === 1 && named !== '' ? named : undefined,
    headings: HEADINGS,
  }));
  const file = files.find((f) => f.path === from);
  if (!file) throw new Error(from);
  const { target, anchorLost } = resolveForeignLink(url, { file, index: linkIndex(files) });
  return { to: target.kind === 'article' ? target.url : target.kind, anchorLost };
}

describe('A link to another file of the import', () => {
  it.each([
    ['other.md', ['a/x.md', 'a/other.md']],
    ['./other.md', ['a/x.md', 'a/other.md']],
    ['other', ['a/x.md', 'a/other.md']],
    ['other/', ['a/x.md', 'a/other/index.md']],
    ['../b/other.md', ['a/x.md', 'b/other.md']],
    ['/b/other', ['a/x.md', 'b/other.md']],
    ['other.html', ['a/x.md', 'a/other.md']],
    ['OTHER.md', ['a/x.md', 'a/other.md']],
    ['%E8%AF%8D.md', ['x.md', '词.md']],
    ['my other.md', ['x.md', 'my other.md']],
    ['README.md', ['a/x.md', 'a/README.md']],
    ['../', ['a/b/x.md', 'a/README.md']],
    ['/2018/09/07/iot/', ['source/_posts/x.md', 'source/_posts/iot.md']],
    ['/2018/09/07/iot.html', ['_posts/2018-01-01-x.md', '_posts/2018-09-07-iot.md']],
    ['/cloud/2018/09/07/iot.html', ['_posts/2018-01-01-x.md', '_posts/2018-09-07-iot.md']],
    ['{{ site.baseurl }}/2018/09/07/iot.html', ['_posts/2018-01-01-x.md', '_posts/2018-09-07-iot.md']],
    ['{% post_url 2018-09-07-iot %}', ['_posts/2018-01-01-x.md', '_posts/2018-09-07-iot.md']],
    ['{% link _posts/2018-09-07-iot.md %}', ['_posts/2018-01-01-x.md', '_posts/2018-09-07-iot.md']],
    ['iot', ['source/_posts/x.md', 'source/_posts/iot.md']],
    ['{{< ref "other.md" >}}', ['content/posts/x.md', 'content/posts/other.md']],
    ['{{< relref "/posts/other" >}}', ['content/posts/x.md', 'content/posts/other.md']],
    ['/posts/other/', ['content/posts/x.md', 'content/posts/other/index.md']],
    ['../other/', ['content/posts/x.md', 'content/posts/other.md']],
    ['other.md?a=1', ['a/x.md', 'a/other.md']],
  ])('%s', (url, paths) => {
    expect(decide(url, paths)).toEqual({ to: 'article:slug-1', anchorLost: false });
  });

  it.each([
    ['../', ['baking/x.md', 'README.md', 'baking/README.md']],
    ['/', ['docs/x.md', 'README.md']],
  ])('%s leads to the page of the folder it names', (url, paths) => {
    expect(decide(url, paths).to).toBe('article:slug-1');
  });

  describe('by the addresses it had', () => {
    const x: LinkedFile = { path: 'x.md', slug: 'x', addresses: ['2019/x'] };
    const other: LinkedFile = {
      path: 'deep/other.md',
      slug: 'other',
      title: 'The other',
      addresses: ['2019/03/other', 'blog/2019/03/other', '8f2a'],
    };
    const index = linkIndex([x, other]);
    const to = (url: string) =>
      resolveForeignLink(url, { file: x, index, site: 'https://www.blog.example' }).target;

    it.each([
      '/2019/03/other/',
      '/2019/03/other/index.html',
      '/2019/03/Other.html',
      '/blog/2019/03/other/',
      '/p/8f2a.html',
      'https://blog.example/2019/03/other/',
      'http://www.blog.example/2019/03/other/?from=rss',
    ])('%s', (url) => {
      expect(to(url)).toEqual({ kind: 'article', url: 'article:other', title: 'The other' });
    });

    it.each([
      'https://blog.example/2019/x/',
      'https://blog.example/elsewhere/',
      'https://blog.example.org/2019/03/other/',
      'https://blog.example',
    ])('%s stays: its own, or not of this import', (url) => {
      expect(to(url)).toEqual({ kind: 'keep' });
    });
  });

  it('goes by the name that its head gives', () => {
    expect(decide('/posts/given-name/', ['x.md', 'other.md'], { named: '/posts/given-name/' }).to).toBe(
      'article:slug-1',
    );
  });

  it('keeps an anchor that the page has, in whatever form, and drops any other', () => {
    const paths = ['x.md', 'other.md'];
    expect(decide('other.md#first-part', paths)).toEqual({
      to: 'article:slug-1#first-part',
      anchorLost: false,
    });
    expect(decide('other.md#First_Part', paths)).toEqual({
      to: 'article:slug-1#first-part',
      anchorLost: false,
    });
    expect(decide('other.md#%E4%BA%91', paths)).toEqual({ to: 'article:slug-1', anchorLost: true });
    expect(decide('other.md#1-%E4%BA%91%E8%AE%A1%E7%AE%97', paths).to).toBe('article:slug-1#1-云计算');
  });
});

describe('A link that leads elsewhere', () => {
  it.each([
    ['https://host.example/a#b', 'keep'],
    ['http://host.example', 'keep'],
    ['mailto:me@host.example', 'keep'],
    ['//host.example/a', 'https://host.example/a'],
    ['#first-part', 'keep'],
    ['#First%20Part', '#first-part'],
    ['#nothing', 'broken'],
    ['#', 'broken'],
    ['', 'broken'],
    ['missing.md', 'broken'],
    ['../../etc/passwd', 'broken'],
    ['/tags/other/', 'broken'],
    ['/about/team/other', 'broken'],
    ['javascript:alert(1)', 'unsafe'],
    ['JaVaScRiPt:alert(1)', 'unsafe'],
    ['data:text/html,a', 'unsafe'],
    ['file:///etc/passwd', 'unsafe'],
    ['term:node', 'unsafe'],
    ['tel:+123', 'unsafe'],
    ['https://', 'unsafe'],
  ])('%s becomes %s', (url, to) => {
    expect(decide(url, ['x.md', 'other.md']).to).toBe(to);
  });

  it('is not guessed where two articles have the name', () => {
    expect(decide('/2018/09/07/iot/', ['x.md', 'a/iot.md', 'b/iot.md']).to).toBe('broken');
  });

  it('does not lead to an article that came to nothing', () => {
    const gone: LinkedFile = { path: 'other.md', slug: 'other', gone: true };
    const file: LinkedFile = { path: 'x.md', slug: 'x' };
    const decided = resolveForeignLink('other.md', { file, index: linkIndex([file, gone]) });
    expect(decided.target).toEqual({ kind: 'broken' });
  });
});
