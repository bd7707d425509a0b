/** The far side of `prepare.ts`: reports come in batches and go back as rows of the store. */
import { existsSync, readFileSync } from 'node:fs';
import { readableRecord } from '../archive/custody/source.ts';
import { traceSchema } from '../core/trace.ts';
import { serveTasks } from '../incremental/serve-tasks.ts';
import { prepareReport } from './prepare-report.ts';
import { type PreparedRow, preparedRow } from './prepared-row.ts';

/** One report to prepare. */
export interface PrepareTask {
  /** Its Markdown. */
  readonly file: string;
  /** What ingest wrote about it, and its record of custody; neither need exist. */
  readonly traceFile: string;
  readonly custodyFile: string;
  /** Key of all three. */
  readonly source: string;
}

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** A report that could not be prepared, and why; the others go on. */
export interface PrepareFailure {
  readonly file: string;
  readonly message: string;
}

export function prepareTask({
  file,
  traceFile,
  custodyFile,
  source,
}: PrepareTask): PreparedRow | PrepareFailure {
  try {
    const [trace, custody] = [read(traceFile), read(custodyFile)];
    const known = custody === null ? null : readableRecord(custody);
    const input = {
      markdown: readFileSync(file, 'utf8'),
      trace: trace === null ? null : traceSchema.parse(JSON.parse(trace)),
      received: known?.received ?? null,
      relations: known?.relations ?? [],
      originalEvents: known?.watched?.events ?? [],
    };
    return preparedRow(prepareReport(input), source);
  } catch (error) {
    return { file, message: (error as Error).message };
  }
}

serveTasks<readonly PrepareTask[], readonly (PreparedRow | PrepareFailure)[]>((tasks) =>
  tasks.map(prepareTask),
);
