import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figureLines } from '../../analysis/figures/indicator-index.ts';
import { factsOf } from '../../analysis/tables/report-facts.ts';
import { parseReport } from '../../core/markdown/parse.ts';
import { projectRoot } from '../../core/vocab.ts';
import { exploreReport, exploreRows, partOf } from './rows.ts';

describe('the values of a report', () => {
  const parsed = parseReport(readFileSync(join(projectRoot(), 'content/reports/raf779c9ac012.md'), 'utf8'));
  const lines = figureLines(factsOf(parsed).figures);
  const rows = exploreRows(exploreReport(parsed.report), lines);

  it('are as many as the report gives, each with a sentence that stands in its passage', () => {
    const passages = new Map(
      parsed.sections.flatMap(({ passages: own }) => own.map(({ anchor, text }) => [anchor, text])),
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { anchor, sentence, shown } of rows) {
      expect(passages.get(anchor)).toContain(sentence);
      expect(shown).toMatch(/\d/);
    }
  });

  it('keep their number, unit and time', () => {
    const accepted = lines.filter(({ indicator }) => indicator === 'reconsideration.accepted');
    expect(exploreRows(exploreReport(parsed.report), accepted)[0]).toMatchObject({
      report: { id: 'raf779c9ac012', region: '110118', regionName: '北京市 密云区', year: 2020 },
      start: '2020-01-01',
      end: '2020-12-31',
      value: 153,
      unit: '件',
      shown: '153件',
      upper: null,
    });
  });
});

it.each([
  [null, 'unknown'],
  [{ code: '000000', path: ['全国'], level: 'national' as const }, 'national'],
  [{ code: '410000', path: ['河南省'], level: 'province' as const }, 'national'],
  [{ code: '410900', path: ['河南省', '濮阳市'], level: 'prefecture' as const }, '41'],
  [{ code: '110118', path: ['北京市', '密云区'], level: 'county' as const }, '11'],
  [{ code: '410900', path: ['河南省', '濮阳市', '示范区'], level: 'functional-area' as const }, '41'],
])('%j belongs to part %s', (region, part) => {
  expect(partOf(region)).toBe(part);
});
