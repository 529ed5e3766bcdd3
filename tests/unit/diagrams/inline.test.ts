import { expect, test } from 'vitest';
import { inlineSvg } from '../../../src/diagrams/inline.ts';

const svg = '<svg><a href="term:alpha"><text>A</text></a><a href="term:beta"/></svg>\n';

test('Links to terms get the address of the page, and nothing else changes', () => {
  expect(inlineSvg(svg, { hrefOf: (term) => `/repo/glossary/${term}/` })).toBe(
    '<svg><a href="/repo/glossary/alpha/"><text>A</text></a><a href="/repo/glossary/beta/"/></svg>',
  );
});
test('An address cannot leave its attribute', () => {
  expect(inlineSvg('<a href="term:x">', { hrefOf: () => '/?a=1&b="><script>' })).toBe(
    '<a href="/?a=1&amp;b=&quot;>&lt;script>">',
  );
});
