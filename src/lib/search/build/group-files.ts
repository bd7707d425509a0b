/** Writes the index of a group from its finished units. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { compareText } from '../../core/order.ts';
import { TaskStore } from '../../incremental/task-store.ts';
import { ByteWriter } from '../format/bytes.ts';
import { ShardWriter, writeLeaf } from '../format/shard.ts';
import { readLines } from './fragment-store.ts';
import { buildGroup, groupLimits, type IndexedReport } from './group-builder.ts';
import { formerOrder, writeOrder } from './order-file.ts';
import { type ReportSummary, readSummary, summaryFile } from './summary.ts';
import { type GroupTask, groupTask } from './tasks.ts';

const dayMilliseconds = 86_400_000;

/** Days from 1970-01-01 to the publication of each report, 0 when unknown. */
function writeDates(reports: readonly ReportSummary[]): Uint8Array {
  const writer = new ByteWriter();
  const days = ({ published }: ReportSummary) =>
    published === null ? 0 : Math.max(0, Date.parse(published) / dayMilliseconds);
  writer.list(reports.map(days));
  return writer.take();
}

/** For each indicator the reports that have a figure of it. */
function writeIndicators(reports: readonly ReportSummary[]): Uint8Array {
  const holders = new Map<string, number[]>();
  for (const [place, { indicators }] of reports.entries()) {
    for (const indicator of indicators) {
      const own = holders.get(indicator) ?? [];
      holders.set(indicator, own);
      own.push(place);
    }
  }
  const writer = new ShardWriter();
  for (const [indicator, own] of [...holders].sort(([a], [b]) => compareText(a, b)))
    writeLeaf(writer, indicator, Uint32Array.from(own));
  return writer.take();
}

const factsOf = ({ region, year, kind, needsReview }: ReportSummary): IndexedReport['facts'] => ({
  region: region?.key ?? '',
  year: year ?? 0,
  kind,
  level: region?.level ?? '',
  needsReview,
});

export async function makeGroup(task: GroupTask, tell: (done: number) => void): Promise<void> {
  const summaries = task.units.flatMap(({ dir }) => readSummary(join(dir, summaryFile)));
  const streams = task.units.flatMap(({ dir }) => readLines(dir));
  const reports = summaries.map(
    (summary, place): IndexedReport => ({
      facts: factsOf(summary),
      stream: streams[place] as IndexedReport['stream'],
    }),
  );
  tell(Math.floor(reports.length / 4));
  const units = task.units.map(({ dir, files }) => ({ path: basename(dir), reports: files.length }));
  const store = new TaskStore(task.store);
  const former = formerOrder(store, task);
  const { head, leafFiles, listFiles, buckets, sizes } = buildGroup(reports, units, groupLimits, former);
  await writeOrder(store, task, { buckets, sizes });
  await store.make(groupTask, task.name, (staging) => {
    writeFileSync(join(staging, 'head.bin'), deflateRawSync(head, { level: 9 }));
    writeFileSync(join(staging, 'dates.bin'), deflateRawSync(writeDates(summaries), { level: 9 }));
    writeFileSync(join(staging, 'figures.bin'), writeIndicators(summaries));
    for (const folder of ['l', 'q']) mkdirSync(join(staging, folder));
    for (const [k, file] of leafFiles.entries()) writeFileSync(join(staging, 'l', `${k}.bin`), file);
    for (const [k, file] of listFiles.entries()) writeFileSync(join(staging, 'q', `${k}.bin`), file);
  });
}
