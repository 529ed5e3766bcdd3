import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { isEmpty, type PlainGroup } from './plain-data.ts';

/** What a key of a head can stand for. */
export type Field =
  | 'title'
  | 'date'
  | 'updated'
  | 'tags'
  | 'categories'
  | 'description'
  | 'author'
  | 'address'
  | 'licence'
  | 'slug'
  | 'lang';

/**
 * The keys of each field, the surest first, in small letters without `-` and `_`: `last_modified_at`,
 * `lastmod` and `lastMod` are one family.
 */
const KEYS: Readonly<Record<Field, readonly string[]>> = {
  title: ['title', '标题'],
  date: [
    ...[
      'date',
      'pubdate',
      'publishdate',
      'publishedat',
      'publisheddate',
      'postdate',
      'createdat',
      'createtime',
    ],
    ...['createdate', 'creationdate', 'created', 'published', 'posted', 'datetime', 'time'],
    ...['日期', '发布时间', '发布日期', '创建时间', '时间'],
  ],
  updated: [
    ...['updated', 'updatedat', 'updatetime', 'updatedate', 'lastmod', 'lastmodifiedat', 'lastmodified'],
    ...[
      'lastupdated',
      'lastupdate',
      'modified',
      'modifiedat',
      'modifieddate',
      'modifytime',
      'modify',
      'update',
    ],
    ...['更新时间', '修改时间', '更新日期'],
  ],
  tags: ['tags', 'tag', '标签'],
  categories: ['categories', 'category', '分类'],
  description: [
    ...[
      'description',
      'desc',
      'summary',
      'excerpt',
      'abstract',
      'intro',
      'introduction',
      'brief',
      'subtitle',
    ],
    ...['摘要', '简介', '描述'],
  ],
  author: ['author', 'authors', 'writer', 'copyrightauthor', '作者'],
  address: [
    ...[
      'arturlencode',
      'originalurl',
      'originurl',
      'original',
      'origin',
      'canonicalurl',
      'canonical',
      'sourceurl',
    ],
    ...[
      'source',
      'reprintfrom',
      'reprint',
      'repostfrom',
      'repost',
      'copyrighturl',
      'externallink',
      'link',
      'url',
    ],
    ...['原文', '原文链接', '原文地址', '来源', '出处', '转载', '转载自'],
  ],
  licence: ['license', 'licence', 'copyrightinfo', 'rights', 'copyright', '许可', '许可协议'],
  slug: ['slug', 'permalink', 'urlname', 'url'],
  lang: ['lang', 'language', 'locale', '语言'],
};

/** A head while it is read: what is not taken stays. */
export interface Head {
  readonly data: PlainGroup;
  /** Keys whose values have found their place whole. */
  readonly taken: Set<string>;
  readonly diagnostics: Diagnostic[];
  readonly placeOf: (key: string) => Place;
}

/** A key of the head, as written, with what it says. */
export interface Said {
  readonly key: string;
  readonly value: unknown;
}

/** What the head says of a field, the surest key first; empty values say nothing and have no place to keep. */
export function saidOf(head: Head, field: Field): Said[] {
  const entries = Object.entries(head.data).map(([key, value]) => ({ key, value, name: nameOf(key) }));
  return KEYS[field].flatMap((name) => {
    const said = entries.filter((entry) => entry.name === name);
    for (const { key, value } of said) if (isEmpty(value)) head.taken.add(key);
    return said.filter(({ value }) => !isEmpty(value));
  });
}

/** A key without what its spellings differ in. */
export function nameOf(key: string): string {
  return key.toLowerCase().replace(/[-_\s]/g, '');
}
