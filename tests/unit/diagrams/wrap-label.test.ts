import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapLabel } from '../../../src/diagrams/wrap-label.ts';

/** Every character is one wide. */
const count = (text: string): number => [...text].length;

test.each([
  ['short', 10, ['short']],
  ['managed container service', 18, ['managed container', 'service']],
  ['one two three four five six', 10, ['one two', 'three four', 'five six']],
  ['a bb cc dd ee', 11, ['a bb cc', 'dd ee']],
  ['kube-controller-manager', 16, ['kube-controller-', 'manager']],
  ['publish/subscribe', 10, ['publish/', 'subscribe']],
  ['HorizontalPodAutoscaler', 5, ['HorizontalPodAutoscaler']],
  ['a HorizontalPodAutoscaler', 5, ['a', 'HorizontalPodAutoscaler']],
  ['2020-01', 3, ['2020-01']],
  ['虚拟机监视器', 4, ['虚拟机', '监视器']],
  ['在 Kubernetes 上运行', 12, ['在 Kubernetes', '上运行']],
  ['甲、乙、丙、丁', 4, ['甲、乙、', '丙、丁']],
  ['使用（甲）', 4, ['使用', '（甲）']],
  ['  spaces  around  ', 8, ['spaces', 'around']],
])('“%s” in lines of %d', (text, limit, lines) => {
  expect(wrapLabel(text, count, limit)).toEqual(lines);
});
test('Nothing is lost, no line is longer than it must be, and marks stay where they belong', () => {
  const unit = fc.constantFrom('a', 'B', '1', ' ', '-', '/', ',', '中', '国', '，', '（', '）', '。');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1 }), fc.integer({ min: 1, max: 12 }), (text, limit) => {
      // Where the author puts a space, a line may end.
      fc.pre(!/（ | [，）。]/.test(text));
      const lines = wrapLabel(text, count, limit);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) {
        // What is too long cannot be broken again.
        if (count(line) > limit) expect(wrapLabel(line, count, 1)).toEqual([line]);
        expect(line).toBe(line.trimEnd());
      }
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，）。]/);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/（$/);
    }),
  );
});
