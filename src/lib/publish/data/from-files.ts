/** The data set's source from Markdown files, all in memory: for tests and for archives that fit. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackedReport, packPairs, packReport } from '../../analysis/tables/pack-report.ts';
import { rawLinesOf } from '../../analysis/tables/raw-lines.ts';
import { reportFacts } from '../../analysis/tables/report-facts.ts';
import { nothing } from '../../analysis/tables/rows.ts';
import type { ReportPairs } from '../../analysis/tables/similarity-tables.ts';
import { readableRecord } from '../../archive/custody/source.ts';
import { traceSchema } from '../../core/trace.ts';
import type { DataSource } from './write-data.ts';

export interface ArchiveFolders {
  /** Folder of `<id>.md`. */
  readonly reportsDir: string;
  readonly rawDir: string;
  readonly traceDir: string;
}

function readReport(id: string, { reportsDir, rawDir, traceDir }: ArchiveFolders) {
  const file = join(reportsDir, `${id}.md`);
  const [source, trace] = [join(rawDir, id, 'source.yml'), join(traceDir, `${id}.json`)];
  try {
    const markdown = readFileSync(file, 'utf8');
    const facts = reportFacts(markdown);
    const found = existsSync(trace) ? traceSchema.parse(JSON.parse(readFileSync(trace, 'utf8'))) : null;
    return {
      report: facts.report,
      received: existsSync(source) ? readableRecord(readFileSync(source, 'utf8')).received : null,
      ...packReport(facts, rawLinesOf(found, markdown, facts.sections)),
    };
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * @param pairsOf pairs in which a report comes first
 * @throws Error naming the file when a report cannot be read
 */
export function dataFromFiles(
  folders: ArchiveFolders,
  pairsOf: (id: string) => ReportPairs = () => ({ pairs: [], textOf: () => '' }),
): DataSource {
  const names = existsSync(folders.reportsDir) ? readdirSync(folders.reportsDir) : [];
  const ids = names.flatMap((name) => /^(r[0-9a-f]{12})\.md$/.exec(name)?.[1] ?? []).sort();
  const packed = new Map<string, PackedReport['packed']>();
  const entries = ids.map((id) => {
    const { packed: own, tables, ...rest } = readReport(id, folders);
    const pairs = packPairs(pairsOf(id));
    packed.set(id, { ...own, ...pairs.packed });
    return { ...rest, tables: { ...tables, ...pairs.tables } };
  });
  return {
    entries,
    rows: (table, wanted) => wanted.map((id) => packed.get(id)?.[table] ?? nothing),
  };
}
