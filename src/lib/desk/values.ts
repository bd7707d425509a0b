/** Values of the front matter in words. */
import { siteLabels } from '../analysis/labels.ts';
import {
  type Period,
  periodSchema,
  type Region,
  type ReportKind,
  regionSchema,
  reportKinds,
} from '../core/schema.ts';

/** A whole year is one number; anything else says its ends. */
function periodText({ start, end }: Period): string {
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
  if (from !== to) return `${start} 至 ${end}`;
  if (start.endsWith('-01-01') && end.endsWith('-12-31')) return `${from}年`;
  if (start.endsWith('-01-01') && end.endsWith('-06-30')) return `${from}年上半年`;
  return `${start} 至 ${end}`;
}

export const regionText = ({ path, code }: Region): string => `${path.join(' ')}（${code}）`;

const isKind = (value: unknown): value is ReportKind => (reportKinds as readonly unknown[]).includes(value);

/** @returns the value as a person says it; 不明 for what is unknown */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return '不明';
  if (field === 'region') return regionText(regionSchema.parse(value));
  if (field === 'period') return periodText(periodSchema.parse(value));
  if (field === 'kind' && isKind(value)) return siteLabels().kind[value];
  return String(value);
}
