/**
 * How well scans are read: made-up pages with the faults of scanners, beside tesseract where it is installed.
 * `npm run bench -- ocr --count 100`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'yaml';
import { reportFacts } from '../../src/lib/analysis/tables/report-facts.ts';
import { rawDocument } from '../../src/lib/archive/custody/custody.ts';
import { isDoubtful } from '../../src/lib/core/doubt.ts';
import type { Rendered } from '../../src/lib/core/model.ts';
import { root } from '../../src/lib/core/run.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { accuracy, distance } from '../../tests/ocr/score.ts';
import type { Sentences } from './lib/made-up-report.ts';
import { leaveResults } from './lib/results.ts';
import { type ScanCase, scanCase } from './lib/scan-cases.ts';

const { count, seed, from } = new Command('bench ocr')
  .option('--count <number>', 'how many pages', Number, 100)
  .option('--from <number>', 'number of the first page', Number, 0)
  .option('--seed <number>', 'another seed gives other pages', Number, 1)
  .parse()
  .opts<{ count: number; seed: number; from: number }>();

const folder = join(root, '.cache', 'bench', 'ocr');
mkdirSync(folder, { recursive: true });
const sentences = parse(readFileSync(join(import.meta.dirname, 'sentences.yml'), 'utf8')) as Sentences;
const hasTesseract =
  spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).stdout?.includes('chi_sim') === true;

const fields = ['title', 'issuer', 'region', 'period', 'kind', 'written'] as const;

/** What a careful reader would make of the page: the pipeline over its text. */
function truth({ pieces }: ScanCase): Promise<Rendered> {
  const lines = pieces.map((piece) =>
    piece.kind === 'table' ? piece.rows.map((row) => row.join('\t')).join('\n') : piece.text,
  );
  return runPipeline(rawDocument('truth.txt', Buffer.from(lines.join('\n'))));
}

const figuresOf = ({ markdown }: Rendered): string[] =>
  reportFacts(markdown)
    .figures.filter(({ indicator }) => indicator !== null)
    .map(({ indicator, value, unit }) => `${indicator} ${value} ${unit}`);

/** How many of one list stand in another, each once. */
function shared(some: readonly string[], others: readonly string[]): number {
  const left = [...others];
  return some.filter((value) => {
    const at = left.indexOf(value);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  }).length;
}

const wordsOf = ({ blocks }: Rendered): string =>
  blocks
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '');

/** Text and CPU seconds of tesseract, which turns pages itself. */
function tesseract(file: string): { words: string; cpu: number } {
  const script = 'OMP_THREAD_LIMIT=1 tesseract "$0" - -l chi_sim --psm 1 2>/dev/null; echo; times';
  const { stdout } = spawnSync('bash', ['-c', script, file], { encoding: 'utf8' });
  const lines = stdout.trimEnd().split('\n');
  const times = [...(lines.at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const cpu = times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
  return { words: lines.slice(0, -2).join('').replace(/\s+/g, ''), cpu };
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const sum = { characters: 0, wrong: 0, rivalWrong: 0, fields: 0, wrongFields: 0, missingFields: 0 };
const figures = { found: 0, right: 0, wanted: 0 };
const doubts = { marked: 0, pages: 0, unmarked: 0 };
const cpu = { ours: [] as number[], rival: [] as number[] };
const lines: string[] = [];

for (let index = from; index < from + count; index++) {
  const page = scanCase(index, seed, sentences);
  const file = join(folder, `${index}.jpg`);
  writeFileSync(file, page.jpeg);
  const right = await truth(page);
  const before = cpuSeconds();
  const read = await runPipeline(rawDocument(`${index}.jpg`, page.jpeg));
  cpu.ours.push(cpuSeconds() - before);
  const words = wordsOf(read);
  const wrong = Math.min(distance(page.words, words), page.words.length);
  sum.characters += page.words.length;
  sum.wrong += wrong;
  const bad: string[] = [];
  for (const field of fields) {
    const [expected, found] = [right.fields[field], read.fields[field]].map((value) => JSON.stringify(value));
    if (expected === 'null') continue;
    sum.fields++;
    if (found === 'null') sum.missingFields++;
    else if (found !== expected) {
      sum.wrongFields++;
      bad.push(`${field} ${found} for ${expected}`);
    }
  }
  if (read.status !== 'rejected') {
    const [expected, found] = [figuresOf(right), figuresOf(read)];
    figures.wanted += expected.length;
    figures.found += found.length;
    figures.right += shared(found, expected);
  }
  const marked = read.blocks.reduce(
    (total, { hints }) => total + (hints?.confidence ?? []).filter(isDoubtful).length,
    0,
  );
  doubts.marked += marked;
  if (wrong > 0) {
    doubts.pages++;
    if (marked === 0) doubts.unmarked++;
  }
  let beside = '';
  if (hasTesseract) {
    const rival = tesseract(file);
    cpu.rival.push(rival.cpu);
    sum.rivalWrong += Math.min(distance(page.words, rival.words), page.words.length);
    beside = `, tesseract ${accuracy(page.words, rival.words).toFixed(3)} in ${rival.cpu.toFixed(1)} s`;
  }
  const { dpi, skew, turns, noise, quality, stamp } = page.faults;
  const what = `${dpi} dpi, skew ${skew}, turns ${turns}, noise ${noise}, JPEG ${quality}${stamp ? ', stamp' : ''}${page.columns === 2 ? ', columns' : ''}${page.hasTable ? ', table' : ''}`;
  const line = `${index}: ${accuracy(page.words, words).toFixed(3)} in ${cpu.ours.at(-1)?.toFixed(1)} s${beside} (${what})${bad.length > 0 ? `; ${bad.join('; ')}` : ''}`;
  console.log(line);
  lines.push(line);
  writeFileSync(join(folder, `${index}.txt`), `${page.words}\n${words}\n`);
}

const mean = (values: readonly number[]): string =>
  (values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)).toFixed(1);
const part = (some: number, all: number): string => `${((100 * some) / Math.max(1, all)).toFixed(2)} %`;
const right = part(sum.characters - sum.wrong, sum.characters);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
const measured = [
  `${right} of ${sum.characters} characters right`,
  `fields: ${part(sum.wrongFields, sum.fields)} wrong, ${part(sum.missingFields, sum.fields)} missing`,
  `figures: precision ${(figures.right / Math.max(1, figures.found)).toFixed(3)}, recall ${(figures.right / Math.max(1, figures.wanted)).toFixed(3)}`,
  `${mean(cpu.ours)} CPU s a page (most ${Math.max(...cpu.ours).toFixed(1)}), ${peak} MB`,
  `${doubts.marked} characters marked as doubtful; ${doubts.unmarked} of ${doubts.pages} pages with a wrong character have no mark`,
];
console.log(`\n| | characters right | CPU s a page |\n| --- | --- | --- |`);
console.log(`| ours | ${right} | ${mean(cpu.ours)} |`);
if (hasTesseract)
  console.log(
    `| tesseract chi_sim | ${part(sum.characters - sum.rivalWrong, sum.characters)} | ${mean(cpu.rival)} |`,
  );
console.log(`\n${measured.join('\n')}`);
leaveResults('ocr', [
  {
    id: `ocr/${count}`,
    what: `${count} scans of known text, 150-300 dpi, skewed, turned, soiled, stamped, in columns, with tables`,
    measured: measured.join('; '),
  },
  ...(hasTesseract
    ? [
        {
          id: `ocr/${count}-tesseract`,
          what: `the same ${count} scans read by tesseract (chi_sim)`,
          measured: `${part(sum.characters - sum.rivalWrong, sum.characters)} of the characters right; ${mean(cpu.rival)} CPU s a page`,
        },
      ]
    : []),
]);
process.exit(0);
