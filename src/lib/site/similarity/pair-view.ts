/** What the overview says of one pair: shares, the longest common passage, where else that stands, names left in. */

import type { SimilarPair } from '../../analysis/similarity/find-similar.ts';
import { foreignNames } from '../../analysis/similarity/foreign-names.ts';
import type { PassageSpan } from '../../analysis/similarity/shared-text.ts';
import { compareText } from '../../core/order.ts';
import type { Report } from '../../core/schema.ts';
import type { Site } from '../site.ts';
import { dayOf, type ReportPair } from './pairs.ts';

export interface PairSide {
  readonly name: string;
  readonly title: string;
  readonly href: string;
  /** Time that it tells of, in words; null when unknown. */
  readonly period: string | null;
  /** Day in words; null when unknown. */
  readonly day: string | null;
  /** True for the day of signature, where the page shows no day of publication. */
  readonly signed: boolean;
  /** Whole per cent of its text that stands in the other one. */
  readonly percent: number;
}

export interface Standing {
  readonly name: string;
  readonly day: string | null;
  readonly href: string;
}

export interface PairView {
  readonly earlier: PairSide;
  readonly later: PairSide;
  readonly compare: string;
  /** The longest common passage; null where the store knows none. */
  readonly passage: {
    readonly text: string;
    readonly cut: boolean;
    /** Reports of the archive that were found to have it, the earliest day first, those without one last. */
    readonly standing: readonly Standing[];
    /** How many there are in all, copies of one report counted once. */
    readonly reports: number;
  } | null;
  /** Names of the other place in the common passages of a report. */
  readonly names: readonly { readonly of: string; readonly names: readonly string[] }[];
}

const excerptLength = 80;
const mostStanding = 6;
const mostNames = 5;
/** A report has a passage when so much of it, at least, was found there. */
const samePassage = 0.9;

export const nameOf = ({ issuer, region, title }: Report): string => issuer ?? region?.path.join('') ?? title;

const lengthOf = ({ start, end }: PassageSpan): number => end - start;

function sideOf({ to, wording }: Site, report: Report, share: number): PairSide {
  const day = dayOf(report);
  return {
    name: nameOf(report),
    title: report.title,
    href: to.report(report.id),
    period: report.period && wording.period(report.period),
    day: day && wording.date(day),
    signed: report.published === null && day !== null,
    percent: Math.round(100 * share),
  };
}

/** Both sides of what a pair shares, the wanted report's first. */
const sharedOf = (pair: SimilarPair, id: string) =>
  pair.shared.map(({ left, right }) =>
    pair.left === id ? { own: left, there: right } : { own: right, there: left },
  );

/** Reports that have a passage of `report`, itself included, each work once. */
function standingOf(site: Site, report: Report, passage: PassageSpan): { all: number; first: Standing[] } {
  const { archive, works, to, similar, wording } = site;
  const found = new Map([[works.get(report.id)?.preferred ?? report.id, { report, anchor: passage.anchor }]]);
  for (const pair of similar.pairsOf(report.id)) {
    const other = archive.byId.get(pair.left === report.id ? pair.right : pair.left);
    const run = sharedOf(pair, report.id).find(
      ({ own }) =>
        own.anchor === passage.anchor &&
        Math.min(own.end, passage.end) - Math.max(own.start, passage.start) >=
          samePassage * lengthOf(passage),
    );
    if (!other || !run) continue;
    const work = works.get(other.id)?.preferred ?? other.id;
    if (!found.has(work)) found.set(work, { report: other, anchor: run.there.anchor });
  }
  const inOrder = [...found.values()].sort(
    (a, b) =>
      compareText(dayOf(a.report) ?? '~', dayOf(b.report) ?? '~') || compareText(a.report.id, b.report.id),
  );
  return {
    all: inOrder.length,
    first: inOrder.slice(0, mostStanding).map(({ report: one, anchor }) => {
      const day = dayOf(one);
      return { name: nameOf(one), day: day && wording.date(day), href: to.report(one.id, anchor) };
    }),
  };
}

function namesLeft(site: Site, report: Report, other: Report, spans: readonly PassageSpan[]): string[] {
  if (!report.region || !other.region) return [];
  const passages = new Map(
    site.store
      .sections(report.id)
      .flatMap(({ passages: of }) => of.map(({ anchor, text }) => [anchor, text])),
  );
  const text = spans
    .map(({ anchor, start, end }) => passages.get(anchor)?.slice(start, end) ?? '')
    .join('\n');
  return foreignNames(text, report.region, other.region).slice(0, mostNames);
}

function passageOf(site: Site, report: Report, spans: readonly PassageSpan[]): PairView['passage'] {
  const longest = spans.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (!longest) return null;
  const texts = site.store.sections(report.id).flatMap(({ passages }) => passages);
  const text =
    texts.find(({ anchor }) => anchor === longest.anchor)?.text.slice(longest.start, longest.end) ?? '';
  const { all, first } = standingOf(site, report, longest);
  return {
    text: text.slice(0, excerptLength),
    cut: text.length > excerptLength,
    standing: first,
    reports: all,
  };
}

export function pairView(site: Site, { earlier, later, earlierShare, laterShare }: ReportPair): PairView {
  const pair = site.similar.pairsOf(later.id).find((one) => [one.left, one.right].includes(earlier.id));
  const shared = pair ? sharedOf(pair, later.id) : [];
  const own = shared.map((run) => run.own);
  const there = shared.map((run) => run.there);
  const names = [
    { of: nameOf(later), names: namesLeft(site, later, earlier, own) },
    { of: nameOf(earlier), names: namesLeft(site, earlier, later, there) },
  ];
  return {
    earlier: sideOf(site, earlier, earlierShare),
    later: sideOf(site, later, laterShare),
    compare: site.to.compare(earlier.id, later.id),
    passage: passageOf(site, later, own),
    names: names.filter((one) => one.names.length > 0),
  };
}

/** Changes whenever `pairView` of one of the pairs does. */
export const pairsKey = ({ similar, sources, works }: Site, pairs: readonly ReportPair[]): string =>
  pairs
    .map(({ earlier, later }) =>
      [
        sources.get(earlier.id),
        sources.get(later.id),
        ...similar
          .partnersOf(later.id)
          .map(({ other, value }) => `${sources.get(other)} ${works.get(other)?.preferred} ${value}`),
      ].join(),
    )
    .join('\n');
