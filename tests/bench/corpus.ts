import { type Random, seeded } from './random.ts';
import {
  type BenchTerm,
  CIRCUMSTANCES,
  HEADINGS,
  REMARKS,
  SUBJECTS,
  TERMS,
  TOPICS,
  VERBS,
} from './vocabulary.ts';

export type Format = 'md' | 'mdx';

/** A generated article: the same for both sides. */
export interface CorpusPage {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
}

/** Length of an article's text in characters; the last section may exceed it by a little. */
const LENGTH = 10_000;

/**
 * Generates articles of about 10 KB. The same count gives the same pages, and page n does not depend on it.
 * @param vocabulary the terms the articles speak of
 */
export function generatePages(count: number, vocabulary: readonly BenchTerm[] = TERMS): CorpusPage[] {
  return Array.from({ length: count }, (_, index) => generatePage(index + 1, vocabulary));
}

function generatePage(number: number, vocabulary: readonly BenchTerm[]): CorpusPage {
  const random = seeded(number * 7919);
  const topic = random.pick(TOPICS);
  const title = `${topic}, part ${number}`;
  // An article speaks of a part of the vocabulary, and of that often.
  const terms = Array.from({ length: 24 }, () => random.pick(vocabulary));
  const parts = [paragraph(random, terms), paragraph(random, terms)];
  const headings = [...HEADINGS];
  for (let section = 0; length(parts) < LENGTH; section++) {
    const [heading] = headings.splice(random.below(headings.length), 1);
    parts.push(`## ${heading ?? `Further notes ${section}`}`);
    parts.push(paragraph(random, terms), paragraph(random, terms));
    if (section % 3 === 0) parts.push(list(random, terms));
    if (section === 1) parts.push(table(random, terms));
    if (section === 2 || section === 4) parts.push(code(random, number));
    if (section % 2 === 1) {
      const term = random.pick(terms);
      parts.push(`### Seen from the ${term.platform} side`, paragraph(random, terms), quote(random, terms));
    }
  }
  return {
    slug: `part-${String(number).padStart(4, '0')}`,
    title,
    description: `${topic}: what ${random.pick(SUBJECTS)} has to do with ${random.pick(SUBJECTS)}, and how to tell.`,
    body: `${parts.join('\n\n')}\n`,
  };
}

function length(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function paragraph(random: Random, terms: readonly BenchTerm[]): string {
  const sentences = Array.from({ length: 4 + random.below(3) }, () => sentence(random, terms));
  return sentences.join(' ');
}

function sentence(random: Random, terms: readonly BenchTerm[]): string {
  const subject = random.pick(SUBJECTS);
  const verb = random.pick(VERBS);
  const circumstance = random.pick(CIRCUMSTANCES);
  switch (random.below(8)) {
    case 0:
      return random.pick(REMARKS);
    case 1:
      return `${capital(subject)} ${verb} the ${mention(random, terms)} ${circumstance}.`;
    case 2:
      return `${capital(circumstance)}, ${subject} ${verb} **the ${mention(random, terms)}** and ${random.pick(SUBJECTS)}.`;
    case 3:
      return `In *most* installations ${subject} ${verb} ${random.pick(SUBJECTS)}; only \`--${slugOf(circumstance)}\` changes that.`;
    case 4:
      return `${capital(subject)} ${verb} ${random.pick(SUBJECTS)} ${circumstance}, so the ${mention(random, terms)} sees the change late.`;
    case 5:
      return `See [the notes on ${subject}](https://example.org/notes/${slugOf(subject)}) for the history of this rule.`;
    case 6:
      return `Between the ${mention(random, terms)} and the ${mention(random, terms)}, ${subject} ${verb} ${random.pick(SUBJECTS)}.`;
    default:
      return `${capital(subject)} ${verb} ${random.pick(SUBJECTS)} ${circumstance}.`;
  }
}

/** A term by its name or another of its names. */
function mention(random: Random, terms: readonly BenchTerm[]): string {
  const term = random.pick(terms);
  return random.below(4) === 0 ? random.pick([term.name, ...term.aliases]) : term.name;
}

function list(random: Random, terms: readonly BenchTerm[]): string {
  const ordered = random.below(2) === 0;
  return Array.from({ length: 4 + random.below(3) }, (_, index) => {
    const mark = ordered ? `${index + 1}.` : '-';
    return `${mark} ${capital(random.pick(SUBJECTS))} ${random.pick(VERBS)} the ${mention(random, terms)}.`;
  }).join('\n');
}

function table(random: Random, terms: readonly BenchTerm[]): string {
  const rows = Array.from({ length: 5 }, () => {
    const cells = [
      capital(random.pick(SUBJECTS)),
      mention(random, terms),
      `${1 + random.below(900)} ms`,
      random.pick(CIRCUMSTANCES),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| Case | Part | Median | When |', '| --- | --- | ---: | --- |', ...rows].join('\n');
}

function code(random: Random, number: number): string {
  const name = slugOf(random.pick(SUBJECTS));
  if (random.below(2) === 0) {
    const replicas = 1 + random.below(9);
    return `\`\`\`yaml\napiVersion: v1\nkind: Rollout\nmetadata:\n  name: ${name}-${number}\nspec:\n  replicas: ${replicas} # one in each zone\n  strategy:\n    maxUnavailable: ${random.below(replicas)}\n  probe:\n    path: /healthz\n    periodSeconds: ${5 + random.below(30)}\n\`\`\``;
  }
  return `\`\`\`bash\n# drain the host, then wait until it is empty\nfor host in $(inventory --group ${name}); do\n  drain --timeout=${30 + random.below(300)}s "$host" || exit 1\ndone\necho "done: ${number}" | tee -a /var/log/drain.log\n\`\`\``;
}

function quote(random: Random, terms: readonly BenchTerm[]): string {
  return `> ${sentence(random, terms)} ${random.pick(REMARKS)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function slugOf(text: string): string {
  return text.replaceAll(/[^a-z]+/gi, '-').toLowerCase();
}
