/** Pairs of reports with similar text as the overview tells of them: copies of one report left out, earlier report first. */
import { yearOf } from '../../core/display-dates.ts';
import { compareText } from '../../core/order.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import type { PairSummary } from '../../store/similar.ts';
import { bodyOf } from '../explore/government.ts';
import type { Site } from '../site.ts';

export interface ReportPair {
  /** By the time that they tell of, then by date, then by id: says nothing of who wrote first. */
  readonly earlier: Report;
  readonly later: Report;
  /** Part of the text of each, 0 to 1, that stands in the other. */
  readonly earlierShare: number;
  readonly laterShare: number;
  /** Dice coefficient of both texts, 0 to 1: high only where much of either stands in the other. */
  readonly likeness: number;
  /** True for two reports of one body about different times, which repeat themselves by habit. */
  readonly sameBody: boolean;
}

/** Day that the report's page shows, else the day of signature; null when neither is known. */
export const dayOf = ({ published, written }: Pick<Report, 'published' | 'written'>): string | null =>
  published ?? written;

const order = (report: Report): string => `${report.period?.end ?? '~'} ${dayOf(report) ?? '~'} ${report.id}`;

/** Who reports: a government by its region, since its office signs in some years; any other body by its name. */
export function bodyKeyOf(report: Report): string {
  const region = report.region ? regionKey(report.region) : '';
  return bodyOf(report) === 'government' && region !== ''
    ? region
    : `${region} ${report.issuer ?? report.id}`;
}

export function pairOf(left: Report, right: Report, summary: PairSummary): ReportPair {
  const { leftShare, rightShare } = summary;
  const inOrder = order(left) < order(right);
  return {
    earlier: inOrder ? left : right,
    later: inOrder ? right : left,
    earlierShare: inOrder ? leftShare : rightShare,
    laterShare: inOrder ? rightShare : leftShare,
    likeness: (2 * leftShare * rightShare) / Math.max(Number.MIN_VALUE, leftShare + rightShare),
    sameBody: bodyKeyOf(left) === bodyKeyOf(right),
  };
}

const strongestFirst = (a: ReportPair, b: ReportPair): number =>
  b.likeness - a.likeness || compareText(a.later.id, b.later.id) || compareText(a.earlier.id, b.earlier.id);

interface Pairs {
  readonly all: readonly ReportPair[];
  /** Pairs of different bodies that a report is part of, the strongest first. */
  readonly othersOf: ReadonlyMap<string, readonly ReportPair[]>;
}

const known = new WeakMap<Site, Pairs>();

function read({ similar, archive, works }: Site): Pairs {
  const all = similar
    .pairs()
    .flatMap((summary) => {
      const [left, right] = [archive.byId.get(summary.left), archive.byId.get(summary.right)];
      if (!left || !right) return [];
      const work = works.get(left.id);
      return work && work === works.get(right.id) ? [] : [pairOf(left, right, summary)];
    })
    .sort(strongestFirst);
  const othersOf = new Map<string, ReportPair[]>();
  for (const pair of all) {
    if (pair.sameBody) continue;
    for (const { id } of [pair.earlier, pair.later]) {
      const of = othersOf.get(id);
      if (of) of.push(pair);
      else othersOf.set(id, [pair]);
    }
  }
  return { all, othersOf };
}

/** Read once for all pages. */
function pairsOf(site: Site): Pairs {
  const pairs = known.get(site) ?? read(site);
  known.set(site, pairs);
  return pairs;
}

/** All pairs of the archive but those of one work, the strongest first. */
export const reportPairs = (site: Site): readonly ReportPair[] => pairsOf(site).all;

/** Pairs of different bodies that one of the reports is part of, the strongest first. */
export function pairsOfReports(site: Site, ids: Iterable<string>): ReportPair[] {
  const { othersOf } = pairsOf(site);
  return [...new Set([...ids].flatMap((id) => othersOf.get(id) ?? []))].sort(strongestFirst);
}

/** Year that a pair is listed under: that of the later report; null when unknown. */
export const pairYear = ({ later }: ReportPair): number | null => yearOf(later.period);
