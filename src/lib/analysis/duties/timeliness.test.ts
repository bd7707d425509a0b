import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { regionLevels, reportKinds } from '../../core/schema.ts';
import { projectRoot } from '../../core/vocab.ts';
import { lastDayFor, ruleForYear } from './rules.ts';
import { assessTimeliness, reportYearOf, type TimelinessInput } from './timeliness.ts';

const caseSchema = z.strictObject({
  case: z.string(),
  kind: z.enum(reportKinds).default('annual-report'),
  level: z.enum(regionLevels).nullable().default('county'),
  year: z.int().optional(),
  period: z.tuple([z.string(), z.string()]).nullable().optional(),
  published: z.string().nullable().default(null),
  written: z.string().nullable().default(null),
  expect: z.tuple([z.string(), z.number(), z.enum(['outline', 'regulation', 'none']), z.string()]),
});

const cases = z
  .array(caseSchema)
  .parse(parse(readFileSync(join(projectRoot(), 'tests/figures/duty-cases.yml'), 'utf8')));
const rules = { outline: 'outline-2015', regulation: 'supervision-regulation-2019', none: null };

function inputOf({
  kind,
  level,
  year,
  period,
  published,
  written,
}: z.infer<typeof caseSchema>): TimelinessInput {
  const dates = year === undefined ? (period ?? null) : ([`${year}-01-01`, `${year}-12-31`] as const);
  return {
    kind,
    period: dates && { start: dates[0], end: dates[1] },
    published,
    written,
    region: level && { code: '110118', path: ['某地'], level },
  };
}

describe('deadlines', () => {
  test('there are at least 40 cases', () => expect(cases.length).toBeGreaterThanOrEqual(40));

  test.each(cases)('$case', (one) => {
    const found = assessTimeliness(inputOf(one));
    expect([found.status, found.daysLate, found.rule?.id ?? null, found.reason]).toEqual([
      one.expect[0],
      one.expect[1],
      rules[one.expect[2]],
      one.expect[3],
    ]);
  });

  test('a day is counted in days, not in hours of a time zone', () => {
    const [one] = cases;
    if (!one) throw new Error('no cases');
    for (let day = 1; day <= 30; day++) {
      const published = `2021-04-${String(day).padStart(2, '0')}`;
      expect(assessTimeliness(inputOf({ ...one, year: 2020, published })).daysLate).toBe(day);
    }
  });
});

test('only a full calendar year is a report year', () => {
  expect(reportYearOf({ start: '2020-01-01', end: '2020-12-31' })).toBe(2020);
  expect(reportYearOf({ start: '2020-01-01', end: '2020-06-30' })).toBeNull();
  expect(reportYearOf(null)).toBeNull();
});

test('a rule binds from the first last day that it was in force on', () => {
  expect([2014, 2015, 2018, 2019, 2025].map((year) => ruleForYear(year)?.id ?? null)).toEqual([
    null,
    rules.outline,
    rules.outline,
    rules.regulation,
    rules.regulation,
  ]);
  const rule = ruleForYear(2020);
  expect(rule && lastDayFor(rule, 2020)).toBe('2021-03-31');
});
