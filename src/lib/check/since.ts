/**
 * What was published once must stay: compares a built site with an earlier one and names each page, file and anchor
 * that is gone, with what to do.
 */

import type { Withdrawn } from '../core/withdrawn.ts';
import { anchorsOf, textsOfAnchors } from '../publish/hosting/anchors.ts';
import { goneFiles } from '../publish/hosting/gone-files.ts';
import type { ManifestEntry, ManifestFiles } from '../publish/hosting/manifest.ts';
import type { MovedAnchors } from '../publish/hosting/moved-anchors.ts';
import { openManifest, readManifest } from '../publish/hosting/read-manifest.ts';
import type { SiteSource } from '../publish/hosting/site-source.ts';
import type { Issue } from './check.ts';

export interface Comparison {
  readonly issues: readonly Issue[];
  /** Entries for `content/vocab/moved-anchors.yml` wherever the old text stands under one new anchor. */
  readonly proposals: readonly MovedAnchors[];
}

export interface SinceOptions {
  /** The site that is or was deployed. */
  readonly before: SiteSource;
  /** The site that shall take its place. */
  readonly after: SiteSource;
  readonly withdrawn: readonly Withdrawn[];
  /** Day that proposals carry, ISO 8601. */
  readonly date: string;
}

/** Of files that are gone so many are named. */
const mostTold = 10_000;

/** @throws Error when one of the sites has no manifest */
export async function compareSites({ before, after, withdrawn, date }: SinceOptions): Promise<Comparison> {
  const old = await openManifest(before);
  const now = await readManifest(after);
  const gone = goneFiles(old.files, now.files, withdrawn);
  const issues = gone.slice(0, mostTold).map((path) => goneIssue(path, date));
  if (gone.length > mostTold) issues.push(othersGone(gone.length - mostTold));
  const proposals: MovedAnchors[] = [];
  for (const path of changedPages(old.files, now.files, withdrawn)) {
    const [oldPage, newPage] = [await before.read(path), await after.read(path)];
    if (newPage === null) continue;
    const page = path.replace(/index\.html$/, '');
    if (oldPage === null) {
      const message = '锚点有变化，但找不到旧网页，不知道少了哪些；请用旧网站的文件夹或网址来比较';
      issues.push({ slug: 'anchors-unknown', severity: 'error', file: page, message });
      continue;
    }
    const found = compareAnchors(path, oldPage, newPage);
    issues.push(...found.map((one) => anchorIssue(page, one)));
    const anchors = found.filter(({ from, to }) => to !== null && !hasAnchor(path, newPage, from));
    if (anchors.length === 0) continue;
    const moved = Object.fromEntries(anchors.map(({ from, to }) => [from, to ?? '']));
    proposals.push({ page, reason: '锚点的编号变了，文字没有变', date, anchors: moved });
  }
  return { issues, proposals };
}

/** Withdrawn pages have lost their anchors with their text, which needs no further word. */
function changedPages(
  before: ManifestFiles,
  after: readonly ManifestEntry[],
  withdrawn: readonly Withdrawn[],
): string[] {
  const now = new Map(after.map(({ path, anchors }) => [path, anchors]));
  for (const { path } of withdrawn) now.delete(`${path}index.html`);
  const changed: string[] = [];
  for (const { path, anchors } of before)
    if (anchors !== undefined && now.has(path) && now.get(path) !== anchors) changed.push(path);
  return changed;
}

const hasAnchor = (path: string, html: string, anchor: string): boolean =>
  anchorsOf(path, html).includes(anchor);

export interface ChangedAnchor {
  readonly from: string;
  /** The anchor that the same text has now; null when the text is nowhere, or in several places. */
  readonly to: string | null;
  /** The anchor is still there, but leads to another text. */
  readonly shifted: boolean;
}

/**
 * @param path of the page, which says what its anchors are
 * @returns anchors that are gone, and those whose text stands elsewhere now
 */
export function compareAnchors(path: string, oldPage: string, newPage: string): ChangedAnchor[] {
  const oldAnchors = anchorsOf(path, oldPage);
  const newAnchors = new Set(anchorsOf(path, newPage));
  const oldTexts = textsOfAnchors(oldPage, oldAnchors);
  const newTexts = textsOfAnchors(newPage, [...newAnchors]);
  const places = new Map<string, string[]>();
  for (const [anchor, text] of newTexts) places.set(text, [...(places.get(text) ?? []), anchor]);
  return oldAnchors.flatMap((from): ChangedAnchor[] => {
    const text = oldTexts.get(from);
    // The empty element of an anchor that moved before leads to what follows it.
    if (text === undefined && newAnchors.has(from)) return [];
    const found = text === undefined ? [] : (places.get(text) ?? []);
    const to = found.length === 1 ? (found[0] ?? null) : null;
    if (!newAnchors.has(from)) return [{ from, to, shifted: false }];
    return to !== null && to !== from && newTexts.has(from) ? [{ from, to, shifted: true }] : [];
  });
}

function othersGone(count: number): Issue {
  const message = `还有${count}个发布过的网页和文件现在没有了；请先处理上面列出的`;
  return { slug: 'file-gone', severity: 'error', file: '', message };
}

function goneIssue(path: string, date: string): Issue {
  const address = path.replace(/(^|\/)index\.html$/, '$1');
  const what = address.endsWith('/') ? 'page' : 'file';
  const entry = `{ path: ${address}, reason: …, date: "${date}" }`;
  const message = `发布过，现在没有了；请恢复，或在 content/vocab/withdrawn.yml 写明 ${entry}，移到别处的加上 movedTo`;
  return { slug: `${what}-gone`, severity: 'error', file: address, message };
}

function anchorIssue(page: string, { from, to, shifted }: ChangedAnchor): Issue {
  const file = `${page}#${from}`;
  if (shifted) {
    const message = `旧链接现在到达的是别的文字，原来的文字在 #${to}；请改回原来的编号，已经不能改回时在报告上说明`;
    return { slug: 'anchor-shifted', severity: 'warning', file, message };
  }
  const where =
    to === null
      ? '原来的文字没有了，或不止一处，请选一个最接近的锚点'
      : `原来的文字现在在 #${to}，可写 { ${from}: ${to} }`;
  const message = `锚点没有了；${where}，写进 content/vocab/moved-anchors.yml`;
  return { slug: 'anchor-gone', severity: 'error', file, message };
}
