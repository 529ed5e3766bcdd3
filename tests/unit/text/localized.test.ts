import { describe, expect, it } from 'vitest';
import { asLang, assertNever } from '../../../src/text/brand.ts';
import { localize, localizedIn, localizedSchema } from '../../../src/text/localized.ts';

const en = { id: asLang('en'), tag: 'en', label: 'English' };
const zh = { id: asLang('zh-cn'), tag: 'zh-CN', label: '中文' };

describe('a text in all languages', () => {
  const schema = localizedSchema([en, zh]);

  it('is trimmed, and may lack every language but the first', () => {
    expect(schema.parse({ en: ' Nova ', 'zh-cn': '新星' })).toEqual({ en: 'Nova', 'zh-cn': '新星' });
    expect(schema.parse({ en: 'Nova' })).toEqual({ en: 'Nova' });
    expect(schema.safeParse({ 'zh-cn': '新星' }).success).toBe(false);
  });
  it('is never blank, and has no language the site does not have', () => {
    expect(schema.safeParse({ en: '  ' }).success).toBe(false);
    expect(schema.safeParse({ en: 'Nova', 'zh-cn': '' }).success).toBe(false);
    expect(schema.safeParse({ en: 'Nova', fr: 'Nova' }).success).toBe(false);
  });
  it('is shown in the language asked for, else in the first of the site, however the file orders them', () => {
    const text = schema.parse({ 'zh-cn': '新星', en: 'Nova' });
    expect(localize(text, zh.id)).toBe('新星');
    expect(localize(text, asLang('fr'))).toBe('Nova');
    expect(localize(schema.parse({ en: 'Nova' }), zh.id)).toBe('Nova');
  });
});

describe('the localized texts in a value', () => {
  it.each([
    ['a text', { name: { en: 'a', 'zh-cn': '甲' } }, ['name en,zh-cn']],
    ['a text in one language', { name: { 'zh-cn': '甲' } }, ['name zh-cn']],
    ['lists and groups', { rows: [{ id: 'x', cell: { en: 'a' } }] }, ['rows.0.cell en']],
    ['what is left out', { name: { en: 'a', 'zh-cn': undefined } }, ['name en']],
    ['a list per language', { aliases: { en: ['a'], 'zh-cn': [] } }, []],
    ['other keys', { sides: { rail: 'a', road: 'b' }, size: 3, none: null }, []],
    ['other keys beside languages', { name: { en: 'a', note: 'b' } }, []],
    ['an empty group', { name: {} }, []],
    ['the value itself', { en: 'a' }, [' en']],
  ])('are found: %s', (_, value, expected) => {
    const found = localizedIn(value, [en, zh]);
    expect(found.map(({ path, text }) => `${path.join('.')} ${Object.keys(text)}`)).toEqual(expected);
  });
});

it('a case that cannot be reached says which value came', () => {
  expect(() => assertNever({ kind: 'odd' } as never)).toThrow('{"kind":"odd"}');
});
