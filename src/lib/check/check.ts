/**
 * Is the archive whole, and what in it needs a person? Integrity is checked against custody, review slugs are
 * read from the reports themselves.
 */

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZodError } from 'zod';
import { encodeFingerprint, fingerprintOf } from '../analysis/works/fingerprint.ts';
import { shelfOf } from '../analysis/works/shelf.ts';
import { type DecidedRelation, findWorks, isOfWorks, type WorkEntry } from '../analysis/works/works.ts';
import { listCustody, readKept } from '../archive/custody/custody.ts';
import { type Source, SourceError } from '../archive/custody/source.ts';
import { ignoredFiles } from '../core/ignored.ts';
import { parseReport, type Section } from '../core/markdown/parse.ts';
import { isUntouched } from '../core/markdown/seal.ts';
import type { Severity } from '../core/model.ts';
import { compareText } from '../core/order.ts';
import { reviewEntry } from '../core/review-vocab.ts';
import { withdrawnReports } from '../core/withdrawn.ts';
import { movedAnchors } from '../publish/hosting/moved-anchors.ts';

export interface Issue {
  /** Stable name of what was found. */
  readonly slug: string;
  readonly severity: Severity;
  /** File that it was found in, relative to the project. */
  readonly file: string;
  /** What was found, what was expected, what to do. */
  readonly message: string;
  /** The report that it is about, where it is about one. */
  readonly id?: string;
}

const reason = (error: unknown): string =>
  error instanceof ZodError
    ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    : (error as Error).message;

/** What is found in the archive, besides issues: for the checks that look at all reports together. */
interface Archive {
  /** Records of custody that can be read, by id. */
  readonly sources: Map<string, Source>;
  readonly works: WorkEntry[];
}

async function checkReport(
  file: string,
  id: string,
  inCustody: boolean,
  { sources, works }: Archive,
): Promise<Issue[]> {
  const text = await readFile(file, 'utf8');
  const issues: Issue[] = [];
  const add = (slug: string, severity: Severity, message: string) =>
    issues.push({ slug, severity, file, message, id });
  try {
    const parsed = parseReport(text);
    const { report, sections } = parsed;
    if (report.id !== id) add('id-differs', 'error', `front matter 的 id 是 ${report.id}，应与文件名相同`);
    if (sections.length === 0) add('no-report-text', 'error', '没有正文；应为一份报告的全文');
    for (const message of brokenMoves(id, sections)) add('moved-anchor-broken', 'error', message);
    const relations = sources.get(id)?.relations ?? [];
    works.push({ report, fingerprint: encodeFingerprint(fingerprintOf(parsed)), relations });
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
  if (withdrawnReports().has(id)) {
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

const notPublished = 'not-published';
const isRefusal = (slug: string): boolean => reviewEntry(slug).severity === 'error';

async function checkCustody(
  rawDir: string,
  id: string,
  published: boolean,
  sources: Map<string, Source>,
): Promise<Issue[]> {
  const folder = join(rawDir, id);
  let source: Source;
  try {
    ({ source } = await readKept(rawDir, id));
  } catch (error) {
    const slug = error instanceof SourceError ? 'source-invalid' : 'custody-damaged';
    return [{ slug, severity: 'error', file: folder, message: reason(error) }];
  }
  sources.set(id, source);
  const file = join(folder, source.stored);
  if (withdrawnReports().has(id)) {
    const message = '报告已撤下，原件还在这里；不会读入，也不会公布；要连原件一起去掉时，请删去这个文件夹';
    return [{ slug: 'withdrawn-but-kept', severity: 'info', file, message }];
  }
  if (published || ignoredFiles().has(id)) return [];
  const message = '原件还没有对应的报告；请运行 npm run ingest 查看原因';
  return [{ slug: notPublished, severity: 'warning', file, message, id }];
}

/** Two reports cannot be one report and two, nor each the newer one or a part of the other. */
const isAgainst = (one: DecidedRelation, other: DecidedRelation): boolean =>
  isOfWorks(one.type) ? isOfWorks(other.type) && one.type !== other.type : one.type === other.type;

/** Decisions by which each report would leave the lists for another one, so that none does. */
function checkCircles(rawDir: string, sources: ReadonlyMap<string, Source>): Issue[] {
  const entries = [...sources].map(([id, { relations }]) => ({ id, relations }));
  const shelf = shelfOf(entries);
  return entries.flatMap(({ id, relations }) => {
    const step = relations.find(({ type }) => type === 'replaced-by' || type === 'part-of');
    if (!step || shelf.has(id) || !sources.has(step.id)) return [];
    const message = `relations 说这份报告由 ${step.id} 取代或是它的一部分，一路追下去却又回到原处；这几条都不起作用，请改正其中一条`;
    return [
      { slug: 'relation-circle', severity: 'error' as const, file: join(rawDir, id, 'source.yml'), message },
    ];
  });
}

/** What persons decided about pairs of reports that does not hold together. */
function checkRelations(
  rawDir: string,
  sources: ReadonlyMap<string, Source>,
  ids: ReadonlySet<string>,
): Issue[] {
  return [...sources].flatMap(([id, { relations }]) =>
    relations.flatMap((own): Issue[] => {
      const file = join(rawDir, id, 'source.yml');
      if (!ids.has(own.id)) {
        const message = `relations 中的 ${own.id} 不在档案中，这一条不起作用；请核对 id，或删去这一条`;
        return [{ slug: 'relation-unknown', severity: 'warning', file, message }];
      }
      const opposite = sources.get(own.id)?.relations.find((one) => one.id === id && isAgainst(one, own));
      if (!opposite) return [];
      const told = isOfWorks(own.type) ? '暂按不同报告处理' : '两条都不起作用';
      const message = `relations 说与 ${own.id} 的关系是 ${own.type}，${own.id} 的 source.yml 却说是 ${opposite.type}（${opposite.reason}）；${told}，请改正其中一条`;
      return [{ slug: 'relation-contradicted', severity: 'error', file, message }];
    }),
  );
}

/** What a person takes as known is counted, not told; errors of integrity have no slug that can be. */
function withoutKnown(issues: readonly Issue[], sources: ReadonlyMap<string, Source>): Issue[] {
  const known = ({ id = '', slug }: Issue): boolean =>
    sources
      .get(id)
      // Whoever knows why a document cannot be read knows that it is not published.
      ?.acknowledged.some((one) => one.slug === slug || (slug === notPublished && isRefusal(one.slug))) ??
    false;
  const [left, gone] = [issues.filter((issue) => !known(issue)), issues.filter(known)];
  if (gone.length === 0) return left;
  const message = `另有 ${gone.length} 条提示已在 source.yml 的 acknowledged 中确认，不再列出`;
  return [...left, { slug: 'acknowledged', severity: 'info', file: 'content/raw', message }];
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
  const archive: Archive = { sources: new Map(), works: [] };
  const issues: Issue[] = [];
  for (const id of custody) issues.push(...(await checkCustody(rawDir, id, ids.has(id), archive.sources)));
  for (const id of ids)
    issues.push(...(await checkReport(join(reportsDir, `${id}.md`), id, custody.has(id), archive)));
  issues.push(...checkRelations(rawDir, archive.sources, ids), ...checkCircles(rawDir, archive.sources));
  const shelf = shelfOf(archive.works.map(({ report: { id }, relations }) => ({ id, relations })));
  for (const { preferred, copies } of findWorks(
    archive.works.filter(({ report }) => !shelf.has(report.id)),
  )) {
    for (const id of copies) {
      const { severity, description } = reviewEntry('same-work');
      const file = join(reportsDir, `${id}.md`);
      issues.push({
        slug: 'same-work',
        severity,
        file,
        id,
        message: `${description}这一份报告以 ${preferred} 为准。`,
      });
    }
  }
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  return withoutKnown(issues, archive.sources).sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      a.slug.localeCompare(b.slug, 'en') ||
      compareText(a.file, b.file),
  );
}
