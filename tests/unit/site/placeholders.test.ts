import { describe, expect, it } from 'vitest';
import { placeholders } from '../../../src/site/placeholders.ts';

describe('Texts that are still to be written', () => {
  it.each([
    ['这里写图片描述', '这里写图片描述'],
    ['见图：在这里插入图片描述', '在这里插入图片描述'],
    ['图片描述', '图片描述'],
    ['调度：待补充。', '待补充'],
    ['待写：正文', '待写'],
    ['lorem ipsum dolor', 'lorem ipsum'],
    ['Lorem Ipsum', 'Lorem Ipsum'],
    ['enter image description here', 'enter image description here'],
    ['Your title here', 'Your title here'],
    ['[Insert picture here]', 'Insert picture here'],
    ['alt text', 'alt text'],
    ['TODO', 'TODO'],
    ['TODO write this', 'TODO'],
    ['A wagon. FIXME: which?', 'FIXME'],
    ['It carries TBD', 'TBD'],
  ])('%j is found', (text, words) => {
    expect(placeholders(text)).toEqual([
      { start: text.indexOf(words), end: text.indexOf(words) + words.length, words },
    ]);
  });

  it.each([
    'A to-do list',
    'The todo list of a yard',
    'The word “TODO” stands there',
    '写着“待补充”的地方',
    '图片描述由作者填写',
    '这些功能有待完善的部分很多',
    'The alt text of a picture',
    'Add your name to the list here',
    'TODOs',
  ])('%j is none', (text) => {
    expect(placeholders(text)).toEqual([]);
  });

  it('are found once where two rules meet', () => {
    expect(placeholders('TODO: 待补充').map((p) => p.words)).toEqual(['TODO', '待补充']);
  });
});
