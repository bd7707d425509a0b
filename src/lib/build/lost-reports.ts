/**
 * Fail closed: a site that lacks a report which the present one shows does not take its place, unless the report was
 * withdrawn with a reason (`content/vocab/withdrawn.yml`) or a person confirms it.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LeftOut } from './left-out.ts';

/** Ids in a message at most. */
const shown = 20;

const isReportId = (name: string): boolean => /^r[0-9a-f]{12}$/.test(name);

/** @returns ids of the reports that a built site has a page of, sorted; none when there is no such site */
export function publishedReports(siteDir: string): string[] {
  const folder = join(siteDir, 'reports');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => isReportId(name) && existsSync(join(folder, name, 'index.html'))).sort();
}

/** A build that nothing is wrong with, but for what it would take away. */
export class RefusedRemoval extends Error {
  readonly ids: readonly string[];

  constructor(dir: string, ids: readonly string[], reasons: readonly string[]) {
    const more = ids.length > shown ? ` and ${ids.length - shown} more` : '';
    super(
      `${dir} shows ${ids.length} reports that this build would remove: ${ids.slice(0, shown).join(', ')}${more}. ` +
        'Restore them (content/raw, content/reports), enter them in content/vocab/withdrawn.yml with a reason, ' +
        'or confirm with --confirm-removal' +
        reasons.map((line) => `\n  ${line}`).join(''),
    );
    this.ids = ids;
  }
}

/**
 * @param dir the site that would be replaced
 * @param paths files of the site that would take its place, pages of withdrawn reports among them
 * @param leftOut reports that a stage failed on, and why
 * @throws RefusedRemoval
 */
export function refuseLosses(dir: string, paths: Iterable<string>, leftOut: readonly LeftOut[] = []): void {
  const present = new Set(paths);
  const lost = publishedReports(dir).filter((id) => !present.has(`reports/${id}/index.html`));
  if (lost.length === 0) return;
  const reasons = leftOut.filter(({ id }) => lost.includes(id)).map(({ line }) => line);
  throw new RefusedRemoval(dir, lost, reasons);
}
