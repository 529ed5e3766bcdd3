import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosticEntries, REPORTS } from '../../../src/diagnostics/reference.ts';
import { severityOf } from '../../../src/diagnostics/severities.ts';

const src = join(import.meta.dirname, '../../../src');

/** Told at the place that finds it, as it depends on what is found there. */
const DEPENDS: ReadonlySet<string> = new Set(['term/relation-both-ways']);

interface Call {
  readonly file: string;
  readonly id: string;
  readonly severity: string;
}

/** Every call of `diagnose` whose severity stands in it as a word. */
function callsWithSeverity(): Call[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8');
      return [...text.matchAll(/\bdiagnose\(/g)].flatMap(({ index }): Call[] => {
        const call = upToClosing(text.slice(index + 'diagnose'.length));
        const id = /^\(\s*'([a-z-]+\/[a-z-]+)'/.exec(call)?.[1];
        const severity = /,\s*'(error|warning|notice)',?\s*\)$/.exec(call)?.[1];
        return id === undefined || severity === undefined ? [] : [{ file, id, severity }];
      });
    });
}

/** A text up to the bracket that closes its first one. */
function upToClosing(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return text.slice(0, at + 1);
  }
  return text;
}

describe('the severity of a problem', () => {
  const calls = callsWithSeverity();

  it('is what the place that finds it says', () => {
    expect(calls.length).toBeGreaterThan(10);
    const wrong = calls.filter(({ id, severity }) => !DEPENDS.has(id) && severityOf(id) !== severity);
    expect(wrong).toEqual([]);
  });

  it('is an error unless something else is known', () => {
    expect(severityOf('term/unknown')).toBe('error');
    expect(severityOf('term/ambiguous')).toBe('warning');
    expect(severityOf('term/never-mentioned')).toBe('notice');
  });
});

describe('the list of problems', () => {
  const entries = REPORTS.flatMap(diagnosticEntries);

  it.each(entries)('tells $id with names in place of values', ({ message, hint }) => {
    for (const text of [message, hint]) {
      expect(text).not.toMatch(/undefined|\[object|NaN|“”|Did you mean/);
      expect(text.trim()).not.toBe('');
    }
    expect(`${message} ${hint}`).not.toMatch(/\s{2}|^\s|\s$| [,.](?!\w)/);
  });

  it('has each problem once', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});
