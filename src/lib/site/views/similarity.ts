/**
 * 文本相似: which reports share text, by year and by province, and the strongest pairs. What a body repeats from its own
 * earlier reports is told apart from what stands in reports of others. Counts and shares only: not who wrote first.
 */
import { createHash } from 'node:crypto';
import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import type { Crumb } from '../machine/json-ld.ts';
import { type Page, type PageSet, pageKind, pageOf } from '../page.ts';
import { ancestors } from '../region-tree.ts';
import { type PairView, pairsKey, pairView } from '../similarity/pair-view.ts';
import { pairYear, type ReportPair, reportPairs } from '../similarity/pairs.ts';
import type { Site } from '../site.ts';
import { median } from '../values/distribution.ts';

interface PairCount {
  readonly pairs: number;
  /** Middle of the shares of the later reports, in whole per cent; null without a pair. */
  readonly percent: number | null;
}

export interface SimilarityYear {
  readonly year: number;
  readonly href: string;
  readonly reports: number;
  /** Of them, those that share text with a report of another body. */
  readonly shared: number;
  readonly sameBody: PairCount;
  readonly others: PairCount;
}

export interface SimilarityProvince {
  readonly name: string;
  readonly href: string;
  readonly reports: number;
  readonly shared: number;
  /** Pairs of different bodies, both of the province. */
  readonly within: number;
  /** … with a body elsewhere. */
  readonly across: number;
}

export interface SimilarityView {
  readonly crumbs: readonly Crumb[];
  /** Null on the page of the country and all years. */
  readonly year: number | null;
  readonly place: string | null;
  readonly reports: number;
  readonly shared: number;
  /** Newest first. */
  readonly years: readonly { readonly year: number; readonly href: string }[];
  /** On the page of the country and all years alone. */
  readonly byYear: readonly SimilarityYear[];
  readonly byProvince: readonly SimilarityProvince[];
  readonly others: readonly PairView[];
  readonly otherPairs: number;
  readonly sameBody: readonly PairView[];
  readonly sameBodyPairs: number;
}

const shown = { others: 20, sameBody: 8 } as const;

/** Whose pairs a page lists. */
interface Part {
  readonly year: number | null;
  /** Key of a province; null for the country. */
  readonly province: string | null;
  readonly reports: readonly Report[];
  readonly pairs: readonly ReportPair[];
}

const provinceOf = (site: Site, { region }: Report): string | null => {
  const node = region && site.tree.byKey.get(regionKey(region));
  if (!node) return null;
  return ancestors(site.tree, node)[0]?.key ?? (node.parent === null ? null : node.key);
};

const othersOf = (pairs: readonly ReportPair[]) => pairs.filter(({ sameBody }) => !sameBody);
const ownOf = (pairs: readonly ReportPair[]) => pairs.filter(({ sameBody }) => sameBody);

/** How many of the reports share text with another body. */
function sharedCount(reports: readonly Report[], pairs: readonly ReportPair[]): number {
  const ids = new Set(othersOf(pairs).flatMap(({ earlier, later }) => [earlier.id, later.id]));
  return reports.filter(({ id }) => ids.has(id)).length;
}

function countOf(pairs: readonly ReportPair[]): PairCount {
  const shares = pairs.map(({ laterShare }) => laterShare).sort((a, b) => a - b);
  return { pairs: pairs.length, percent: pairs.length === 0 ? null : Math.round(100 * median(shares)) };
}

const addressOf = ({ to }: Site, key: string | number | null): string => to.similarity(key ?? '');

/** Years and provinces that have a pair, each with what its page lists. */
function partsOf(site: Site): { all: Part; years: Part[]; provinces: Part[] } {
  const { archive } = site;
  const pairs = reportPairs(site);
  const yearsOf = Map.groupBy(pairs, pairYear);
  const years = archive.years.flatMap(({ year, reports }): Part[] => {
    const of = year === null ? undefined : yearsOf.get(year);
    return of ? [{ year, province: null, reports, pairs: of }] : [];
  });
  const byProvince = Map.groupBy(archive.reports, (report) => provinceOf(site, report));
  const pairsIn = new Map<string, ReportPair[]>();
  for (const pair of pairs) {
    const sides = new Set([provinceOf(site, pair.earlier), provinceOf(site, pair.later)]);
    for (const key of sides) {
      if (key === null) continue;
      const of = pairsIn.get(key);
      if (of) of.push(pair);
      else pairsIn.set(key, [pair]);
    }
  }
  const provinces = site.tree.root.children.flatMap(({ key }): Part[] => {
    const of = pairsIn.get(key);
    return of ? [{ year: null, province: key, reports: byProvince.get(key) ?? [], pairs: of }] : [];
  });
  return { all: { year: null, province: null, reports: archive.reports, pairs }, years, provinces };
}

type AllParts = ReturnType<typeof partsOf>;

const byYear = (site: Site, { years, all }: AllParts): SimilarityYear[] =>
  years.flatMap(({ year, reports, pairs }) =>
    year === null
      ? []
      : [
          {
            year,
            href: addressOf(site, year),
            reports: reports.length,
            shared: sharedCount(reports, all.pairs),
            sameBody: countOf(ownOf(pairs)),
            others: countOf(othersOf(pairs)),
          },
        ],
  );

const byProvince = (site: Site, { provinces }: AllParts): SimilarityProvince[] =>
  provinces.map(({ province, reports, pairs }) => {
    const others = othersOf(pairs);
    const within = others.filter(({ earlier, later }) =>
      [earlier, later].every((report) => provinceOf(site, report) === province),
    ).length;
    return {
      name: site.tree.byKey.get(province ?? '')?.name ?? '',
      href: addressOf(site, province),
      reports: reports.length,
      shared: sharedCount(reports, pairs),
      within,
      across: others.length - within,
    };
  });

/** What a page shows but its pairs. */
function headOf(site: Site, parts: AllParts, part: Part): Omit<SimilarityView, 'others' | 'sameBody'> {
  const { year, province, reports, pairs } = part;
  const first = part === parts.all;
  const place = province === null ? null : (site.tree.byKey.get(province)?.name ?? null);
  const { wording } = site;
  const name = place ?? (year === null ? null : wording.year(year));
  return {
    crumbs:
      name === null
        ? []
        : [{ label: wording.t('similar.title'), href: addressOf(site, null) }, { label: name }],
    year,
    place,
    reports: reports.length,
    shared: sharedCount(reports, year === null ? pairs : parts.all.pairs),
    years: parts.years.flatMap((one) =>
      one.year === null ? [] : [{ year: one.year, href: addressOf(site, one.year) }],
    ),
    byYear: first ? byYear(site, parts) : [],
    byProvince: first ? byProvince(site, parts) : [],
    otherPairs: othersOf(pairs).length,
    sameBodyPairs: ownOf(pairs).length,
  };
}

const countryKind = pageKind('similarity/', 'Similarity', { sheet: 'similarity' });
/** A year, or a province. */
const partKind = pageKind('similarity/[part]/', 'Similarity', { sheet: 'similarity' });

export const similarity: PageSet = {
  kinds: [countryKind, partKind],
  *pages(site): Generator<Page> {
    const parts = partsOf(site);
    const code = codeVersion(new URL('../similarity/pair-view.ts', import.meta.url));
    for (const part of [parts.all, ...parts.years, ...parts.provinces]) {
      const others = othersOf(part.pairs).slice(0, shown.others);
      const own = ownOf(part.pairs).slice(0, shown.sameBody);
      const view = (): SimilarityView => ({
        ...headOf(site, parts, part),
        others: others.map((pair) => pairView(site, pair)),
        sameBody: own.map((pair) => pairView(site, pair)),
      });
      // Reading the passages of the pairs takes most of the time.
      const key = () =>
        createHash('sha256')
          .update(`${code} ${site.locale}`)
          .update(JSON.stringify(headOf(site, parts, part)))
          .update(pairsKey(site, [...others, ...own]))
          .digest('hex');
      const content = { view, key };
      const one = part.year ?? part.province;
      yield one === null ? pageOf(countryKind, {}, content) : pageOf(partKind, { part: one }, content);
    }
  },
};
