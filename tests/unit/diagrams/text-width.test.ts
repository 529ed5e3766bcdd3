import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASCII_WIDTHS, PLAIN, roomFor, STRONG, textWidth } from '../../../src/diagrams/text-width.ts';

test('There is a width for each printable character of ASCII', () => {
  expect(ASCII_WIDTHS).toHaveLength(0x7e - 0x20 + 1);
  expect(Math.min(...ASCII_WIDTHS)).toBeGreaterThan(200);
  expect(Math.max(...ASCII_WIDTHS)).toBeLessThan(1000);
});
test.each([
  ['', 0],
  ['i', 2.75],
  ['Pod', 6.33 + 6.06 + 6.2],
  ['虚拟机', 30],
  ['，', 10],
  ['ａ', 10],
  ['é', 5.54],
  ['e\u0301', 5.54],
  ['😀', 10],
  ['한', 10],
])('At 10 px “%s” is %d px long', (text, width) => {
  expect(textWidth(text, 10)).toBeCloseTo(width, 6);
});
test('A text is as long as its parts together, and grows with the size', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(textWidth(a + b, 14)).toBeCloseTo(textWidth(a, 14) + textWidth(b, 14), 6);
      expect(textWidth(a, 28)).toBeCloseTo(2 * textWidth(a, 14), 6);
    }),
  );
});
test('Room is more than the length, and more still for semibold', () => {
  expect(roomFor('Keystone', PLAIN)).toBeGreaterThan(textWidth('Keystone', PLAIN.size) * 1.1);
  expect(roomFor('Keystone', STRONG)).toBeGreaterThan(roomFor('Keystone', PLAIN) * 1.1);
});
