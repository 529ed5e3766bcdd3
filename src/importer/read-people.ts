import { asText, isEmpty, isGroup } from './plain-data.ts';

// Bounded, so that a long text without any is passed over quickly.
const EMAIL = /(?:mailto:)?[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u;
const ONLY_EMAIL = new RegExp(`^[<(（\\s]*${EMAIL.source}[>)）\\s]*$`, 'u');
const IN_TEXT = new RegExp(`\\s*[<(（[]?\\s*${EMAIL.source}\\s*[>)）\\]]?`, 'gu');
const EMAIL_KEY = /^(?:author[_-]?)?(?:e-?mail|mail)$/i;

/** Who wrote a text. */
export interface People {
  /** Names, parted by commas; undefined where none is given. */
  readonly author: string | undefined;
  /** Addresses that stood among the names. */
  readonly emails: readonly string[];
  /** Whether nothing else was said. */
  readonly complete: boolean;
}

/** Reads an author: a name, `Name <address>`, a group with a name, or a list of them. */
export function readPeople(value: unknown): People {
  const people = (Array.isArray(value) ? value : [value]).map(readPerson);
  const names = people.flatMap(({ name }) => name ?? []);
  return {
    author: names.length === 0 ? undefined : [...new Set(names)].join(', '),
    emails: people.flatMap(({ emails }) => emails),
    complete: people.every(({ complete }) => complete),
  };
}

function readPerson(value: unknown): { name: string | undefined; emails: string[]; complete: boolean } {
  if (isEmpty(value)) return { name: undefined, emails: [], complete: true };
  if (isGroup(value)) {
    const name = value['name'] ?? value['nick'] ?? value['title'] ?? value['label'];
    const read = readPerson(isGroup(name) ? undefined : name);
    return { ...read, complete: read.complete && Object.keys(value).length === 1 };
  }
  const text = asText(value);
  if (text === undefined) return { name: undefined, emails: [], complete: false };
  const emails = [...text.matchAll(new RegExp(EMAIL.source, 'gu'))].map(([address]) => address);
  const name = text.replace(IN_TEXT, '').replace(/^[\s,，;；]+|[\s,，;；]+$/g, '');
  return { name: name === '' ? undefined : name, emails, complete: true };
}

/**
 * Data without e-mail addresses: keys named so, and values that are nothing else.
 * @param removed told the path of each that is left out
 */
export function withoutEmails(
  value: unknown,
  removed: (path: string) => void,
  path: readonly string[] = [],
): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      if (!isEmail(item)) return [withoutEmails(item, removed, [...path, String(index)])];
      removed(path.join('.'));
      return [];
    });
  }
  if (!isGroup(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const inner = [...path, key];
      const named = EMAIL_KEY.test(key) && !isGroup(item) && !isEmpty(item);
      if (!named && !isEmail(item)) return [[key, withoutEmails(item, removed, inner)]];
      removed(inner.join('.'));
      return [];
    }),
  );
}

function isEmail(value: unknown): boolean {
  return typeof value === 'string' && value.length < 320 && ONLY_EMAIL.test(value);
}
