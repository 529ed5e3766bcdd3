import { constants } from 'node:fs';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
import { DIAGRAM_KINDS } from '../diagrams/diagram.ts';
import { ID } from '../glossary/term-schema.ts';
import type { Site } from '../site/site.ts';
import {
  articleSkeleton,
  diagramSkeleton,
  isDiagramKind,
  NEW_KINDS,
  type NewKind,
  type NewPage,
  type SkeletonFile,
  suggestId,
  termSkeleton,
} from '../site/skeletons.ts';
import { type Ask, openTerminal, Stopped } from './ask.ts';
import { report } from './report.ts';

const USAGE = `gazetteer new article|term|diagram [id]

  --title "Name"              in the first language; --title.<language> in the others
  --description "A sentence"  likewise; of a term it is the definition
  --kind, --platform, --layer of a term, as docs/site.yaml names them
  --kind                      of a diagram: ${DIAGRAM_KINDS.join(', ')}

What is not given is asked for, where there is a terminal.
`;

/** Something the author must say otherwise; ends the command with one plain line. */
class Refusal extends Error {}

/**
 * `gazetteer new`: writes the skeleton of an article, a term or a diagram in all languages of the site.
 * Writes nothing where a file exists or anything is wrong.
 * @returns 0 where it was written, 1 where the docs folder keeps it from that, 2 for what it cannot use
 */
export async function runNew(args: readonly string[]): Promise<number> {
  const options = siteOptions(process.cwd());
  const { site, diagnostics } = await loadSite(options);
  if (!site) {
    report(diagnostics);
    return 1;
  }
  const terminal = process.stdin.isTTY && process.stdout.isTTY ? openTerminal() : undefined;
  try {
    const given = readFlags(args, site);
    const { id, files } = await planFiles(given, { site, ask: terminal?.ask });
    await writeAll(resolve(options.root, options.docs), files);
    process.stdout.write(closingWords(given.what, { id, files, docs: site.docs }));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Stopped)) throw error;
    process.stderr.write(`${error.message}\nNothing was written.\n`);
    return 2;
  } finally {
    terminal?.close();
  }
}

interface Given {
  readonly what: NewKind;
  readonly id: string | undefined;
  readonly titles: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  readonly kind: string | undefined;
  readonly platform: string | undefined;
  readonly layer: string | undefined;
}

function readFlags(args: readonly string[], { languages }: Site): Given {
  const texts = ['title', 'description'].flatMap((name) => [
    name,
    ...languages.map((l) => `${name}.${l.id}`),
  ]);
  const names = ['id', 'kind', 'platform', 'layer', ...texts];
  const { values, positionals } = parse(args, names);
  const [what = '', id, ...others] = positionals;
  if (!isNewKind(what) || others.length > 0) throw new Refusal(USAGE);
  const inLanguages = (name: string): Record<string, string> =>
    Object.fromEntries(
      languages.flatMap((l, n) => {
        const text = (values[`${name}.${l.id}`] ?? (n === 0 ? values[name] : undefined))?.trim();
        return text ? [[l.id, text]] : [];
      }),
    );
  const { kind, platform, layer } = values;
  return {
    what,
    id: values['id'] ?? id,
    titles: inLanguages('title'),
    descriptions: inLanguages('description'),
    kind,
    platform,
    layer,
  };
}

function parse(args: readonly string[], names: readonly string[]) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`${error.message}\n\n${USAGE}`);
    throw error;
  }
}

function isNewKind(text: string): text is NewKind {
  return NEW_KINDS.some((kind) => kind === text);
}

interface Surroundings {
  readonly site: Site;
  /** Undefined where there is nobody to ask. */
  readonly ask: Ask | undefined;
}

async function planFiles(given: Given, around: Surroundings): Promise<{ id: string; files: SkeletonFile[] }> {
  const titles = await askTitles(given, around);
  const id = await askId(given, { ...around, titles });
  return { id, files: await skeleton(given, { id, titles, descriptions: given.descriptions }, around) };
}

async function skeleton(given: Given, page: NewPage, around: Surroundings): Promise<SkeletonFile[]> {
  const { site } = around;
  switch (given.what) {
    case 'article':
      return articleSkeleton(page, site.languages);
    case 'diagram': {
      const kind = await choose(
        'kind',
        given.kind ?? (around.ask ? undefined : 'flowchart'),
        DIAGRAM_KINDS,
        around,
      );
      if (!isDiagramKind(kind)) throw new Refusal(`There is no kind of diagram “${kind}”.`);
      return diagramSkeleton({ ...page, kind }, site.languages);
    }
    case 'term':
      return termSkeleton(
        { ...page, ...(await askFacts(given, { ...around, titles: page.titles })) },
        site.languages,
      );
  }
}

async function askFacts(given: Given, { titles, ...around }: Surroundings & { titles: NewPage['titles'] }) {
  const { config, glossary } = around.site;
  for (const title of Object.values(titles)) {
    const owner = glossary.spellings.find((s) => s.text === title && s.term !== undefined)?.term;
    if (owner !== undefined) throw new Refusal(`“${title}” is a name of the term ${owner} already.`);
  }
  const ids = (named: readonly { readonly id: string }[]): string[] => named.map((n) => n.id);
  const kind = await choose('kind', given.kind, ids(config.kinds), around);
  const platforms = ids(config.platforms);
  const platform =
    platforms.length === 0 ? undefined : await choose('platform', given.platform, platforms, around);
  const layer = await choose('layer', given.layer, ids(config.layers), around);
  return { kind, platform, layer };
}

async function askTitles({ what, titles }: Given, { site, ask }: Surroundings): Promise<NewPage['titles']> {
  const all: Record<string, string> = { ...titles };
  for (const [n, language] of site.languages.entries()) {
    if (all[language.id] !== undefined) continue;
    const optional = n > 0 ? ' (empty: later)' : '';
    const text = (
      await ask?.(`${what === 'term' ? 'Name' : 'Title'}, ${language.label}${optional}: `)
    )?.trim();
    if (text) all[language.id] = text;
    else if (n === 0) throw new Refusal(`Give a title in ${language.label}: --title "…".`);
  }
  return all;
}

async function askId(
  { what, id: given }: Given,
  { site, ask, titles }: Surroundings & { titles: NewPage['titles'] },
): Promise<string> {
  const proposal = site.languages.map((l) => suggestId(titles[l.id] ?? '')).find((id) => id !== undefined);
  const hint = proposal === undefined ? '' : ` (${proposal})`;
  const id = given ?? ((await ask?.(`Id, a part of its address${hint}: `))?.trim() || proposal);
  if (id === undefined) throw new Refusal('Give an id, as no title has Latin letters: --id my-page.');
  if (!ID.test(id)) {
    const better = suggestId(id);
    const instead = better === undefined ? '' : ` Take “${better}”?`;
    throw new Refusal(`“${id}” can be no id: small Latin letters, digits and single hyphens.${instead}`);
  }
  if (takenIds(what, site).has(id))
    throw new Refusal(`There is a${what === 'article' ? 'n' : ''} ${what} “${id}” already.`);
  return id;
}

function takenIds(what: NewKind, { articles, glossary, diagrams }: Site): ReadonlySet<string> {
  switch (what) {
    case 'article':
      return new Set(articles.keys());
    case 'term':
      return new Set(glossary.terms.keys());
    case 'diagram':
      return new Set(diagrams.keys());
  }
}

async function choose(
  name: string,
  given: string | undefined,
  known: readonly string[],
  { ask }: Surroundings,
): Promise<string> {
  const rows = known.map((one, n) => `  ${n + 1} ${one}`).join('\n');
  const answer = given ?? (await ask?.(`${name}, one of\n${rows}\nname or number: `))?.trim();
  const chosen = known[Number(answer) - 1] ?? known.find((one) => one === answer);
  if (chosen !== undefined) return chosen;
  const not = answer ? `; not “${answer}”` : '';
  throw new Refusal(`--${name} is one of ${known.join(', ')}${not}.`);
}

/** Writes all files or none; an existing file is never touched. */
async function writeAll(docs: string, files: readonly SkeletonFile[]): Promise<void> {
  const targets = files.map(({ path, text }) => ({ path: join(docs, path), text }));
  for (const { path } of targets) {
    const exists = await access(path, constants.F_OK).then(
      () => true,
      () => false,
    );
    if (exists) throw new Refusal(`${relative(process.cwd(), path)} exists.`);
  }
  const written: string[] = [];
  try {
    for (const { path, text } of targets) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: 'wx' });
      written.push(path);
    }
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })));
    throw new Refusal(`Cannot write: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function closingWords(
  what: NewKind,
  { id, files, docs }: { id: string; files: readonly SkeletonFile[]; docs: string },
): string {
  const next = {
    article: `Write the text; for a place in the reading order add “${id}” to articles in ${docs}/site.yaml.`,
    term: 'Write the definition; aliases, relations and sources are told in the guide.',
    diagram: `Draw it, and show it in an article: <Diagram id="${id}" />.`,
  };
  const list = files.map(({ path }) => `Wrote ${docs}/${path}\n`).join('');
  return `${list}\n${next[what]}\n“npm run check” shows what is still to be written.\n`;
}
