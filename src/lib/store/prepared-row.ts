/** A prepared report as rows of the store. */
import { type PackedValues, unpackValue } from '../incremental/packs.ts';
import { type ListName, placeOf } from './place.ts';
import type { Prepared } from './prepare-report.ts';

/** A prepared report as the store takes it: texts, so that threads hand them over cheaply. */
export interface PreparedRow {
  readonly id: string;
  readonly source: string;
  readonly meta: string;
  readonly received: string | null;
  readonly tables: string;
  readonly page: string;
  readonly sections: string;
  readonly fingerprint: Uint8Array;
  readonly relations: string;
  readonly likeness: Uint8Array;
  /** Packed rows of the data set, by name of the table. */
  readonly data: readonly (readonly [table: string, rows: Uint8Array])[];
  readonly entries: readonly (readonly [
    list: ListName,
    key: string,
    year: number,
    region: string,
    value: string,
  ])[];
  /** What became of the original, oldest first. */
  readonly originalEvents: readonly string[];
  readonly instruments: readonly (readonly [
    slug: string,
    title: string,
    number: string | null,
    kind: string,
  ])[];
}

/** Kind of task whose packs hold prepared reports. */
export const prepareTask = 'prepare';

/** @throws Error when the values have no such key */
export function rowIn(values: PackedValues, key: string): PreparedRow {
  const bytes = values.get(key);
  if (!bytes) throw new Error(`${prepareTask}: a pack lacks ${key}`);
  return unpackValue<PreparedRow>(bytes);
}

/** @param source key of what the report was prepared from */
export function preparedRow(prepared: Prepared, source: string): PreparedRow {
  const { report, page, sections, kindEntries, figureLines, cited, topics, data } = prepared;
  const { year, region } = placeOf(report);
  const entry = (list: ListName, key: string, value: object) =>
    [list, key, year, region, JSON.stringify(value)] as const;
  return {
    id: report.id,
    source,
    meta: JSON.stringify(report),
    received: prepared.received,
    tables: JSON.stringify(data.tables),
    page: JSON.stringify(page),
    sections: JSON.stringify(sections),
    fingerprint: prepared.fingerprint,
    relations: JSON.stringify(prepared.relations),
    likeness: prepared.likeness,
    data: Object.entries(data.packed).filter(([, rows]) => rows.length > 0),
    entries: [
      ...kindEntries.map(({ kind, ...value }) => entry('section', kind, value)),
      ...figureLines.map(({ indicator, ...value }) => entry('indicator', indicator, value)),
      ...cited.map(({ slug, title, sentence, anchor }) => entry('cited', slug, { title, sentence, anchor })),
      entry('duty', 'report', prepared.dutyFact),
      ...topics.map(({ topic, ...value }) => entry('topic', topic, value)),
    ],
    originalEvents: prepared.originalEvents.map((event) => JSON.stringify(event)),
    instruments: cited.map(({ slug, title, number, group }) => [slug, title, number, group]),
  };
}
