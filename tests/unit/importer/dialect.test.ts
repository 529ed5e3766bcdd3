import { describe, expect, test, vi } from 'vitest';
import { detectDialects } from '../../../src/importer/dialect.ts';
import { readSummary } from '../../../src/importer/summary.ts';

// Many runs, and machines that do other things meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const file = (path: string, text = '# A page\n\nText.\n') => ({ path, name: path, text });
const detect = (paths: readonly string[], others: readonly string[] = []) =>
  detectDialects({ files: paths.map((path) => file(path)), others });

describe('The folder tells of files that bear no sign', () => {
  test.each([
    [
      'hexo',
      ['source/about/index.md'],
      ['_config.yml', 'source/images/a.png'],
      '_config.yml belongs to Hexo.',
    ],
    [
      'hexo',
      ['source/about/index.md'],
      ['_config.yml', '_config.next.yml', 'package.json'],
      '_config.yml, _config.next.yml belong to Hexo.',
    ],
    [
      'jekyll',
      ['about.md'],
      ['_config.yml', '_layouts/post.html'],
      '_config.yml, post.html belong to Jekyll.',
    ],
    ['obsidian', ['Notes/a.md'], ['.obsidian/app.json'], 'app.json belongs to Obsidian.'],
    ['hugo', ['content/about.md'], ['hugo.toml'], 'hugo.toml belongs to Hugo.'],
    ['hugo', ['site/content/about.md'], ['site/config.toml'], 'config.toml belongs to Hugo.'],
    ['gitbook', ['docs/a.md'], ['book.toml'], 'book.toml belongs to GitBook or mdBook.'],
    ['gitbook', ['docs/a.md'], ['docs/.gitbook.yaml'], '.gitbook.yaml belongs to GitBook or mdBook.'],
    ['vuepress', ['docs/guide/a.md'], ['docs/.vuepress/config.js'], 'config.js belongs to VuePress.'],
    ['vitepress', ['docs/guide/a.md'], ['docs/.vitepress/config.mts'], 'config.mts belongs to VitePress.'],
    [
      'docusaurus',
      ['docs/a.md'],
      ['docusaurus.config.ts', 'sidebars.ts'],
      'docusaurus.config.ts, sidebars.ts belong to Docusaurus.',
    ],
    [
      'markdown',
      ['notes/a.md'],
      ['elsewhere/hugo.toml', 'notes/a.png'],
      'No generator has left a sign; the first heading gives the title.',
    ],
  ])('%s: %j beside %j', (dialect, paths, others, why) => {
    expect(detect(paths, others).get(paths[0] ?? '')).toEqual({ dialect, why });
  });

  test('A key that two generators know is the one that the folder belongs to', () => {
    const about = file('source/about/index.md', '---\nlayout: about\n---\n\nText.\n');
    const found = detectDialects({ files: [about], others: ['_config.yml'] });
    expect(found.get(about.path)?.dialect).toBe('hexo');
  });

  test('A summary makes a book of the folder below it', () => {
    const files = [
      file('book/SUMMARY.md', '# Summary\n\n- [One](one.md)\n'),
      file('book/one.md'),
      file('other/two.md'),
    ];
    const found = detectDialects({ files, others: [] });
    expect([...found.values()].map((f) => f.dialect)).toEqual(['gitbook', 'gitbook', 'markdown']);
  });

  test('The nearest folder counts, and strong signs of the file more than any folder', () => {
    const files = [
      file('docs/a.md'),
      file('docs/old/b.md'),
      file('docs/c.md', '+++\ntitle = "x"\n+++\n{{< ref "a" >}}\n'),
    ];
    const found = detectDialects({ files, others: ['docusaurus.config.js', 'docs/old/.vuepress/config.js'] });
    expect([...found.values()].map((f) => f.dialect)).toEqual(['docusaurus', 'vuepress', 'hugo']);
  });

  test('Neighbours tell where most of them agree', () => {
    const hugo = '---\ntitle: x\ndraft: false\ndate: 2020-01-01T00:00:00Z\n---\n';
    const files = ['a.md', 'b.md', 'c.md'].map((path) => file(`posts/${path}`, hugo));
    const found = detectDialects({ files: [...files, file('posts/d.md'), file('else/e.md')], others: [] });
    expect(found.get('posts/d.md')).toEqual({
      dialect: 'hugo',
      why: 'It shows no sign of its own; 3 of 3 files beside it are Hugo.',
    });
    expect(found.get('else/e.md')?.dialect).toBe('markdown');
  });

  test('What the command says is not doubted', () => {
    const found = detectDialects({
      files: [file('source/_posts/a.md')],
      others: ['hugo.toml'],
      told: 'gitbook',
    });
    expect([...found.values()]).toEqual([{ dialect: 'gitbook', why: 'The command names the dialect.' }]);
  });

  test('Code that shows the signs of a generator is none', () => {
    const text =
      '# On Hugo\n\nWrite `{{< figure >}}`:\n\n```md\n{{< figure src="x" >}}\n:::tip[x]\n```\n\n~~~\n{% asset_img a.png %}\n~~~\n';
    expect(detectDialects({ files: [file('a.md', text)], others: [] }).get('a.md')?.dialect).toBe('markdown');
  });

  test('Every file has an answer, however many there are', () => {
    const paths = Array.from({ length: 2000 }, (_, n) => `d${n % 40}/${n}.md`);
    const started = performance.now();
    expect(detect(paths).size).toBe(2000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('The summary of a book', () => {
  test('gives chapters, parts and depths in reading order', () => {
    const text = [
      '# Summary',
      '',
      '[Before](../before.md)',
      '',
      '# The sky',
      '',
      '- [Moon](moon.md)',
      '  - [Craters](<moon/the craters.md>)',
      '  - [Not yet]()',
      '- [Sun](./sun.md#spots)',
      '',
      '---',
      '',
      '## 附录',
      '',
      '* [星图](%E6%98%9F%E5%9B%BE.md)',
      '* Without a link',
      '* [Elsewhere](https://sky.example/)',
    ].join('\n');
    expect(readSummary({ path: 'src/book/SUMMARY.md', text })).toEqual([
      { title: 'Before', path: 'src/before.md', depth: 0 },
      { title: 'Moon', path: 'src/book/moon.md', depth: 0, part: 'The sky' },
      { title: 'Craters', path: 'src/book/moon/the craters.md', depth: 1, part: 'The sky' },
      { title: 'Not yet', depth: 1, part: 'The sky' },
      { title: 'Sun', path: 'src/book/sun.md', anchor: 'spots', depth: 0, part: 'The sky' },
      { title: '星图', path: 'src/book/星图.md', depth: 0, part: '附录' },
      { title: 'Without a link', depth: 0, part: '附录' },
      { title: 'Elsewhere', depth: 0, part: '附录' },
    ]);
  });

  test('never leaves the import, and never throws', () => {
    expect(readSummary({ path: 'SUMMARY.md', text: '- [Up](../../etc/x.md)\n- [%](%zz.md)\n' })).toEqual([
      { title: 'Up', path: 'etc/x.md', depth: 0 },
      { title: '%', path: '%zz.md', depth: 0 },
    ]);
    expect(readSummary({ path: 'SUMMARY.md', text: `${'- '.repeat(2_000)}[x](x.md)` })).toBeInstanceOf(Array);
  });
});
