import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { glossaryJson, glossaryJsonSchema, glossaryJsonSchemaFile } from '../../../src/site/glossary-json.ts';
import { freightSite } from './fixture-site.ts';

const HOME = 'https://freight.example/repo/';
const site = await freightSite('https://freight.example');
const json = glossaryJson(site);

describe('glossary.json', () => {
  test('keeps to its schema, and to the JSON Schema made from it', () => {
    const text = JSON.stringify(json);
    expect(() => glossaryJsonSchema.parse(JSON.parse(text))).not.toThrow();
    const { $id, ...schema } = glossaryJsonSchemaFile(site) as Record<string, unknown>;
    expect($id).toBe(json.$schema);
    const parsed = z.fromJSONSchema(schema).safeParse(JSON.parse(text));
    expect(parsed.error?.issues).toBeUndefined();
  });

  test('holds what a term says of itself, and its own relations only', () => {
    const terms = new Map(json.terms.map((term) => [term.id, term]));
    expect([...terms.keys()]).toEqual(['depot', 'locomotive', 'lorry', 'wagon']);
    expect(terms.get('locomotive')).toMatchObject({
      url: { en: `${HOME}glossary/locomotive/`, 'zh-cn': `${HOME}zh-cn/glossary/locomotive/` },
      name: { en: 'locomotive', 'zh-cn': '机车' },
      aliases: { en: ['locomotives'], 'zh-cn': [] },
      status: { state: 'active', since: '1804', sources: ['handbook'] },
      relations: [],
    });
    expect(terms.get('depot')?.relations).toEqual([
      { type: 'manages', to: 'locomotive', note: undefined },
      { type: 'manages', to: 'lorry', note: undefined },
    ]);
  });

  test('names a source once, by its key', () => {
    expect(Object.keys(json.sources)).toEqual(['handbook', 'survey']);
    const used = [...json.correspondences, ...json.terms.flatMap(({ status }) => status ?? [])].flatMap(
      (e) => e.sources,
    );
    expect(used.filter((key) => !(key in json.sources))).toEqual([]);
    expect(json.sources['handbook']).toEqual({
      title: 'Handbook of freight',
      url: 'https://example.org/handbook',
      date: '2019',
      checked: '2026-01-15',
    });
  });

  test('lists the sides of a correspondence by platform', () => {
    expect(json.correspondences).toMatchObject([
      { id: 'carrier', kind: 'partial', sides: { rail: ['wagon'], road: ['lorry'] }, sources: ['handbook'] },
    ]);
  });

  test('is the same to the byte when it is made again', async () => {
    expect(JSON.stringify(glossaryJson(await freightSite('https://freight.example')))).toBe(
      JSON.stringify(json),
    );
  });

  test('names pages from the root where the site has no address yet', async () => {
    const local = await freightSite();
    expect(glossaryJson(local)).toMatchObject({
      $schema: '/repo/glossary.schema.json',
      url: { en: '/repo/glossary/' },
    });
    expect(glossaryJsonSchemaFile(local)).not.toHaveProperty('$id');
  });
});

test('A schema says what every key of a term means or is plain by its name', () => {
  const { properties } = glossaryJsonSchemaFile(site) as {
    properties: {
      terms: { items: { properties: Record<string, { description?: string }>; required: string[] } };
    };
  };
  const term = properties.terms.items;
  expect(term.required).toEqual(expect.arrayContaining(['id', 'url', 'name', 'definition', 'relations']));
  expect(term.properties['misspellings']?.description).toContain('never');
});
