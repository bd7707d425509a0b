/** What a report's page shows of the reports that its text is like: a bounded part, the rest as numbers. */
import type { SimilarPair } from './find-similar.ts';

export interface SimilarReport {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  /** Whole per cent of this report's text that stands in the other one. */
  readonly percent: number;
  /** How many stretches of text are shared. */
  readonly runs: number;
}

/** A passage of this report with the places in it that stand elsewhere as well. */
export interface SimilarPassage {
  readonly anchor: string;
  /** In UTF-16 units of the passage's text, in order, without overlap. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Where else, by place in the list of reports, with the anchor there; the longest first. */
  readonly others: readonly { readonly report: number; readonly anchor: string }[];
}

export interface SimilarView {
  readonly reports: readonly SimilarReport[];
  /** Similar reports that are not listed. */
  readonly moreReports: number;
  /** In the order of the text. */
  readonly passages: readonly SimilarPassage[];
  readonly morePassages: number;
}

const maxReports = 8;
const maxPassages = 40;
const maxOthers = 3;

interface Side {
  readonly other: string;
  readonly share: number;
  readonly signs: number;
  readonly runs: readonly {
    readonly anchor: string;
    readonly start: number;
    readonly end: number;
    readonly at: string;
  }[];
}

/** A pair as seen from one of its reports. */
function sideOf(pair: SimilarPair, id: string): Side {
  const isLeft = pair.left === id;
  return {
    other: isLeft ? pair.right : pair.left,
    share: isLeft ? pair.leftShare : pair.rightShare,
    signs: pair.signs,
    runs: pair.shared.map(({ left, right }) => {
      const [own, there] = isLeft ? [left, right] : [right, left];
      return { ...own, at: there.anchor };
    }),
  };
}

function joined(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/** Numbers of an anchor such as `s1-2b-p3` compare as numbers. */
const inOrder = new Intl.Collator('en', { numeric: true });

function passagesOf(sides: readonly Side[]): SimilarPassage[] {
  const runs = sides.flatMap((side, report) => side.runs.map((run) => ({ ...run, report })));
  return [...Map.groupBy(runs, ({ anchor }) => anchor)]
    .map(([anchor, own]) => {
      const others: { report: number; anchor: string }[] = [];
      for (const { report, at } of own.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
        if (others.some((one) => one.report === report)) continue;
        others.push({ report, anchor: at });
      }
      return { anchor, spans: joined(own), others: others.slice(0, maxOthers) };
    })
    .sort((a, b) => inOrder.compare(a.anchor, b.anchor));
}

const lengthOf = ({ spans }: SimilarPassage): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);

/**
 * @param pairs all pairs that the report is part of, in any order
 * @param describe title and facts of another report; null for one that is not shown
 * @returns null when no other report is like it
 */
export function similarView(
  id: string,
  pairs: readonly SimilarPair[],
  describe: (id: string) => { readonly title: string; readonly facts: readonly string[] } | null,
): SimilarView | null {
  const sides = pairs
    .map((pair) => sideOf(pair, id))
    .sort((a, b) => b.signs - a.signs || (a.other < b.other ? -1 : 1))
    .flatMap((side) => {
      const described = describe(side.other);
      return described ? [{ ...side, ...described }] : [];
    });
  if (sides.length === 0) return null;
  const listed = sides.slice(0, maxReports);
  const passages = passagesOf(listed);
  const longest = new Set(passages.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, maxPassages));
  return {
    reports: listed.map(({ other, title, facts, share, runs }) => ({
      id: other,
      title,
      facts,
      percent: Math.round(share * 100),
      runs: runs.length,
    })),
    moreReports: sides.length - listed.length,
    passages: passages.filter((passage) => longest.has(passage)),
    morePassages: passages.length - longest.size,
  };
}
