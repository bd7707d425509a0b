/**
 * Packs: what a task made of each of some dozen neighbouring reports, as one entry of the task store, so that an
 * archive is not as many small files. One report more changes one pack; what an earlier pack has of the others is
 * copied as it is.
 */
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { compareText } from '../core/order.ts';
import { formerNames, partitionByIdPrefix } from './id-prefix.ts';
import type { TaskStore } from './task-store.ts';

/** A report to make something of. */
export interface Item {
  /** A letter and twelve hex digits. */
  readonly id: string;
  /** Names all that its value follows from, code included. */
  readonly key: string;
}

export interface Pack<One extends Item> {
  readonly prefix: string;
  /** Its key in the task store. */
  readonly name: string;
  /** In the order of ids. */
  readonly items: readonly One[];
  /** Names of packs of earlier builds with some of the same reports. */
  readonly former: readonly string[];
}

/** Compressed values by the keys of their items. */
export type PackedValues = ReadonlyMap<string, Uint8Array>;

/** Most reports in a pack: a change writes so many again, and the store has a file for so many. */
const mostItems = 64;
const packFile = 'pack.bin';

/** @param value as `structuredClone` takes it */
export const packValue = (value: unknown): Uint8Array =>
  zstdCompressSync(serialize(value), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });

export const unpackValue = <Value>(bytes: Uint8Array): Value =>
  deserialize(zstdDecompressSync(bytes)) as Value;

/** Packs of one kind of task. */
export class Packs {
  readonly #store: TaskStore;
  readonly #task: string;

  constructor(store: TaskStore, task: string) {
    this.#store = store;
    this.#task = task;
  }

  static nameOf(prefix: string, items: readonly Item[]): string {
    const parts = items.map(({ id, key }) => `${id} ${key}`);
    return `${prefix}-${hash('sha256', parts.join('\n')).slice(0, 32)}`;
  }

  /** @param items in any order */
  plan<One extends Item>(items: readonly One[]): Pack<One>[] {
    const names = this.#store.keys(this.#task);
    const sorted = [...items].sort((a, b) => compareText(a.id, b.id));
    return partitionByIdPrefix({ prefix: '', items: sorted }, mostItems).map(({ prefix, items: own }) => {
      const name = Packs.nameOf(prefix, own);
      return { prefix, name, items: own, former: formerNames(names, prefix, name) };
    });
  }

  /** Names of all that are there; they may be damaged. */
  names(): ReadonlySet<string> {
    return new Set(this.#store.keys(this.#task));
  }

  /** @returns null when there is none, or a damaged one, which is dropped */
  read(name: string): PackedValues | null {
    if (!this.#store.has(this.#task, name)) return null;
    const all = readFileSync(join(this.#store.entry(this.#task, name), packFile));
    let at = all.indexOf(10) + 1;
    return new Map(
      (JSON.parse(all.toString('utf8', 0, at)) as [string, number][]).map(([key, length]) => {
        at += length;
        return [key, all.subarray(at - length, at)];
      }),
    );
  }

  /** What packs have, the earlier of two with the same key. */
  readAll(names: Iterable<string>): PackedValues {
    return new Map([...names].flatMap((name) => [...(this.read(name) ?? [])]));
  }

  /** Writes a pack unless it is there. */
  async write(name: string, values: PackedValues): Promise<void> {
    if (this.#store.has(this.#task, name)) return;
    const head = JSON.stringify([...values].map(([key, bytes]) => [key, bytes.length]));
    await this.#store.make(this.#task, name, (staging) =>
      writeFileSync(join(staging, packFile), Buffer.concat([Buffer.from(`${head}\n`), ...values.values()])),
    );
  }

  /** Drops all others. */
  keepOnly(names: Iterable<string>): void {
    this.#store.keepOnly(this.#task, names);
  }
}
