/** The first stage of a build: what has changed in custody becomes Markdown again. */
import { join, relative } from 'node:path';
import { ingestChanged, type UnchangedFiles } from '../archive/ingest/changed.ts';
import { archiveFolders } from '../archive/ingest/folders.ts';
import type { Status } from '../core/model.ts';
import { compareText } from '../core/order.ts';
import { shown } from '../core/text/shown.ts';
import type { LeftOut } from './left-out.ts';
import { createProgress, type Progress } from './progress.ts';

/** How many documents came out how, and what a person must do something about. */
export interface IngestTally {
  readonly counts: Readonly<Record<Status, number>>;
  /** One line for each document that was rejected or whose Markdown is kept as edited by hand, sorted by id. */
  readonly warnings: readonly string[];
  /** Documents that the program or the disk failed, not their senders. */
  readonly failures: readonly LeftOut[];
  /** Those of them whose originals are damaged or lost. */
  readonly damaged: readonly LeftOut[];
  /** Messages that a person took as known (`acknowledged` in source.yml): counted, not told again. */
  readonly known: number;
  /** All documents. */
  readonly items: number;
  /** How many had not changed. */
  readonly cached: number;
  /** Those that had not, by id. */
  readonly unchanged: ReadonlyMap<string, UnchangedFiles>;
}

/** The original or its record is not as it was received. */
const damagedSlug = 'custody-damaged';
/** Other rejected documents, such as scans, are kept and may wait for a better copy. */
const failureSlugs: ReadonlySet<string> = new Set(['program-error', damagedSlug]);

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
  const onPage = ({ id, page }: { id: string; page: string }): void => progress?.step(0, `${id} ${page}`);
  const counts = { ok: 0, review: 0, rejected: 0 };
  const told: { id: string; lines: string[]; slugs: readonly string[] }[] = [];
  let known = 0;
  const unchanged = new Map<string, UnchangedFiles>();
  const options = { folders: archiveFolders(root), cacheDir: join(root, '.cache'), isOwn, onPlan, onPage };
  for await (const settled of ingestChanged(options)) {
    const { id, file, status, messages } = settled;
    counts[status] += 1;
    known += messages.filter(({ acknowledged }) => acknowledged !== undefined).length;
    const lines = messages
      .filter(
        ({ slug, acknowledged }) =>
          acknowledged === undefined && (status === 'rejected' || slug === 'edited-by-hand'),
      )
      .map(({ slug, message }) => shown(`${relative(root, file)}: ${slug}: ${message}`));
    if (lines.length > 0) told.push({ id, lines, slugs: messages.map(({ slug }) => slug) });
    if (settled.unchanged) unchanged.set(id, settled.unchanged);
    else progress?.step(1, id);
  }
  const [items, cached] = [counts.ok + counts.review + counts.rejected, unchanged.size];
  progress?.done(`ingest: ${items} documents, ${cached} unchanged`);
  const sorted = told.sort((a, b) => compareText(a.id, b.id));
  const warnings = sorted.flatMap(({ lines }) => lines);
  const withSlug = (isMeant: (slug: string) => boolean): LeftOut[] =>
    sorted
      .filter(({ slugs }) => slugs.some(isMeant))
      .flatMap(({ id, lines }) => lines.map((line) => ({ id, line })));
  const failures = withSlug((slug) => failureSlugs.has(slug));
  const damaged = withSlug((slug) => slug === damagedSlug);
  return { counts, warnings, failures, damaged, known, items, cached, unchanged };
}
