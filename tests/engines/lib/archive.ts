/** A made-up archive with its index, and the same in the form for an engine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeUpReports, writeReports } from '../../../scripts/bench/lib/made-up-archive.ts';
import { writeOpenSearch } from '../../../src/lib/publish/opensearch/write-opensearch.ts';
import { buildSearch, indexFolder, searchFiles } from '../../../src/lib/search/build/build.ts';
import { openIndex } from '../../../src/lib/search/query/index-reader.ts';
import type { SearchIndex } from '../../../src/lib/search/query/search-index.ts';

const indicators = ['litigation.loss-rate', 'litigation.win-rate', 'reconsideration.accepted'];
/** Of so many reports the first three are copies of one work. */
const worksApart = 40;

export interface EngineArchive {
  readonly index: SearchIndex;
  /** Folder of Markdown files. */
  readonly reports: string;
  /** Folder of the files for the engine. */
  readonly engine: string;
}

export async function makeArchive(dir: string, reports: number, replicas: number): Promise<EngineArchive> {
  const folder = join(dir, 'reports');
  writeReports(madeUpReports(0, reports, 1), folder);
  const files = searchFiles(folder).map((file, place) => ({
    ...file,
    indicators: indicators.filter((_, k) => (place >> k) % 3 === 0),
  }));
  const ids = files.map(({ id }) => id).sort();
  const works = ids.flatMap((id, place) =>
    place % worksApart === 0 && place + 2 < ids.length ? [[id, ...ids.slice(place + 1, place + 3)]] : [],
  );
  const outDir = join(dir, 'site');
  await buildSearch({ files, outDir, cacheDir: join(dir, 'cache'), works });
  const index = await openIndex(async (path) => {
    const file = join(outDir, indexFolder, path);
    return existsSync(file) ? readFileSync(file) : null;
  });
  const engine = join(dir, 'engine');
  await writeOpenSearch(engine, index, { shards: 2, replicas });
  return { index, reports: folder, engine };
}
