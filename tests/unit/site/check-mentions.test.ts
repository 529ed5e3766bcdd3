import { expect, it } from 'vitest';
import { buildGlossary } from '../../../src/glossary/glossary.ts';
import { neverMentioned } from '../../../src/site/check-mentions.ts';
import type { Backlink, Site } from '../../../src/site/site.ts';
import { asLang, asTermId, type TermId } from '../../../src/text/brand.ts';
import { places, termFile } from '../glossary/term-files.ts';

const { glossary } = buildGlossary([termFile('wagon'), termFile('lorry'), termFile('depot')], new Map());
const nothing = { glossary, backlinks: new Map(), diagrams: new Map(), correspondences: [] };
const mentioned = (lang: string, id: string): Site['backlinks'] =>
  new Map([
    [asLang('en'), new Map<TermId, Backlink[]>()],
    [asLang(lang), new Map([[asTermId(id), []]])],
  ]);

it.each([
  ['nothing', nothing, ['depot.yaml', 'lorry.yaml', 'wagon.yaml']],
  [
    'a text in some language',
    { ...nothing, backlinks: mentioned('zh', 'wagon') },
    ['depot.yaml', 'lorry.yaml'],
  ],
  [
    'a diagram',
    { ...nothing, diagrams: new Map([['yard', { diagram: { terms: [{ id: 'lorry' }] } }]]) },
    ['depot.yaml', 'wagon.yaml'],
  ],
  [
    'a correspondence',
    {
      ...nothing,
      correspondences: [
        {
          sides: new Map([
            ['rail', ['wagon']],
            ['road', ['lorry']],
          ]),
        },
      ],
    },
    ['depot.yaml'],
  ],
])('Where %s mentions a term, the others are noticed', (_, site, expected) => {
  const problems = neverMentioned(site as unknown as Parameters<typeof neverMentioned>[0]);
  expect(places(problems)).toEqual(expected.map((file) => `${file}:1:1 notice term/never-mentioned`));
});
