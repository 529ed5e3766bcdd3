import { describe, expect, it } from 'vitest';
import { diagnosticEntries, REPORTS } from '../../../src/diagnostics/reference.ts';
import { COMPONENTS } from '../../../src/site/components.ts';
import { COMPONENT_TEXTS } from '../../../src/site/guide-components.ts';
import { documentedKeys } from '../../../src/site/guide-keys.ts';
import { DOCUMENTED, type DocumentedName, documentedSchema } from '../../../src/site/guide-schemas.ts';
import { DIAGNOSTICS_ZH_CN } from '../../../src/site/messages/diagnostics-zh-cn.ts';
import { en } from '../../../src/site/messages/en.ts';
import { GUIDE_ZH_CN } from '../../../src/site/messages/guide-zh-cn.ts';
import { zhCn } from '../../../src/site/messages/zh-cn.ts';
import { keyList } from '../../../src/site/views/guide-keys.ts';
import { asLang } from '../../../src/text/brand.ts';

const languages = [
  { id: asLang('en'), tag: 'en', label: 'English' },
  { id: asLang('zh-cn'), tag: 'zh-CN', label: '简体中文' },
];
const names = Object.keys(DOCUMENTED) as DocumentedName[];
const keysOf = (name: DocumentedName) => documentedKeys(documentedSchema(name, languages), en.guideValues);
const HAN = /\p{Script=Han}/u;
/** Signs that stand full-width beside Chinese. */
const HALF_WIDTH = /[\p{Script=Han}][,;:!?]|[,;:!?(][\p{Script=Han}]/u;

describe.each(names)('the keys of %s', (name) => {
  const keys = keysOf(name);

  it.each(keys)('say what $path is, in English and in Chinese', ({ description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/s);
    const chinese = GUIDE_ZH_CN[description];
    expect(chinese, description).toMatch(HAN);
    expect(chinese).not.toMatch(HALF_WIDTH);
  });

  it('have a kind of value in words and an id of their own, in both languages', () => {
    for (const { id } of languages) {
      const list = keyList({ languages }, id, name).keys;
      expect(list.map(({ value }) => value).filter((value) => !value || /undefined/.test(value))).toEqual([]);
      expect(new Set(list.map((key) => key.id)).size).toBe(list.length);
    }
  });
});

it('Keys stand under those they belong to, with what is required and what holds without them', () => {
  const keys = new Map(keysOf('term').map((key) => [key.path, key]));
  expect([...keys.keys()]).toEqual(expect.arrayContaining(['status', 'status.since', 'relations[].type']));
  expect(keys.get('name')).toMatchObject({ required: true, depth: 0, value: 'per language: text' });
  expect(keys.get('status')).toMatchObject({ required: false });
  expect(keys.get('status.sources')).toMatchObject({ required: true, depth: 1 });
  expect(keys.get('everyday')).toMatchObject({ fallback: 'false' });
  expect(keys.get('relations[].type')?.choices).toContain('part-of');
  // Which kinds there are is the matter of each site.
  expect(keys.get('kind')).toMatchObject({ choices: [], value: 'id of a kind' });
});

it('Every part of a name that a schema knows is listed', () => {
  const walk = (node: unknown): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { properties, per, ...rest } = node as Record<string, Record<string, unknown> | string>;
    const own = typeof properties === 'object' && per === undefined ? Object.entries(properties) : [];
    return [...own.flatMap(([key, inner]) => [key, ...walk(inner)]), ...Object.values(rest).flatMap(walk)];
  };
  for (const name of names) {
    const schema = documentedSchema(name, languages).toJSONSchema({ io: 'input', unrepresentable: 'any' });
    const listed = keysOf(name).map(({ path }) => path.split('.').at(-1));
    expect([...walk(schema)].sort(), name).toEqual([...listed].sort());
  }
});

it('Chinese texts stand for descriptions that exist', () => {
  const known = new Set(names.flatMap((name) => keysOf(name).map(({ description }) => description)));
  expect(Object.keys(GUIDE_ZH_CN).filter((text) => !known.has(text))).toEqual([]);
});

it('Both languages have a word for every kind of value', () => {
  expect(Object.keys(zhCn.guideValues).sort()).toEqual(Object.keys(en.guideValues).sort());
});

it('Every problem has its meaning in Chinese, and no other has', () => {
  const ids = REPORTS.flatMap(diagnosticEntries).map(({ id }) => id);
  expect(Object.keys(DIAGNOSTICS_ZH_CN).sort()).toEqual([...ids].sort());
  for (const [id, text] of Object.entries(DIAGNOSTICS_ZH_CN)) {
    expect(text, id).toMatch(HAN);
    expect(text, id).not.toMatch(HALF_WIDTH);
  }
});

it('Every component and every attribute has its text in both languages, and no other has', () => {
  const shape = (all: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
    Object.entries(all).map(([name, attributes]) => `${name} ${Object.keys(attributes).sort().join(' ')}`);
  const texts = Object.entries(COMPONENT_TEXTS);
  const told = Object.fromEntries(texts.map(([name, { attributes }]) => [name, attributes]));
  expect(shape(told).sort()).toEqual(shape(COMPONENTS).sort());
  for (const [name, { what, attributes }] of texts) {
    for (const text of [what, ...Object.values(attributes)]) {
      expect(text.en, name).toMatch(/^[A-Z].*\.$/);
      expect(text.zh, name).toMatch(HAN);
    }
  }
});
