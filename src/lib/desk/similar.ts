/**
 * “This correction would also change N others”: documents in which the rules went wrong in the same way. Which they may
 * be is known from the traces; the rules then run again on those few, so that each gets the value that stands in its own
 * text.
 */
import { existsSync, readFileSync } from 'node:fs';
import { traceFile } from '../archive/ingest/trace-files.ts';
import type { Candidate, FieldName, Rendered } from '../core/model.ts';
import { traceSchema } from '../core/trace.ts';
import type { Facts } from './facts.ts';
import { valueText } from './values.ts';
import type { SimilarView } from './view.ts';

/** What is known of a document without reading it. */
export interface Known {
  readonly id: string;
  readonly file: string;
  readonly facts: Facts;
  readonly batch: string;
  /** Host that it was saved from, null when not known. */
  readonly host: string | null;
  /** A person has decided about this field, or about the whole document. */
  readonly isDecided: boolean;
}

export interface SimilarOptions {
  readonly field: string;
  /** The right value of the first document. */
  readonly value: unknown;
  /** Runs the rules, without what persons said about the field. */
  readonly read: (id: string) => Promise<Rendered>;
  readonly traceDir: string;
}

/** Reading more would keep the person waiting; the correction can be asked for again. */
const mostRead = 200;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Values that hold for every document of a body, and for no other reason than the body. */
const shared: ReadonlySet<string> = new Set([
  'issuer',
  'source',
  'region',
  'kind',
  'subject',
  'genre',
  'validity',
]);

/** From one place: the same package, or the same host. */
const together = (a: Known, b: Known): boolean =>
  a.host !== null ? a.host === b.host : b.host === null && a.batch === b.batch;

/** @returns the rule and the words that the published value stands on; null when it stands on nothing */
function tracedRule(traceDir: string, id: string, field: string): { rule: string; text: string } | null {
  const path = traceFile(traceDir, id);
  if (!existsSync(path)) return null;
  const trace = traceSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  return trace?.evidence.find((one) => one.field === field) ?? null;
}

const found = (document: Rendered, field: string): readonly Candidate[] =>
  document.candidates[field as FieldName] ?? [];

/** What the other document would be corrected to; undefined when the mistake is not the same. */
type Remedy = (candidates: readonly Candidate[]) => unknown;

/** @returns null when the rules made no mistake that others could share */
function remedyFor(candidates: readonly Candidate[], field: string, value: unknown): Remedy | null {
  const [wrong] = candidates;
  if (same(wrong?.value ?? null, value)) return null;
  const right = candidates.find((one) => same(one.value, value));
  // The person preferred what another rule had found: so it may be there.
  if (wrong && right && right.rule !== wrong.rule) {
    return ([first, ...others]) =>
      first?.rule === wrong.rule ? others.find((one) => one.rule === right.rule)?.value : undefined;
  }
  if (!shared.has(field)) return null;
  return ([first]) => {
    const isSame =
      wrong === undefined ? first === undefined : first !== undefined && same(first.value, wrong.value);
    const sameWords = wrong?.evidence?.text === first?.evidence?.text;
    return isSame && sameWords ? value : undefined;
  };
}

/** @param document the one that was corrected @param others all that the archive has */
export async function similarTo(
  document: Known,
  others: readonly Known[],
  { field, value, read, traceDir }: SimilarOptions,
): Promise<Omit<SimilarView, 'revision'>[]> {
  const candidates = found(await read(document.id), field);
  const remedy = remedyFor(candidates, field, value);
  if (remedy === null) return [];
  const wrong = candidates[0];
  const like = others
    .filter((one) => one.id !== document.id && !one.isDecided && together(document, one))
    .filter(({ id }) => {
      const traced = tracedRule(traceDir, id, field);
      return wrong === undefined ? traced === null : traced?.rule === wrong.rule;
    })
    .slice(0, mostRead);
  const similar: Omit<SimilarView, 'revision'>[] = [];
  for (const { id, facts, file } of like) {
    const [first, ...rest] = found(await read(id), field);
    const right = remedy(first ? [first, ...rest] : []);
    if (right === undefined || same(right, first?.value ?? null)) continue;
    const evidence = rest.find((one) => same(one.value, right))?.evidence ?? first?.evidence ?? null;
    similar.push({
      id,
      title: facts.title ?? file,
      before: valueText(field, first?.value ?? null),
      after: valueText(field, right),
      value: right,
      evidence,
    });
  }
  return similar;
}
