/** The far side of `prepare.ts`: packs of reports become packs of rows in the task store. */
import { existsSync, readFileSync } from 'node:fs';
import { readableRecord } from '../archive/custody/source.ts';
import { traceSchema } from '../core/trace.ts';
import { type Item, type Pack, Packs, packValue } from '../incremental/packs.ts';
import { serveTasks } from '../incremental/serve-tasks.ts';
import { TaskStore } from '../incremental/task-store.ts';
import { type PrepareInput, prepareReport } from './prepare-report.ts';
import { type PreparedRow, preparedRow, prepareTask, rowIn } from './prepared-row.ts';

/** One report to prepare. */
export interface ReportTask extends Item {
  /** Its Markdown. */
  readonly file: string;
  /** What ingest wrote about it, and its record of custody; neither need exist. */
  readonly traceFile: string;
  readonly custodyFile: string;
  /** Key of all three. */
  readonly source: string;
  /** True when the prepared store does not have it, so that its row is asked for. */
  readonly wanted: boolean;
}

export interface PackTask {
  readonly pack: Pack<ReportTask>;
  /** Folder of the task store. */
  readonly tasks: string;
}

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** A report that could not be prepared, and why; the others go on. */
export interface PrepareFailure {
  readonly file: string;
  readonly message: string;
}

/** What came of a pack. */
export interface PackResult {
  /** Of the pack in the task store; without the reports that failed it is another one than was asked for. */
  readonly names: readonly string[];
  /** Of the reports that are wanted. */
  readonly rows: readonly PreparedRow[];
  readonly failures: readonly PrepareFailure[];
  /** Reports that no earlier pack had. */
  readonly prepared: number;
}

/**
 * What stands at the address of the original now takes its place, unless a person said otherwise of the two: else a
 * report that its issuer corrected would count twice.
 */
function replacedAtAddress({
  relations,
  watched,
}: ReturnType<typeof readableRecord>): PrepareInput['relations'] {
  const last = watched?.events.at(-1);
  if (last?.what !== 'changed' || last.version === undefined) return [];
  return relations.some(({ id }) => id === last.version) ? [] : [{ type: 'replaced-by', id: last.version }];
}

function rowOf({ file, traceFile, custodyFile, source }: ReportTask): PreparedRow {
  const [trace, custody] = [read(traceFile), read(custodyFile)];
  const known = custody === null ? null : readableRecord(custody);
  const input = {
    markdown: readFileSync(file, 'utf8'),
    trace: trace === null ? null : traceSchema.parse(JSON.parse(trace)),
    received: known?.received ?? null,
    relations: known ? [...known.relations, ...replacedAtAddress(known)] : [],
    originalEvents: known?.watched?.events ?? [],
  };
  return preparedRow(prepareReport(input), source);
}

/** @param tell is called with the number of reports that are ready */
export async function preparePack(
  { pack, tasks }: PackTask,
  tell: (done: number) => void,
): Promise<PackResult> {
  const packs = new Packs(new TaskStore(tasks), prepareTask);
  const former = packs.readAll(pack.former);
  const values = new Map<string, Uint8Array>();
  const rows: PreparedRow[] = [];
  const failures: PrepareFailure[] = [];
  let prepared = 0;
  for (const [index, item] of pack.items.entries()) {
    const known = former.get(item.key);
    if (known) {
      values.set(item.key, known);
      if (item.wanted) rows.push(rowIn(former, item.key));
      continue;
    }
    prepared += 1;
    try {
      const row = rowOf(item);
      values.set(item.key, packValue(row));
      if (item.wanted) rows.push(row);
    } catch (error) {
      failures.push({ file: item.file, message: (error as Error).message });
    }
    if (index % 10 === 9) tell(index + 1);
  }
  const whole = pack.items.filter(({ key }) => values.has(key));
  const name = Packs.nameOf(pack.prefix, whole);
  await packs.write(name, values);
  return { names: [name], rows, failures, prepared };
}

serveTasks<PackTask, PackResult, number>(preparePack);
