import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { progressLine } from '../../../src/cli/progress-line.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, columns: 20, write: (text: string) => written.push(text) } };
}

it('shows nothing of a short run, then one line that is written over, and takes it away', () => {
  const { stream, written } = terminal(true);
  const line = progressLine(stream);
  line.show('at once');
  expect(written).toEqual([]);
  vi.advanceTimersByTime(600);
  line.show('Converting 12 of 1000 files');
  line.show('too soon');
  vi.advanceTimersByTime(150);
  line.show('later');
  line.end();
  line.end();
  expect(written).toEqual(['\r\x1b[2KConverting 12 of 10', '\r\x1b[2Klater', '\r\x1b[2K']);
});

it('writes nothing where there is no terminal', () => {
  const { stream, written } = terminal(false);
  const line = progressLine(stream);
  vi.advanceTimersByTime(5000);
  line.show('Converting');
  line.end();
  expect(written).toEqual([]);
});
