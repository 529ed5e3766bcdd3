import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkedUses } from './check-page.ts';
import { shownText } from './convert.ts';
import { expectedFile, findings, findingsFile, samples } from './corpus.ts';

const all = samples();

describe('the corpus', () => {
  it('holds texts of every construct', () => {
    expect(all.length).toBeGreaterThanOrEqual(110);
  });
});

describe.each(all.map((sample) => [sample.name, sample] as const))('%s', (name, sample) => {
  const { mdx } = sample.converted;

  it('becomes the expected page', () => {
    expect(mdx).toBe(readFileSync(expectedFile(name), 'utf8'));
  });

  it('reports what was found, each at its place', () => {
    const file = findingsFile(name);
    const expected: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    expect(findings(sample)).toEqual(expected);
  });

  it('compiles as the site compiles, with known components only', () => {
    expect(() => shownText(mdx)).not.toThrow();
    expect(checkedUses(mdx)).toEqual([]);
  });

  it('is reported as whole', () => {
    expect(sample.converted.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
