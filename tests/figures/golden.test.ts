import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { figureVocabulary } from '../../src/lib/analysis/figures/load-vocabulary.ts';
import { goldenIds, labelsOf, readGolden, readReport } from './golden.ts';

const vocabulary = figureVocabulary();
const floors = parse(readFileSync(join(import.meta.dirname, 'floor.yml'), 'utf8')) as Record<
  string,
  { precision: number; recall: number }
>;
const isAssigned = (label: string): boolean => label.includes('.');

describe('every number of the five reports', () => {
  test.each(goldenIds())('%s: each Arabic number belongs to exactly one place', (id) => {
    const found = labelsOf(readReport(id), vocabulary).filter(({ written }) => /\d/.test(written));
    const golden = readGolden(id).filter(({ written }) => /\d/.test(written));
    expect(found.map(({ written }) => written)).toEqual(golden.map(({ written }) => written));
    expect(found.filter(({ labels }) => labels.length === 0)).toEqual([]);
  });

  test('assigned figures are right, and few are missing', () => {
    const wrong: string[] = [];
    const missed: string[] = [];
    let right = 0;
    for (const id of goldenIds()) {
      const golden = readGolden(id);
      const found = labelsOf(readReport(id), vocabulary);
      const wanted = golden.flatMap(({ labels }) => labels.filter(isAssigned));
      for (const label of found.flatMap(({ labels }) => labels.filter(isAssigned))) {
        const at = wanted.indexOf(label);
        if (at < 0) wrong.push(`${id} ${label}`);
        else {
          wanted.splice(at, 1);
          right += 1;
        }
      }
      missed.push(...wanted.map((label) => `${id} ${label}`));
    }
    const floor = floors['golden'];
    expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(floor?.precision ?? 1);
    expect(right / (right + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(floor?.recall ?? 1);
  });

  test('dates, names and document numbers are told from quantities', () => {
    const differences: string[] = [];
    let rows = 0;
    for (const id of goldenIds()) {
      const found = labelsOf(readReport(id), vocabulary);
      for (const [i, row] of readGolden(id).entries()) {
        if (!/\d/.test(row.written)) continue;
        rows += 1;
        if ((found[i]?.labels[0] === '-') !== (row.labels[0] === '-'))
          differences.push(`${id} ${row.context}`);
      }
    }
    expect(differences.length / rows, differences.join('\n')).toBeLessThanOrEqual(0.01);
  });
});
