/** Rows to the text of a file and back. */
import type { ExploreReport, ExploreRow, PartFile } from './types.ts';

/** Gives each thing a place in the order in which it comes first. */
class Places<T> {
  readonly #places = new Map<T, number>();

  of(thing: T): number {
    const known = this.#places.get(thing);
    if (known !== undefined) return known;
    this.#places.set(thing, this.#places.size);
    return this.#places.size - 1;
  }

  list(): T[] {
    return [...this.#places.keys()];
  }
}

export function packRows(indicator: string, part: string, rows: readonly ExploreRow[]): PartFile {
  const reports = new Places<string>();
  const byId = new Map<string, ExploreReport>();
  const sentences = new Places<string>();
  const packed = rows.map((row) => {
    byId.set(row.report.id, row.report);
    return [
      reports.of(row.report.id),
      row.start,
      row.end,
      row.value,
      row.upper,
      row.unit,
      row.shown,
      row.scope,
      row.anchor,
      sentences.of(row.sentence),
    ] as const;
  });
  const entries = reports.list().flatMap((id) => {
    const report = byId.get(id);
    return report
      ? [[id, report.title, report.region, report.regionName, report.year, report.body] as const]
      : [];
  });
  return { indicator, part, reports: entries, sentences: sentences.list(), rows: packed };
}

/** @throws TypeError when a row names a report or a sentence that the file does not have */
export function unpackRows(file: PartFile): ExploreRow[] {
  const reports = file.reports.map(
    ([id, title, region, regionName, year, body]): ExploreReport => ({
      id,
      title,
      region,
      regionName,
      year,
      body,
    }),
  );
  return file.rows.map(([at, start, end, value, upper, unit, shown, scope, anchor, sentenceAt]) => {
    const report = reports[at];
    const sentence = file.sentences[sentenceAt];
    if (!report || sentence === undefined)
      throw new TypeError(`${file.indicator} ${file.part}: row without report`);
    return { report, start, end, value, upper, unit, shown, scope, anchor, sentence };
  });
}
