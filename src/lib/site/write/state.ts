/**
 * What the page for those who write reports shows, as its address:
 * `/write/?r=410927&s=problems&p=41&l=county&y=2024&of=all`. A draft never stands in it. Runs in the browser.
 */
import { placeKey } from '../explore/place-keys.ts';

export interface WriteState {
  /** Key of the government that writes; empty when none is chosen. */
  readonly region: string;
  /** Kind of section. */
  readonly kind: string;
  /** Part of the country whose reports stand beside it; empty for the government's own. */
  readonly part: string;
  /** Level of government; empty for all. */
  readonly level: string;
  /** Null for the newest year. */
  readonly year: number | null;
  /** Only governments below the same one, or all of the part. */
  readonly siblings: boolean;
}

/** @param kinds that there are; the first is shown where the address names none of them */
export function readState(params: URLSearchParams, kinds: readonly string[]): WriteState {
  const text = (name: string): string => params.get(name)?.trim() ?? '';
  const region = placeKey.test(text('r')) ? text('r') : '';
  return {
    region,
    kind: kinds.find((one) => one === text('s')) ?? kinds[0] ?? '',
    part: /^(?:national|unknown|\d\d)$/.test(text('p')) ? text('p') : '',
    level: /^[a-z-]+$/.test(text('l')) ? text('l') : '',
    year: /^\d{4}$/.test(text('y')) ? Number(text('y')) : null,
    siblings: text('of') !== 'all',
  };
}

export function writeState({ region, kind, part, level, year, siblings }: WriteState): URLSearchParams {
  const entries: readonly (readonly [string, string])[] = [
    ['r', region],
    ['s', kind],
    ['p', part],
    ['l', level],
    ['y', String(year ?? '')],
    ['of', siblings ? '' : 'all'],
  ];
  return new URLSearchParams(
    entries.filter(([, value]) => value !== '').map(([name, value]) => [name, value]),
  );
}
