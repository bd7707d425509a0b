/** Excerpts of a report as they stand in it, with the words of the query marked. */
import { type Fragment, type FragmentSection, partAnchor } from '../format/fragment.ts';
import type { ScriptMap } from '../format/normalise.ts';
import { type Hit, partSpans, type Span, sectionHits } from './hits.ts';

export interface MarkedText {
  readonly text: string;
  readonly marked: boolean;
}

export interface Excerpt {
  /** Heading of the section, empty before the first one. */
  readonly heading: readonly MarkedText[];
  /** Anchor of the section on the report's page; of the passage where there is no heading. */
  readonly anchor: string;
  /** Anchor of the passage quoted. */
  readonly passageAnchor: string;
  /** Empty when only the heading holds the words. */
  readonly quote: readonly MarkedText[];
  readonly hits: number;
}

const contextBefore = 28;
const contextAfter = 82;

/** Cuts a text into marked and plain pieces. */
export function markText(text: string, spans: readonly Span[], from = 0, to = text.length): MarkedText[] {
  const pieces: MarkedText[] = [];
  let at = from;
  for (const span of spans) {
    const start = Math.max(span.from, from);
    const end = Math.min(span.to, to);
    if (start >= end) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), marked: false });
  return pieces;
}

/** Does not cut a surrogate pair in two. */
export function safeCut(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function quote(text: string, spans: readonly Span[]): MarkedText[] {
  const first = spans[0] ?? { from: 0, to: 0 };
  const from = safeCut(text, Math.max(0, first.from - contextBefore));
  const to = safeCut(text, Math.min(text.length, Math.max(first.to, first.from + contextAfter)));
  const pieces = markText(text, spans, from, to);
  if (from > 0) pieces.unshift({ text: '…', marked: false });
  if (to < text.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

function excerptOf(section: FragmentSection, hits: readonly Hit[]): Excerpt {
  const inText = hits.find((hit) => hit.part > 0 || hit.next !== undefined);
  const part = inText ? Math.max(1, inText.part) : section.passages.length > 0 ? 1 : 0;
  const text = section.passages[part - 1]?.text ?? '';
  return {
    heading: markText(section.heading, partSpans(hits, 0)),
    anchor: section.anchor === '' ? partAnchor(section, part) : section.anchor,
    passageAnchor: partAnchor(section, part),
    quote: quote(text, partSpans(hits, part)),
    hits: hits.length,
  };
}

/**
 * @param most how many sections to quote; those with hits in their heading first, then those with most hits
 * @returns in reading order; the beginning of the report when nothing is to be marked
 */
export function excerpts(
  fragment: Fragment,
  forms: readonly string[],
  most: number,
  script?: ScriptMap,
): Excerpt[] {
  const found = fragment.sections
    .map((section, order) => ({ section, order, hits: sectionHits(section, forms, script) }))
    .filter(({ hits }) => hits.length > 0);
  if (found.length === 0) {
    const [first] = fragment.sections.filter(({ passages }) => passages.length > 0);
    return first ? [excerptOf(first, [])] : [];
  }
  const heading = (hits: readonly Hit[]) => Number(hits.some(({ part }) => part === 0));
  return found
    .sort((a, b) => heading(b.hits) - heading(a.hits) || b.hits.length - a.hits.length || a.order - b.order)
    .slice(0, most)
    .sort((a, b) => a.order - b.order)
    .map(({ section, hits }) => excerptOf(section, hits));
}
