import fc from 'fast-check';
import type { Spelling } from '../../../src/glossary/glossary.ts';
import { asTermId } from '../../../src/text/brand.ts';

/** Characters that fold, compose, join words, take two code units, or stand alone where they should not. */
export const oddCharacter = fc.constantFrom(
  ...['a', 'b', 'N', 's', 'é', 'Ω', 'ж', '1', '_', '-', '.', '@', '/', '’', ' ', ' ', '\n', '。', '，', '（'],
  ...['中', '网', '络', 'の', 'カ', 'ｶ', 'ﾞ', '한', '\u1112', '\u1161', 'Ａ', 'Ｎ', 'ｓ', '９', '　', '－'],
  ...['ﬁ', '㍿', '℅', '½', '①', '™', '…', '\u00a0', '\u200b', '\u200d', '\ufe0f', 'İ', 'ß', 'Å'],
  ...['\u0301', '\u0323', '\u3099', '😀', '☸', '𠀀', '𝐀', '\ud83d', '\ude00'],
);
export const oddText = fc.string({ unit: oddCharacter, maxLength: 12 });

const word = fc.constantFrom(
  ...['nova', 'Nova', 'node', 'pool', 'API', 'kube', 'proxy', 'policy', 'é', 'e\u0301', 'Ｎｏｖａ', 'ΩΨ'],
  ...['虚拟', '机', '网络', '节点', '化', 'カ', 'ｶﾞ', '😀', '𠀀', '\u0301', '1', 's', 'ﬁ', '㍿'],
);
const joint = fc.constantFrom('', '', ' ', '-', '.', '/', '  ');
/** Names of words that are put together in many ways, so that some begin, end or hold others. */
const name = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(word, joint), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.flat().join('').trim()),
  },
  { weight: 1, arbitrary: oddText.map((text) => text.trim()) },
);

/** A glossary made up: names with and without case, everyday words, shields and words with several senses. */
export interface RandomGlossary {
  readonly spellings: readonly Spelling[];
  readonly platformOf: (term: string) => string | undefined;
}

export const glossary: fc.Arbitrary<RandomGlossary> = fc
  .uniqueArray(
    fc.record({
      text: name.filter((text) => text !== ''),
      exact: fc.boolean(),
      kind: fc.constantFrom('name', 'name', 'name', 'everyday', 'shield', 'senses'),
    }),
    // The glossary refuses one name for two terms.
    {
      selector: ({ text }) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ''),
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((entries) => {
    const terms = entries.map((_, index) => asTermId(`t${index}`));
    const spellings = entries.map(({ text, exact, kind }, index): Spelling => {
      const term = asTermId(`t${index}`);
      if (kind === 'shield') return { text, term: undefined, exact };
      if (kind !== 'senses') return { text, term, exact, everyday: kind === 'everyday' };
      const senses = [
        { term, platform: 'rail', near: terms.slice(0, 1) },
        { term: terms[(index + 1) % terms.length] ?? term, platform: 'road', near: [] },
      ];
      return { text, term: undefined, exact, senses };
    });
    const platformOf = (term: string): string | undefined =>
      [undefined, 'rail', 'road'][Number(term.slice(1)) % 3];
    return { spellings, platformOf };
  });

/** What a text says: names of the glossary, as they are and changed, and what stands between them. */
function wordsOf({ spellings }: RandomGlossary): fc.Arbitrary<string> {
  const named = fc.constantFrom(...spellings.map(({ text }) => text));
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
  return fc.oneof(
    { weight: 5, arbitrary: named },
    { weight: 1, arbitrary: named.map((text) => text.toUpperCase()) },
    { weight: 1, arbitrary: named.map(wide) },
    { weight: 1, arbitrary: named.map((text) => text.normalize('NFD')) },
    { weight: 1, arbitrary: named.map((text) => text.replaceAll(' ', '\n')) },
    { weight: 1, arbitrary: named.map((text) => `${text}s`) },
    { weight: 3, arbitrary: fc.constantFrom(' ', ' ', ', ', '。', '. ', '/', '-', '的', 's', '\u0301') },
    { weight: 1, arbitrary: oddText },
  );
}

/** A plain text that speaks of a glossary's terms. */
export const textAbout = (about: RandomGlossary): fc.Arbitrary<string> =>
  fc.array(wordsOf(about), { maxLength: 12 }).map((parts) => parts.join(''));

/**
 * A page in Markdown that speaks of a glossary's terms, with everything nested in everything: links in
 * links, links in tables, HTML round words and round blocks, some of it never closed.
 */
export function pageAbout(about: RandomGlossary): fc.Arbitrary<string> {
  const text = fc.array(wordsOf(about), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const line = (source: string): string => source.replace(/\s+/g, ' ').trim() || 'x';
  const { block } = fc.letrec<{ inline: string; block: string }>((tie) => {
    const some = fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
    const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n'));
    const put = (...shapes: readonly ((inner: string) => string)[]) =>
      fc.tuple(fc.constantFrom(...shapes), some).map(([shape, inner]) => shape(inner));
    const round = (...shapes: readonly ((inner: string) => string)[]) =>
      fc.tuple(fc.constantFrom(...shapes), blocks).map(([shape, inner]) => shape(inner));
    const indent = (inner: string, by: string): string => inner.replaceAll('\n', `\n${by}`);
    return {
      inline: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 6, arbitrary: text },
        put(
          (inner) => `*${inner}*`,
          (inner) => `**${inner}**`,
          (inner) => `~~${inner}~~`,
          (inner) => `\`${inner}\``,
          (inner) => `[${inner}](https://example.org/a)`,
          (inner) => `[${inner}](term:t0)`,
          (inner) => `[${inner}][ref]`,
          (inner) => `![${inner}](a.png)`,
          (inner) => `<a href="x">${inner}</a>`,
          (inner) => `<a href="x">${inner}`,
          (inner) => `<code>${inner}</code>`,
          (inner) => `<b title="<a>">${inner}</b>`,
          (inner) => `<!-- ${inner} -->`,
          (inner) => `${inner}[^1]`,
          (inner) => `${inner} <https://example.org/nova> www.example.org/nova </a>`,
          (inner) => `${inner}\\\n&amp;&#78;ova`,
        ),
      ),
      block: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 5, arbitrary: some },
        put(
          (inner) => `## ${line(inner)}`,
          (inner) => `### ${line(inner)} {#own}`,
          (inner) => `\`\`\`\n${inner}\n\`\`\``,
          (inner) => `| ${line(inner)} | b |\n|--|--|\n| ${line(inner)} | ${line(inner)} |\n| c |`,
          (inner) => `<div>${line(inner)}</div>`,
          (inner) => `[^1]: ${line(inner)}`,
          (inner) => `[ref]: https://example.org/r "${line(inner).replaceAll('"', '')}"`,
        ),
        round(
          (inner) => `> ${indent(inner, '> ')}`,
          (inner) => `- ${indent(inner, '  ')}`,
          (inner) => `1. ${indent(inner, '   ')}`,
          (inner) => `- [x] ${indent(inner, '  ')}`,
          (inner) => `<a href="x">\n\n${inner}\n\n</a>`,
          (inner) => `<details><summary>\n\n${inner}\n\n</summary>\n\n${inner}\n\n</details>`,
        ),
      ),
    };
  });
  return fc.array(block, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n\n'));
}
