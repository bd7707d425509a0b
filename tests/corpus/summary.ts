/** Scores of many documents as shares from 0 to 1, and what fell below the committed baseline. */
import { fieldNames } from './annotation.ts';
import type { DocumentScore } from './score.ts';

/** Name of what was measured → share, four digits. `wrong:` measures are better when lower. */
export type Summary = Readonly<Record<string, number>>;

const share = (part: number, whole: number): number =>
  whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export function summarise(scores: readonly DocumentScore[]): Summary {
  const out: Record<string, number> = {
    documents: scores.length,
    read: share(scores.filter((s) => s.read).length, scores.length),
    encoding: share(scores.filter((s) => s.encoding).length, scores.length),
  };
  let wrong = 0;
  let scored = 0;
  for (const field of fieldNames) {
    const verdicts = scores.flatMap((s) => s.fields[field] ?? []);
    const wrongHere = verdicts.filter((v) => v === 'wrong').length;
    out[field] = share(verdicts.filter((v) => v === 'right').length, verdicts.length);
    out[`wrong:${field}`] = verdicts.length === 0 ? 0 : share(wrongHere, verdicts.length);
    wrong += wrongHere;
    scored += verdicts.length;
  }
  out['wrong:all'] = scored === 0 ? 0 : share(wrong, scored);
  const matched = sum(scores.map((s) => s.headings.matched));
  const both = sum(scores.map((s) => s.headings.expected + s.headings.given));
  out.headingsF1 = share(2 * matched, both);
  const sentences = sum(scores.map((s) => s.sentences.total));
  out.sentencesKept = share(sum(scores.map((s) => s.sentences.kept)), sentences);
  out.sentencesWhole = share(sum(scores.map((s) => s.sentences.whole)), sentences);
  const textKept = (counted: readonly DocumentScore[]): number =>
    share(sum(counted.map((s) => s.text.kept)), sum(counted.map((s) => s.text.total)));
  out.textKeptInPages = textKept(scores.filter((s) => s.text.inPage));
  out.textKeptInFiles = textKept(scores.filter((s) => !s.text.inPage));
  out.chromeDropped = share(sum(scores.map((s) => s.chrome.dropped)), sum(scores.map((s) => s.chrome.total)));
  out.review = share(sum(scores.map((s) => s.review.given)), sum(scores.map((s) => s.review.total)));
  return out;
}

/** What is worse than the baseline, or measured there and no longer here. */
export function falls(baseline: Summary, now: Summary): string[] {
  return Object.entries(baseline).flatMap(([name, before]) => {
    const value = now[name];
    if (value === undefined) return [`${name}: ${before} before, not measured now`];
    const worse = name.startsWith('wrong:') ? value > before : value < before;
    return worse ? [`${name}: ${before} before, ${value} now`] : [];
  });
}
