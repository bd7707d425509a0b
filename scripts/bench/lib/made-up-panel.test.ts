import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assessTimeliness } from '../../../src/lib/analysis/duties/timeliness.ts';
import { rawDocument } from '../../../src/lib/archive/custody/custody.ts';
import { reportSchema } from '../../../src/lib/core/schema.ts';
import { runPipeline } from '../../../src/lib/reading/pipeline.ts';
import { panelGovernments, panelReports, panelWords, panelYears, writePanel } from './made-up-panel.ts';

const reports = [...panelReports(1)];

describe('the panel', () => {
  it('has reports whose pages vanished, as far as they were not missing all along', () => {
    const project = mkdtempSync(join(tmpdir(), 'panel-'));
    mkdirSync(join(project, 'content', 'vocab'), { recursive: true });
    writePanel(project, 1);
    const raw = join(project, 'content', 'raw');
    const gone = readdirSync(raw).filter((id) =>
      readFileSync(join(raw, id, 'source.yml'), 'utf8').includes('what: gone'),
    );
    expect(gone.length).toBeGreaterThanOrEqual(3);
    rmSync(project, { recursive: true });
  });

  it('has 58 governments of all levels over nine years, the same for the same seed', () => {
    expect(panelGovernments).toHaveLength(58);
    expect(new Set(panelGovernments.map(({ level }) => level))).toEqual(
      new Set(['province', 'prefecture', 'county']),
    );
    expect(panelYears).toHaveLength(9);
    expect([...panelReports(1)].map(({ id }) => id)).toEqual(reports.map(({ id }) => id));
    expect(reports.filter(({ gone }) => gone)).toHaveLength(2);
  });

  it('says in each text that it is made up', () => {
    for (const { bytes } of reports) expect(bytes.toString()).toContain(panelWords.preface);
  });

  it('is read as it was meant: provinces of 2021 are 17 in time, 5 late, 4 undated, 5 missing', async () => {
    const counts = { 'on-time': 0, late: 0, unknown: 0, exempt: 0 };
    for (const { file, bytes, origin } of reports.filter((one) => /^\d\d0000-2021\.txt$/.test(one.file))) {
      const { markdown } = await runPipeline({ ...rawDocument(file, bytes), origin });
      const report = reportSchema.parse(parse(markdown.split('---\n')[1] ?? ''));
      expect(report.region?.level).toBe('province');
      counts[assessTimeliness(report).status] += 1;
    }
    expect(counts).toEqual({ 'on-time': 17, late: 5, unknown: 4, exempt: 0 });
  });
});
