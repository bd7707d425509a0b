/** Words of the spreadsheet: `content/vocab/sheet.yml`. */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';
import { relationTypes } from '../custody/source.ts';

const columns = [
  'id',
  'file',
  'title',
  'issuer',
  'region',
  'period',
  'published',
  'written',
  'kind',
  'originUrl',
  'indexNumber',
  'documentNumber',
  'relation',
  'cut',
  'action',
  'note',
  'review',
  'known',
  'reason',
  'check',
] as const;

export type Column = (typeof columns)[number];

const column = z.strictObject({
  label: z.string(),
  names: z.array(z.string()),
  /** In characters. */
  width: z.int().positive(),
});
const actions = ['withdraw', 'ignore', 'readmit', 'join'] as const;

export const sheetWords = loadVocab(
  'sheet',
  z.strictObject({
    columns: z.record(z.enum(columns), column),
    actions: z.record(z.enum(actions), z.string()),
    relations: z.record(z.enum(relationTypes), z.string()),
    states: z.strictObject({ withdrawn: z.string(), ignored: z.string() }),
    words: z.strictObject({ unknown: z.string(), rules: z.string(), none: z.string() }),
    ends: z.record(z.enum(['township', 'functional-area']), z.string()),
    sheets: z.strictObject({ documents: z.string(), choices: z.string() }),
    first: z.string(),
  }),
);

/** In the order in which they are written. */
export const allColumns = Object.keys(sheetWords.columns) as Column[];
export const labelOf = (column: Column): string => sheetWords.columns[column].label;

/** Columns whose cells are values of the front matter. */
export const fieldColumns = [
  'title',
  'issuer',
  'region',
  'period',
  'published',
  'written',
  'kind',
  'originUrl',
  'indexNumber',
  'documentNumber',
] as const;
export type FieldColumn = (typeof fieldColumns)[number];

/** Between several entries of one cell. */
export const entryBreak = '；';
