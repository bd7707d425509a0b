/** The documents of the archive as rows of a spreadsheet. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ignoredFiles } from '../../core/ignored.ts';
import { findReviewEntry } from '../../core/review-vocab.ts';
import { type Report, reportSchema } from '../../core/schema.ts';
import { withdrawnReports } from '../../core/withdrawn.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import { recordFile, reportFile } from '../acts/draft.ts';
import { sha256 } from '../custody/custody.ts';
import { safeName } from '../custody/safe-name.ts';
import { readableRecord, type Source, SourceError, sourceFromYaml, sourceToYaml } from '../custody/source.ts';
import { shownValue } from './values.ts';
import {
  allColumns,
  type Column,
  entryBreak,
  type FieldColumn,
  fieldColumns,
  sheetWords,
} from './vocabulary.ts';

export interface Row {
  readonly id: string;
  readonly source: Source;
  /** Values of the front matter, a person's before the rules'. */
  readonly values: Readonly<Record<FieldColumn, unknown>>;
  /** What each cell shows; the token in `check` names them all. */
  readonly cells: Readonly<Record<Column, string>>;
}

/** A record that cannot be shown, and why. */
export interface Unreadable {
  readonly id: string;
  readonly problem: string;
}

/** Front matter of a report; null when there is none, or a person broke it, which the check tells. */
function frontMatter(root: string, id: string): Report | null {
  const file = join(root, reportFile(id));
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const yaml = /^---\n(.*?)\n---\n/s.exec(text)?.[1];
  if (yaml === undefined) return null;
  try {
    return reportSchema.safeParse(parse(yaml)).data ?? null;
  } catch {
    return null;
  }
}

function valuesOf(source: Source, report: Report | null): Row['values'] {
  const said = new Map(source.corrections.map(({ field, value }) => [field as string, value]));
  const value = (field: FieldColumn): unknown => {
    if (said.has(field)) return said.get(field);
    return report ? report[field] : field === 'originUrl' ? source.origin : null;
  };
  return Object.fromEntries(fieldColumns.map((field) => [field, value(field)])) as Row['values'];
}

/** `取代 r0123456789ab`, one entry a relation. */
export const shownRelation = ({ type, id }: Pick<Source['relations'][number], 'type' | 'id'>): string =>
  `${sheetWords.relations[type]} ${id}`;

const labelOfSlug = (slug: string): string => findReviewEntry(slug)?.label ?? slug;

function actionOf(id: string): string {
  if (withdrawnReports().has(id)) return sheetWords.states.withdrawn;
  return ignoredFiles().has(id) ? sheetWords.states.ignored : '';
}

/** Names all that a row shows; it begins with a letter, so that no spreadsheet takes it for a number. */
function tokenOf(cells: Readonly<Record<string, string>>): string {
  const shown = allColumns.filter((column) => column !== 'review' && column !== 'check');
  return `v${sha256(Buffer.from(JSON.stringify(shown.map((column) => cells[column])))).slice(0, 10)}`;
}

function rowOf(id: string, source: Source, report: Report | null, relations: Source['relations']): Row {
  const values = valuesOf(source, report);
  const known = new Set(source.acknowledged.map(({ slug }) => slug));
  const review = (report?.review ?? []).filter((slug) => !known.has(slug));
  const cells: Record<Column, string> = {
    ...(Object.fromEntries(fieldColumns.map((field) => [field, shownValue(field, values[field])])) as Record<
      FieldColumn,
      string
    >),
    id,
    file: source.file,
    relation: relations.map(shownRelation).join(entryBreak),
    cut: '',
    action: actionOf(id),
    note: source.note ?? '',
    review: review.map(labelOfSlug).join(entryBreak),
    known: [...known].map(labelOfSlug).join(entryBreak),
    reason: '',
    check: '',
  };
  return { id, source, values, cells: { ...cells, check: tokenOf(cells) } };
}

/**
 * @param ids of documents in custody
 * @returns rows in the order of the ids; records that a person must mend first apart
 */
export function readRows(root: string, ids: readonly string[]): { rows: Row[]; unreadable: Unreadable[] } {
  const sources = new Map<string, Source>();
  const unreadable: Unreadable[] = [];
  /** What the records of others say of a report, as it is seen from there. */
  const seen = new Map<string, Source['relations']>();
  for (const id of ids) {
    const file = recordFile(id);
    const text = readFileSync(join(root, file), 'utf8');
    for (const { type, id: other, reason } of readableRecord(text).relations) {
      if (type === 'part-of') continue;
      const back = type === 'replaced-by' ? 'replaces' : type === 'replaces' ? 'replaced-by' : type;
      seen.set(other, [...(seen.get(other) ?? []), { type: back, id, reason }]);
    }
    try {
      sources.set(id, sourceFromYaml(text, file));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      unreadable.push({ id, problem: error.message });
    }
  }
  const rows = [...sources].map(([id, source]) => {
    const own = new Map([...(seen.get(id) ?? []), ...source.relations].map((one) => [one.id, one]));
    return rowOf(id, source, frontMatter(root, id), [...own.values()]);
  });
  return { rows, unreadable };
}

/** The row of a file that the archive does not have yet: nothing is known but the file. */
export function newRow(file: string, sum: string, bytes: number): Row {
  const record = { file, stored: safeName(file), origin: null, received: '1970-01-01', sha256: sum, bytes };
  const source = sourceFromYaml(sourceToYaml({ ...record, corrections: [] }), file);
  return rowOf(reportId(sum), source, null, []);
}
