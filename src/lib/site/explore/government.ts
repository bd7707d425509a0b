/** Whether a report is that of a government itself or of a department of it. */
import type { Report } from '../../core/schema.ts';
import { fold } from '../../core/text/fold.ts';

export type Body = 'government' | 'unknown' | 'department';

/** Ends of the names of governments, of their offices, and of the bodies that govern functional areas. */
const government = /(?:政府|政府办公[室厅]|管理委员会|管委会|行政公署)$/u;
const inTitle = /(?:人民政府|管理委员会|管委会)(?:关于|20)/u;

export type Issued = Pick<Report, 'issuer' | 'title' | 'region'>;

/** By the issuer, a government or the region itself; where the report names none, by its title. */
export function bodyOf({ issuer, title, region }: Issued): Body {
  if (issuer !== null) {
    const own = government.test(fold(issuer)) || issuer.endsWith(region?.path.at(-1) ?? '\0');
    return own ? 'government' : 'department';
  }
  return inTitle.test(fold(title)) ? 'government' : 'unknown';
}
