/** The comparison of reports, and the lists out of which a reader chooses them: for each part of the country its issuers. */
import { createHash } from 'node:crypto';
import { compareText } from '../../core/order.ts';
import { children, nationalCode } from '../../core/regions/gazetteer.ts';
import type { Report } from '../../core/schema.ts';
import type { IssuerChoice } from '../compare/choices.ts';
import { partOf } from '../explore/rows.ts';
import { type PageSet, type PlainFile, pageKind, singlePage } from '../page.ts';
import type { Site } from '../site.ts';
import type { Wording } from '../wording.ts';

export interface CompareView {
  /** Parts of the country that have a report, the national one first. */
  readonly parts: readonly { readonly key: string; readonly name: string }[];
}

const partNames = ({ wording }: Site): Map<string, string> =>
  new Map([
    ['national', wording.t('explore.national')],
    ...children(nationalCode).map(({ code, name }) => [code.slice(0, 2), wording.region(name)] as const),
    ['unknown', wording.t('common.region-unknown')],
  ]);

const reportsByPart = ({ archive }: Site): Map<string, Report[]> =>
  Map.groupBy(archive.reports, ({ region }) => partOf(region));

/** What a reader tells the reports of an issuer apart by. */
function reportName({ period, kind }: Report, wording: Wording): string {
  const { t } = wording;
  const time = period ? wording.period(period) : wording.year(null);
  return kind === 'annual-report' ? time : `${time}${t('mark.open')}${wording.kind(kind)}${t('mark.close')}`;
}

/** @param reports newest first */
function choices(reports: readonly Report[], wording: Wording): IssuerChoice[] {
  const groups = Map.groupBy(
    reports,
    ({ issuer, region }) => issuer ?? region?.path.join('') ?? wording.t('common.issuer-unknown'),
  );
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, own]) => [name, own.map((report) => [report.id, reportName(report, wording)])]);
}

function* choiceFiles(site: Site): Generator<PlainFile> {
  for (const [part, reports] of reportsByPart(site)) {
    const text = () => JSON.stringify(choices(reports, site.wording));
    yield {
      path: `compare/data/${part}.json`,
      key: () => createHash('sha256').update(text()).digest('hex'),
      bytes: text,
    };
  }
}

function compareView(site: Site): CompareView {
  const present = reportsByPart(site);
  const parts = [...partNames(site)].filter(([key]) => present.has(key));
  return { parts: parts.map(([key, name]) => ({ key, name })) };
}

export const compare: PageSet = {
  ...singlePage(pageKind('compare/', 'Compare', { sheet: 'compare' }), compareView),
  files: choiceFiles,
};
