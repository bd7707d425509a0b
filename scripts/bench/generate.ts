/** Writes made-up reports for benchmarks: `node scripts/bench/generate.ts --count 3000 --out DIR [--seed 1]`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { parse } from 'yaml';
import { madeUpReport, type Sentences } from './lib/made-up-report.ts';

/** Streams `count` Markdown files into a folder; memory does not grow with `count`. */
export function generateReports(count: number, seed: number, out: string): void {
  const words = parse(readFileSync(new URL('./sentences.yml', import.meta.url), 'utf8')) as Sentences;
  mkdirSync(out, { recursive: true });
  for (let index = 0; index < count; index++) {
    const { id, markdown } = madeUpReport(index, seed, words);
    writeFileSync(join(out, `${id}.md`), markdown);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const command = new Command('generate')
    .requiredOption('--count <number>', 'how many reports', Number)
    .requiredOption('--out <folder>', 'where the Markdown files go')
    .option('--seed <number>', 'another seed gives other reports', Number, 1)
    .parse();
  const { count, out, seed } = command.opts<{ count: number; out: string; seed: number }>();
  generateReports(count, seed, out);
  console.log(`${count} reports in ${out}`);
}
