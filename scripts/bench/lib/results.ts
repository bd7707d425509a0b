/** Figures that benchmarks leave, and the one table that is made of them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../../src/lib/core/run.ts';

const resultSchema = z.strictObject({
  /** Benchmark and case, such as `build/3000/from-nothing`: a newer result takes the place of an older one. */
  id: z.string().regex(/^[a-z]+(?:\/[\w.-]+)+$/),
  /** The case in words. */
  what: z.string().min(1),
  /** Figures with their units. */
  measured: z.string().min(1),
  command: z.string().min(1),
  machine: z.string().min(1),
  /** A day, or a month where the day was not kept. */
  date: z.iso.date().or(z.string().regex(/^\d{4}-\d{2}$/)),
});

const resultsSchema = z.array(resultSchema);

export type Result = z.infer<typeof resultSchema>;
export type Figure = Pick<Result, 'id' | 'what' | 'measured'>;

/** Where benchmarks leave their results until `npm run bench -- report` takes them over. */
const left = join(root, '.cache', 'bench', 'results');

export const resultsFile = join(root, 'docs', 'benchmarks.json');
export const tableFile = join(root, 'docs', 'benchmarks.md');

export const machine = (): string =>
  `${cpus()[0]?.model.trim()}, ${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

/** Leaves figures for the next report. @param name of the benchmark */
export function leaveResults(name: string, figures: readonly Figure[]): void {
  const told = {
    command: ['npm run bench --', name, ...process.argv.slice(2)].join(' '),
    machine: machine(),
    date: new Date().toISOString().slice(0, 10),
  };
  mkdirSync(left, { recursive: true });
  const results = resultsSchema.parse(figures.map((figure) => ({ ...figure, ...told })));
  writeFileSync(join(left, `${name}-${Date.now()}.json`), JSON.stringify(results));
}

export const readResults = (file: string): Result[] =>
  resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** @returns results of benchmarks that were left, oldest first */
export function leftResults(): Result[] {
  const names = existsSync(left) ? readdirSync(left).sort((a, b) => timeOf(a) - timeOf(b)) : [];
  return names.flatMap((name) => readResults(join(left, name)));
}

const timeOf = (name: string): number => Number(/-(\d+)\.json$/.exec(name)?.[1]);

/** @returns one result for each case, the later one of two, in the order of their ids */
export function mergeResults(results: readonly Result[]): Result[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return [...byId.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** The page with the table, in Markdown. */
export function resultPage(results: readonly Result[]): string {
  const rows = results.map(({ what, measured, command, machine: on, date }) => [
    what,
    measured,
    `\`${command}\``,
    on,
    date,
  ]);
  const head = ['what', 'measured', 'command', 'machine', 'date'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `# Benchmarks

Written by \`npm run bench -- report\` from \`benchmarks.json\`; do not edit it by hand. CPU seconds are user and system
time of all processes and threads; memory is the largest resident set of all processes together. Documents are made up
(\`scripts/bench/sentences.yml\`) unless the row says otherwise.

${table.join('\n')}
`;
}
