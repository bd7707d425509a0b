/**
 * Files below `/explore/data/`: for each indicator an index and, for each part of the country, its values, parted
 * by year where one file would be too large. A file follows from the rows of its indicator and part alone.
 */
import { indicatorSlug } from '../site/indicator-index.ts';
import { packRows } from './pack.ts';
import { type ExploreIndex, type ExploreRow, type PartFileRef, yearOfRow } from './types.ts';

export interface ExploreFile extends PartFileRef {
  readonly text: string;
}

/**
 * A file of more characters than this is parted: Chinese sentences in JSON shrink to less than half a byte a
 * character, so that it costs a visitor less than 200 KB.
 */
export const maxCharacters = 400_000;

/** What stands around the rows of a file: its keys, names, and the report of the first row once more. */
const headLength = 400;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Region, then report year, then report; the rows of a report keep their order. */
function inOrder(rows: readonly ExploreRow[]): ExploreRow[] {
  return rows.toSorted(
    ({ report: a }, { report: b }) =>
      compare(a.region ?? '~', b.region ?? '~') || (a.year ?? 0) - (b.year ?? 0) || compare(a.id, b.id),
  );
}

/** Characters that a row adds to a file, at most: a sentence is counted for each of its values. */
function costOf({ report, ...rest }: ExploreRow, previous: ExploreRow | undefined): number {
  const own = JSON.stringify(Object.values(rest)).length + 16;
  return previous?.report.id === report.id ? own : own + JSON.stringify(Object.values(report)).length + 8;
}

/** Cuts rows so that the text of each piece stays below the limit; a report's rows may fall into two pieces. */
function pieces(rows: readonly ExploreRow[], limit: number): ExploreRow[][] {
  const made: ExploreRow[][] = [];
  let room = 0;
  for (const [index, row] of rows.entries()) {
    const cost = costOf(row, rows[index - 1]);
    if (cost > room || made.length === 0) {
      made.push([]);
      room = limit - headLength;
    }
    made.at(-1)?.push(row);
    room -= cost;
  }
  return made;
}

/**
 * Files of one indicator in one part of the country.
 * @param rows in any order; those of a report together
 * @param limit characters of a file
 */
export function* explorePart(
  indicator: string,
  part: string,
  rows: readonly ExploreRow[],
  limit = maxCharacters,
): Generator<ExploreFile> {
  const sorted = inOrder(rows);
  const textOf = (own: readonly ExploreRow[]): string => JSON.stringify(packRows(indicator, part, own));
  const whole = textOf(sorted);
  if (whole.length <= limit) {
    yield { file: `${part}.json`, year: null, rows: sorted.length, text: whole };
    return;
  }
  const years = [...Map.groupBy(sorted, (row) => yearOfRow(row) ?? 0)].sort(([a], [b]) => a - b);
  for (const [year, own] of years) {
    for (const [index, piece] of pieces(own, limit).entries()) {
      const file = index === 0 ? `${part}-${year}.json` : `${part}-${year}-${index + 1}.json`;
      yield { file, year, rows: piece.length, text: textOf(piece) };
    }
  }
}

/** What the index of an indicator says of it beside the files. */
export type IndicatorFacts = Pick<ExploreIndex, 'indicator' | 'name' | 'unit' | 'definition'>;

/** @param parts files of each part of the country, in any order */
export function exploreIndex(
  facts: IndicatorFacts,
  parts: ReadonlyMap<string, readonly PartFileRef[]>,
): string {
  const sorted = [...parts].sort(([a], [b]) => compare(a, b));
  const refs = sorted.map(([part, files]) => [
    part,
    files.map(({ file, year, rows }) => ({ file, year, rows })),
  ]);
  const { indicator, name, unit, definition } = facts;
  return JSON.stringify({ indicator, name, unit, definition, parts: Object.fromEntries(refs) });
}

/** Path of a file below the root of the site. */
export const explorePath = (indicator: string, file: string): string =>
  `explore/data/${indicatorSlug(indicator)}/${file}`;

/**
 * All files of an indicator, the index last.
 * @param byPart rows of each part of the country
 */
export function* exploreFiles(
  facts: IndicatorFacts,
  byPart: ReadonlyMap<string, readonly ExploreRow[]>,
  limit = maxCharacters,
): Generator<{ path: string; text: string }> {
  const parts = new Map<string, PartFileRef[]>();
  for (const [part, rows] of byPart) {
    if (rows.length === 0) continue;
    const refs: PartFileRef[] = [];
    for (const { text, ...ref } of explorePart(facts.indicator, part, rows, limit)) {
      refs.push(ref);
      yield { path: explorePath(facts.indicator, ref.file), text };
    }
    parts.set(part, refs);
  }
  yield { path: explorePath(facts.indicator, 'index.json'), text: exploreIndex(facts, parts) };
}
