import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/text/fold.ts';

describe('fold', () => {
  it.each([
    ['Open vSwitch', 'openvswitch'],
    ['kube-apiserver', 'kubeapiserver'],
    ['Ｋ８ｓ', 'k8s'],
    ['Café', 'cafe'],
    ['项目（租户）', '项目租户'],
    ['C++', 'c++'],
    [' – ', ''],
  ])('takes %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('leaves what is folded as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('makes no difference between cases', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcXYZäÖñ 云-') });
    fc.assert(fc.property(letters, (text) => fold(text.toUpperCase()) === fold(text)));
  });
});
