/** Where what stands in many reports is listed: which lists there are, and the place of a report in them. */

import { yearOf } from '../core/display-dates.ts';
import { regionKey } from '../core/region-key.ts';
import type { Report } from '../core/schema.ts';

/** Lists across reports: sections by kind, figures by indicator, citations by document, topics; and what each owes. */
export type ListName = 'section' | 'indicator' | 'cited' | 'topic' | 'duty';

/** Year of reports whose period is unknown. */
export const unknownYear = 0;

/** Where the entries of a report stand in a list. */
export const placeOf = ({ period, region }: Report): { year: number; region: string } => ({
  year: yearOf(period) ?? unknownYear,
  region: region ? regionKey(region) : '~',
});
