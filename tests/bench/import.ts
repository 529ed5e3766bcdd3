import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateChinesePages } from './chinese-corpus.ts';
import { type CorpusPage, generatePages } from './corpus.ts';
import { type BenchLanguage, CHINESE, ENGLISH, type Files, gazetteerFiles, writeFolder } from './folders.ts';
import { generateTerms } from './generated-terms.ts';
import { type Command, type Measured, measure, median } from './measure.ts';
import type { Bench, Figure, Part } from './result.ts';

/** Seconds, bytes, and how many times as long twice the files may take. */
const BARS = { seconds: 15, memory: 500e6, growth: 2.3, check: 15, site: 5 } as const;
const ROUNDS = 3;

/** How long an import takes and what memory, how both grow, and how long `check` takes on its result. */
export async function measureImport(bench: Bench): Promise<Part> {
  const files = bench.quick ? 100 : 1000;
  const rounds = bench.quick ? 1 : ROUNDS;
  const repeat = async (command: Command): Promise<Measured[]> => {
    const all: Measured[] = [];
    for (let round = 0; round < rounds; round++) {
      const measured = await measure(command);
      bench.say(`  ${command.name}: ${seconds(measured.seconds)}, ${megabytes(measured.memory ?? 0)}`);
      all.push(measured);
    }
    return all;
  };
  const english = await importCommand(bench, ENGLISH, files);
  const chinese = await importCommand(bench, CHINESE, files);
  const twice = await importCommand(bench, ENGLISH, files * 2);
  const runs = { english: await repeat(english), chinese: await repeat(chinese), twice: await repeat(twice) };
  // The folders hold what was imported last.
  const checks = await repeat(
    checkCommand(bench, `check, ${count(files)} imported pages`, docsOf(bench, ENGLISH, files)),
  );
  const site = await repeat(checkCommand(bench, 'check, the real site', undefined));
  return {
    title: 'Import',
    figures: [
      ...timeAndMemory(`${count(files)} files of 10 KB in English`, runs.english),
      ...timeAndMemory(`${count(files)} files of 10 KB in Chinese`, runs.chinese),
      growth(files, runs),
      time(`\`check\` on ${count(files)} imported pages`, checks, BARS.check),
      time('`check` on the real site', site, BARS.site),
    ],
    notes: [
      `Generated articles as a Hexo blog: a head, links between posts, some HTML, the same text as in the other parts; ${rounds === 1 ? 'one run' : `medians of ${rounds} runs`} of the whole command into an empty folder. The most memory of any run counts. MB are 1,000,000 bytes.`,
    ],
  };
}

function timeAndMemory(what: string, runs: readonly Measured[]): Figure[] {
  const memory = Math.max(...runs.map((run) => run.memory ?? Number.NaN));
  return [
    time(`${what}: import`, runs, BARS.seconds),
    figure(`${what}: memory`, {
      value: Number.isNaN(memory) ? 'not measured' : megabytes(memory),
      bar: `≤ ${megabytes(BARS.memory)}`,
      holds: Number.isNaN(memory) ? undefined : memory <= BARS.memory,
    }),
  ];
}

function time(what: string, runs: readonly Measured[], bar: number): Figure {
  const middle = median(runs.map((run) => run.seconds));
  return figure(what, { value: seconds(middle), bar: `≤ ${bar} s`, holds: middle <= bar });
}

function growth(files: number, runs: { english: readonly Measured[]; twice: readonly Measured[] }): Figure {
  const [one, two] = [runs.english, runs.twice].map((all) => median(all.map((run) => run.seconds)));
  const ratio = (two ?? Number.NaN) / (one ?? Number.NaN);
  return figure(`From ${count(files)} to ${count(files * 2)} files: time`, {
    value: `${ratio.toFixed(2)} (${seconds(one ?? 0)} → ${seconds(two ?? 0)})`,
    bar: `≤ ${BARS.growth}`,
    holds: ratio <= BARS.growth,
  });
}

function figure(what: string, { value, bar, holds }: Pick<Figure, 'value' | 'bar' | 'holds'>): Figure {
  return { what, ours: value, peer: '', value, bar, holds };
}

const docsOf = ({ work }: Bench, { id }: BenchLanguage, files: number): string =>
  join(work, 'docs', `import-${id}-${files}`);

async function importCommand(bench: Bench, language: BenchLanguage, files: number): Promise<Command> {
  const terms = generateTerms(60);
  const pages = language === ENGLISH ? generatePages(files, terms) : generateChinesePages(files, terms);
  const blog = join(bench.work, 'blogs', `hexo-${language.id}-${files}`);
  await writeFolder(blog, hexoFiles(pages));
  const docs = docsOf(bench, language, files);
  await writeFolder(docs, gazetteerFiles([], 'mdx', { language }));
  const articles = join(docs, 'articles');
  return {
    name: `Import of ${count(files)} files in ${language.label}`,
    args: [join('src', 'cli', 'main.ts'), 'import', blog, '--to', articles],
    cwd: bench.root,
    env: { GAZETTEER_CHROMIUM: '/nowhere' },
    prepare: () => rm(articles, { recursive: true, force: true }),
  };
}

function checkCommand(bench: Bench, name: string, docs: string | undefined): Command {
  return {
    name,
    args: [join('src', 'cli', 'main.ts'), 'check'],
    cwd: bench.root,
    env: docs === undefined ? {} : { GAZETTEER_DOCS: docs },
    prepare: async () => undefined,
  };
}

/** The articles as a Hexo blog keeps them. */
function hexoFiles(pages: readonly CorpusPage[]): Files {
  return new Map([
    ['_config.yml', 'title: Benchmark\npermalink: :year/:month/:day/:title/\n'],
    ...pages.map(({ slug, title, body }, index): [string, string] => {
      const next = pages[(index + 1) % pages.length]?.slug ?? slug;
      const head = `---\ntitle: ${JSON.stringify(title)}\ndate: 2020-01-02 03:04:05\ntags: [one, two]\n---\n\n`;
      const tail = `\nSee [the next](/2020/01/02/${next}/) and ${next}.<br>A size of 3 < 4, H<sub>2</sub>O and {a brace}.\n`;
      return [`source/_posts/${slug}.md`, `${head}${body}${tail}`];
    }),
  ]);
}

const count = (value: number): string => value.toLocaleString('en-US');
const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
