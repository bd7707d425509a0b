/**
 * Is the archive whole, and what in it needs a person? Integrity is checked against custody, review slugs are
 * read from the reports themselves.
 */

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZodError } from 'zod';
import { findWorks, type WorkEntry, workSketch } from '../analysis/works/works.ts';
import { listCustody, readCustody } from '../archive/custody/custody.ts';
import { parseReport, type Section } from '../core/markdown/parse.ts';
import { isUntouched } from '../core/markdown/seal.ts';
import type { Severity } from '../core/model.ts';
import { compareText } from '../core/order.ts';
import { reviewEntry } from '../core/review-vocab.ts';
import { movedAnchors } from '../publish/hosting/moved-anchors.ts';
import { withdrawnPages } from '../publish/hosting/withdrawn.ts';

export interface Issue {
  /** Stable name of what was found. */
  readonly slug: string;
  readonly severity: Severity;
  /** File that it was found in, relative to the project. */
  readonly file: string;
  /** What was found, what was expected, what to do. */
  readonly message: string;
}

const reason = (error: unknown): string =>
  error instanceof ZodError
    ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    : (error as Error).message;

async function checkReport(
  file: string,
  id: string,
  inCustody: boolean,
  works: WorkEntry[],
): Promise<Issue[]> {
  const text = await readFile(file, 'utf8');
  const issues: Issue[] = [];
  const add = (slug: string, severity: Severity, message: string) =>
    issues.push({ slug, severity, file, message });
  try {
    const parsed = parseReport(text);
    const { report, sections } = parsed;
    if (report.id !== id) add('id-differs', 'error', `front matter 的 id 是 ${report.id}，应与文件名相同`);
    if (sections.length === 0) add('no-report-text', 'error', '没有正文；应为一份报告的全文');
    for (const message of brokenMoves(id, sections)) add('moved-anchor-broken', 'error', message);
    works.push({ report, sketch: workSketch(parsed) });
    for (const slug of report.review) {
      const { severity, label, description, action } = reviewEntry(slug);
      add(slug, severity, `${label}:${description}${action ?? ''}`);
    }
  } catch (error) {
    add(
      'front-matter-invalid',
      'error',
      `front matter 不合要求 (${reason(error)});请改正，或移走此文件再运行 npm run ingest`,
    );
  }
  if (withdrawnPages().some(({ path }) => path === `reports/${id}/`)) {
    add(
      'withdrawn-but-there',
      'error',
      'withdrawn.yml 说这份报告已撤下，它却还在；请删去报告和原件，或删去那一项',
    );
  }
  if (!inCustody)
    add(
      'no-raw-document',
      'error',
      `content/raw/${id} 中没有原件；每份报告都应有原件，请用 npm run ingest 读入原件`,
    );
  if (!isUntouched(text)) add('edited-by-hand', 'info', '此文件经过人工修改,ingest 不会覆盖它');
  return issues;
}

/** Old anchors whose entry in `content/vocab/moved-anchors.yml` does not hold any more. */
function brokenMoves(id: string, sections: readonly Section[]): string[] {
  const moved = movedAnchors().get(`reports/${id}/`) ?? {};
  const present = new Set(
    sections.flatMap(({ anchor, passages }) => [anchor, ...passages.map((one) => one.anchor)]),
  );
  return Object.entries(moved).flatMap(([from, to]) => [
    ...(present.has(from) ? [`moved-anchors.yml 的 ${from} 又是报告自己的锚点了；请删去这一项`] : []),
    ...(present.has(to) ? [] : [`moved-anchors.yml 把 ${from} 指到 ${to}，报告没有这个锚点；请改正`]),
  ]);
}

async function checkCustody(rawDir: string, id: string, published: boolean): Promise<Issue[]> {
  const file = join(rawDir, id);
  try {
    await readCustody(rawDir, id);
  } catch (error) {
    return [{ slug: 'custody-broken', severity: 'error', file, message: reason(error) }];
  }
  if (published) return [];
  const message = '原件还没有对应的报告；请运行 npm run ingest 查看原因';
  return [{ slug: 'not-published', severity: 'warning', file, message }];
}

/**
 * @param content the project's `content` folder
 * @returns what was found, errors first, then by slug and file
 */
export async function checkArchive(content: string): Promise<Issue[]> {
  const [rawDir, reportsDir] = [join(content, 'raw'), join(content, 'reports')];
  const custody = new Set(await listCustody(rawDir));
  const names = existsSync(reportsDir)
    ? (await readdir(reportsDir)).filter((name) => name.endsWith('.md')).sort()
    : [];
  const ids = new Set(names.map((name) => name.slice(0, -'.md'.length)));
  const works: WorkEntry[] = [];
  const issues: Issue[] = [];
  for (const id of custody) issues.push(...(await checkCustody(rawDir, id, ids.has(id))));
  for (const id of ids)
    issues.push(...(await checkReport(join(reportsDir, `${id}.md`), id, custody.has(id), works)));
  for (const { preferred, copies } of findWorks(works)) {
    for (const id of copies) {
      const { severity, description } = reviewEntry('same-work');
      const file = join(reportsDir, `${id}.md`);
      issues.push({
        slug: 'same-work',
        severity,
        file,
        message: `${description}这一份报告以 ${preferred} 为准。`,
      });
    }
  }
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  return issues.sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      a.slug.localeCompare(b.slug, 'en') ||
      compareText(a.file, b.file),
  );
}
