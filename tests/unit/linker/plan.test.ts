import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline } from '../../../src/linker/outline.ts';
import { type LinkRule, linkText, planMentions, quoteMention } from '../../../src/linker/plan.ts';
import { asTermId } from '../../../src/text/brand.ts';
import { matcherOf, md, mdx } from './trees.ts';

const matcher = matcherOf('Nova', 'Swift', 'compute node', 'node', '虚拟机>vm', 'API');

/** Planned mentions as `section/block words`. */
function planned(source: string, rule: LinkRule, except: string[] = []): string[] {
  const outline = readOutline(mdx(source));
  return planMentions(outline, { matcher, rule, except: new Set(except.map(asTermId)) }).map(
    ({ section, block, start, end }) =>
      `${section}/${block} ${outline.blocks[block]?.text.slice(start, end)}`,
  );
}

const page =
  'Nova and Nova.\n\nNova, Swift.\n\n## One\n\nNova *Nova* nodes\n\n- Swift\n- Nova\n\n## Two\n\nnode Nova';

describe('which mentions become links', () => {
  it('the first of each term in each section', () => {
    expect(planned(page, 'first-in-section')).toEqual([
      '0/0 Nova',
      '0/1 Swift',
      '1/3 Nova',
      '1/3 nodes',
      '1/4 Swift',
      '2/7 node',
      '2/7 Nova',
    ]);
  });
  it('the first of each term on the page', () => {
    expect(planned(page, 'first-in-page')).toEqual(['0/0 Nova', '0/1 Swift', '1/3 nodes']);
  });
  it('all of them', () => {
    expect(planned(page, 'all')).toHaveLength(11);
  });
  it('none of them', () => {
    expect(planned(page, 'off')).toEqual([]);
  });
  it('none of the term whose page this is', () => {
    expect(planned(page, 'first-in-page', ['nova'])).toEqual(['0/1 Swift', '1/3 nodes']);
    expect(planned(page, 'all', ['nova', 'swift'])).toEqual(['1/3 nodes', '2/7 node']);
  });
});

describe('a link to a term that the author wrote', () => {
  it('counts where the first mention is linked: none behind it is', () => {
    const source = '[The engine](term:nova) and Nova.\n\nNova, Swift.\n\n## Two\n\nNova';
    expect(planned(source, 'first-in-section')).toEqual(['0/1 Swift', '1/3 Nova']);
    expect(planned(source, 'first-in-page')).toEqual(['0/1 Swift']);
    expect(planned(source, 'all')).toEqual(['0/0 Nova', '0/1 Nova', '0/1 Swift', '1/3 Nova']);
  });
  it('leaves the mention before it', () => {
    expect(planned('Nova is [the engine](term:nova), Nova.', 'first-in-section')).toEqual(['0/0 Nova']);
  });
  it('counts in a heading, in a block without other mentions and where a definition gives its address', () => {
    expect(planned('## The [engine](term:nova)\n\nNova', 'first-in-section')).toEqual([]);
    expect(planned('[The engine](term:nova)\n\nNova', 'first-in-section')).toEqual([]);
    expect(planned('[The engine][x]\n\nNova\n\n[x]: term:nova', 'first-in-section')).toEqual([]);
  });
  it('does not count where it leads elsewhere', () => {
    expect(planned('[Nova](https://example.org) [x](term:swift) Nova', 'first-in-section')).toEqual([
      '0/0 Nova',
    ]);
  });
});

describe('which mentions do not', () => {
  it.each([
    ['in a heading', '## Nova'],
    ['in code', '`Nova` and ``Nova API``'],
    ['in a block of code', '```\nNova\n```'],
    ['in a link', '[Nova](https://example.org)'],
    ['in the head of a table', '| Nova |\n|--|'],
    ['in a picture’s text', '![Nova](a.png)'],
    ['in a link written as a tag', 'a <a href="x">Nova</a>'],
    ['in an attribute', '<Note title="Nova" />'],
    ['spread over two nodes', 'a compute `node`, a *compute* host'],
  ])('%s', (_, source) => {
    expect(planned(source, 'all')).toEqual([]);
  });
  it('a mention that cannot be linked does not take the place of the next', () => {
    expect(planned('## Nova\n\n`Nova` [Nova](x) Nova', 'first-in-section')).toEqual(['1/1 Nova']);
    expect(planned('`Nova`\n\nNova', 'first-in-page')).toEqual(['0/1 Nova']);
  });
  it('a name half set off is one name to the reader, and not linked in part', () => {
    expect(planned('a compute *node* here', 'all')).toEqual([]);
    expect(planned('a *compute node* here', 'all')).toEqual(['0/0 compute node']);
  });
  it('a name that ends at a word of another node is none', () => {
    expect(planned('Nova*like*', 'all')).toEqual([]);
    expect(planned('*Nova*-compute', 'all')).toEqual([]);
    expect(planned('**Nova**是*虚拟机*', 'all')).toEqual(['0/0 Nova', '0/0 虚拟机']);
  });
  it('a name over a soft line break is one', () => {
    expect(planned('a compute\nnode here', 'all')).toEqual(['0/0 compute\nnode']);
  });
  it('a name over a hard line break is none', () => {
    expect(planned('a compute\\\nnode', 'all')).toEqual([]);
  });
});

describe('quoteMention', () => {
  const quotes = (source: string, limit?: number) => {
    const outline = readOutline(md(source));
    return planMentions(outline, { matcher, rule: 'all' }).map((mention) => {
      const { before, hit, after } = quoteMention(outline, mention, limit);
      return `${before}[${hit}]${after}`;
    });
  };
  it('gives the sentence, with its code and links, without the others', () => {
    expect(quotes('One. The `nova` of *Nova* is [here](x). Three.')).toEqual(['The nova of [Nova] is here.']);
    expect(quotes('第一句。用Nova管理虚拟机。第三句。')).toEqual([
      '用[Nova]管理虚拟机。',
      '用Nova管理[虚拟机]。',
    ]);
  });
  it('joins the lines of a paragraph, and a name over two of them', () => {
    expect(quotes('One line\nand a compute\nnode here. Next.')).toEqual([
      'One line and a [compute node] here.',
    ]);
  });
  it('tells two mentions in one sentence apart', () => {
    expect(quotes('Nova to Nova.')).toEqual(['[Nova] to Nova.', 'Nova to [Nova].']);
  });
  it('cuts a long sentence to about 160 characters, or to what is asked', () => {
    const long = `${'before '.repeat(40)}Nova${' behind'.repeat(40)}.`;
    const [quote = ''] = quotes(long);
    expect(quote).toMatch(/^… (before )+\[Nova\]( behind)+ …$/);
    expect(quote.length).toBeLessThanOrEqual(160 + '… [] …'.length);
    expect(quote.length).toBeGreaterThan(130);
    expect(quotes(long, 20)).toEqual(['… before [Nova] behind …']);
  });
});

describe('linkText', () => {
  it('links each term once', () => {
    expect(linkText('Nova, Nova and Swift.', { matcher })).toEqual([
      { text: 'Nova', term: 'nova' },
      { text: ', Nova and ' },
      { text: 'Swift', term: 'swift' },
      { text: '.' },
    ]);
  });
  it('links a term not at all where it is excepted or was linked before', () => {
    const seen = new Set([asTermId('swift')]);
    expect(linkText('Nova, Swift, API', { matcher, except: new Set([asTermId('nova')]), seen })).toEqual([
      { text: 'Nova, Swift, ' },
      { text: 'API', term: 'api' },
    ]);
    expect([...seen]).toEqual(['swift', 'api']);
    expect(linkText('API', { matcher, seen })).toEqual([{ text: 'API' }]);
  });
  it('leaves a text without terms whole, and an empty one empty', () => {
    expect(linkText('nothing', { matcher })).toEqual([{ text: 'nothing' }]);
    expect(linkText('', { matcher })).toEqual([]);
  });
  it('gives pieces that joined are the text, none empty, each term once', () => {
    const words = fc.constantFrom(
      'Nova',
      'Swift',
      'node',
      'compute node',
      '虚拟机',
      'ＡＰＩ',
      'API',
      ' ',
      ', ',
      '。',
      's',
      'ﬁ',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const pieces = linkText(text, { matcher });
        expect(pieces.map((p) => p.text).join('')).toBe(text);
        expect(pieces.every((p) => p.text !== '')).toBe(true);
        const terms = pieces.flatMap((p) => p.term ?? []);
        expect(new Set(terms).size).toBe(terms.length);
        expect(new Set(terms)).toEqual(new Set(matcher.find(text).map((m) => m.term)));
      }),
    );
  });
});
