/**
 * Words near each other, in one paragraph: NEAR, `?` and `*`. The places of the words leave the reports in which they
 * can stand so; the text of each decides.
 */
import type { ReportFacts } from '../format/group.ts';
import { barrier } from '../format/stream.ts';
import { countPlaces, type GroupReader, type PhraseHits } from './phrase.ts';
import type { Gap, Term } from './query.ts';

export interface Words {
  readonly forms: readonly string[];
  /** Reports that hold one of the forms, and where; null places are not known. */
  readonly hits: { readonly byReport: ReadonlyMap<number, unknown>; readonly places: Uint32Array | null };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function* occurrences(text: string, forms: readonly string[]): Generator<Stretch> {
  for (const form of forms)
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
      yield { from: at, to: at + form.length };
}

function joins(from: Stretch, next: Stretch, { least, most, ordered }: Gap): boolean {
  const behind = next.from - from.to;
  const before = from.from - next.to;
  return (behind >= least && behind <= most) || (!ordered && before >= least && before <= most);
}

/** @returns where in a paragraph the words stand so, by the first of them, rising */
export function placesInRun(run: string, { forms, gaps = [] }: Term): number[] {
  let open = [...occurrences(run, forms)].map((stretch) => ({ start: stretch.from, last: stretch }));
  for (const gap of gaps) {
    const next = [...occurrences(run, gap.forms)];
    open = open.flatMap(({ start, last }) =>
      next.filter((stretch) => joins(last, stretch, gap)).map((stretch) => ({ start, last: stretch })),
    );
  }
  return [...new Set(open.map(({ start }) => start))].sort((a, b) => a - b);
}

/** Texts that are loaded at the same time. */
const together = 24;

/** Reports in which each of the words stands near enough to the one before, as far as their places are known. */
function candidates(
  words: readonly Words[],
  gaps: readonly Gap[],
  reports: readonly ReportFacts[],
): number[] {
  const [first] = words;
  const all = [...(first?.hits.byReport.keys() ?? [])].filter((report) =>
    words.every(({ hits }) => hits.byReport.has(report)),
  );
  const reach = Math.max(...words.flatMap(({ forms }) => forms.map(({ length }) => length)));
  return all.filter((report) => {
    const { start, lengths } = reports[report] as ReportFacts;
    const end = start + lengths.reduce((sum, length) => sum + length, 0);
    return gaps.every((gap, k) => {
      const [a, b] = [words[k]?.hits.places, words[k + 1]?.hits.places];
      if (!a || !b || gap.most === Number.POSITIVE_INFINITY) return true;
      return anyWithin(a, b, start, end, gap.most + reach);
    });
  });
}

/** Whether two rising lists have places between `start` and `end` that are at most `most` apart. */
function anyWithin(a: Uint32Array, b: Uint32Array, start: number, end: number, most: number): boolean {
  let [i, j] = [lowerBound(a, start), lowerBound(b, start)];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x >= end || y >= end) return false;
    if (Math.abs(x - y) <= most) return true;
    if (x < y) i++;
    else j++;
  }
  return false;
}

function lowerBound(places: Uint32Array, from: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param words of the term, in its order */
export async function findPattern(
  group: GroupReader,
  term: Term,
  words: readonly Words[],
): Promise<PhraseHits> {
  const { reports } = group.head;
  const asked = candidates(words, term.gaps ?? [], reports);
  const places: number[] = [];
  for (let at = 0; at < asked.length; at += together) {
    const some = asked.slice(at, at + together);
    const lines = await Promise.all(some.map((report) => group.line(report)));
    for (const [k, line] of lines.entries()) {
      const facts = reports[some[k] as number] as ReportFacts;
      let from = facts.start;
      for (const run of line.split(barrier)) {
        for (const place of placesInRun(run, term)) places.push(from + place);
        from += run.length + barrier.length;
      }
    }
  }
  const rising = Uint32Array.from(places).sort();
  return { reports: countPlaces(rising, reports), places: rising };
}
