import { expect, it } from 'vitest';
import { type CandidateText, candidateCounter } from '../../../src/importer/candidates.ts';

function findCandidates(texts: readonly CandidateText[]) {
  const counter = candidateCounter();
  for (const text of texts) counter.add(text);
  return counter.found(texts.map(({ file }) => file));
}

const names = (...texts: string[]) =>
  findCandidates(texts.map((text, n) => ({ file: `${n}.md`, text, known: [] }))).map(
    (c) => `${c.name} ${c.count}`,
  );

it('finds acronyms, names with capitals inside and capitalised words that recur inside sentences', () => {
  const text = 'We use ZooKeeper, QEMU and Redis here. It is Redis that wins; QEMU, ZooKeeper and Redis.';
  expect(names(text, 'Then ZooKeeper and QEMU once more, with Redis.')).toEqual([
    'Redis 4',
    'QEMU 3',
    'ZooKeeper 3',
  ]);
});

it('takes no word that only begins sentences, none that stands in small letters too, no number', () => {
  expect(
    names('However. However. However. a Cat, a Cat, a Cat, one cat. 3GB 3GB 3GB v1.2 v1.2 v1.2'),
  ).toEqual([]);
});

it('takes no month, no file and no address', () => {
  expect(
    names('in May, in May, in May; see Readme.md, Readme.md, Readme.md and a/Path a/Path a/Path'),
  ).toEqual([]);
});

it('takes what Chinese texts set in quotation marks or title marks', () => {
  expect(names('所谓「控制面」和“控制面”，还有《控制面》。“三明治”')).toEqual(['控制面 3']);
});

it('finds Latin names in Chinese without blanks round them', () => {
  expect(names('使用Redis作为缓存，Redis很快，选Redis。')).toEqual(['Redis 3']);
});

it('leaves out what the glossary knows, and names the files', () => {
  const text = 'the API and the API';
  const known = [
    { start: 4, end: 7 },
    { start: 16, end: 19 },
  ];
  expect(
    findCandidates([
      { file: 'a.md', text, known },
      { file: 'b.md', text: 'an API, one API', known: [] },
    ]),
  ).toEqual([]);
  expect(findCandidates([{ file: 'b.md', text: 'an API, one API, no API', known: [] }])).toEqual([
    { name: 'API', count: 3, files: ['b.md'] },
  ]);
});
