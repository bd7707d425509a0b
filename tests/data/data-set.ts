/** The data set of the reports that were read by hand, written once into a folder of its own. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataResult, writeData } from '../../src/lib/data/write-data.ts';
import { projectRoot } from '../../src/lib/vocab.ts';

/** Answers must not change when a report joins the archive, so they are those of fixed reports. */
export const ids = readdirSync(join(projectRoot(), 'tests', 'golden')).filter((name) =>
  /^r[0-9a-f]{12}$/.test(name),
);

export const version = '0123456789abcdef';

export interface DataSet {
  /** To be removed by the caller. */
  readonly folder: string;
  /** Folder of the tables. */
  readonly data: string;
  readonly reportsDir: string;
  readonly outDir: string;
  readonly result: DataResult;
}

export function makeDataSet(): DataSet {
  const folder = mkdtempSync(join(tmpdir(), 'data-set-'));
  const [reportsDir, outDir] = [join(folder, 'content'), join(folder, 'site')];
  mkdirSync(reportsDir);
  for (const id of ids) {
    cpSync(join(projectRoot(), 'content', 'reports', `${id}.md`), join(reportsDir, `${id}.md`));
  }
  const result = writeData({ reportsDir, outDir, version });
  return { folder, reportsDir, outDir, data: join(outDir, 'data'), result };
}
