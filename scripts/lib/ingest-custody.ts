/** The first stage of a build: everything in custody becomes Markdown again; unchanged files are not touched. */
import { availableParallelism } from 'node:os';
import { listCustody } from '../../src/lib/custody/custody.ts';
import { archiveFolders, ingestCustody } from '../../src/lib/ingest/ingest.ts';
import type { Status } from '../../src/lib/model.ts';
import { createProgress } from './progress.ts';

/** How many documents came out how, and what a person must do something about. */
export interface IngestTally {
  readonly counts: Readonly<Record<Status, number>>;
  /** One line for each document that was rejected or whose Markdown is kept as edited by hand. */
  readonly warnings: readonly string[];
}

export async function ingestAll(root: string): Promise<IngestTally> {
  const { rawDir, reportsDir, traceDir } = archiveFolders(root);
  const ids = await listCustody(rawDir);
  const progress = createProgress({ title: 'ingest', total: ids.length });
  // Threads cost more to start than a handful of documents takes.
  const jobs = ids.length < 24 ? 1 : availableParallelism();
  const counts = { ok: 0, review: 0, rejected: 0 };
  const warnings: string[] = [];
  for await (const result of ingestCustody(rawDir, reportsDir, { jobs, traceDir })) {
    counts[result.status] += 1;
    const told = result.messages.filter(
      ({ slug }) => result.status === 'rejected' || slug === 'edited-by-hand',
    );
    warnings.push(...told.map(({ slug, message }) => `${result.id}: ${slug}: ${message}`));
    progress.step(1, result.id);
  }
  progress.done();
  return { counts, warnings };
}
