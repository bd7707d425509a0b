/** Reports that ought to exist and are missing, unknown or gone: the country in numbers, each province by name. */
import { compareText } from '../../core/order.ts';
import { divisionByCode } from '../../core/regions/gazetteer.ts';
import {
  boundProvinces,
  type CountedLevel,
  countedLevels,
  countGaps,
  dutyYears,
  type Expected,
  expectedIn,
  type GapCounts,
} from '../gaps/expected.ts';
import { type Page, type PageSet, pageKind, pageOf } from '../page.ts';
import type { Site } from '../site.ts';
import type { LinkCount } from './links.ts';

interface Link {
  readonly label: string;
  readonly href: string;
}

export interface GapsView {
  readonly levels: readonly string[];
  /** Newest first; counts by level in the order of `levels`. */
  readonly years: readonly { readonly year: number; readonly counts: readonly GapCounts[] }[];
  /** With the number of reports that are missing. */
  readonly provinces: readonly LinkCount[];
}

/** Places below one, or all of them taken together. */
export interface GapGroup {
  /** The prefecture; null for what lies directly below the province. */
  readonly name: string | null;
  readonly places: readonly string[];
  /** All places of the group are missing. */
  readonly isWhole: boolean;
}

export interface GapYear {
  readonly year: number;
  readonly counts: GapCounts;
  /** Names by level; counties by prefecture. */
  readonly missing: readonly { readonly level: string; readonly groups: readonly GapGroup[] }[];
  readonly unknown: readonly string[];
  /** Reports whose originals are gone. */
  readonly gone: readonly Link[];
}

export interface ProvinceGapsView {
  readonly name: string;
  readonly region: string;
  readonly years: readonly GapYear[];
}

const indexKind = pageKind('gaps/', 'Gaps', { translated: false });
const provinceKind = pageKind('gaps/[province]/', 'ProvinceGaps', { translated: false });

const nameOf = (code: string): string => divisionByCode(code)?.name ?? code;

function gapsView(site: Site): GapsView {
  const provinces = boundProvinces();
  const years = dutyYears(site).map((year) => {
    const all = provinces.flatMap((province) => expectedIn(site, province, year));
    const byLevel = Map.groupBy(all, ({ division }) => division.level as CountedLevel);
    return { year, counts: countedLevels.map((level) => countGaps(byLevel.get(level) ?? [])) };
  });
  return {
    levels: countedLevels.map((level) => site.wording.level(level)),
    years,
    provinces: provinces.map((code) => ({
      label: nameOf(code),
      href: site.to.gaps(code),
      count: dutyYears(site).reduce((sum, year) => sum + countGaps(expectedIn(site, code, year)).missing, 0),
    })),
  };
}

/** Name of the prefecture that a county lies in; null for any other place. */
const groupOf = ({ division: { level, path } }: Expected): string | null =>
  level === 'county' && path.length === 3 ? (path[1] ?? null) : null;

function groupsOf(expected: readonly Expected[]): GapGroup[] {
  return [...Map.groupBy(expected, groupOf)].flatMap(([name, of]): GapGroup[] => {
    const places = of.filter(({ state }) => state === 'missing').map(({ division }) => division.name);
    return places.length === 0
      ? []
      : [{ name, places, isWhole: name !== null && places.length === of.length }];
  });
}

function yearView(site: Site, province: string, year: number): GapYear {
  const expected = expectedIn(site, province, year);
  const byLevel = Map.groupBy(expected, ({ division }) => division.level as CountedLevel);
  const named = (state: Expected['state']) => expected.filter((one) => one.state === state);
  return {
    year,
    counts: countGaps(expected),
    missing: countedLevels.flatMap((level) => {
      const groups = groupsOf(byLevel.get(level) ?? []);
      return groups.length === 0 ? [] : [{ level: site.wording.level(level), groups }];
    }),
    unknown: named('unknown')
      .map(({ division }) => division.name)
      .sort(compareText),
    gone: named('gone').flatMap(({ division, report }) =>
      report === null ? [] : [{ label: division.name, href: site.to.report(report) }],
    ),
  };
}

const provinceView = (site: Site, province: string): ProvinceGapsView => ({
  name: nameOf(province),
  region: site.to.region(province),
  years: dutyYears(site).map((year) => yearView(site, province, year)),
});

export const gaps: PageSet = {
  kinds: [indexKind, provinceKind],
  *pages(site): Generator<Page> {
    yield pageOf(indexKind, {}, { view: () => gapsView(site) });
    for (const province of boundProvinces())
      yield pageOf(provinceKind, { province }, { view: () => provinceView(site, province) });
  },
};

/** Page of what is missing in the province that a region lies in; null where no rule binds. */
export function gapsPage(site: Site, code: string): Link | null {
  const province = `${code.slice(0, 2)}0000`;
  if (!boundProvinces().includes(province)) return null;
  return { label: site.wording.region(nameOf(province)), href: site.to.gaps(province) };
}
