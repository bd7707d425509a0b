/**
 * What a run fetched, kept as it comes: one file of records for each address, whole or not there. At the end the files
 * are joined to one web archive, which is taken in. A run that was killed goes on where it stopped: what it has
 * fetched is not asked for again, and an archive that was not taken in is.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile, replaceFileBy, sweepTemporaries } from '../core/replace-file.ts';
import type { Clock } from './clock.ts';
import { archiveEnding, KeptBodies } from './kept-bodies.ts';
import { infoRecord } from './warc-records.ts';

const runSchema = z.object({
  /** When the run began, ISO 8601. */
  begun: z.iso.datetime(),
  /** Name of its archive, once that is about to be written. */
  archive: z.string().nullable(),
});

type Run = z.infer<typeof runSchema>;

/** What was fetched longer ago than this is fetched again. */
const longestRun = 86_400_000;

export interface HarvestFolders {
  /** For what is not finished. */
  readonly fetchedDir: string;
  /** For web archives. */
  readonly harvestDir: string;
}

export class HarvestStore {
  readonly #folders: HarvestFolders;
  readonly #clock: Clock;
  #run: Run | null;

  constructor(folders: HarvestFolders, clock: Clock) {
    this.#folders = folders;
    this.#clock = clock;
    sweepTemporaries(folders.fetchedDir);
    sweepTemporaries(folders.harvestDir);
    this.#run = this.#readRun();
    const isOld = this.#run !== null && clock.now() - Date.parse(this.#run.begun) > longestRun;
    if (isOld && this.unfinished() === null) this.close();
  }

  get #runFile(): string {
    return join(this.#folders.fetchedDir, 'run.json');
  }

  #readRun(): Run | null {
    if (!existsSync(this.#runFile)) return null;
    return runSchema.parse(JSON.parse(readFileSync(this.#runFile, 'utf8')));
  }

  #keepRun(run: Run): void {
    this.#run = run;
    replaceFile(this.#runFile, JSON.stringify(run));
  }

  /** Path of an archive of the last run that was perhaps not taken in; null when there is none. */
  unfinished(): string | null {
    const name = this.#run?.archive;
    const path = name ? join(this.#folders.harvestDir, name) : null;
    return path !== null && existsSync(path) ? path : null;
  }

  #pieceOf(address: string): string {
    const name = createHash('sha256').update(address).digest('hex').slice(0, 32);
    return join(this.#folders.fetchedDir, `${name}${archiveEnding}`);
  }

  /** True for an address that this run, or the one before that was killed, has fetched. */
  has(address: string): boolean {
    return existsSync(this.#pieceOf(address));
  }

  /** @param records of the address and of what belongs to it */
  put(address: string, records: Uint8Array): void {
    if (this.#run === null)
      this.#keepRun({ begun: new Date(this.#clock.now()).toISOString(), archive: null });
    replaceFile(this.#pieceOf(address), records);
  }

  /**
   * Joins all that was fetched; a body that an archive beside it has is not kept again.
   * @returns path of the archive; null when nothing was fetched
   */
  async join(userAgent: string): Promise<string | null> {
    const { fetchedDir, harvestDir } = this.#folders;
    if (this.#run === null) return null;
    const { begun } = this.#run;
    const pieces = readdirSync(fetchedDir).filter((name) => name.endsWith(archiveEnding));
    if (pieces.length === 0) return null;
    const archive = freeName(harvestDir, begun.replace(/[-:]|\.\d+/g, ''));
    this.#keepRun({ begun, archive });
    const path = join(harvestDir, archive);
    const kept = await KeptBodies.of(harvestDir);
    await replaceFileBy(path, async (temporary) => {
      const info = await infoRecord(archive, begun, userAgent);
      await appendFile(temporary, info);
      let bytes = info.length;
      for (const name of pieces.sort()) {
        const records = kept.once(readFileSync(join(fetchedDir, name)), archive, bytes);
        for await (const record of records) {
          await appendFile(temporary, record);
          bytes += record.length;
        }
      }
    });
    return path;
  }

  /** Forgets the run: its archive was taken in. */
  close(): void {
    this.#run = null;
    rmSync(this.#folders.fetchedDir, { recursive: true, force: true });
  }
}

/** A name that no archive has: runs may begin in the same second. */
function freeName(dir: string, start: string): string {
  for (let n = 1; ; n++) {
    const name = `${start}${n === 1 ? '' : `-${n}`}${archiveEnding}`;
    if (!existsSync(join(dir, name))) return name;
  }
}
