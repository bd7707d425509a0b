/** Values of the front matter in words, and words as values. */
import { siteLabels } from '../analysis/labels.ts';
import { type Parsed, parseValue } from '../archive/sheet/values.ts';
import { type FieldColumn, fieldColumns } from '../archive/sheet/vocabulary.ts';
import { formatPeriod } from '../core/display-dates.ts';
import { periodSchema, type Region, type ReportKind, regionSchema, reportKinds } from '../core/schema.ts';

export const regionText = ({ path, code }: Region): string => `${path.join(' ')}（${code}）`;

const isKind = (value: unknown): value is ReportKind => (reportKinds as readonly unknown[]).includes(value);

/** @returns the value as a person says it; 不明 for what is unknown */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return '不明';
  if (field === 'region') return regionText(regionSchema.parse(value));
  if (field === 'period') return formatPeriod(periodSchema.parse(value));
  if (field === 'kind' && isKind(value)) return siteLabels().kind[value];
  return String(value);
}

const isColumn = (field: string): field is FieldColumn => (fieldColumns as readonly string[]).includes(field);

/**
 * What a person typed for a field, by the rules of the spreadsheet.
 * @returns the value, or what is wrong, in a sentence without its end
 */
export const typedValue = (field: string, typed: string): Parsed =>
  parseValue(isColumn(field) ? field : 'indexNumber', typed);
