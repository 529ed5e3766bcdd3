import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CardData } from '../../src/text/card-data.ts';
import { type BuiltSite, buildSite, fileOf, pageOf, pagesOf } from './built-site.ts';
import { copyFixtures, fixture, outputFolder, temporaryFolder } from './fixture-site.ts';
import { type Element, find, findAll, is, textOf } from './html.ts';

const HOME = 'https://freight.example/repo/';
const temporary = temporaryFolder();
const output = outputFolder();
let site: BuiltSite;

beforeAll(async () => {
  const root = await copyFixtures(temporary, 'base', 'rich');
  // As an editor on Windows saves it: its twin in Markdown keeps the other form.
  const file = join(root, 'docs/articles/twin-mdx/zh-cn.mdx');
  const text = await readFile(file, 'utf8');
  await writeFile(file, `\ufeff${text.replaceAll('\n', '\r\n')}`);
  const address = { SITE_URL: 'https://freight.example', BASE_PATH: '/repo/' };
  site = await buildSite(root, join(output, 'dist'), address);
});

const prose = (page: Element): Element => find(page, is('div', 'prose'));
const termLinks = (element: Element): Element[] => findAll(element, is('a', 'term'));
/** The cards a page brings. */
function cardsOf(html: string): Pick<CardData, 'terms'> {
  const store = /<script type="application\/json" id="term-cards">([\s\S]*?)<\/script>/.exec(html)?.[1];
  return store === undefined ? { terms: {} } : (JSON.parse(store) as CardData);
}
/** The term a link leads to, by its address. */
const termOf = (link: Element): string | undefined =>
  is('a', 'term')(link) ? link.attributes['href']?.split('/').at(-2) : undefined;

describe('Addresses below a base path', () => {
  test('Every page has one main heading and says its language', () => {
    for (const [path, page] of pagesOf(site)) {
      const lang = find(page, is('html')).attributes['lang'];
      expect(lang, path).toBe(path.startsWith('zh-cn/') ? 'zh-CN' : 'en');
      // The 404 page speaks all languages; its script shows one.
      if (path !== '404.html') expect(findAll(page, is('h1')), path).toHaveLength(1);
    }
  });

  test('Every internal link, anchor, picture and asset leads somewhere', () => {
    const pages = pagesOf(site);
    const ids = new Map<string, Set<string | undefined>>();
    for (const [path, page] of pages) {
      ids.set(path, new Set(findAll(page, (e) => 'id' in e.attributes).map((e) => e.attributes['id'])));
    }
    const broken: string[] = [];
    for (const [path, page] of pages) {
      const here = HOME + path.replace(/index\.html$/, '');
      for (const { attributes } of findAll(page, () => true)) {
        for (const address of [attributes['href'], attributes['src']]) {
          if (address === undefined) continue;
          const url = new URL(address, here);
          if (url.origin !== new URL(HOME).origin) continue;
          const target = decodeURIComponent(url.pathname.slice('/repo/'.length)).replace(
            /^$|\/$/,
            '$&index.html',
          );
          const anchor = decodeURIComponent(url.hash.slice(1));
          const found = url.pathname.startsWith('/repo/') && site.has(target);
          if (!found || (anchor !== '' && !ids.get(target)?.has(anchor))) broken.push(`${path}: ${address}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  test('A translated page names itself as canonical and all its languages', () => {
    const both = [
      ['en', `${HOME}articles/shunting/`],
      ['zh-CN', `${HOME}zh-cn/articles/shunting/`],
      ['x-default', `${HOME}articles/shunting/`],
    ];
    for (const address of ['articles/shunting/', 'zh-cn/articles/shunting/']) {
      const page = pageOf(site, address);
      expect(canonical(page)).toBe(HOME + address);
      expect(alternates(page)).toEqual(both);
    }
    expect(alternates(pageOf(site, ''))).toContainEqual(['zh-CN', `${HOME}zh-cn/`]);
    expect(alternates(pageOf(site, 'zh-cn/glossary/wagon/'))).toContainEqual([
      'en',
      `${HOME}glossary/wagon/`,
    ]);
  });

  test('The sitemap holds every page that is its own original, in both languages, and none that is not built', () => {
    const index = fileOf(site, 'sitemap-index.xml');
    expect(index).toContain(`<loc>${HOME}sitemap-0.xml</loc>`);
    const listed = [...fileOf(site, 'sitemap-0.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map((m) => m[1]);
    const pages = [...pagesOf(site)].filter(([path]) => path !== '404.html');
    const addressOf = (path: string) => HOME + path.replace(/index\.html$/, '');
    const originals = pages.map(([path, page]) => [addressOf(path), canonical(page)]);
    expect(listed).toEqual(
      expect.arrayContaining(originals.flatMap(([own, of]) => (own === of ? [own] : []))),
    );
    expect(pages.map(([path]) => addressOf(path))).toEqual(expect.arrayContaining(listed));
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('robots.txt names the sitemap', () => {
    expect(fileOf(site, 'robots.txt')).toBe(`User-agent: *\nAllow: /\nSitemap: ${HOME}sitemap-index.xml\n`);
  });

  test('Each language has a feed of the articles written in it', () => {
    const linksOf = (feed: string): (string | undefined)[] =>
      [...feed.matchAll(/<item>.*?<link>([^<]*)<\/link>/gs)].map((m) => m[1]);
    const english = fileOf(site, 'rss.xml');
    const chinese = fileOf(site, 'zh-cn/rss.xml');
    expect(english).toContain('<language>en</language>');
    expect(chinese).toContain('<language>zh-cn</language>');
    expect(linksOf(english).sort()).toEqual(
      ['only-english', 'rail-and-road', 'shunting', 'twin-markdown', 'twin-mdx'].map(
        (slug) => `${HOME}articles/${slug}/`,
      ),
    );
    expect(linksOf(chinese).sort()).toEqual(
      ['only-chinese', 'rail-and-road', 'shunting', 'twin-markdown', 'twin-mdx'].map(
        (slug) => `${HOME}zh-cn/articles/${slug}/`,
      ),
    );
  });

  test('The 404 page is not indexed and leads home in every language', () => {
    const page = pagesOf(site).get('404.html') ?? expect.fail('no 404.html');
    const robots = findAll(page, (e) => e.name === 'meta' && e.attributes['name'] === 'robots');
    expect(robots.map((e) => e.attributes['content'])).toEqual(['noindex']);
    expect(canonical(page)).toBeUndefined();
    const hrefs = findAll(find(page, is('main')), is('a')).map((e) => e.attributes['href']);
    expect(hrefs).toEqual(expect.arrayContaining(['/repo/', '/repo/zh-cn/']));
  });
});

describe('An article that is not translated', () => {
  const fallback = () => pageOf(site, 'zh-cn/articles/only-english/');

  test('is shown in the other language, with a notice', () => {
    const page = fallback();
    expect(textOf(find(page, is('h1')))).toBe('Canals before rails');
    expect(textOf(find(page, is('p', 'notice')))).toContain('English');
    expect(find(page, is('html')).attributes['lang']).toBe('zh-CN');
    expect(prose(page).attributes['lang']).toBe('en');
  });

  test('is marked in the navigation', () => {
    const sidebar = find(pageOf(site, 'zh-cn/articles/shunting/'), is('aside', 'sidebar'));
    const link = (address: string) =>
      find(sidebar, (e) => e.name === 'a' && e.attributes['href'] === `/repo/zh-cn/articles/${address}/`);
    expect(textOf(find(link('only-english'), is('small')))).toBe('English');
    expect(findAll(link('rail-and-road'), is('small'))).toEqual([]);
    const list = find(pageOf(site, 'zh-cn/articles/'), is('ol', 'article-list'));
    expect(findAll(list, is('small')).map((e) => textOf(e))).toEqual(['English']);
  });

  test('points to the original as canonical and names no other language', () => {
    expect(canonical(fallback())).toBe(`${HOME}articles/only-english/`);
    expect(alternates(fallback())).toEqual([]);
    expect(alternates(pageOf(site, 'articles/only-english/'))).toEqual([]);
    expect(canonical(pageOf(site, 'articles/only-chinese/'))).toBe(`${HOME}zh-cn/articles/only-chinese/`);
  });
});

describe('Links to the glossary', () => {
  test('The twins have the same text but for their title', async () => {
    for (const lang of ['en', 'zh-cn']) {
      const [markdown = '', mdx = ''] = await Promise.all(
        [`twin-markdown/${lang}.md`, `twin-mdx/${lang}.mdx`].map(async (path) => {
          const text = await readFile(join(fixture('rich'), 'docs/articles', path), 'utf8');
          return text.replace(/^title: .*$/m, '');
        }),
      );
      expect(mdx).toBe(markdown);
    }
  });

  test.each(['', 'zh-cn/'])('The same text has the same links in .md and .mdx (%s)', (prefix) => {
    const [markdown = [], mdx = []] = ['twin-markdown', 'twin-mdx'].map((slug) =>
      termLinks(prose(pageOf(site, `${prefix}articles/${slug}/`))).map(
        (link) => `${textOf(link)} → ${link.attributes['href']}`,
      ),
    );
    expect(mdx).toEqual(markdown);
    expect(markdown).toContain(
      prefix === '' ? 'truck → /repo/glossary/lorry/' : '货车 → /repo/zh-cn/glossary/lorry/',
    );
  });

  test.each(['', 'zh-cn/'])('The same text has the same words in .md and .mdx (%s)', (prefix) => {
    const [markdown, mdx] = ['twin-markdown', 'twin-mdx'].map((slug) =>
      textOf(prose(pageOf(site, `${prefix}articles/${slug}/`))).trim(),
    );
    expect(mdx).toBe(markdown);
  });

  test('No heading, code or link of the author holds one', () => {
    for (const [path, page] of pagesOf(site)) {
      const closed = findAll(page, (e) => /^(h[1-6]|code|pre|a)$/.test(e.name));
      const inside = closed.flatMap((e) => findAll(e, is('a', 'term')));
      expect(
        inside.map((e) => textOf(e)),
        path,
      ).toEqual([]);
    }
  });

  test.each(['twin-markdown', 'twin-mdx'])('Links written as references lead where they say (%s)', (slug) => {
    const links = new Map(
      findAll(prose(pageOf(site, `articles/${slug}/`)), is('a')).map((link) => [
        textOf(link),
        link.attributes,
      ]),
    );
    expect(links.get('the engine')).toMatchObject({
      href: '/repo/glossary/locomotive/',
      class: 'term',
      title: 'By hand',
    });
    expect(links.get('the twin')).toEqual({ href: '/repo/articles/rail-and-road/' });
    expect(links.get('a part of it')).toEqual({ href: '/repo/articles/rail-and-road/#carrying' });
    expect(links.get('outside')).toEqual({ href: 'https://example.org/out' });
    const picture = find(prose(pageOf(site, `articles/${slug}/`)), is('img'));
    expect(picture.attributes).toMatchObject({
      src: `/repo/articles/${slug}/pictures/hump.svg`,
      alt: 'A hump',
    });
  });

  test('Every linked term has its card on the page', () => {
    for (const [path, page] of pagesOf(site)) {
      const { terms } = cardsOf(fileOf(site, path));
      const linked = new Set(termLinks(page).map((link) => termOf(link) ?? ''));
      expect(
        [...linked].filter((term) => !Object.hasOwn(terms, term)),
        path,
      ).toEqual([]);
    }
  });
});

describe('Mentions', () => {
  const TERMS = ['depot', 'locomotive', 'lorry', 'wagon'];
  const ARTICLES = ['only-chinese', 'only-english', 'rail-and-road', 'shunting', 'twin-markdown', 'twin-mdx'];

  test.each(['', 'zh-cn/'])('A term lists just the sections of articles that link to it (%s)', (prefix) => {
    const onPages = ARTICLES.flatMap((slug) => {
      const address = `/repo/${prefix}articles/${slug}/`;
      return linksBySection(prose(pageOf(site, `${prefix}articles/${slug}/`))).map(
        ({ section, term }) => `${term} in ${address}${section}`,
      );
    });
    expect(mentionsListed(prefix, 'article')).toEqual(onPages.sort());
    expect(onPages.length).toBeGreaterThan(prefix === '' ? 15 : 10);
  });

  test.each(['', 'zh-cn/'])('A term lists just the other terms whose text links to it (%s)', (prefix) => {
    const onPages = TERMS.flatMap((id) => {
      const address = `/repo/${prefix}glossary/${id}/`;
      const page = pageOf(site, `${prefix}glossary/${id}/`);
      const texts = [find(page, is('p', 'definition')), find(page, is('dl', 'facts-table'))];
      const own = texts.flatMap((e) => termLinks(e).map((link) => ({ section: '', term: termOf(link) })));
      const longer = findAll(page, is('div', 'prose')).flatMap(linksBySection);
      return [...own, ...longer].map(({ section, term }) => `${term} in ${address}${section}`);
    });
    expect(mentionsListed(prefix, 'term')).toEqual(onPages.sort());
  });

  /** What the pages of all terms list: `term in address#section`. */
  function mentionsListed(prefix: string, kind: 'article' | 'term'): string[] {
    return TERMS.flatMap((term) => {
      const groups = findAll(pageOf(site, `${prefix}glossary/${term}/`), is('div', 'mention-group'));
      return groups
        .filter((group) => is('div', kind)(group))
        .flatMap((group) => {
          const page = find(find(group, is('h3')), is('a')).attributes['href'];
          return findAll(group, is('li')).map((item) => {
            const [where] = findAll(item, is('a', 'where'));
            return `${term} in ${where?.attributes['href'] ?? page}`;
          });
        });
    }).sort();
  }
});

/** The terms a text links, by the generator or by hand, each once with each section it stands in. */
function linksBySection(text: Element): { section: string; term: string | undefined }[] {
  const found: { section: string; term: string | undefined }[] = [];
  let section = '';
  const visit = (element: Element): void => {
    if (is('figure', 'diagram')(element)) return;
    const { id } = element.attributes;
    const term = termOf(element);
    // The notes stand at the end of the page but belong to the section that holds their text.
    if (/^h[2-6]$/.test(element.name) && id !== 'footnote-label')
      section = `#${encodeURIComponent(id ?? '')}`;
    const known = found.some((f) => f.section === section && f.term === term);
    if (element.name === 'a' && term !== undefined && !known) found.push({ section, term });
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(text);
  return found;
}

function canonical(page: Element): string | undefined {
  const links = findAll(page, (e) => e.name === 'link' && e.attributes['rel'] === 'canonical');
  expect(links.length).toBeLessThan(2);
  return links[0]?.attributes['href'];
}

function alternates(page: Element): (string | undefined)[][] {
  return findAll(page, (e) => e.name === 'link' && 'hreflang' in e.attributes).map((e) => [
    e.attributes['hreflang'],
    e.attributes['href'],
  ]);
}
