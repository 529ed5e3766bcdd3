import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateChinesePages } from './chinese-corpus.ts';
import { generatePages } from './corpus.ts';
import { measureEdit } from './edit.ts';
import { type BenchLanguage, CHINESE, ENGLISH, gazetteerFiles, writeFolder } from './folders.ts';
import { FEW_TERMS, type GeneratedTerm, generateTerms, MOST_TERMS } from './generated-terms.ts';
import type { LinkTimes, Pass } from './link-pages.ts';
import { type Command, measure, median } from './measure.ts';
import { ourBuild } from './our-build.ts';
import type { Bench, Figure, Part } from './result.ts';
import type { BenchTerm } from './vocabulary.ts';

const BARS = { speed: 20, share: 0.1, growth: 1.5 } as const;
const ROUNDS = 3;

/** One round: linking alone, then the builds with many and with few terms. */
interface Round {
  readonly links: LinkTimes;
  /** Seconds. */
  readonly many: number;
  readonly few: number;
}

/** How fast mentions are found and linked, what share of a build that takes, and how both grow with the glossary. */
export async function measureLinking(bench: Bench): Promise<Part> {
  const pages = bench.quick ? 100 : 1000;
  const figures: Figure[] = [];
  for (const language of [ENGLISH, CHINESE]) {
    bench.say(
      `${count(pages)} pages in ${language.label}, ${count(MOST_TERMS)} and ${count(FEW_TERMS)} terms in turns`,
    );
    figures.push(...figuresOf(language, pages, await measureRounds(bench, { language, pages })));
  }
  figures.push(await measureEdit(bench, bench.quick ? 1 : ROUNDS));
  return { title: 'Linking', figures, notes: notes(pages, bench.quick ? 1 : ROUNDS) };
}

async function measureRounds(
  bench: Bench,
  { language, pages }: { language: BenchLanguage; pages: number },
): Promise<Round[]> {
  const many = await build(bench, { language, pages, terms: MOST_TERMS });
  const few = await build(bench, { language, pages, terms: FEW_TERMS });
  const rounds: Round[] = [];
  for (let round = 0; round < (bench.quick ? 1 : ROUNDS); round++) {
    const links = await timeLinks(bench, language, pages);
    bench.say(`  Linking alone: ${seconds(links.first.milliseconds / 1000)}`);
    const timeOf = async (command: Command): Promise<number> => {
      const measured = await measure(command);
      bench.say(`  ${command.name}: ${seconds(measured.seconds)}`);
      return measured.seconds;
    };
    rounds.push({ links, many: await timeOf(many), few: await timeOf(few) });
  }
  return rounds;
}

/** The build of pages that speak of all terms, with a glossary that knows so many of them. */
async function build(
  bench: Bench,
  { language, pages, terms }: { language: BenchLanguage; pages: number; terms: number },
): Promise<Command> {
  const all = generateTerms(MOST_TERMS);
  const articles = language === ENGLISH ? generatePages(pages, all) : generateChinesePages(pages, all);
  const docs = join(bench.work, 'docs', `linking-${language.id}-${terms}`);
  const glossary = all.slice(0, terms).map((term) => named(term, language));
  await writeFolder(docs, gazetteerFiles(articles, 'md', { terms: glossary, language }));
  const name = `Gazetteer, ${count(pages)} pages in ${language.label}, ${count(terms)} terms`;
  return ourBuild(bench, { name, docs, out: join(bench.work, 'out', 'linking') });
}

/** A term as a glossary of one language has it; its names in the other language are names of it too. */
function named(term: GeneratedTerm, language: BenchLanguage): BenchTerm {
  const english = [term.name, ...term.aliases];
  const chinese = [term.chinese.name, ...term.chinese.aliases];
  const names = language === ENGLISH ? [...english, ...chinese] : [...chinese, ...english];
  const [name = term.name, ...aliases] = new Set(names);
  return { ...term, name, aliases };
}

/** Times linking alone in a process of its own. */
async function timeLinks(bench: Bench, language: BenchLanguage, pages: number): Promise<LinkTimes> {
  const program = join(bench.root, 'tests/bench/link-pages.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, language.id, String(pages)]);
  return JSON.parse(stdout) as LinkTimes;
}

function figuresOf({ label }: BenchLanguage, pages: number, rounds: readonly Round[]): Figure[] {
  const megabytes = ({ bytes }: LinkTimes, { milliseconds }: Pass): number => bytes / 1e3 / milliseconds;
  const speed = median(rounds.flatMap(({ links }) => links.all.map(({ many }) => megabytes(links, many))));
  const first = median(rounds.map(({ links }) => megabytes(links, links.first)));
  const shares = rounds.map(({ links, many }) => links.first.milliseconds / 1000 / many);
  const ofFew = median(rounds.map(({ links, few }) => links.first.milliseconds / 1000 / few));
  const what = `${label}, ${count(pages)} pages`;
  const from = `${label}, from ${count(FEW_TERMS)} to ${count(MOST_TERMS)} terms`;
  const one = { peer: '' };
  return [
    {
      ...one,
      what: `${what}: text linked a second on one core`,
      ours: `${speed.toFixed(1)} MB`,
      value: `${speed.toFixed(1)} MB (first pass ${first.toFixed(1)})`,
      bar: `≥ ${BARS.speed} MB`,
      holds: speed >= BARS.speed,
    },
    {
      ...one,
      what: `${what}: linking within a build with ${count(MOST_TERMS)} terms`,
      ours: seconds(median(rounds.map(({ links }) => links.first.milliseconds / 1000))),
      value: `${percent(median(shares))} (${shares.map(percent).join(', ')}; of a build with ${count(FEW_TERMS)}: ${percent(ofFew)})`,
      bar: `≤ ${percent(BARS.share)}`,
      holds: median(shares) <= BARS.share,
    },
    growth(
      `${from}, the text naming as many: time`,
      rounds.map(({ links }) => links.some),
      BARS.growth,
    ),
    growth(
      `${from}, the text naming all of them: time`,
      rounds.map(({ links }) => links.all),
      undefined,
    ),
    {
      ...one,
      what: `${from}: whole build`,
      ours: `${seconds(median(rounds.map(({ few }) => few)))} → ${seconds(median(rounds.map(({ many }) => many)))}`,
      value: median(rounds.map(({ many, few }) => many / few)).toFixed(2),
      bar: '',
      holds: undefined,
    },
  ];
}

/** How many times as long the many terms take: the median of all pairs. */
function growth(what: string, rounds: readonly LinkTimes['all'][], bar: number | undefined): Figure {
  const pairs = rounds.flat();
  const ratio = median(pairs.map(({ many, few }) => many.milliseconds / few.milliseconds));
  const links = pairs[0] && `${count(pairs[0].few.mentions)} → ${count(pairs[0].many.mentions)} links`;
  const time = (of: 'many' | 'few'): string =>
    `${Math.round(median(pairs.map((pair) => pair[of].milliseconds)))} ms`;
  return {
    what,
    ours: `${time('few')} → ${time('many')}`,
    peer: '',
    value: `${ratio.toFixed(2)} (${links})`,
    bar: bar === undefined ? '' : `≤ ${bar}`,
    holds: bar === undefined ? undefined : ratio <= bar,
  };
}

function notes(pages: number, rounds: number): string[] {
  return [
    `${count(MOST_TERMS)} generated terms with names in English and Chinese: invented words, words with hyphens, names of two and three common words of which dozens begin alike, Han names that are parts of longer ones. ${count(pages)} generated pages of about 10 KB speak of them, some seventy times a page. MB are 1,000,000 bytes of UTF-8 of the text that is searched: without code and marks of Markdown.`,
    `Linking is finding the names, choosing their senses, planning and making the links, on one thread of a process of its own, its pages read before. The share takes the first pass of such a process, as a build makes it once, and the whole build of the same pages as \`.md\` with a page for each term; ${rounds === 1 ? 'one round' : `medians of ${rounds} rounds`}, each with its builds right behind it. The ratios of growth are medians of pairs of passes run in turns.`,
    `After an edit: the real site is built from nothing, then one definition is changed and it is built again with all that the first build left; in turns.`,
  ];
}

const count = (value: number): string => value.toLocaleString('en-US');
const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
