import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openIndex } from '../../../src/client/search-index.ts';
import { SearchFault } from '../../../src/search/answer.ts';
import { DOCUMENTS } from './railway.ts';
import { smallIndex } from './small-index.ts';

let files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
beforeAll(async () => {
  const { folder } = await smallIndex(DOCUMENTS);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\./.test(file));
  files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
});
afterEach(() => vi.unstubAllGlobals());

/** What a server gives for a file of the index: its bytes, or nothing. */
type Served = (file: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined;

/** Opens the index and asks, as a page does. @returns what came of it: `answered`, or the reason of the fault */
async function ask(served: Served, query: string, tag = 'en'): Promise<string> {
  vi.stubGlobal('fetch', async (address: string) => {
    const file = address.replace('/pagefind/', '');
    const bytes = files.get(file);
    const body = bytes && served(file, bytes);
    return body ? new Response(body) : new Response('', { status: 404 });
  });
  try {
    const index = await openIndex('/pagefind/', tag);
    const { own, others } = await index.search(query);
    return own.total + others.length > 0 ? 'answered' : 'nothing';
  } catch (fault) {
    // Anything else would reach the console of the page.
    if (!(fault instanceof SearchFault)) throw fault;
    return fault.reason;
  }
}

const text = (of: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(of));
const only =
  (pattern: RegExp, damage: Served): Served =>
  (file, bytes) =>
    pattern.test(file) ? damage(file, bytes) : bytes;

const FILES = {
  entry: /^search\.json$/,
  catalogue: /^catalogue/,
  terms: /^terms/,
  texts: /^pages/,
} as const;
/** Read only where a Chinese query finds little. */
const SPELLINGS = /^spellings/;

describe('an index', () => {
  it('is read where nothing is wrong with it', async () => {
    expect(await ask((_, bytes) => bytes, 'freight')).toBe('answered');
    expect(await ask((_, bytes) => bytes, '编组站', 'zh-CN')).toBe('answered');
  });
  it.each(Object.entries(FILES))('without its file of %s is told as missing', async (_, pattern) => {
    expect(
      await ask(
        only(pattern, () => undefined),
        'freight',
      ),
    ).toBe('missing');
  });
  it.each(Object.entries(FILES))('with its file of %s cut off is told as damaged', async (_, pattern) => {
    const half: Served = (_, bytes) => bytes.slice(0, bytes.length >> 1);
    expect(await ask(only(pattern, half), 'freight')).toBe('damaged');
  });
  it.each(Object.entries(FILES))('with an empty file of %s is told as damaged', async (_, pattern) => {
    expect(
      await ask(
        only(pattern, () => new Uint8Array()),
        'freight',
      ),
    ).toBe('damaged');
  });
  it.each([
    ['missing', (): undefined => undefined, 'missing'],
    ['empty', () => new Uint8Array(), 'damaged'],
    ['those of an older build', () => text({ from: '', to: '', words: {} }), 'damaged'],
  ] as const)(
    'whose other spellings are %s is told as such where they are needed',
    async (_, damage, told) => {
      expect(await ask(only(SPELLINGS, damage), '编组站', 'zh-CN')).toBe('answered');
      expect(await ask(only(SPELLINGS, damage), '編組站', 'zh-CN')).toBe(told);
    },
  );
  it('of which a page of another kind came is told as damaged', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Sign in</title>');
    for (const pattern of Object.values(FILES)) {
      expect(
        await ask(
          only(pattern, () => page),
          'freight',
        ),
      ).toBe('damaged');
    }
  });
  it('without any language is told as missing', async () => {
    expect(
      await ask(
        only(FILES.entry, () => text({ languages: [] })),
        'freight',
      ),
    ).toBe('missing');
  });
  it.each([
    ['an older build, without the words of the language', { terms: [], facts: [], pages: [], stop: 'a the' }],
    [
      'an older build, whose stems are told otherwise',
      {
        terms: [],
        facts: [],
        pages: [],
        files: [],
        words: { stop: '', asking: '', stems: { second: 'al>' } },
      },
    ],
    ['nothing', null],
    ['a list', []],
  ])('whose catalogue is that of %s is told as damaged', async (_, catalogue) => {
    expect(
      await ask(
        only(FILES.catalogue, () => text(catalogue)),
        'freight',
      ),
    ).toBe('damaged');
  });
  it('whose catalogue tells of pages that are not there does not fail', async () => {
    const stale: Served = (_, bytes) => {
      const catalogue = JSON.parse(new TextDecoder().decode(bytes)) as { terms: { page: number }[] };
      for (const term of catalogue.terms) term.page += 1000;
      return text(catalogue);
    };
    const outcome = await ask(only(FILES.catalogue, stale), 'locomotive');
    expect(['answered', 'nothing', 'missing', 'damaged']).toContain(outcome);
  });
  it('damaged at any place gives an answer or a fault that can be told, and nothing else', async () => {
    const kinds = fc.constantFrom(...Object.values(FILES), SPELLINGS);
    const queries = fc.constantFrom(
      'freight',
      'goods wagon',
      'locomotvie',
      '编组站',
      '編組戰',
      'how goods travel',
    );
    await fc.assert(
      fc.asyncProperty(kinds, queries, fc.nat(4000), fc.nat(255), async (pattern, query, at, byte) => {
        const spoilt: Served = (_, bytes) => bytes.map((old, i) => (i === at % bytes.length ? byte : old));
        const outcome = await ask(only(pattern, spoilt), query);
        expect(['answered', 'nothing', 'missing', 'damaged']).toContain(outcome);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
  it('that cannot be reached is told as offline', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(openIndex('/pagefind/', 'en')).rejects.toMatchObject({ reason: 'offline' });
  });
});
