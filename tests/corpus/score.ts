/**
 * Scores what the pipeline made of a document against its annotation. Pure: no file is read here.
 *
 * A field is `right`, `missing` (the document says it, the result does not) or `wrong` (a value is given that
 * the document does not say). Texts are compared after NFKC without white space, document numbers whatever
 * their brackets. Headings match when label and relative level match, in order.
 */
import { type Annotation, type FieldName, fieldNames } from './annotation.ts';

/** What is scored of a result; `body` is the published text: headings, paragraphs and tables in order. */
export interface Outcome {
  readonly format: string;
  readonly encoding: string | null;
  readonly fields: Readonly<Record<FieldName, unknown>>;
  readonly headings: readonly { readonly level: number; readonly label: string }[];
  readonly body: readonly string[];
  readonly review: readonly string[];
  /** The text stood among the furniture of a web page. */
  readonly inPage: boolean;
}

export type Verdict = 'right' | 'missing' | 'wrong';

export interface Failure {
  readonly file: string;
  /** Name of a field, or what else was scored. */
  readonly what: string;
  readonly verdict: Verdict;
  readonly expected: unknown;
  readonly got: unknown;
}

export interface DocumentScore {
  readonly fields: Readonly<Partial<Record<FieldName, Verdict>>>;
  readonly read: boolean;
  readonly encoding: boolean;
  readonly headings: { readonly matched: number; readonly expected: number; readonly given: number };
  /** `whole` are those within one paragraph. */
  readonly sentences: { readonly kept: number; readonly whole: number; readonly total: number };
  /** Characters of the article's sentences, by whether a page stood around them. */
  readonly text: { readonly kept: number; readonly total: number; readonly inPage: boolean };
  readonly chrome: { readonly dropped: number; readonly total: number };
  readonly review: { readonly given: number; readonly total: number };
  readonly failures: readonly Failure[];
}

/** Spaces of no width are layout too. */
const squeeze = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]/gu, '');

/** Separators between a label and its value are layout. */
const squeezeChrome = (text: string): string => squeeze(text).replace(/[|:]/gu, '');

/** Punctuation at the end of a heading is a matter of layout. */
const label = (text: string): string => squeeze(text).replace(/[。.,;:、!?]+$/u, '');

const brackets = (text: string): string =>
  squeeze(text)
    .replace(/[[(〔【﹝]/gu, '〔')
    .replace(/[\])〕】﹞]/gu, '〕');

function sameText(field: FieldName, a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  const fold = field === 'documentNumber' ? brackets : squeeze;
  return fold(a) === fold(b);
}

/** Only what is annotated is compared; a township may carry the nine digits of its own. */
function sameRegion(expected: Annotation['fields']['region'], got: unknown): boolean {
  if (!expected || !got) return !expected && !got;
  const { code, level, path } = got as { code: string; level: string; path: string[] };
  return (
    level === expected.level &&
    (expected.code === undefined || code.slice(0, 6) === expected.code) &&
    (expected.path === undefined || expected.path.join('/') === path.join('/'))
  );
}

function samePeriod(expected: Annotation['fields']['period'], got: unknown): boolean {
  if (!expected || !got) return !expected && !got;
  const { start, end } = got as { start: string; end: string };
  return expected.start === start && expected.end === end;
}

function isRight(field: FieldName, annotation: Annotation, got: unknown): boolean {
  const expected = annotation.fields[field];
  if (field === 'region') return sameRegion(annotation.fields.region, got);
  if (field === 'period') return samePeriod(annotation.fields.period, got);
  return [expected, ...(annotation.accept[field] ?? [])].some((value) => sameText(field, value, got));
}

const verdictOf = (right: boolean, got: unknown): Verdict =>
  right ? 'right' : got === null || got === undefined ? 'missing' : 'wrong';

/** Levels of a document as ranks from 1, so that `##` and a level-1 heading can be compared. */
function ranked(headings: Outcome['headings']): string[] {
  const levels = [...new Set(headings.map((h) => h.level))].toSorted((a, b) => a - b);
  return headings.map((h) => `${levels.indexOf(h.level) + 1} ${label(h.label)}`);
}

/** Length of the longest common subsequence. */
export function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const item of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(item === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Sentences that do not stand in the body in the order of the article; a heading may lose its full stop. */
function lostSentences(sentences: readonly string[], body: readonly string[]): string[] {
  const text = squeeze(body.join(''));
  let from = 0;
  return sentences.filter((sentence) => {
    const wanted = label(sentence);
    const at = text.indexOf(wanted, from);
    if (at >= 0) from = at + wanted.length;
    return at < 0;
  });
}

function brokenSentences(sentences: readonly string[], body: readonly string[]): string[] {
  const texts = body.map(squeeze);
  return sentences.filter((sentence) => !texts.some((text) => text.includes(label(sentence))));
}

const lengthOf = (sentences: readonly string[]): number => squeeze(sentences.join('')).length;

/** WHATWG knows gb2312 and gbk as one encoding, and gb18030 reads both. */
const family = (encoding: string | null): string | null =>
  encoding !== null && /^gb/.test(encoding) ? 'gb' : encoding;

/** @param outcome null when the pipeline refused the document: everything annotated is then missing */
export function scoreDocument(annotation: Annotation, outcome: Outcome | null): DocumentScore {
  const { file, fields: expected } = annotation;
  const failures: Failure[] = [];
  const fail = (what: string, verdict: Verdict, wanted: unknown, got: unknown) =>
    failures.push({ file, what, verdict, expected: wanted, got });

  const fields: Partial<Record<FieldName, Verdict>> = {};
  for (const field of fieldNames) {
    if (!(field in expected)) continue;
    const got = outcome?.fields[field] ?? null;
    const verdict = outcome ? verdictOf(isRight(field, annotation, got), got) : 'missing';
    fields[field] = verdict;
    if (verdict !== 'right') fail(field, verdict, expected[field], got);
  }

  const read = outcome?.format === annotation.format && outcome.body.length > 0;
  if (!read) fail('format', 'wrong', annotation.format, outcome?.format ?? null);
  const encoding = outcome !== null && family(outcome.encoding) === family(annotation.encoding);
  if (!encoding) fail('encoding', 'wrong', annotation.encoding, outcome?.encoding ?? null);

  const wanted = annotation.headings === null ? [] : ranked(annotation.headings);
  const given = annotation.headings === null ? [] : ranked(outcome?.headings ?? []);
  const matched = commonLength(wanted, given);
  const absent = wanted.filter((h) => !given.includes(h));
  const extra = given.filter((h) => !wanted.includes(h));
  if (matched < wanted.length || matched < given.length) fail('headings', 'wrong', absent, extra);

  const lost = lostSentences(annotation.sentences, outcome?.body ?? []);
  for (const sentence of lost) fail('sentence', 'missing', sentence, null);
  const broken = brokenSentences(annotation.sentences, outcome?.body ?? []);
  for (const sentence of broken.filter((b) => !lost.includes(b))) {
    fail('sentence in one paragraph', 'wrong', sentence, null);
  }
  const body = squeezeChrome((outcome?.body ?? []).join(''));
  const left = outcome ? annotation.chrome.filter((text) => body.includes(squeezeChrome(text))) : [];
  for (const text of left) fail('chrome', 'wrong', null, text);
  const unmarked = annotation.review.filter((slug) => !outcome?.review.includes(slug));
  for (const slug of unmarked) fail('review', 'missing', slug, outcome?.review ?? null);

  return {
    fields,
    read,
    encoding,
    headings: { matched, expected: wanted.length, given: given.length },
    sentences: {
      kept: annotation.sentences.length - lost.length,
      whole: annotation.sentences.length - broken.length,
      total: annotation.sentences.length,
    },
    text: {
      kept: lengthOf(annotation.sentences) - lengthOf(lost),
      total: lengthOf(annotation.sentences),
      inPage: outcome?.inPage ?? true,
    },
    chrome: outcome
      ? { dropped: annotation.chrome.length - left.length, total: annotation.chrome.length }
      : { dropped: 0, total: 0 },
    review: { given: annotation.review.length - unmarked.length, total: annotation.review.length },
    failures,
  };
}
