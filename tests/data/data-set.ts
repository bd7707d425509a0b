/** The data set of the reports that were read by hand, written once into a folder of its own. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSimilarPairs } from '../../src/lib/analysis/similarity/find-similar.ts';
import { similarityPassages, similarityRecord } from '../../src/lib/analysis/similarity/record.ts';
import type { ReportPairs } from '../../src/lib/analysis/tables/similarity-tables.ts';
import { readCustody } from '../../src/lib/archive/custody/custody.ts';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import { traceOf } from '../../src/lib/core/trace.ts';
import { projectRoot } from '../../src/lib/core/vocab.ts';
import { StagingDir } from '../../src/lib/incremental/output/staging-dir.ts';
import { type ArchiveFolders, dataFromFiles } from '../../src/lib/publish/data/from-files.ts';
import type { OaiSettings } from '../../src/lib/publish/data/oai.ts';
import {
  type DataOptions,
  type DataResult,
  type DataSource,
  writeData,
} from '../../src/lib/publish/data/write-data.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';

/** Answers must not change when a report joins the archive, so they are those of fixed reports. */
export const ids = readdirSync(join(projectRoot(), 'tests', 'golden')).filter((name) =>
  /^r[0-9a-f]{12}$/.test(name),
);

export const version = '0123456789abcdef';

export const oai: OaiSettings = {
  site: 'https://example.org',
  base: '/archive/',
  contact: 'archive@example.org',
  gateway: null,
};

export interface DataSet extends ArchiveFolders {
  /** To be removed by the caller. */
  readonly folder: string;
  /** Folder of the tables. */
  readonly data: string;
  readonly outDir: string;
  readonly source: DataSource;
  readonly result: DataResult;
}

/** Pairs of similar reports below a folder, by the first report. */
export function similarPairs(reportsDir: string): (id: string) => ReportPairs {
  const names = readdirSync(reportsDir).sort();
  const parsed = new Map(
    names.map((name) => [name.slice(0, -3), parseReport(readFileSync(join(reportsDir, name), 'utf8'))]),
  );
  const passages = (id: string) => similarityPassages(parsed.get(id) ?? { sections: [] });
  const entries = [...parsed].map(([id, one]) => ({ id, key: id, record: similarityRecord(one) }));
  const pairs = [...findSimilarPairs({ entries, textOf: passages })];
  return (id) => {
    const texts = new Map(passages(id).map(({ anchor, text }) => [anchor, text]));
    return { pairs: pairs.filter(({ left }) => left === id), textOf: (anchor) => texts.get(anchor) ?? '' };
  };
}

export const writeSet = (
  source: DataSource,
  folder: StagingDir,
  more: Partial<DataOptions> = {},
): Promise<DataResult> => writeData({ source, folder, version, oai, threads: 1, ...more });

/** A copy of one of the reports under another id. */
function addCopy(reportsDir: string): void {
  const [id = ''] = ids;
  const text = readFileSync(join(reportsDir, `${id}.md`), 'utf8');
  writeFileSync(join(reportsDir, 'rfffffffffff0.md'), text.replaceAll(id, 'rfffffffffff0'));
}

/** @param withCopy adds a report that says the same as another one */
export async function makeDataSet({ withCopy = false } = {}): Promise<DataSet> {
  const folder = mkdtempSync(join(tmpdir(), 'data-set-'));
  const [reportsDir, traceDir, outDir] = [
    join(folder, 'content'),
    join(folder, 'trace'),
    join(folder, 'site'),
  ];
  const rawDir = join(projectRoot(), 'content', 'raw');
  for (const dir of [reportsDir, traceDir]) mkdirSync(dir);
  for (const id of ids) {
    cpSync(join(projectRoot(), 'content', 'reports', `${id}.md`), join(reportsDir, `${id}.md`));
    const document = await runPipeline(await readCustody(rawDir, id));
    writeFileSync(join(traceDir, `${id}.json`), JSON.stringify(traceOf(document)));
  }
  if (withCopy) addCopy(reportsDir);
  const source = dataFromFiles({ reportsDir, rawDir, traceDir }, similarPairs(reportsDir));
  const result = await writeSet(source, new StagingDir(outDir, null));
  return { folder, reportsDir, rawDir, traceDir, outDir, data: join(outDir, 'data'), source, result };
}
