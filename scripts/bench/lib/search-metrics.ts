/** Figures of an evaluation: what was found beside what is there. */
import type { Truth } from './search-corpus.ts';

export interface Answer {
  readonly kind: string;
  readonly truth: readonly Truth[];
  /** Ids in order. */
  readonly found: readonly string[];
  readonly milliseconds: number;
  readonly bytes: number;
  readonly requests: number;
}

export interface Figures {
  readonly queries: number;
  readonly recall: number;
  readonly precision: number;
  /** Share of queries without a result though there is one. */
  readonly missed: number;
  /** Share of absent phrases that found nothing, as they should. */
  readonly empty: number | null;
  readonly ndcg: number | null;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly requests: number;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((all, value) => all + value, 0) / values.length;

/** Title before heading before text, then by how often; a count never outweighs a zone. */
const gain = ({ zone, count }: Truth): number => 2 ** (zone + count / (count + 20)) - 1;

const discounted = (gains: readonly number[]): number =>
  gains.slice(0, 10).reduce((all, own, rank) => all + own / Math.log2(rank + 2), 0);

function ndcg({ truth, found }: Answer): number {
  const gains = new Map(truth.map((own) => [own.id, gain(own)]));
  const ideal = [...gains.values()].sort((a, b) => b - a);
  return discounted(found.map((id) => gains.get(id) ?? 0)) / discounted(ideal);
}

/** Recall and precision are means over queries that have an answer. */
export function figures(answers: readonly Answer[]): Figures {
  const present = answers.filter(({ truth }) => truth.length > 0);
  const absent = answers.filter(({ truth }) => truth.length === 0);
  const right = (answer: Answer) => {
    const ids = new Set(answer.truth.map(({ id }) => id));
    return new Set(answer.found.filter((id) => ids.has(id))).size;
  };
  const answered = present.filter(({ found }) => found.length > 0);
  return {
    queries: answers.length,
    recall: mean(present.map((answer) => right(answer) / answer.truth.length)),
    precision: mean(answered.map((answer) => right(answer) / answer.found.length)),
    missed: present.length === 0 ? Number.NaN : 1 - answered.length / present.length,
    empty:
      absent.length === 0 ? null : absent.filter(({ found }) => found.length === 0).length / absent.length,
    ndcg: present.length === 0 ? null : mean(present.map(ndcg)),
    milliseconds: quantile(
      answers.map((answer) => answer.milliseconds),
      0.5,
    ),
    bytes: quantile(
      answers.map((answer) => answer.bytes),
      0.5,
    ),
    requests: quantile(
      answers.map((answer) => answer.requests),
      0.5,
    ),
  };
}

/** Rows by kind, queries of two characters and more together, and all. */
export function byKind(answers: readonly Answer[]): Map<string, Figures> {
  const kinds = new Map<string, Answer[]>();
  for (const answer of answers) kinds.set(answer.kind, [...(kinds.get(answer.kind) ?? []), answer]);
  const rows = new Map([...kinds].map(([kind, own]) => [kind, figures(own)]));
  rows.set('all of 2 and more', figures(answers.filter(({ kind }) => kind !== '1 character')));
  return rows;
}

export function printTable(title: string, rows: ReadonlyMap<string, Figures>): void {
  const show = (value: number | null, digits = 3) =>
    value === null || Number.isNaN(value) ? '–' : value.toFixed(digits);
  console.log(`\n### ${title}\n`);
  console.log(
    '| queries | n | recall | precision | none though there is one | absent: none | nDCG@10 | ms | KB | requests |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const [kind, f] of rows) {
    const cells = [
      kind,
      f.queries,
      show(f.recall),
      show(f.precision),
      show(f.missed),
      show(f.empty),
      show(f.ndcg),
      show(f.milliseconds, 0),
      show(f.bytes / 1000, 0),
      show(f.requests, 0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
