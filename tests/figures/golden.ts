/** Reads the golden labels of tests/figures/golden and sets them against what the figures stage gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOfPassage, passagesToRead } from '../../src/lib/analysis/figures/find-figures.ts';
import type { Figure } from '../../src/lib/analysis/figures/types.ts';
import type { Vocabulary } from '../../src/lib/analysis/figures/vocabulary.ts';
import { classifySections, plannedSections } from '../../src/lib/analysis/sections/classify.ts';
import { type ParsedReport, parseReport } from '../../src/lib/core/markdown/parse.ts';
import { fold } from '../../src/lib/core/text/fold.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'golden');

export interface GoldenRow {
  readonly written: string;
  readonly context: string;
  /** `-`, `u`, or the figures that the number gives. */
  readonly labels: readonly string[];
}

export const goldenIds = (): string[] => readdirSync(folder).map((file) => file.replace('.tsv', ''));

export function readGolden(id: string): GoldenRow[] {
  const lines = readFileSync(join(folder, `${id}.tsv`), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [written = '', context = '', label = ''] = line.split('\t');
      return { written, context, labels: label.split(' + ') };
    });
}

export const readReport = (id: string): ParsedReport =>
  parseReport(readFileSync(join(root, `content/reports/${id}.md`), 'utf8'));

/** What the stage says about each Arabic number, in reading order, and the assigned figures without digits. */
export function labelsOf(parsed: ParsedReport, vocabulary: Vocabulary): GoldenRow[] {
  const rows: GoldenRow[] = [];
  const wordless: GoldenRow[] = [];
  const planned = plannedSections(classifySections(parsed.sections, parsed.report.period));
  for (const { passage, context } of passagesToRead(parsed, vocabulary, (anchor) => planned.has(anchor))) {
    const { text } = passage;
    const figures = figuresOfPassage(text, context, vocabulary);
    const folded = fold(text);
    for (const match of folded.matchAll(/\d[\d.,]*/g)) {
      const here = figures.filter(
        ({ offset, length }) => offset <= match.index && match.index < offset + length,
      );
      rows.push({
        written: match[0].replace(/[.,]+$/, ''),
        context: text.slice(Math.max(0, match.index - 9), match.index + 9),
        labels: here.map((figure) => labelOf(figure, parsed)),
      });
    }
    for (const figure of figures) {
      const written = text.slice(figure.offset, figure.offset + figure.length);
      if (figure.kind === 'assigned' && !/\d/.test(fold(written)))
        wordless.push({ written, context: written, labels: [labelOf(figure, parsed)] });
    }
  }
  return [...rows, ...wordless];
}

function labelOf({ kind, indicator, value, unit, period }: Figure, { report }: ParsedReport): string {
  if (kind === 'not-a-figure') return '-';
  if (kind === 'unassigned') return 'u';
  const own = period?.start === report.period?.start && period?.end === report.period?.end;
  const year = period ? ` @${period.start.slice(0, 4)}` : ' @unknown';
  return `${indicator} ${value} ${unit}${own && period ? '' : year}`;
}
