/** The comparison of reports, and the lists out of which a reader chooses them: for each part of the country its issuers. */
import { createHash } from 'node:crypto';
import { siteLabels } from '../../analysis/labels.ts';
import { formatPeriod } from '../../core/display-dates.ts';
import { compareText } from '../../core/order.ts';
import { children, nationalCode } from '../../core/regions/gazetteer.ts';
import type { Report } from '../../core/schema.ts';
import type { IssuerChoice } from '../compare/choices.ts';
import { partOf } from '../explore/rows.ts';
import { type PageSet, type PlainFile, pageKind, singlePage } from '../page.ts';
import type { Site } from '../site.ts';

export interface CompareView {
  /** Parts of the country that have a report, the national one first. */
  readonly parts: readonly { readonly key: string; readonly name: string }[];
}

const partNames = (): Map<string, string> =>
  new Map([
    ['national', '国家和省级'],
    ...children(nationalCode).map(({ code, name }) => [code.slice(0, 2), name] as const),
    ['unknown', '地区不明'],
  ]);

const reportsByPart = ({ archive }: Site): Map<string, Report[]> =>
  Map.groupBy(archive.reports, ({ region }) => partOf(region));

/** What a reader tells the reports of an issuer apart by. */
function reportName({ period, kind }: Report): string {
  const time = period ? formatPeriod(period) : '时期不明';
  return kind === 'annual-report' ? time : `${time}（${siteLabels().kind[kind]}）`;
}

/** @param reports newest first */
function choices(reports: readonly Report[]): IssuerChoice[] {
  const groups = Map.groupBy(reports, ({ issuer, region }) => issuer ?? region?.path.join('') ?? '机关不明');
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, own]) => [name, own.map((report) => [report.id, reportName(report)])]);
}

function* choiceFiles(site: Site): Generator<PlainFile> {
  for (const [part, reports] of reportsByPart(site)) {
    const text = () => JSON.stringify(choices(reports));
    yield {
      path: `compare/data/${part}.json`,
      key: () => createHash('sha256').update(text()).digest('hex'),
      bytes: text,
    };
  }
}

function compareView(site: Site): CompareView {
  const present = reportsByPart(site);
  const parts = [...partNames()].filter(([key]) => present.has(key));
  return { parts: parts.map(([key, name]) => ({ key, name })) };
}

export const compare: PageSet = {
  ...singlePage(pageKind('compare/', 'Compare', { sheet: 'compare' }), compareView),
  files: choiceFiles,
};
