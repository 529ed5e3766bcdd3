import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { addDiagrams } from '../../src/astro/load-diagrams.ts';
import { loadSite } from '../../src/astro/load-site.ts';
import type { Site } from '../../src/site/site.ts';
import { diagramFile } from '../../src/site/views/diagram-page.ts';
import type { Lang } from '../../src/text/brand.ts';
import { fixture, PROJECT } from './fixture-site.ts';
import { type Element, findAll, is, parseHtml, textOf } from './html.ts';

/** All that a picture may hold, and the attributes each may have. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  svg: /^(?:xmlns|class|viewBox|width|height|data-start|font-size|text-anchor|role|aria-labelledby|aria-describedby)$/,
  title: /^id$/,
  desc: /^id$/,
  g: /^(?:class|fill|stroke|font-size)$/,
  a: /^href$/,
  rect: /^(?:class|fill|stroke|x|y|width|height|rx)$/,
  circle: /^(?:class|fill|stroke|cx|cy|r)$/,
  path: /^(?:class|fill|stroke|d|transform)$/,
  text: /^(?:class|font-size|x|y)$/,
};
const COLOUR = /^(?:none|var\(--[a-z0-9-]+\))$/;
const PLAIN_COLOUR = /^(?:none|#[0-9a-f]{3,8})$/;
const css = (name: string): string => readFileSync(join(PROJECT, 'src/styles', name), 'utf8');
const styles = { rules: css('diagrams.css'), tokens: css('tokens.css') };

interface Picture {
  readonly id: string;
  readonly lang: Lang;
  readonly svg: string;
  readonly file: string;
}

/** The committed pictures of a site; none is rendered here. */
async function picturesOf(docs: string): Promise<{ site: Site; pictures: Picture[] }> {
  const options = { root: PROJECT, docs, base: '/', site: 'https://site.example', repository: undefined };
  vi.stubEnv('GAZETTEER_CHROMIUM', '/nowhere/chromium');
  const { site } = await addDiagrams(await loadSite(options), { ...options, log: () => undefined });
  vi.unstubAllEnvs();
  if (!site) throw new Error(`${docs} cannot be read`);
  const pictures = [...site.diagrams].flatMap(([id, { rendered }]) =>
    [...rendered].map(([lang, { svg }]) => {
      return { id, lang, svg, file: diagramFile(site, lang, { id, ...styles }) ?? '' };
    }),
  );
  return { site, pictures };
}

const everything = (svg: string): Element[] => findAll(parseHtml(svg), () => true);
const attributesOf = (svg: string): [element: string, name: string, value: string][] =>
  everything(svg).flatMap((e) =>
    Object.entries(e.attributes).map(([name, value]): [string, string, string] => [e.name, name, value]),
  );

/** What a picture holds that it must not. */
function alienIn(svg: string): string[] {
  const attributes = attributesOf(svg).flatMap(([element, name, value]) => {
    const colour = /^(?:fill|stroke)$/.test(name) ? COLOUR.test(value) : true;
    const harmless = name === 'xmlns' || !/url\(|:\/\/|javascript:|data:/i.test(value);
    return ALLOWED[element]?.test(name) && colour && harmless ? [] : [`<${element} ${name}="${value}">`];
  });
  const elements = everything(svg).flatMap((e) => (e.name in ALLOWED ? [] : [`<${e.name}>`]));
  return [...attributes, ...elements];
}

describe.each([
  ['this site', 'docs', 40],
  ['the fixture', fixture('base/docs'), 1],
])('The committed pictures of %s', (_, docs, least) => {
  let site: Site;
  let pictures: Picture[];
  beforeAll(async () => {
    ({ site, pictures } = await picturesOf(docs));
  });
  /** What is wrong, by picture: one failure shows all. */
  const problems = (of: (picture: Picture) => readonly string[]): string[] =>
    pictures.flatMap((picture) => of(picture).map((what) => `${picture.id} (${picture.lang}): ${what}`));

  test('are there for every diagram in every language', () => {
    expect(site.diagrams.size).toBeGreaterThanOrEqual(least);
    expect(pictures).toHaveLength(site.diagrams.size * site.languages.length);
  });

  test('hold shapes, texts and links to terms, and nothing else: no script, event, style or foreign address', () => {
    expect(problems(({ svg }) => alienIn(svg))).toEqual([]);
  });

  test('link to terms that exist', () => {
    const broken = problems(({ svg }) =>
      findAll(parseHtml(svg), is('a'))
        .map((a) => a.attributes['href'] ?? '')
        .filter((href) => ![...site.glossary.terms.keys()].some((id) => href === `term:${id}`)),
    );
    expect(broken).toEqual([]);
  });

  test('have a title and a description, and ids that no other picture of the language has', () => {
    const seen = new Set<string>();
    const wrong = problems(({ id, lang, svg }) => {
      const ids = attributesOf(svg).flatMap(([, name, value]) => (name === 'id' ? [value] : []));
      const named = ['title', 'desc'].map((name) => `d-${id}-${name}`);
      const twice = ids.filter((own) => seen.has(`${lang} ${own}`));
      for (const own of ids) seen.add(`${lang} ${own}`);
      const empty = everything(svg).filter((e) => /^(?:title|desc)$/.test(e.name) && textOf(e).trim() === '');
      return [...twice, ...ids.filter((own) => !named.includes(own)), ...empty.map((e) => `no ${e.name}`)];
    });
    expect(wrong).toEqual([]);
  });

  test('stand as files of their own with their styles and plain colours, and link to the site alone', () => {
    const wrong = problems(({ file }) => {
      const style = /<style>([\s\S]*?)<\/style>/.exec(file)?.[1] ?? '';
      const addresses = attributesOf(file).flatMap(([, name, value]) => (name === 'href' ? [value] : []));
      return [
        ...(file.startsWith('<svg ') ? [] : ['no graphic']),
        ...(style.length > 500 && style.includes('prefers-color-scheme:dark') ? [] : ['no style']),
        ...(/var\(|@import|url\(/.exec(file) ?? []),
        ...addresses.filter((href) => !href.startsWith('https://site.example/')),
        ...attributesOf(file).flatMap(([element, name, value]) =>
          ALLOWED[element]?.test(name) && (/^(?:fill|stroke)$/.test(name) ? PLAIN_COLOUR.test(value) : true)
            ? []
            : [`<${element} ${name}="${value}">`],
        ),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

test.each([
  '<script>alert(1)</script>',
  '<rect onload="x"/>',
  '<rect style="fill:red"/>',
  '<rect fill="red"/>',
  '<rect fill="url(#x)"/>',
  '<style>a{}</style>',
  '<image href="https://elsewhere.example/x.png"/>',
  '<a href="javascript:alert(1)"></a>',
  '<a href="https://elsewhere.example/"></a>',
  '<a xlink:href="term:x"></a>',
])('The check finds %s', (part) => {
  expect(alienIn(`<svg>${part}</svg>`)).not.toEqual([]);
});
