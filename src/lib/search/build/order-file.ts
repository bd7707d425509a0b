/**
 * Keeps the order of a group's places in the cache, so that the next index of mostly the same reports need not sort
 * all of them again: four bytes for each character. A file is one line that tells what it holds, then the numbers.
 */
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskStore } from '../../incremental/task-store.ts';
import type { FormerOrder, KeptOrder } from './carry-over.ts';
import { type GroupTask, orderTask } from './tasks.ts';

interface Head {
  /** Names the code that the group was made by. */
  readonly version: string;
  /** Id and checksum of each report, in order. */
  readonly reports: readonly string[];
  readonly sizes: readonly number[];
  readonly buckets: number;
  readonly places: number;
}

/** Of so many reports one may be new: to look for the places of more saves little of sorting them all (measured). */
const newPart = 25;

const orderFile = 'order.bin';

const reportsOf = ({ units }: GroupTask): string[] =>
  units.flatMap(({ files }) => files.map(({ id, sha256 }) => `${id} ${sha256}`));

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

export async function writeOrder(
  store: TaskStore,
  task: GroupTask,
  { buckets, sizes }: KeptOrder,
): Promise<void> {
  if (store.has(orderTask, task.order)) return;
  const { order, ends, lengths } = buckets;
  const head: Head = {
    version: task.version,
    reports: reportsOf(task),
    sizes,
    buckets: ends.length,
    places: order.length,
  };
  const line = Buffer.from(JSON.stringify(head));
  // Numbers of four bytes must begin at a multiple of four.
  const padding = Buffer.from(`${' '.repeat(3 - (line.length % 4))}\n`);
  await store.make(orderTask, task.order, (staging) => {
    const file = openSync(join(staging, orderFile), 'wx');
    for (const part of [line, padding, bytesOf(ends), bytesOf(order), lengths]) writeFileSync(file, part);
    closeSync(file);
  });
}

/**
 * The nearest order that earlier builds kept.
 * @returns null when none is near enough
 */
export function formerOrder(store: TaskStore, task: GroupTask): FormerOrder | null {
  const reports = reportsOf(task);
  const places = new Map(reports.map((report, place) => [report, place]));
  for (const key of task.former) {
    if (!store.has(orderTask, key)) continue;
    const bytes = readFileSync(join(store.entry(orderTask, key), orderFile));
    const line = bytes.indexOf(10) + 1;
    const head = JSON.parse(bytes.toString('utf8', 0, line)) as Head;
    const now = head.reports.map((report) => places.get(report) ?? -1);
    const added = reports.length - now.filter((place) => place >= 0).length;
    if (head.version !== task.version || added * newPart > reports.length) continue;
    const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + line, head.buckets + head.places);
    const buckets = {
      ends: numbers.subarray(0, head.buckets),
      order: numbers.subarray(head.buckets),
      lengths: bytes.subarray(line + numbers.byteLength),
    };
    return { buckets, sizes: head.sizes, now };
  }
  return null;
}
