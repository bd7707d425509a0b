/** What an EPUB edition says about a report below its title. */

import { fieldNames } from '../../../core/field-names.ts';
import type { Report } from '../../../core/schema.ts';

/**
 * @param address of the report's page, null when the site has none yet
 * @returns label and value; what is not known is left out
 */
export function factsOf(report: Report, address: string | null): (readonly [string, string])[] {
  const { period, region } = report;
  const values: Readonly<Partial<Record<keyof Report, string | null>>> = {
    issuer: report.issuer,
    region: region === null ? null : region.path.join(' '),
    period: period === null ? null : `${period.start} 至 ${period.end}`,
    documentNumber: report.documentNumber,
    written: report.written,
    published: report.published,
    originUrl: report.originUrl,
  };
  const facts: (readonly [string, string | null])[] = [
    ...Object.entries(values).map(([name, value]) => [fieldNames[name] ?? name, value] as const),
    ['存档地址', address],
    ['档案编号', report.id],
    ['原件 SHA-256', report.original.sha256],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}
