/** What of the archive can be taken home: the tables, and the pages that list the files of a large one. */
import { compareText } from '../../core/order.ts';
import type { TablePart } from '../../publish/data/plan-tables.ts';
import { planTables } from '../../publish/data/plan-tables.ts';
import { type Page, type PageSet, pageKind, pageOf } from '../page.ts';
import type { Site } from '../site.ts';

/** A file in each format, or the page of several. */
export interface DataFiles {
  readonly label: string;
  readonly rows: number;
  /** As JSON Lines, the largest of the formats. */
  readonly bytes: number;
  /** Path of the files below the root of the site, without the ending; null when there are several. */
  readonly stem: string | null;
  /** Page that lists them; null when there is but one. */
  readonly href: string | null;
}

export interface DataPageView {
  readonly reports: number;
  /** Bytes of all raw documents. */
  readonly rawBytes: number;
  /** By name of the table; `label` is that name. */
  readonly tables: readonly DataFiles[];
}

/** Files of a table, or of one of its years. */
export interface DataFilesView {
  readonly table: string;
  /** Null on the page of all years. */
  readonly year: string | null;
  readonly files: readonly DataFiles[];
}

/** Year, province and first digits of the ids of a part, as in the names of its files; see publish/data/plan.ts. */
const keysOf = ({ table, name }: TablePart): string[] => name.slice(table.name.length + 1).split('-');

const yearLabel = ({ wording }: Site, key: string): string =>
  wording.year(key === 'undated' ? null : Number(key));

function placeLabel({ wording }: Site, part: TablePart): string {
  const { t } = wording;
  const [, province, digits] = keysOf(part);
  const region = province === '00' ? undefined : part.entries[0]?.report.region?.path[0];
  const name = region === undefined ? t('common.region-unknown') : wording.region(region);
  return digits ? t('data-table.ids', { name, digits }) : name;
}

function filesOf(label: string, parts: readonly TablePart[], href: string): DataFiles {
  const [only, ...more] = parts;
  return {
    label,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    stem: only && more.length === 0 ? `data/${only.name}` : null,
    href: more.length === 0 ? null : href,
  };
}

const indexKind = pageKind('data/', 'Data');
const tableKind = pageKind('data/[table]/', 'DataTable');
const yearKind = pageKind('data/[table]/[year]/', 'DataTable');

function* tablePages(site: Site, name: string, parts: readonly TablePart[]): Generator<Page> {
  const { to } = site;
  const years = [...Map.groupBy(parts, (part) => keysOf(part)[0] ?? '')].sort(([a], [b]) =>
    compareText(b, a),
  );
  const tableView = (): DataFilesView => ({
    table: name,
    year: null,
    files: years.map(([key, of]) => filesOf(yearLabel(site, key), of, to.dataTable(name, key))),
  });
  yield pageOf(tableKind, { table: name }, { view: tableView });
  for (const [key, of] of years) {
    if (of.length === 1) continue;
    const yearView = (): DataFilesView => ({
      table: name,
      year: yearLabel(site, key),
      files: of.map((part) => filesOf(placeLabel(site, part), [part], '')),
    });
    yield pageOf(yearKind, { table: name, year: key }, { view: yearView });
  }
}

export const data: PageSet = {
  kinds: [indexKind, tableKind, yearKind],
  *pages(site) {
    const { archive, to } = site;
    const plan = planTables(site.data.entries);
    const view = (): DataPageView => ({
      reports: archive.reports.length,
      rawBytes: archive.reports.reduce((sum, { original }) => sum + original.bytes, 0),
      tables: plan.map(({ table, parts }) => filesOf(table.name, parts, to.dataTable(table.name))),
    });
    yield pageOf(indexKind, {}, { view });
    for (const { table, parts } of plan) if (parts.length > 1) yield* tablePages(site, table.name, parts);
  },
};
