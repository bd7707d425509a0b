/** Who gives a value: a government, or a department beside it. Runs in the browser as well. */
import type { ExploreReport } from './types.ts';

/** A government stands before the departments of its region; what is unknown stands last. */
export const bodyKey = ({ region, body }: Pick<ExploreReport, 'region' | 'body'>): string =>
  `${region ?? '~'} ${body === null ? '' : body || '~'}`;
