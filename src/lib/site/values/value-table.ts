/**
 * Values as a table: bodies and scopes down, years across. A row has values of one body, one scope and one unit, so
 * that what may not be compared never stands in one line.
 */
import type { Translate } from '../../core/interface/translate.ts';
import { compareText } from '../../core/order.ts';
import type { Period } from '../../core/schema.ts';
import { bodyKey } from '../explore/body-key.ts';
import { placeOf, scopeName, wholeYear } from '../explore/charts.ts';
import { type ExploreRow, yearOfRow } from '../explore/types.ts';

/** What the table says in the language of its reader. */
export interface TableWording {
  readonly t: Translate;
  /** @param year null when unknown */
  year(year: number | null): string;
  period(period: Period): string;
}

export interface ValueCell {
  readonly row: ExploreRow;
  /** Time of a value that is not about the one whole year of its column; null otherwise. */
  readonly time: string | null;
}

export interface ValueRow {
  /** Key of the region's page; null when the region is unknown. */
  readonly region: string | null;
  readonly place: string;
  readonly scope: string;
  readonly unit: string;
  /** For each year of the table; a value that several reports give alike stands once. */
  readonly cells: readonly (readonly ValueCell[])[];
}

export interface ValueTable {
  /** The newest first; null for values of an unknown year, last. */
  readonly years: readonly (number | null)[];
  readonly rows: readonly ValueRow[];
}

function timeOf(row: ExploreRow, wording: TableWording): string | null {
  if (row.start === null || row.end === null) return wording.year(null);
  return wholeYear(row) ? null : wording.period({ start: row.start, end: row.end });
}

function cellsOf(rows: readonly ExploreRow[], wording: TableWording): ValueCell[] {
  const cells = rows.map((row) => ({ row, time: timeOf(row, wording) }));
  return [...Map.groupBy(cells, ({ row, time }) => `${row.shown} ${time}`).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
}

/** The scope with most values first, within one body. */
const byNumber = ([a, left]: readonly [string, unknown[]], [b, right]: readonly [string, unknown[]]) =>
  right.length - left.length || compareText(a, b);

/** @param rows values by body, in the order that the table is to have */
export function valueTable(rows: readonly ExploreRow[], wording: TableWording): ValueTable {
  const years = [...new Set(rows.map(yearOfRow))].sort((a, b) => (b ?? 0) - (a ?? 0));
  const bodies = [...Map.groupBy(rows, ({ report }) => bodyKey(report)).values()];
  const lines = bodies.flatMap((own) =>
    [...Map.groupBy(own, ({ scope, unit }) => `${scopeName(scope, wording.t)} ${unit}`)].sort(byNumber),
  );
  return {
    years,
    rows: lines.flatMap(([, own]): ValueRow[] => {
      const [first] = own;
      if (!first) return [];
      const byYear = Map.groupBy(own, yearOfRow);
      return [
        {
          region: first.report.region,
          place: placeOf(first, wording.t),
          scope: scopeName(first.scope, wording.t),
          unit: first.unit,
          cells: years.map((year) => cellsOf(byYear.get(year) ?? [], wording)),
        },
      ];
    }),
  };
}
