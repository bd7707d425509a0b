/** The explore page and the files of values that it loads: for each indicator by part of the country. */
import { createHash } from 'node:crypto';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { yearOf } from '../../core/display-dates.ts';
import { regionKey } from '../../core/region-key.ts';
import { children, nationalCode } from '../../core/regions/gazetteer.ts';
import type { Report } from '../../core/schema.ts';
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
import { type PageSet, type PlainFile, pageKind, singlePage } from '../page.ts';
import type { Site } from '../site.ts';

export interface ExploreView {
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly definition: string;
  }[];
  /** Parts of the country, the national one first. */
  readonly parts: readonly { readonly key: string; readonly name: string }[];
}

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

const exploreView = ({ wording }: Site): ExploreView => ({
  indicators: figureVocabulary().indicators.map(({ id }) => ({ id, ...wording.indicator(id) })),
  parts: [
    { key: 'national', name: wording.t('explore.national') },
    ...children(nationalCode).map(({ code, name }) => ({
      key: code.slice(0, 2),
      name: wording.region(name),
    })),
    { key: 'unknown', name: wording.t('common.region-unknown') },
  ],
});

export const explore: PageSet = {
  ...singlePage(pageKind('explore/', 'Explore', { sheet: 'explore' }), exploreView),
  files: exploreFiles,
};
