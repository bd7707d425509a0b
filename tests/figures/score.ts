/**
 * Scores the figures stage on annotated sentences. A figure is right when indicator, value, unit and period all
 * are; precision and recall count assigned figures only.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { figuresOfPassage } from '../../src/lib/analysis/figures/find-figures.ts';
import { headingTimes } from '../../src/lib/analysis/figures/passage-time.ts';
import { standingOf } from '../../src/lib/analysis/figures/standing.ts';
import type { Figure, PassageContext } from '../../src/lib/analysis/figures/types.ts';
import type { Vocabulary } from '../../src/lib/analysis/figures/vocabulary.ts';

const annotated = z.array(
  z.strictObject({
    s: z.string().min(1),
    f: z.array(z.string()),
    heading: z.string().optional(),
    issuer: z.string().optional(),
    before: z.string().optional(),
    period: z.literal('unknown').optional(),
  }),
);
export type Annotated = z.infer<typeof annotated>;

/** The report that the annotated sentences stand in. */
export const reportPeriod = { start: '2021-01-01', end: '2021-12-31' };

export const readAnnotated = (path: string): Annotated => annotated.parse(parse(readFileSync(path, 'utf8')));

/** `-` stands for no unit. `2020`, `2021-01..2021-06`, or nothing for the report's own period, as first and last month. */
function months(period: string | undefined): string {
  if (period === undefined) return `${reportPeriod.start.slice(0, 7)}..${reportPeriod.end.slice(0, 7)}`;
  return /^\d{4}$/.test(period) ? `${period}-01..${period}-12` : period;
}

const expectedKey = (annotation: string): string => {
  const [indicator, value, unit, period] = annotation.split(' ');
  return [indicator, Number(value), unit === '-' ? '' : unit, months(period?.replace('@', ''))].join(' ');
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

function contextOf(
  { heading = '', issuer, period }: Pick<Annotated[number], 'heading' | 'issuer' | 'period'>,
  vocabulary: Vocabulary,
): PassageContext {
  const report = period === 'unknown' ? null : reportPeriod;
  const [headingTime] = headingTimes([{ level: 1, label: heading }], report, vocabulary);
  const standing = standingOf(issuer ?? null, null, vocabulary.steering);
  return { anchor: 'p1', heading, period: report, headingTime, planned: false, standing };
}

export function score(sentences: Annotated, vocabulary: Vocabulary): Score {
  let right = 0;
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const { s, f, before = '', ...rest } of sentences) {
    const expected = f.map(expectedKey);
    for (const figure of figuresOfPassage(before + s, contextOf(rest, vocabulary), vocabulary)) {
      if (figure.kind !== 'assigned' || figure.offset < before.length) continue;
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
