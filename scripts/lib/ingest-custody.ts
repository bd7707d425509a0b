/** The first stage of a build: what has changed in custody becomes Markdown again. */
import { join } from 'node:path';
import { ingestChanged } from '../../src/lib/ingest/changed.ts';
import { archiveFolders } from '../../src/lib/ingest/folders.ts';
import type { Status } from '../../src/lib/model.ts';
import { createProgress, type Progress } from './progress.ts';

/** How many documents came out how, and what a person must do something about. */
export interface IngestTally {
  readonly counts: Readonly<Record<Status, number>>;
  /** One line for each document that was rejected or whose Markdown is kept as edited by hand, sorted by id. */
  readonly warnings: readonly string[];
  /** Documents of which nothing had changed. */
  readonly cached: number;
}

/**
 * @param root folder of the project
 * @param isOwn which documents to read; all when left out
 */
export async function ingestAll(
  root: string,
  isOwn: (id: string) => boolean = () => true,
): Promise<IngestTally> {
  let progress: Progress | undefined;
  const onPlan = (plan: { total: number; cached: number }): void => {
    progress = createProgress({ title: 'ingest', total: plan.total - plan.cached });
  };
  const counts = { ok: 0, review: 0, rejected: 0 };
  const told: { id: string; lines: string[] }[] = [];
  let cached = 0;
  const options = { folders: archiveFolders(root), cacheDir: join(root, '.cache'), isOwn, onPlan };
  for await (const settled of ingestChanged(options)) {
    const { id, status, messages } = settled;
    counts[status] += 1;
    const lines = messages
      .filter(({ slug }) => status === 'rejected' || slug === 'edited-by-hand')
      .map(({ slug, message }) => `${id}: ${slug}: ${message}`);
    if (lines.length > 0) told.push({ id, lines });
    if (settled.cached) cached += 1;
    else progress?.step(1, id);
  }
  progress?.done(`ingest: ${counts.ok + counts.review + counts.rejected} documents, ${cached} unchanged`);
  const warnings = told.sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap(({ lines }) => lines);
  return { counts, warnings, cached };
}
