/** The explore page and the files of values that it loads: for each indicator by part of the country. */
import { createHash } from 'node:crypto';
import type { DutyFact } from '../../analysis/duties/duty-fact.ts';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { siteLabels } from '../../analysis/labels.ts';
import { formatDate, yearOf } from '../../core/display-dates.ts';
import { regionKey } from '../../core/region-key.ts';
import { children, nationalCode } from '../../core/regions/gazetteer.ts';
import type { Period, Report } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import {
  explorePath,
  indexText,
  type PlannedFile,
  type PlannedReport,
  partText,
  planPart,
} from '../explore/files.ts';
import { type ExploreLine, exploreReport, exploreRows, partOf } from '../explore/rows.ts';
import type { ExploreRow } from '../explore/types.ts';
import { type PageSet, type PlainFile, pageKind, singlePage } from '../page.ts';
import type { Site } from '../site.ts';
import { wordingIn } from '../wording.ts';

export interface ExploreView {
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly definition: string;
  }[];
  /** Parts of the country, the national one first. */
  readonly parts: readonly { readonly key: string; readonly name: string }[];
  /** What the page opens with, as its query: the indicator and part with most values, and the last years of it. */
  readonly opening: string;
}

/** Not read out of the texts but judged by the rules, see analysis/duties. */
const latenessIndicator = 'duties.days-late';

/** Reports with a value for each indicator, by part of the country. */
function reportsByIndicator({ archive, indicators: withFigures }: Site): Map<string, Map<string, Report[]>> {
  const found = new Map<string, Map<string, Report[]>>();
  for (const [id, indicators] of withFigures) {
    const report = archive.byId.get(id);
    if (!report) continue;
    const part = partOf(report.region);
    for (const indicator of indicators) {
      const parts = found.get(indicator) ?? new Map<string, Report[]>();
      found.set(indicator, parts);
      const reports = parts.get(part);
      if (reports) reports.push(report);
      else parts.set(part, [report]);
    }
  }
  return found;
}

const planned = ({ id, region, period }: Report): PlannedReport => ({
  id,
  region: region && regionKey(region),
  year: yearOf(period),
});

function textOf(site: Site, indicator: string, part: string, { ids }: PlannedFile): string {
  const reports = ids.flatMap((id) => site.archive.byId.get(id) ?? []);
  const lines = Map.groupBy(
    site.store.entriesOfReports<ExploreLine>('indicator', indicator, reports),
    ({ id }) => id,
  );
  const rows = reports.flatMap((report) =>
    exploreRows(
      exploreReport(report),
      (lines.get(report.id) ?? []).map(({ value }) => value),
    ),
  );
  return partText(indicator, part, rows);
}

const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

/** Values of the indicator that the duties make: days late, 0 in time. What is not known for sure has no value. */
function latenessRows({ store }: Site, reports: readonly Report[]): ExploreRow[] {
  const { onTime, late, published, unit } = siteLabels().lateness;
  const facts = new Map(
    [...store.entriesOfReports<DutyFact>('duty', 'report', reports)].map(({ id, value }) => [id, value]),
  );
  return reports.flatMap((report): ExploreRow[] => {
    const fact = facts.get(report.id);
    if (!fact || !isDated(report, fact)) return [];
    return [
      {
        report: exploreReport(report),
        start: report.period.start,
        end: report.period.end,
        value: fact.days,
        upper: null,
        unit,
        shown: fact.status === 'late' ? late.replace('{days}', String(fact.days)) : onTime,
        scope: null,
        anchor: '',
        sentence: published.replace('{day}', formatDate(report.published)),
      },
    ];
  });
}

type Dated = Report & { readonly period: Period; readonly published: string };

/** Annual reports with a day of publication that the rules could judge. */
function isDated(report: Report, { status }: DutyFact): report is Dated {
  return (
    report.kind === 'annual-report' &&
    report.period !== null &&
    report.published !== null &&
    (status === 'on-time' || status === 'late')
  );
}

function* latenessFiles(site: Site): Generator<PlainFile> {
  const { unit } = siteLabels().lateness;
  const { t } = wordingIn('zh');
  const [name, definition] = [t('explore.lateness'), t('explore.lateness.definition')];
  const code = codeVersion(new URL('../explore/files.ts', import.meta.url));
  const words = JSON.stringify(siteLabels().lateness);
  const annual = site.archive.reports.filter(
    ({ kind, period, published }) => kind === 'annual-report' && period !== null && published !== null,
  );
  const plans = new Map(
    [...Map.groupBy(annual, ({ region }) => partOf(region))].map(([part, reports]) => [
      part,
      planPart(part, reports.map(planned)),
    ]),
  );
  for (const [part, files] of plans) {
    for (const file of files) {
      yield {
        path: explorePath(latenessIndicator, file.file),
        key: () => keyOf(code, words, ...file.ids.map((id) => `${id} ${site.sources.get(id)}`)),
        bytes: () => {
          const reports = file.ids.flatMap((id) => site.archive.byId.get(id) ?? []);
          return partText(latenessIndicator, part, latenessRows(site, reports));
        },
      };
    }
  }
  const index = indexText({ indicator: latenessIndicator, name, unit, definition }, plans);
  yield { path: explorePath(latenessIndicator, 'index.json'), key: () => keyOf(index), bytes: () => index };
}

/** Files of all indicators; one without any value has an index that says so. */
function* exploreFiles(site: Site): Generator<PlainFile> {
  const byIndicator = reportsByIndicator(site);
  const code = ['files', 'rows'].map((name) =>
    codeVersion(new URL(`../explore/${name}.ts`, import.meta.url)),
  );
  for (const { id, name, unit, definition } of figureVocabulary().indicators) {
    const plans = new Map(
      [...(byIndicator.get(id) ?? [])].map(([part, reports]) => [part, planPart(part, reports.map(planned))]),
    );
    for (const [part, files] of plans) {
      for (const file of files) {
        yield {
          path: explorePath(id, file.file),
          key: () => keyOf(...code, ...file.ids.map((report) => `${report} ${site.sources.get(report)}`)),
          bytes: () => textOf(site, id, part, file),
        };
      }
    }
    const index = indexText({ indicator: id, name, unit, definition }, plans);
    yield { path: explorePath(id, 'index.json'), key: () => keyOf(index), bytes: () => index };
  }
}

/** Cities that have no level between them and their districts. */
const municipalities = new Set(['11', '12', '31', '50']);

function partsOfCountry({ wording }: Site): ExploreView['parts'] {
  const { t } = wording;
  const below = children(nationalCode).map(({ code, name }) => {
    const key = code.slice(0, 2);
    const place = wording.region(name);
    return {
      key,
      name: municipalities.has(key) ? t('explore.districts', { place }) : t('explore.below', { place }),
    };
  });
  return [
    { key: 'national', name: t('explore.national') },
    ...below,
    { key: 'unknown', name: t('common.region-unknown') },
  ];
}

const openingYears = 5;

/** The indicator and the part of the country with the most reports that have a value, the first of equals. */
function opening(site: Site): string {
  let best = { indicator: '', part: '', reports: [] as readonly Report[] };
  for (const [indicator, parts] of reportsByIndicator(site)) {
    for (const [part, reports] of parts) {
      const rank = `${part === 'national' ? 0 : 1} ${indicator}`;
      const known = `${best.part === 'national' ? 0 : 1} ${best.indicator}`;
      const more = reports.length - best.reports.length;
      if (more > 0 || (more === 0 && rank < known)) best = { indicator, part, reports };
    }
  }
  if (best.indicator === '') return '';
  const newest = Math.max(...best.reports.map(({ period }) => yearOf(period) ?? 0));
  const years = newest > 0 ? { y: `${newest - openingYears + 1}-${newest}` } : {};
  return new URLSearchParams({ i: best.indicator, p: best.part, ...years }).toString();
}

const exploreView = (site: Site): ExploreView => ({
  indicators: [
    ...figureVocabulary().indicators.map(({ id }) => ({ id, ...site.wording.indicator(id) })),
    {
      id: latenessIndicator,
      name: site.wording.t('explore.lateness'),
      definition: site.wording.t('explore.lateness.definition'),
    },
  ],
  parts: partsOfCountry(site),
  opening: opening(site),
});

export const explore: PageSet = {
  ...singlePage(pageKind('explore/', 'Explore', { sheet: 'explore' }), exploreView),
  *files(site) {
    yield* exploreFiles(site);
    yield* latenessFiles(site);
  },
};
