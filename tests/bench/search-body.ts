import type { IndexDocument, SearchBlock } from '../../src/search/index-document.ts';
import type { LabelledQuery } from '../browser/labelled-queries.ts';
import { generateChinesePages } from './chinese-corpus.ts';
import { type CorpusPage, generatePages } from './corpus.ts';
import { type GeneratedTerm, generateTerms } from './generated-terms.ts';
import { type Random, seeded } from './random.ts';

/** A body of texts nobody tuned search for, with queries whose answers are known from how it was made. */
export interface SearchBody {
  readonly tag: 'en' | 'zh-CN';
  readonly documents: readonly IndexDocument[];
  readonly queries: readonly LabelledQuery[];
}

/** As many terms as the name index is made for; the other pages are articles. */
const TERMS = 250;
/** Queries of each kind. */
const EACH = 25;

/** Generates a body of so many pages from a fixed seed. @param pages more than there are terms */
export function searchBody(tag: SearchBody['tag'], pages: number): SearchBody {
  const vocabulary = generateTerms(TERMS);
  const articles = (tag === 'en' ? generatePages : generateChinesePages)(pages - TERMS, vocabulary);
  const random = seeded(tag === 'en' ? 11 : 13);
  const documents = [
    ...articles.map((article) => articleDocument(article, tag)),
    ...vocabulary.map((term) => termDocument(term, tag)),
  ];
  return { tag, documents, queries: [...queriesFor(documents, { tag, vocabulary, random })] };
}

const chineseText = /[^\p{Script=Han}]/u;

function articleDocument({ slug, title, description, body }: CorpusPage, tag: string): IndexDocument {
  const blocks = body.split(/\n{2,}|\n(?=[-|\d])/).map((text): SearchBlock => {
    const heading = /^#+ (.+)$/.exec(text);
    if (!heading) return { kind: 'text', text: plain(text) };
    return { kind: 'heading', id: encodeURIComponent(heading[1] ?? ''), depth: 2, text: heading[1] ?? '' };
  });
  const path = `articles/${slug}/`;
  const lead: SearchBlock = { kind: 'text', text: description };
  return { path, tag, title, crumb: '', kind: 'article', platform: '', names: [], blocks: [lead, ...blocks] };
}

/** Markdown's own signs away; what they mark stays. */
function plain(text: string): string {
  return text
    .replace(/\]\([^)]*\)/g, '')
    .replace(/^```\w*$|^[>\-\d.|#: ]+|[*`[\]|]/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function termDocument(
  { id, name, aliases, chinese, kind, platform }: GeneratedTerm,
  tag: string,
): IndexDocument {
  const names = tag === 'en' ? [name, ...aliases] : [chinese.name, ...chinese.aliases, name, ...aliases];
  const [own = name] = names;
  const text =
    tag === 'en' ? `${own} is a ${kind} of the ${platform} side.` : `${own}是${platform}一侧的${kind}。`;
  const blocks: SearchBlock[] = [{ kind: 'text', text }];
  const distinct = [...new Set(names)];
  return {
    path: `terms/${id}/`,
    tag,
    title: own,
    crumb: '',
    kind: 'term',
    platform,
    names: distinct,
    blocks,
  };
}

interface Known {
  readonly tag: string;
  readonly vocabulary: readonly GeneratedTerm[];
  readonly random: Random;
}

function* queriesFor(
  documents: readonly IndexDocument[],
  { tag, vocabulary, random }: Known,
): Generator<LabelledQuery> {
  const articles = documents.filter(({ kind }) => kind === 'article');
  const terms = documents.filter(({ kind }) => kind === 'term');
  const known = new Set(terms.flatMap(({ names }) => names.map((name) => name.toLowerCase())));
  for (let i = 0; i < EACH; i++) {
    const article = random.pick(articles);
    yield { kind: 'title', query: article.title, first: [article.path] };
    const term = random.pick(terms);
    yield { kind: 'name', query: term.names[0] ?? '', first: [term.path] };
    const { path, names } = random.pick(terms.filter((t) => t.names.length > 1));
    yield { kind: 'alias', query: names.at(-1) ?? '', first: [path] };
    const proper = random.pick(vocabulary.filter(({ name }) => /^[A-Z]\w{5,}$/.test(name)));
    const typo = slip(proper.name, random);
    if (!known.has(typo)) yield { kind: 'typo', query: typo, first: [`terms/${proper.id}/`] };
    const passage = passageOf(random.pick(articles), { tag, random });
    yield { kind: 'passage', query: tag === 'en' ? `"${passage}"` : passage, holds: passage };
    yield { kind: 'nothing', query: nonsense(random), nothing: true };
  }
}

/** The name with two letters that changed places, not the first. */
function slip(name: string, random: Random): string {
  const at = 1 + random.below(name.length - 2);
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`.toLowerCase();
}

/** Some characters, or words, that stand beside one another on a page. */
function passageOf({ blocks }: IndexDocument, { tag, random }: Pick<Known, 'tag' | 'random'>): string {
  const texts = blocks.filter(({ kind }) => kind === 'text').map(({ text }) => text);
  const runs =
    tag === 'en'
      ? texts.flatMap((text) => text.match(/(?<![\w'’-])[a-z]+ [a-z]+ [a-z]+(?![\w'’-])/g) ?? [])
      : texts.flatMap((text) => text.split(chineseText).filter((run) => run.length > 4));
  const run = random.pick(runs);
  if (tag === 'en') return run;
  const length = 2 + random.below(4);
  const start = random.below(run.length - length + 1);
  return run.slice(start, start + length);
}

function nonsense(random: Random): string {
  return Array.from({ length: 7 }, () => random.pick([...'qxzvwkj'])).join('');
}
