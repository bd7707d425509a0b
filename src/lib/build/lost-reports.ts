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

  /** @param what is lost, and @param remedy how it is mended other than by a confirmation */
  constructor(what: string, ids: readonly string[], remedy: string, reasons: readonly string[]) {
    const more = ids.length > shown ? ` and ${ids.length - shown} more` : '';
    super(
      `${what}: ${ids.slice(0, shown).join(', ')}${more}. ${remedy}, or confirm with --confirm-removal` +
        reasons.map((line) => `\n  ${line}`).join(''),
    );
    this.ids = ids;
  }
}

const reasonsOf = (leftOut: readonly LeftOut[], ids: ReadonlySet<string>): string[] =>
  leftOut.filter(({ id }) => ids.has(id)).map(({ line }) => line);

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
  throw new RefusedRemoval(
    `${dir} shows ${lost.length} reports that this build would remove`,
    lost,
    'Restore them (content/raw, content/reports), enter them in content/vocab/withdrawn.yml with a reason',
    reasonsOf(leftOut, new Set(lost)),
  );
}

/**
 * A site would go on showing originals that the archive has lost, until one day it is built anew.
 * @param dir the site that would be replaced
 * @param damaged documents whose original or record is not as it was received, or gone
 * @throws RefusedRemoval
 */
export function refuseLostOriginals(dir: string, damaged: readonly LeftOut[]): void {
  const lost = new Set(damaged.map(({ id }) => id).filter((id) => existsSync(join(dir, 'raw', id))));
  if (lost.size === 0) return;
  throw new RefusedRemoval(
    `${dir} has ${lost.size} originals that are missing or damaged in content/raw`,
    [...lost].sort(),
    'Restore them ("npm run fixity -- --from COPY" repairs from a second copy)',
    reasonsOf(damaged, lost),
  );
}
