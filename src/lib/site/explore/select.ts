/** From all loaded values to those that the state asks for, in its order. Nothing is added up or ranked. */
import { compareText } from '../../core/order.ts';
import { partOfKey } from './place-keys.ts';
import { type ExploreState, noScope } from './state.ts';
import { type ExploreRow, yearOfRow } from './types.ts';

/** Parts of the country whose files hold what is chosen. */
export const partsToLoad = ({ parts, places }: ExploreState): string[] => [
  ...new Set([...parts, ...places.map(partOfKey)]),
];

/** A region that was chosen itself, or one of a chosen part whose name holds a chosen word. */
function isChosen({ parts, places, regions }: ExploreState, { report }: ExploreRow): boolean {
  if (report.region !== null && places.includes(report.region)) return true;
  const part = report.region === null ? 'unknown' : partOfKey(report.region);
  const name = report.regionName ?? '';
  return parts.includes(part) && (regions.length === 0 || regions.some((word) => name.includes(word)));
}

const wanted = (state: ExploreState, row: ExploreRow): boolean => {
  const { from, to, scope } = state;
  const year = yearOfRow(row);
  const inTime =
    from === null && to === null ? true : year !== null && year >= (from ?? year) && year <= (to ?? year);
  return (
    inTime &&
    isChosen(state, row) &&
    (scope === '' || (scope === noScope ? row.scope === null : row.scope === scope))
  );
};

/** Regions by their code, what is unknown last. */
const byRegion = (a: ExploreRow, b: ExploreRow): number =>
  compareText(a.report.region ?? '~', b.report.region ?? '~');
const byTime = (a: ExploreRow, b: ExploreRow): number =>
  (yearOfRow(a) ?? 9999) - (yearOfRow(b) ?? 9999) || compareText(a.end ?? '', b.end ?? '');

const orders: Record<ExploreState['sort'], (a: ExploreRow, b: ExploreRow) => number> = {
  region: byRegion,
  time: byTime,
  value: (a, b) => a.value - b.value,
  scope: (a, b) => compareText(a.scope ?? '', b.scope ?? ''),
};

/** @returns rows that pass all filters; equal ones by region, then time */
export function select(rows: readonly ExploreRow[], state: ExploreState): ExploreRow[] {
  const direction = state.descending ? -1 : 1;
  return rows
    .filter((row) => wanted(state, row))
    .sort((a, b) => direction * orders[state.sort](a, b) || byRegion(a, b) || byTime(a, b));
}

/** Scopes of the rows with their number of values, the commonest first; null stands for none named. */
export function scopesOf(rows: readonly ExploreRow[]): (readonly [scope: string | null, count: number])[] {
  const groups = Map.groupBy(rows, ({ scope }) => scope);
  return [...groups]
    .map(([scope, own]) => [scope, own.length] as const)
    .sort(([a, m], [b, n]) => n - m || compareText(a ?? '', b ?? ''));
}
