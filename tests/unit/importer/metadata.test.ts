import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/importer/article.ts';
import { readMetadata } from '../../../src/importer/metadata.ts';
import { dateInName, readDate } from '../../../src/importer/read-date.ts';

function read(
  data: Readonly<Record<string, unknown>>,
  {
    path = 'a.md',
    dialect = 'markdown',
    keepEmail = false,
  }: { path?: string; dialect?: Dialect; keepEmail?: boolean } = {},
) {
  const placeOf = () => ({ file: path, line: 1, column: 1 });
  const { metadata, diagnostics } = readMetadata(
    { data, placeOf },
    { path, name: path },
    { dialect, keepEmail },
  );
  return { metadata, problems: diagnostics.map((d) => d.id), messages: diagnostics.map((d) => d.message) };
}

describe('A date', () => {
  test.each([
    ['2018-09-07', '2018-09-07'],
    ['2018-9-7', '2018-09-07'],
    ['2018/09/07', '2018-09-07'],
    ['2018.9.7', '2018-09-07'],
    ['2018年9月7日', '2018-09-07'],
    ['2018年9月', '2018-09'],
    ['2018-09', '2018-09'],
    [2018, '2018'],
    [20180907, '2018-09-07'],
    ['20180907120000', '2018-09-07T12:00:00'],
    ['2018-09-07 12:00:00', '2018-09-07T12:00:00'],
    ['2018-09-07 12:00', '2018-09-07T12:00'],
    ['2018-09-07 9:05', '2018-09-07T09:05'],
    ['2018-09-07T12:00:00Z', '2018-09-07T12:00:00Z'],
    ['2018-09-07T12:00:00.250Z', '2018-09-07T12:00:00.250Z'],
    ['2018-09-07T23:30:00-05:00', '2018-09-07T23:30:00-05:00'],
    ['2018-09-07 12:00:00 +0800', '2018-09-07T12:00:00+08:00'],
    ['2018-09-07 12:00:00 +08:00', '2018-09-07T12:00:00+08:00'],
    ['2018-09-07 12:00:00 +08', '2018-09-07T12:00:00+08:00'],
    ['2018-09-07 12:00:00 +0800 CST', '2018-09-07T12:00:00+08:00'],
    ['2018-09-07 12:00:00 UTC', '2018-09-07T12:00:00Z'],
    ['2018年9月7日 12时30分', '2018-09-07T12:30'],
    ['2018-09-07 01:02:03 pm', '2018-09-07T13:02:03'],
    ['Fri, 07 Sep 2018 12:00:00 +0800', '2018-09-07T12:00:00+08:00'],
    ['Fri Sep 07 2018 12:00:00 GMT+0800 (中国标准时间)', '2018-09-07T12:00:00+08:00'],
    ['September 7, 2018', '2018-09-07'],
    ['7 September 2018', '2018-09-07'],
    ['Sept 7th, 2018', '2018-09-07'],
    [1536292800, '2018-09-07T04:00:00Z'],
    [1536292800123, '2018-09-07T04:00:00.123Z'],
  ])('%s is %s', (given, expected) => expect(readDate(given)).toBe(expected));

  test.each([
    ['2018-02-30'],
    ['2018-13-01'],
    ['2018-09-07 25:00'],
    ['soon'],
    [''],
    [true],
    [null],
    [['2018-09-07']],
    ['1.2.3'],
    ['12345678'],
    ['{{ date }}'],
    [`2018-09-07 ${' '.repeat(10_000)}`.padEnd(20_000, 'x')],
  ])('%j is none', (given) => expect(readDate(given)).toBeUndefined());

  test.each([
    ['2018-09-07-iot.md', '2018-09-07'],
    ['2018-9-7-iot.md', '2018-09-07'],
    ['2018-09-07.md', '2018-09-07'],
    ['2018-02-31-never.md', undefined],
    ['2018-09-071.md', undefined],
    ['iot-2018-09-07.md', undefined],
  ])('in the file name %s is %s', (name, expected) => expect(dateInName(name)).toBe(expected));
});

describe('Metadata', () => {
  test.each<[string, Record<string, unknown>, object]>([
    ['a title of digits', { title: 404 }, { title: '404' }],
    ['a folded title', { title: 'two\nlines ' }, { title: 'two lines' }],
    ['an empty description, then a summary', { description: ' ', summary: 's' }, { description: 's' }],
    ['a last change written modify', { modify: '2020/1/2' }, { updated: '2020-01-02' }],
    ['a last change written lastMod', { lastMod: '2020-01-02' }, { updated: '2020-01-02' }],
    ['keys in capital letters', { Title: 'x', Tags: 'a' }, { title: 'x', tags: ['a'] }],
    [
      'Chinese keys',
      { 标题: '茶', 分类: '饮品', 标签: ['茶'] },
      { title: '茶', categories: ['饮品'], tags: ['茶'] },
    ],
    ['tags by commas of both kinds', { tags: 'a, b，c、d' }, { tags: ['a', 'b', 'c', 'd'] }],
    ['a tag of two words', { tags: 'green tea' }, { tags: ['green tea'] }],
    ['tags that repeat, and empty ones', { tags: ['a', '', null, 'a', 7] }, { tags: ['a', '7'] }],
    ['a list never closed', { tags: '[a, "b c"' }, { tags: ['a', 'b c'] }],
    ['tag and tags', { tags: ['a'], tag: 'b' }, { tags: ['a', 'b'] }],
    ['a tag with a colon', { tags: [{ 'C++': 'a start' }, { label: 'b' }] }, { tags: ['C++: a start', 'b'] }],
    ['categories inside categories', { categories: [['a', 'b'], 'c'] }, { categories: ['a / b', 'c'] }],
    ['a draft by a word', { draft: 'yes' }, { draft: true }],
    ['a draft by not being published', { published: 'no' }, { draft: true }],
    ['a draft by its state', { status: 'draft' }, { draft: true }],
    ['an author in a group', { author: { name: 'Ada' } }, { author: 'Ada' }],
    ['authors, one twice', { authors: ['Ada', 'Ben', 'Ada'] }, { author: 'Ada, Ben' }],
    ['a canonical address', { canonical_url: 'https://a.example/x' }, { address: 'https://a.example/x' }],
    ['an address in a sentence', { 原文: '见 https://a.example/x。' }, { address: 'https://a.example/x' }],
    [
      'a hidden address',
      { arturl_encode: '68747470733a2f2f61:2e6578616d706c652fe88cb6' },
      { address: 'https://a.example/茶' },
    ],
    ['a licence in a group', { license: { name: 'MIT' } }, { licence: 'MIT' }],
    ['a slug', { slug: 'green-tea' }, { slug: 'green-tea' }],
    ['a permalink', { permalink: '/2018/09/green-tea.html' }, { slug: 'green-tea' }],
    ['a permalink of a folder', { permalink: '/tea/index.html' }, { slug: 'tea' }],
    ['a language with an underscore', { lang: 'zh_CN' }, { lang: 'zh-CN' }],
    ['a country for a language', { language: 'cn' }, { lang: 'zh-CN' }],
  ])('%s', (_, data, expected) => {
    expect(read(data).metadata).toMatchObject(expected);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a second date', { date: '2020-01-01', created: '2019-01-01' }, 'created'],
    ['a summary beside a description', { description: 'd', summary: 's' }, 'summary'],
    ['a second address', { canonical: 'https://a.example/', source: 'https://b.example/' }, 'source'],
    ['a pattern of addresses', { permalink: '/:year/:title/' }, 'permalink'],
    ['a permalink of a number', { permalink: '/1024.html' }, 'permalink'],
    ['a relative link', { link: '/elsewhere' }, 'link'],
    ['a state that is none of ours', { status: 'published' }, 'status'],
    ['a copyright that is a switch', { copyright: true }, 'copyright'],
    ['cover pictures', { cover: '/a.png' }, 'cover'],
    ['a date that is none', { date: 'soon' }, 'date'],
    ['a title that is a list', { title: ['a'] }, 'title'],
    ['a language that is none', { lang: 'klingonese' }, 'lang'],
    ['tags with more to them', { tags: [{ label: 'a', permalink: '/a' }] }, 'tags'],
    ['an update by somebody', { last_update: { date: '2020-01-01', author: 'Ada' } }, 'last_update'],
  ])('keeps %s under extra, as it was, and says so', (_, data, key) => {
    const { metadata, problems } = read(data);
    expect(metadata.extra).toEqual({ [key]: data[key] });
    expect(problems).toContain('head/kept-as-extra');
  });

  test('passes over nothing but what is empty', () => {
    const { metadata, problems } = read({
      title: 'x',
      updated: null,
      author: '',
      tags: [],
      description: {},
      odd: null,
    });
    expect(metadata).toEqual({ title: 'x', tags: [], categories: [], draft: false, extra: { odd: null } });
    expect(problems).toEqual(['head/kept-as-extra']);
  });

  test('parts tags by blanks for Jekyll only', () => {
    expect(read({ tags: 'green tea' }, { dialect: 'jekyll' }).metadata.tags).toEqual(['green', 'tea']);
    expect(read({ tags: 'green tea' }, { dialect: 'hexo' }).metadata.tags).toEqual(['green tea']);
  });

  test('takes a date from the file name only where the head gives none', () => {
    const path = '_posts/2018-09-07-x.md';
    expect(read({}, { path })).toMatchObject({
      metadata: { date: '2018-09-07' },
      problems: ['head/date-from-name'],
    });
    expect(read({ date: '2017-01-01' }, { path }).metadata.date).toBe('2017-01-01');
  });

  test('takes a date from a key of eight digits, which stays', () => {
    const { metadata, problems } = read({ key: 20180907 });
    expect(metadata).toMatchObject({ date: '2018-09-07', extra: { key: 20180907 } });
    expect(problems).toEqual(['head/date-from-key', 'head/kept-as-extra']);
    expect(read({ key: 20181399 }).metadata.date).toBeUndefined();
  });

  test('tells of a hidden address that does not decode, and keeps it', () => {
    const { metadata, problems } = read({ arturl_encode: '6a6176:61736372697074' });
    expect(metadata.extra).toEqual({ arturl_encode: '6a6176:61736372697074' });
    expect(problems).toEqual(['head/bad-address', 'head/kept-as-extra']);
  });
});

describe('E-mail addresses', () => {
  const head = {
    author: 'Ada <ada@tea.example>, ben@tea.example',
    email: 'ada@tea.example',
    contact: ['mailto:ben@tea.example', 'the office'],
    editors: [{ name: 'Kim', mail: 'kim@tea.example' }],
    note: 'Ask ada@tea.example for leaves.',
  };

  test('are left out, and every one of them is reported', () => {
    const { metadata, messages } = read(head);
    expect(metadata.author).toBe('Ada');
    expect(metadata.extra).toEqual({ contact: ['the office'], editors: [{ name: 'Kim' }], note: head.note });
    expect(messages[0]).toContain('author, email, contact, editors.0.mail');
  });

  test('are kept where they are asked for, never in the author', () => {
    const { metadata, problems } = read(head, { keepEmail: true });
    expect(metadata.author).toBe('Ada');
    expect(metadata.extra).toMatchObject({
      email: 'ada@tea.example',
      'author-email': ['ada@tea.example', 'ben@tea.example'],
      contact: head.contact,
    });
    expect(problems).not.toContain('head/email-removed');
  });

  test('are no author by themselves', () => {
    expect(read({ author: 'ada@tea.example' }).metadata.author).toBeUndefined();
  });
});
