import { cpus, totalmem, type } from 'node:os';
import type { Figure, Part } from './result.ts';

/** The benchmark's page: what was measured where, and how to do it again. */
export function benchPage(parts: readonly Part[], date: Date): string {
  return `# Benchmark

Written by \`npm run bench\` on ${date.toISOString().slice(0, 10)}: ${machine()}. Figures hold for this machine; the ratios travel better, as both sides of each were measured in turns.

${parts.map(section).join('\n\n')}

## Running it

\`\`\`
npm run bench                     # everything, half an hour and more; writes this page
npm run bench -- --quick          # 100 pages instead of 1,000, once each; prints only
npm run bench -- --only=weight    # speed, peers, linking, weight, diagrams, search, import or identical; prints only
\`\`\`

It installs Starlight, VitePress and Docusaurus and keeps them, with the generated pages and the built sites, in a folder \`gazetteer-bench-…\` of the system's folder for temporary files. A missed bar is reported, not an error: the command fails only where something broke. Keep the machine otherwise idle.

- \`corpus.ts\`, \`chinese-corpus.ts\`, \`vocabulary.ts\` and \`generated-terms.ts\` generate articles and terms from fixed seeds: the same on every machine.
- \`speed.ts\`, \`linking.ts\`, \`weight.ts\`, \`diagrams.ts\` and \`identical.ts\` are the parts; the bars stand in them and in \`edit.ts\`.
`;
}

/** A part as plain text for the terminal. */
export function partText({ title, figures }: Part): string {
  const lines = figures.map(({ what, value, bar, holds }) => {
    const mark = holds === undefined ? '      ' : holds ? 'holds ' : 'MISSED';
    return `  ${mark} ${what.replaceAll('`', '')}: ${value}${bar === '' ? '' : `, bar ${bar}`}`;
  });
  return `${title}\n${lines.join('\n')}`;
}

/** Cores, memory, system and Node of this machine. */
function machine(): string {
  const cores = cpus();
  const model = cores[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores.length} cores (${model}), ${memory} GB of memory, ${type()}, Node ${process.versions.node}`;
}

function section({ title, peer = 'Starlight', figures, notes }: Part): string {
  return `## ${title}\n\n${table(figures, peer)}\n\n${notes.join('\n\n')}`;
}

function table(figures: readonly Figure[], peer: string): string {
  const rows = figures.map(({ what, ours, peer, value, bar, holds }) => {
    const cells = [what, ours, peer, value, bar, holds === undefined ? '' : holds ? 'holds' : '**missed**'];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `| | Gazetteer | ${peer} | Figure | Bar | |`,
    '| --- | ---: | ---: | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
