/** What tables of values say, in the language of the page. */
import { formatPeriod } from '../../lib/core/display-dates.ts';
import type { TableWording } from '../../lib/site/values/value-table.ts';
import { t } from '../texts.ts';

export const tableWording: TableWording = {
  t,
  year: (year) => (year === null ? t('common.period-unknown') : t('common.year-of', { year })),
  period: (period) => formatPeriod(period, t.locale),
};
