/** What the key of a region's page tells of the region. Runs in the browser as well. */
import type { RegionLevel } from '../../core/schema.ts';

/** A key, as it may stand in an address. */
export const placeKey = /^\d{6,12}(?:-[0-9a-f]{6})?$/;

/** Level of a government by its key: those that borrow a code, or stand below the counties, have longer ones. */
export function levelOf(region: string): RegionLevel {
  if (region.length > 6) return region.includes('-') ? 'functional-area' : 'township';
  if (region.endsWith('0000')) return 'province';
  return region.endsWith('00') ? 'prefecture' : 'county';
}

/** Part of the country that a government's reports are filed in. */
export const partOfKey = (region: string): string =>
  levelOf(region) === 'province' ? 'national' : region.slice(0, 2);

/** True for governments of one level below the same one: their codes begin alike. */
export function areSiblings(one: string, other: string): boolean {
  const level = levelOf(one);
  if (level !== levelOf(other)) return false;
  const shared = level === 'province' ? 0 : level === 'prefecture' ? 2 : level === 'county' ? 4 : 6;
  return one.slice(0, shared) === other.slice(0, shared);
}
