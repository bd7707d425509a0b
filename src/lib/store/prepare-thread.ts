/** The far side of `prepare.ts`: reports come in batches and go back as rows of the store. */
import { existsSync, readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { readableRecord } from '../archive/custody/source.ts';
import { traceSchema } from '../core/trace.ts';
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

export type PrepareAnswer = { readonly rows: readonly PreparedRow[] } | { readonly error: string };

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** @throws Error naming the file */
export function prepareTask({ file, traceFile, custodyFile, source }: PrepareTask): PreparedRow {
  try {
    const [trace, custody] = [read(traceFile), read(custodyFile)];
    const known = custody === null ? null : readableRecord(custody);
    const input = {
      markdown: readFileSync(file, 'utf8'),
      trace: trace === null ? null : traceSchema.parse(JSON.parse(trace)),
      received: known?.received ?? null,
      relations: known?.relations ?? [],
    };
    return preparedRow(prepareReport(input), source);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

parentPort?.on('message', (tasks: readonly PrepareTask[]) => {
  let answer: PrepareAnswer;
  try {
    answer = { rows: tasks.map(prepareTask) };
  } catch (error) {
    answer = { error: (error as Error).message };
  }
  parentPort?.postMessage(answer);
});
