import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Dialect, ForeignFile, Metadata } from './article.ts';
import type { FrontMatter } from './front-matter.ts';
import { type Field, type Head, nameOf, type Said, saidOf } from './head-keys.ts';
import { asText, isGroup, type PlainGroup } from './plain-data.ts';
import { addressIn, decodeAddress, readAddress } from './read-address.ts';
import { dateInName, readDate } from './read-date.ts';
import { readLabels } from './read-labels.ts';
import { readLang } from './read-lang.ts';
import { readPeople, withoutEmails } from './read-people.ts';

export interface MetadataOptions {
  readonly dialect: Dialect;
  /** Whether e-mail addresses are kept, under extra; they are left out by default. */
  readonly keepEmail?: boolean;
}

/**
 * Puts what the head of a foreign file says in our terms. What has no place stands under `extra`, unchanged;
 * a value that cannot be read is reported and stands there too. Only what is empty is passed over.
 */
export function readMetadata(
  front: Pick<FrontMatter, 'data' | 'placeOf'>,
  file: Pick<ForeignFile, 'path' | 'name'>,
  options: MetadataOptions,
): { metadata: Metadata; diagnostics: readonly Diagnostic[] } {
  const head: Head = {
    data: front.data,
    taken: new Set(),
    diagnostics: [],
    placeOf: (key) => front.placeOf([key]),
  };
  const { author, emails } = readAuthor(head);
  const texts = {
    title: readText(head, 'title'),
    date: readDay(head, 'date') ?? dateElsewhere(head, file),
    updated: readDay(head, 'updated'),
    description: readText(head, 'description'),
    author,
    address: readOriginal(head),
    licence: readLicence(head),
    slug: readSlug(head, options.dialect),
    lang: readLanguage(head),
  };
  const tags = readList(head, 'tags', options.dialect);
  const categories = readList(head, 'categories', options.dialect);
  const draft = readDraft(head, file.path);
  const extra = readExtra(head, emails, options.keepEmail ?? false);
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
  return { metadata: { ...said, tags, categories, draft, extra }, diagnostics: head.diagnostics };
}

/** The first key of a field that says a text. */
function readText(head: Head, field: Field): string | undefined {
  for (const { key, value } of saidOf(head, field)) {
    const text = asText(value);
    if (text !== undefined) {
      head.taken.add(key);
      return text;
    }
    reportBad(head, { key, value }, 'a text');
  }
  return undefined;
}

/** Keys that give a date only now and then: what is none there is no mistake. */
const LOOSE = new Set(['time', 'update', 'published', 'created', 'posted', 'lastupdated', '时间']);

function readDay(head: Head, field: 'date' | 'updated'): string | undefined {
  for (const { key, value } of saidOf(head, field)) {
    // Docusaurus: last_update: { date, author }.
    const inner = isGroup(value) ? value['date'] : undefined;
    const date = readDate(inner ?? value);
    if (date !== undefined) {
      if (inner === undefined || Object.keys(value as PlainGroup).length === 1) head.taken.add(key);
      return date;
    }
    if (typeof value === 'boolean' || LOOSE.has(nameOf(key))) continue;
    head.diagnostics.push(diagnose('head/bad-date', head.placeOf(key), { key, value: shown(value) }));
  }
  return undefined;
}

/** The date in the name of a file, or in the `key: 20180907` by which themes of Jekyll count readers. */
function dateElsewhere(head: Head, file: Pick<ForeignFile, 'path' | 'name'>): string | undefined {
  const parts = file.path.split('/');
  const own = parts.pop() ?? '';
  // A page in a folder of its own is named by it.
  const named = dateInName(/^(?:_?index|readme)\b/i.test(own) ? (parts.pop() ?? own) : own);
  if (named !== undefined) {
    const place = { file: file.name, line: 1, column: 1 };
    head.diagnostics.push(diagnose('head/date-from-name', place, { date: named }));
    return named;
  }
  const key = String(head.data['key'] ?? '');
  const date = /^(?:19|20)\d{6}$/.test(key) ? readDate(key) : undefined;
  if (date !== undefined) {
    head.diagnostics.push(diagnose('head/date-from-key', head.placeOf('key'), { date, key: `key: ${key}` }));
  }
  return date;
}

function readList(head: Head, field: 'tags' | 'categories', dialect: Dialect): string[] {
  const all: string[] = [];
  for (const { key, value } of saidOf(head, field)) {
    const { labels, complete } = readLabels(value, { words: dialect === 'jekyll' });
    all.push(...labels);
    if (complete) head.taken.add(key);
    else if (labels.length === 0) reportBad(head, { key, value }, 'a text or a list of texts');
  }
  return [...new Set(all)];
}

function readAuthor(head: Head): { author: string | undefined; emails: readonly string[] } {
  let author: string | undefined;
  const emails: string[] = [];
  for (const { key, value } of saidOf(head, 'author')) {
    const people = readPeople(value);
    if (people.emails.length > 0) emails.push(...people.emails);
    if (author !== undefined && people.author !== author) continue;
    author ??= people.author;
    if (people.complete) head.taken.add(key);
    else if (people.author === undefined) reportBad(head, { key, value }, 'a name');
  }
  return { author, emails };
}

/** Where the original stands. A text that only holds an address stays under extra too. */
function readOriginal(head: Head): string | undefined {
  for (const { key, value } of saidOf(head, 'address')) {
    const text = asText(value);
    if (text === undefined) continue;
    if (nameOf(key) === 'arturlencode') {
      const decoded = decodeAddress(text);
      if (decoded !== undefined) {
        head.taken.add(key);
        return decoded;
      }
      head.diagnostics.push(diagnose('head/bad-address', head.placeOf(key), { key, value: shown(text) }));
      continue;
    }
    const address = readAddress(text);
    if (address !== undefined) head.taken.add(key);
    const found = address ?? addressIn(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readLicence(head: Head): string | undefined {
  for (const { key, value } of saidOf(head, 'licence')) {
    // `copyright: true` asks a theme to show its own line.
    if (typeof value === 'boolean') continue;
    const name = isGroup(value) ? (value['name'] ?? value['type'] ?? value['url']) : value;
    const text = asText(name);
    if (text === undefined) {
      reportBad(head, { key, value }, 'a text');
      continue;
    }
    if (!isGroup(value) || Object.keys(value).length === 1) head.taken.add(key);
    return text;
  }
  return undefined;
}

/** The last part of the address the source names; an address that says more stays under extra as well. */
function readSlug(head: Head, dialect: Dialect): string | undefined {
  const id: Said[] =
    dialect === 'docusaurus' && 'id' in head.data ? [{ key: 'id', value: head.data['id'] }] : [];
  for (const { key, value } of [...saidOf(head, 'slug'), ...id]) {
    const text = asText(value);
    // A pattern such as /:year/:title/ names nothing, and an address elsewhere is not ours.
    if (text === undefined || head.taken.has(key) || /:/.test(text)) continue;
    const parts = text.split('/').filter((part) => part !== '');
    const last = (parts.at(-1) ?? '').replace(/\.(?:html?|mdx?|php)$/i, '');
    const slug = last.toLowerCase() === 'index' ? (parts.at(-2) ?? '') : last;
    if (slug === '' || (/^\d+$/.test(slug) && nameOf(key) !== 'slug')) continue;
    if (text === slug) head.taken.add(key);
    return slug;
  }
  return undefined;
}

function readLanguage(head: Head): string | undefined {
  for (const { key, value } of saidOf(head, 'lang')) {
    const lang = typeof value === 'string' ? readLang(value) : undefined;
    if (lang === undefined) {
      reportBad(head, { key, value }, 'a language tag such as en or zh-CN');
      continue;
    }
    head.taken.add(key);
    return lang;
  }
  return undefined;
}

/** A truth value, in YAML 1.1 too, where `yes` and `off` are some. */
function asTruth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).trim().toLowerCase();
  if (['true', 'yes', 'y', 'on', '1', '是'].includes(text)) return true;
  return ['false', 'no', 'n', 'off', '0', '否'].includes(text) ? false : undefined;
}

function readDraft(head: Head, path: string): boolean {
  let draft = /(?:^|\/)_drafts\//.test(path);
  for (const [key, value] of Object.entries(head.data)) {
    const name = nameOf(key);
    if (head.taken.has(key)) continue;
    if (name === 'status' && /^(?:draft|草稿)$/i.test(String(value))) {
      draft = true;
      head.taken.add(key);
    }
    if (name !== 'draft' && name !== 'published' && name !== 'publish') continue;
    const truth = value === null ? undefined : asTruth(value);
    if (truth === undefined) {
      if (value === null || value === '') head.taken.add(key);
      // A second date, `published: 2018-09-07`.
      else if (readDate(value) === undefined) reportBad(head, { key, value }, 'true or false');
      continue;
    }
    head.taken.add(key);
    if (truth === (name === 'draft')) draft = true;
  }
  return draft;
}

/** What has no place: reported, without e-mail addresses unless they are asked for. */
function readExtra(head: Head, emails: readonly string[], keepEmail: boolean): PlainGroup {
  const rest = Object.entries(head.data).filter(([key]) => !head.taken.has(key));
  const all = flat(Object.fromEntries(rest));
  const removed: string[] = [];
  const extra = keepEmail ? withEmails(all, emails) : withoutEmails(all, (path) => removed.push(path));
  if (emails.length > 0 && !keepEmail) removed.unshift('author');
  const top = head.placeOf(removed[0]?.split('.')[0] ?? rest[0]?.[0] ?? '');
  if (removed.length > 0) {
    head.diagnostics.push(diagnose('head/email-removed', top, { keys: [...new Set(removed)] }));
  }
  const kept = isGroup(extra) ? extra : {};
  const keys = Object.keys(kept);
  if (keys.length > 0) {
    head.diagnostics.push(diagnose('head/kept-as-extra', head.placeOf(keys[0] ?? ''), { keys }));
  }
  return kept;
}

/** A page of ours that is imported again has its `extra` already. */
function flat(data: PlainGroup): PlainGroup {
  const { extra, ...others } = data;
  if (!isGroup(extra) || Object.keys(extra).some((key) => Object.hasOwn(others, key))) return data;
  return { ...extra, ...others };
}

function withEmails(extra: PlainGroup, emails: readonly string[]): PlainGroup {
  if (emails.length === 0) return extra;
  const key = Object.hasOwn(extra, 'email') ? 'author-email' : 'email';
  return { ...extra, [key]: emails.length === 1 ? emails[0] : emails };
}

function reportBad(head: Head, { key, value }: Said, expected: string): void {
  const text = shown(value);
  head.diagnostics.push(diagnose('head/bad-value', head.placeOf(key), { key, expected, value: text }));
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isGroup(value)) return 'a group of keys';
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
