import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { allDivisions } from '../../core/regions/gazetteer.ts';
import { alikeFile, synonymRows, wordFile } from './lexicon.ts';
import { placeRows } from './lexicon-places.ts';
import type { ReportSummary } from './summary.ts';

const bytes = (value: unknown): number => deflateRawSync(JSON.stringify(value)).length;

describe('the files for understanding queries', () => {
  it('stay small for the whole country', () => {
    const regions = allDivisions()
      .filter(({ current }) => current)
      .map(({ code, name, parent }) => ({ key: code, name, parent: parent ?? '', reports: 1 }));
    expect(regions.length).toBeGreaterThan(3_000);
    expect(bytes(placeRows(regions))).toBeLessThan(65_000);
    expect(bytes(wordFile([], []))).toBeLessThan(24_000);
    expect(bytes(alikeFile())).toBeLessThan(24_000);
    expect(bytes(synonymRows())).toBeLessThan(4_000);
  });

  it('leave small places beyond the bound to the suggestions', () => {
    const towns = Array.from({ length: 2_500 }, (_, k) => ({
      key: `110118${String(k).padStart(3, '0')}`,
      name: `某${k}镇`,
      parent: '110118',
      reports: k,
    }));
    const names = new Set(placeRows(towns).map(([name]) => name));
    expect(names.size).toBe(2_000);
    expect(names.has('某2499镇')).toBe(true);
    expect(names.has('某0镇')).toBe(false);
  });

  it('know an indicator by its name, its other counts and its own rate', () => {
    const entry = (id: string) => ({ id, name: '', family: '', reports: 1 });
    const rows = wordFile([], [entry('litigation.loss-rate'), entry('reconsideration.accepted')]).indicators;
    const idOf = (phrase: string) => rows.find(([own]) => own === phrase)?.[1];
    expect(idOf('败诉率')).toBe('litigation.loss-rate');
    expect(idOf('行政诉讼败诉率')).toBe('litigation.loss-rate');
    expect(idOf('行政复议受理量')).toBe('reconsideration.accepted');
    // Several indicators have it, or none that the archive has figures of.
    expect(idOf('审查率')).toBeUndefined();
    expect(idOf('胜诉率')).toBeUndefined();
  });

  it('know organs without the places before them', () => {
    const report = { issuer: '北京市密云区司法局', region: { path: ['北京市', '密云区'] } };
    const { organs } = wordFile([report as unknown as ReportSummary], []);
    expect(organs).toEqual([['司法局', '司法局']]);
  });
});
