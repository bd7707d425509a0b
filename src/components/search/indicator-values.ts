/** Values of an indicator that a query asks for, with their sentences: from the files of the explore page. */
import type { Piece } from '../../lib/search/query/understand/segment.ts';
import { unpackRows } from '../../lib/site/explore/pack.ts';
import {
  type ExploreIndex,
  type ExploreRow,
  folderOf,
  type PartFile,
  yearOfRow,
} from '../../lib/site/explore/types.ts';
import { t, to } from '../texts.ts';
import { h } from './dom.ts';
import { siteBase } from './load-index.ts';
import { reportAddress } from './result-item.ts';

const mostValues = 5;
/** Each costs a visitor less than 200 KB. */
const mostFiles = 2;

async function load<T>(indicator: string, file: string): Promise<T | null> {
  const response = await fetch(`${siteBase}explore/data/${folderOf(indicator)}/${file}`);
  return response.ok ? ((await response.json()) as T) : null;
}

interface Asked {
  readonly id: string;
  readonly label: string;
  readonly keys: ReadonlySet<string>;
  readonly years: readonly { readonly from: number; readonly to: number }[];
}

function askedBy(pieces: readonly Piece[]): Asked | null {
  const indicator = pieces.find((piece) => piece.kind === 'indicator');
  const keys = new Set(pieces.flatMap((piece) => (piece.kind === 'region' ? piece.keys : [])));
  if (indicator?.kind !== 'indicator' || keys.size === 0) return null;
  const years = pieces.flatMap((piece) => (piece.kind === 'year' ? [piece] : []));
  return { id: indicator.id, label: indicator.label, keys, years };
}

/** Provinces and the country stand in one file, what lies in a province in another. */
const partOf = (key: string): string => (/^\d\d0000$/.test(key) ? 'national' : key.slice(0, 2));

async function rowsOf({ id, keys, years }: Asked): Promise<ExploreRow[]> {
  const index = await load<ExploreIndex>(id, 'index.json');
  const parts = [...new Set([...keys].map(partOf))];
  const inYears = (year: number | null) =>
    years.length === 0 || (year !== null && years.some(({ from, to: last }) => year >= from && year <= last));
  const refs = parts
    .flatMap((part) => index?.parts[part] ?? [])
    // A report also tells values of the year before its own.
    .filter(({ year }) => year === null || year === 0 || inYears(year) || inYears(year - 1))
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    .slice(0, mostFiles);
  const files = await Promise.all(refs.map(({ file }) => load<PartFile>(id, file)));
  return files
    .flatMap((file) => (file ? unpackRows(file) : []))
    .filter((row) => keys.has(row.report.region ?? '') && inYears(yearOfRow(row)))
    .sort((a, b) => (yearOfRow(b) ?? 0) - (yearOfRow(a) ?? 0));
}

function valueItem(row: ExploreRow): HTMLElement {
  const { report, shown, scope, sentence, anchor } = row;
  const year = yearOfRow(row);
  const facts = [report.regionName, year === null ? '' : t('common.year-of', { year }), scope].filter(
    Boolean,
  );
  return h(
    'li',
    {},
    h('strong', {}, shown),
    h('span', { class: 'note' }, ` ${facts.join(t('mark.comma'))}`),
    h(
      'p',
      {},
      sentence,
      ' ',
      h('a', { class: 'hit-place', href: reportAddress(report.id, anchor, '') }, t('common.see-text')),
    ),
  );
}

/** @returns null when no report of the place gives such a value */
export async function indicatorValues(pieces: readonly Piece[]): Promise<HTMLElement | null> {
  const asked = askedBy(pieces);
  const rows = asked ? await rowsOf(asked) : [];
  if (!asked || rows.length === 0) return null;
  const more = h('a', { href: to.explore(asked.id) }, t('search.all-values'));
  return h(
    'section',
    { class: 'reading-values' },
    h('h2', {}, asked.label),
    h('ul', {}, rows.slice(0, mostValues).map(valueItem)),
    h(
      'p',
      { class: 'note' },
      rows.length > mostValues ? t('search.values-count', { count: rows.length }) : '',
      more,
    ),
  );
}
