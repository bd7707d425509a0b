/** What readers decided about a document, from its record: how far it is, and where two readers differ. */
import type { Source } from '../archive/custody/source.ts';
import { type Decided, differences, type Pair } from './agreement.ts';
import type { ReviewState } from './view.ts';

export type Readings = Source['readings'];
type Reading = Readings[number];

const isAccepted = ({ verdict }: Reading): boolean => verdict === 'accepted';

const valuesOf = ({ values = {} }: Reading): Decided => values;

/** The first reading and the first one that was made without seeing it; null when only one was made. */
export function pairOf(readings: Readings): Pair | null {
  const first = readings.find((one) => isAccepted(one) && !one.second);
  const second = readings.find((one) => isAccepted(one) && one.second);
  return first && second ? [valuesOf(first), valuesOf(second)] : null;
}

/** @returns fields in which two readers differ and that nobody has settled since */
export function openDifferences(readings: Readings): readonly string[] {
  const pair = pairOf(readings);
  // Who accepts the document after the second reading has seen both.
  const isSettled = readings.findLast(isAccepted)?.second !== true;
  return pair === null || isSettled ? [] : differences(pair);
}

/**
 * @param reader who sits at the desk
 * @param asSecond the desk is for a second reading: what others have accepted waits for this reader
 */
export function stateOf(readings: Readings, reader: string, asSecond: boolean): ReviewState {
  const last = readings.at(-1);
  if (openDifferences(readings).length > 0) return 'open';
  if (last?.verdict === 'postponed') return 'postponed';
  if (!readings.some(isAccepted)) return 'open';
  const isRead = readings.some((one) => isAccepted(one) && (one.second || one.reader === reader));
  return asSecond && !isRead ? 'second' : 'accepted';
}
