import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { weighPage } from '../../bench/page-weight.ts';

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'gazetteer-weight-'));
});
afterEach(async () => {
  await rm(site, { recursive: true });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
}

const size = (text: string): number => gzipSync(text, { level: 9 }).length;

test('files, their imports and inline code are counted; what is loaded on demand is not', async () => {
  const html = `<link rel="stylesheet" href="/a.css"><link rel="canonical" href="https://example.org/">
<style>p{color:red}</style><script type="module" src="/x/a.js"></script><script>early()</script>
<script type="application/ld+json">{}</script>`;
  await write('page/index.html', html);
  await write('a.css', 'b{color:blue}');
  await write('x/a.js', 'import{b}from"./b.js";import("./search.js");b()');
  await write('x/b.js', 'export const b=()=>1');
  await write('x/search.js', 'import "/pagefind/pagefind.js"');
  const weight = await weighPage(site, 'page/index.html');
  const scripts = size('import{b}from"./b.js";import("./search.js");b()') + size('export const b=()=>1');
  expect(weight.css).toBe(size('b{color:blue}') + size('p{color:red}'));
  expect(weight.js).toBe(scripts + size('early()'));
  expect(weight.total).toBe(size(html) + size('b{color:blue}') + scripts);
  expect([weight.foreign, weight.search]).toEqual([[], []]);
});

test('cards are what the page would be lighter by without them', async () => {
  const cards =
    '<script type="application/json" id="term-cards">{"terms":{"a":["A",0,0,"An engine of words"],"b":["B"]}}</script>';
  await write('index.html', `<main><p>Text</p></main>${cards}`);
  const weight = await weighPage(site, 'index.html');
  const without = size('<main><p>Text</p></main>');
  expect(weight.cards).toEqual({ size: weight.html - without, terms: 2 });
});

test('what a page fetches from others, or from the search engine, is named', async () => {
  const html = `<img src="https://cdn.example/x.png"><link rel="preload" href="/pagefind/wasm"><a href="https://a.example/">a</a>`;
  await write('index.html', html);
  const weight = await weighPage(site, 'index.html');
  expect(weight.foreign).toEqual(['https://cdn.example/x.png']);
  expect(weight.search).toEqual(['pagefind/wasm']);
});
