/** What `get` and `watch` have in common: a polite fetcher, a store for what comes, and taking that in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { archiveContact, userAgent } from '../core/archive-contact.ts';
import { fetchedDir, fetchLockFile, harvestDir, lockFile } from '../core/files.ts';
import { projectRoot } from '../core/vocab.ts';
import { guard } from '../harvest/address-guard.ts';
import { systemClock } from '../harvest/clock.ts';
import { Fetcher } from '../harvest/fetcher.ts';
import { HarvestStore } from '../harvest/harvest-store.ts';
import { withLock } from '../incremental/lock.ts';
import { ingestInputs } from './ingest-inputs.ts';

export interface HarvestOptions {
  readonly allowPrivate?: boolean;
}

/** @param command as it is told to others that wait for it */
export class Harvest {
  readonly clock = systemClock;
  readonly folders: ReturnType<typeof archiveFolders>;
  readonly fetcher: Fetcher;
  readonly store: HarvestStore;
  readonly #agent: string;
  readonly #command: string;
  /** False once something was rejected. */
  isWhole = true;

  private constructor(command: string, { allowPrivate = false }: HarvestOptions) {
    const root = projectRoot();
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    this.#command = command;
    this.#agent = userAgent(archiveContact(), version);
    this.folders = archiveFolders(root);
    this.fetcher = new Fetcher({ clock: this.clock, guard: guard({ allowPrivate }), userAgent: this.#agent });
    const places = { fetchedDir: join(root, fetchedDir), harvestDir: join(root, harvestDir) };
    this.store = new HarvestStore(places, this.clock);
  }

  /** Runs alone among the commands that fetch, which may take hours; the archive is free for others meanwhile. */
  static run(
    command: string,
    options: HarvestOptions,
    work: (harvest: Harvest) => Promise<void>,
  ): Promise<void> {
    return withLock({ file: join(projectRoot(), fetchLockFile), command }, async () => {
      const harvest = new Harvest(command, options);
      const left = harvest.store.unfinished();
      if (left !== null) await harvest.#ingest(left);
      await work(harvest);
    });
  }

  /** In turn with other commands that write into the archive. */
  inTurn = (write: () => Promise<void>): Promise<void> =>
    withLock({ file: join(projectRoot(), lockFile), command: this.#command }, write);

  async #ingest(archive: string): Promise<void> {
    await this.inTurn(async () => {
      if (!(await ingestInputs([archive], this.folders, {}))) this.isWhole = false;
    });
    this.store.close();
  }

  /** Takes in what was fetched. */
  takeIn = async (): Promise<void> => {
    const archive = await this.store.join(this.#agent);
    if (archive !== null) await this.#ingest(archive);
  };
}
