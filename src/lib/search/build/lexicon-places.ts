/** Names of the archive's regions as readers write them: full, short, former. Build time only. */

import { compareText } from '../../core/order.ts';
import { formerNames } from '../../core/regions/gazetteer.ts';
import {
  abbreviations,
  isBoundedName,
  isOrdinaryWord,
  isWeakName,
  shortFormsOf,
} from '../../core/regions/names.ts';
import type { PlaceRow, PlaceUse } from '../format/lexicon.ts';
import type { RegionEntry } from '../format/manifest.ts';
import { countryKey } from '../query/filters.ts';

/** Places below the county beyond so many are left to the suggestions: there are tens of thousands of them. */
const mostSmallPlaces = 2_000;

const isSmall = ({ key }: RegionEntry): boolean => /^\d{7,}/.test(key);

/** 0 for a province, 1 for a prefecture, 2 for what is below. */
function depthOf(key: string): number {
  if (!/^\d{6}$/.test(key)) return 3;
  return key.endsWith('0000') ? 0 : key.endsWith('00') ? 1 : 2;
}

interface Named {
  readonly entry: RegionEntry;
  readonly form: 'full' | 'short' | 'former';
}

/** What a former name adds: the regions that took the place of the former one. */
function namesOf(entry: RegionEntry): (readonly [string, Named['form']])[] {
  const { key, name } = entry;
  const shorts = [
    ...shortFormsOf(name),
    ...abbreviations.filter(([, code]) => code === key).map(([own]) => own),
  ];
  const former = /^\d{6}$/.test(key) ? formerNames(key) : [];
  return [
    [name, 'full'] as const,
    ...shorts.map((own) => [own, 'short'] as const),
    ...former.map((own) => [own, 'former'] as const),
  ];
}

function useOf(name: string, forms: readonly Named[]): PlaceUse {
  // 城区 and 东区 are parts of any town.
  if (isWeakName(name)) return name.length > 2 ? 'at-word' : 'behind-place';
  const short = forms.every(({ form }) => form === 'short');
  if (short && isOrdinaryWord(name)) return 'behind-place';
  return short || isBoundedName(name) ? 'at-word' : 'free';
}

/** @param regions those that have reports, with those above them */
export function placeRows(regions: readonly RegionEntry[]): PlaceRow[] {
  const names = new Map(regions.map(({ key, name }) => [key, name]));
  const small = regions.filter(isSmall).sort((a, b) => b.reports - a.reports || (a.key < b.key ? -1 : 1));
  const taken = new Set(small.slice(0, mostSmallPlaces));
  const byName = new Map<string, Named[]>();
  for (const entry of regions) {
    if (entry.key === countryKey || (isSmall(entry) && !taken.has(entry))) continue;
    for (const [name, form] of isSmall(entry) ? [[entry.name, 'full'] as const] : namesOf(entry))
      byName.set(name, [...(byName.get(name) ?? []), { entry, form }]);
  }
  return (
    [...byName]
      // Neighbours have beginnings of keys in common, which makes the file a third smaller.
      .sort(
        ([a, [one]], [b, [other]]) =>
          compareText(one?.entry.key ?? '', other?.entry.key ?? '') || compareText(a, b),
      )
      .map(([name, all]): PlaceRow => {
        // A full name before a former or short one; of short ones that of the larger region: 吉林 is the province.
        const full = all.filter(({ form }) => form === 'full');
        const former = all.filter(({ form }) => form === 'former');
        const top = Math.min(...all.map(({ entry }) => depthOf(entry.key)));
        const meant =
          full.length > 0
            ? [...full, ...former]
            : former.length > 0
              ? former
              : all.filter(({ entry }) => depthOf(entry.key) === top);
        const shown = [...new Set(meant.map(({ entry }) => entry.name))];
        const isFormer = meant.every(({ form }) => form === 'former');
        const above = meant.map(({ entry }) => names.get(entry.parent) ?? '').filter(Boolean);
        const label = isFormer
          ? `${shown.join('、')}（原${name}）`
          : full.length > 1
            ? `${name}（${[...new Set(above)].join('、')}）`
            : shown.join('、');
        const keys = [...new Set(meant.map(({ entry }) => entry.key))];
        return [name, keys, label === name ? '' : label, useOf(name, meant)];
      })
  );
}
