import { expect, it } from 'vitest';
import { convertBody } from '../../../src/importer/body/convert-body.ts';

function convert(text: string) {
  const asked: string[] = [];
  const { mdx, pictures, diagnostics } = convertBody({
    text,
    file: 'a.md',
    firstLine: 5,
    dialect: 'hexo',
    lang: 'zh-CN',
    picture: (url, alt, { line, column }) => {
      asked.push(`${url}|${alt}|${line}:${column}`);
      return { kind: 'lost', reason: 'placeholder' };
    },
    link: () => ({ kind: 'keep' }),
  });
  return { mdx, asked, pictures, errors: diagnostics.filter((d) => d.severity === 'error') };
}

const LOST = '<LostPicture alt="这里写图片描述" />';

it.each([
  ['alone', '这里写图片描述\n', `${LOST}\n`, '5:1'],
  ['before a text', '这里写图片描述\n应用**场景**在后。\n', `${LOST}\n\n应用**场景**在后。\n`, '5:1'],
  ['behind a text', '前面有字。\n这里写图片描述\n', `前面有字。\n\n${LOST}\n`, '6:1'],
  ['between texts', '前。\n这里写图片描述\n后。\n', `前。\n\n${LOST}\n\n后。\n`, '6:1'],
  ['between hard line ends', '前。  \n这里写图片描述  \n后。\n', `前。\n\n${LOST}\n\n后。\n`, '6:1'],
])('A placeholder %s is a lost picture', (_, text, mdx, place) => {
  const result = convert(text);
  expect(result.errors).toEqual([]);
  expect(result.asked).toEqual([`|这里写图片描述|${place}`]);
  expect(result.mdx).toBe(mdx);
});

it.each(['文中说到这里写图片描述这几个字。\n', '**这里写图片描述**\n', '```\n这里写图片描述\n```\n'])(
  '%j is none',
  (text) => {
    expect(convert(text).asked).toEqual([]);
  },
);
