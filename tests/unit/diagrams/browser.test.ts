import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from '../../../src/diagrams/browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazetteer-browser-'));
const path = join(folder, 'chromium');
writeFileSync(path, '');

test('The browser named in the environment comes first', () => {
  expect(findBrowser({ GAZETTEER_CHROMIUM: path, PATH: '' })).toBe(path);
});
test('A browser named in the environment that does not exist is not replaced by another', () => {
  expect(findBrowser({ GAZETTEER_CHROMIUM: join(folder, 'none'), PATH: folder })).toBeUndefined();
});
test('The system’s browser is found in the PATH', () => {
  expect(findBrowser({ PATH: folder })).toBe(path);
});
