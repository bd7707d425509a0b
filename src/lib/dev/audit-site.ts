/** Lighthouse on every kind of page of a built site that is served for it. */
import { createProgress } from '../build/progress.ts';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../build/site-files.ts';
import { serveSite } from '../publish/hosting/server.ts';
import { type AuditedPage, auditPages, type PageAudit } from './audit.ts';
import { categories } from './audit-scores.ts';

/** Search engines are told not to know them, which is what Lighthouse would take points for. */
const unlisted = new Set(['404.html', 'offline', 'review']);

/** The richest page of each kind, and a comparison of two reports. */
async function auditedPages(site: string, home: string): Promise<AuditedPage[]> {
  const all = pagesOf(await listSiteFiles(site));
  const pages = richestOfEachKind(all)
    .filter(({ kind }) => !unlisted.has(kind))
    .map(({ kind, address }) => ({ name: kind, url: home + address }));
  const reports = all.filter(({ kind, address }) => kind === 'reports/*' && /r[0-9a-f]{12}/.test(address));
  const [a = '', b = ''] = reports.map(({ address }) => address.split('/')[1] ?? '');
  return [...pages, { name: 'compare?a&b', url: `${home}compare/?${new URLSearchParams({ a, b })}` }];
}

export interface SiteAudit {
  /** Folder of the built site. */
  readonly site: string;
  /** Path that it was built for. */
  readonly base: string;
  /** Audits of each page, of which the median counts. */
  readonly runs: number;
}

export async function auditSite({ site, base, runs }: SiteAudit): Promise<PageAudit[]> {
  const server = await serveSite({ dir: site, base, hosted: true });
  try {
    const pages = await auditedPages(site, server.url);
    const progress = createProgress({ title: 'audit', total: pages.length });
    const audits = await auditPages(pages, runs, ({ name }) => progress.step(1, name));
    progress.done(`audit: ${pages.length} pages, ${runs} times each`);
    return audits;
  } finally {
    await server.close();
  }
}

/** @returns a line for each page with its scores, below a line of headings */
export function auditTable(audits: readonly PageAudit[]): string {
  const row = (cells: readonly string[]) => cells.map((text) => text.padEnd(20)).join('');
  return [
    row(['page', ...categories]),
    ...audits.map(({ name, scores }) => row([name, ...categories.map((one) => String(scores[one]))])),
  ].join('\n');
}
