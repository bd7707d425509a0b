/**
 * Figures of places by year, beside the median of their siblings. Only what a government's own annual report says of
 * that whole year counts, and only where it says one value: a report that gives several, for the city and for the
 * government itself, is passed over rather than guessed at.
 */
import { placeYear } from '../duties/place-years.ts';
import type { ExploreLine } from '../explore/rows.ts';
import type { RegionNode } from '../region-tree.ts';
import type { Site } from '../site.ts';

/** Those that most reports give. */
const shownIndicators = [
  'reconsideration.applications',
  'reconsideration.accepted',
  'litigation.cases',
  'litigation.loss-rate',
  'litigation.appearance-rate',
  'normative-documents.legality-review',
  'mediation.cases',
] as const;

/** A median of fewer says nothing. */
const leastSiblings = 3;

export interface PlaceValue {
  readonly year: number;
  /** Null where the archive has no such value. */
  readonly own: { readonly amount: number; readonly shown: string; readonly href: string } | null;
  /** Of the siblings without the place itself; null where fewer than three have a value. */
  readonly median: { readonly amount: number; readonly shown: string; readonly places: number } | null;
}

export interface PlaceSeries {
  readonly indicator: string;
  readonly name: string;
  /** Ascending, from the first to the last year of the archive. */
  readonly values: readonly PlaceValue[];
}

interface Value {
  readonly amount: number;
  readonly unit: string;
  readonly shown: string;
  readonly href: string;
}

/** By indicator, then by key of the place and year. */
type Values = ReadonlyMap<string, ReadonlyMap<string, Value>>;

const wholeYear = ({ start, end, upper }: ExploreLine, year: number): boolean =>
  start === `${year}-01-01` && end === `${year}-12-31` && upper === null;

/** The one value that lines of a report agree on. */
export function agreedValue(lines: readonly ExploreLine[], year: number): ExploreLine | null {
  const whole = lines.filter((line) => wholeYear(line, year));
  const [first] = whole;
  return first && whole.every(({ amount, unit }) => amount === first.amount && unit === first.unit)
    ? first
    : null;
}

function valuesOf(site: Site, indicator: string): Map<string, Value> {
  const { store, tree, to, years } = site;
  const nodes = new Map([...tree.byKey.values()].flatMap((node) => node.reports.map(({ id }) => [id, node])));
  const values = new Map<string, Value>();
  for (const year of years) {
    const entries = store.entries<ExploreLine>('indicator', indicator, year, 0, Number.MAX_SAFE_INTEGER);
    for (const [id, of] of Map.groupBy(entries, (entry) => entry.id)) {
      const node = nodes.get(id);
      if (!node || placeYear(site, node, year).report !== id) continue;
      const line = agreedValue(
        of.map(({ value }) => value),
        year,
      );
      if (!line) continue;
      const { amount, unit, value: shown, anchor } = line;
      values.set(`${node.key} ${year}`, { amount, unit, shown, href: to.report(id, anchor) });
    }
  }
  return values;
}

const known = new WeakMap<Site, Values>();

function allValues(site: Site): Values {
  const values =
    known.get(site) ?? new Map(shownIndicators.map((indicator) => [indicator, valuesOf(site, indicator)]));
  known.set(site, values);
  return values;
}

/** Of places on the same level below the same region. */
export const siblingsOf = ({ tree }: Site, node: RegionNode): RegionNode[] =>
  (node.parent === null ? [] : (tree.byKey.get(node.parent)?.children ?? [])).filter(
    (one) => one.key !== node.key && one.level === node.level && one.current,
  );

/** @returns null for fewer than three */
export function medianOf(amounts: readonly number[]): number | null {
  if (amounts.length < leastSiblings) return null;
  const sorted = amounts.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

function medianIn(
  { wording }: Site,
  values: ReadonlyMap<string, Value>,
  siblings: readonly RegionNode[],
  year: number,
  unit: string,
) {
  const others = siblings.flatMap(({ key }) => values.get(`${key} ${year}`) ?? []);
  const amounts = others.filter((one) => one.unit === unit).map(({ amount }) => amount);
  const amount = medianOf(amounts);
  return amount === null ? null : { amount, shown: wording.amount(amount, unit), places: amounts.length };
}

/** Figures of which the place has at least one value. */
export function placeSeries(site: Site, node: RegionNode): PlaceSeries[] {
  const siblings = siblingsOf(site, node);
  return [...allValues(site)].flatMap(([indicator, values]) => {
    const own = site.years.map((year) => values.get(`${node.key} ${year}`) ?? null);
    const unit = own.findLast((value) => value !== null)?.unit;
    if (unit === undefined) return [];
    return [
      {
        indicator,
        name: site.wording.indicator(indicator).name,
        values: site.years.map((year, index) => ({
          year,
          own: own[index]?.unit === unit ? own[index] : null,
          median: medianIn(site, values, siblings, year, unit),
        })),
      },
    ];
  });
}
