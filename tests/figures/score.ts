/**
 * Scores the figures stage on annotated sentences. A figure is right when indicator, value, unit and period all
 * are; precision and recall count assigned figures only.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { figuresOfPassage } from '../../src/lib/analysis/figures/find-figures.ts';
import type { Figure } from '../../src/lib/analysis/figures/types.ts';
import type { Vocabulary } from '../../src/lib/analysis/figures/vocabulary.ts';

const annotated = z.array(z.strictObject({ s: z.string().min(1), f: z.array(z.string()) }));
export type Annotated = z.infer<typeof annotated>;

/** The report that the annotated sentences stand in. */
export const reportPeriod = { start: '2021-01-01', end: '2021-12-31' };

export const readAnnotated = (path: string): Annotated => annotated.parse(parse(readFileSync(path, 'utf8')));

/** `2020`, `2021-01..2021-06`, or nothing for the report's own period, as first and last month. */
function months(period: string | undefined): string {
  if (period === undefined) return `${reportPeriod.start.slice(0, 7)}..${reportPeriod.end.slice(0, 7)}`;
  return /^\d{4}$/.test(period) ? `${period}-01..${period}-12` : period;
}

const expectedKey = (annotation: string): string => {
  const [indicator, value, unit, period] = annotation.split(' ');
  return [indicator, Number(value), unit, months(period?.replace('@', ''))].join(' ');
};

const foundKey = ({ indicator, value, unit, period }: Figure): string =>
  [
    indicator,
    value,
    unit,
    period ? `${period.start.slice(0, 7)}..${period.end.slice(0, 7)}` : 'unknown',
  ].join(' ');

export interface Score {
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  readonly precision: number;
  readonly recall: number;
}

export function score(sentences: Annotated, vocabulary: Vocabulary): Score {
  let right = 0;
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const { s, f } of sentences) {
    const context = { anchor: 'p1', heading: '', period: reportPeriod, planned: false };
    const expected = f.map(expectedKey);
    for (const figure of figuresOfPassage(s, context, vocabulary)) {
      if (figure.kind !== 'assigned') continue;
      const key = foundKey(figure);
      const at = expected.indexOf(key);
      if (at < 0) wrong.push(`${key} ← ${s}`);
      else {
        expected.splice(at, 1);
        right += 1;
      }
    }
    missed.push(...expected.map((key) => `${key} ← ${s}`));
  }
  const found = right + wrong.length;
  const wanted = right + missed.length;
  return {
    right,
    wrong,
    missed,
    precision: found === 0 ? 1 : right / found,
    recall: wanted === 0 ? 1 : right / wanted,
  };
}
