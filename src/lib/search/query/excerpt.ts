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

/** Where what is quoted begins: at the hit with the most different words within its context, the first of such. */
function leading(hits: readonly WordHit[]): Span {
  const reach = ({ from }: Span) => hits.filter((hit) => hit.from >= from && hit.to <= from + contextAfter);
  const different = hits.map((hit) => new Set(reach(hit).map(({ word }) => word)).size);
  return hits[different.indexOf(Math.max(...different))] ?? { from: 0, to: 0 };
}

function quote(text: string, spans: readonly Span[], first: Span): MarkedText[] {
  const from = safeCut(text, Math.max(0, first.from - contextBefore));
  const to = safeCut(text, Math.min(text.length, Math.max(first.to, first.from + contextAfter)));
  const pieces = markText(text, spans, from, to);
  if (from > 0) pieces.unshift({ text: '…', marked: false });
  if (to < text.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

/** A hit and which of the words it is. */
interface WordHit extends Hit {
  readonly word: number;
}

interface FoundSection {
  readonly section: FragmentSection;
  readonly order: number;
  readonly hits: readonly Hit[];
  /** Of the words that tell passages apart, in the order of the text. */
  readonly words: readonly WordHit[];
  /** Most different words in one passage, and the passage. */
  readonly different: number;
  readonly best: number;
}

/** A hit that goes on from the heading to the text counts in the text. */
const partOf = ({ part, next }: Hit): number => (next ? Math.max(1, part) : part);

function findIn(
  section: FragmentSection,
  order: number,
  forms: readonly string[],
  ranking: readonly string[],
  script: ScriptMap | undefined,
): FoundSection {
  const hits = sectionHits(section, forms, script);
  // One word ranks as all do, so nothing need be told apart.
  const alone = ranking.length === 1 && forms.length === 1;
  const words = (alone ? [hits] : ranking.map((form) => sectionHits(section, [form], script)))
    .flatMap((own, word) => own.map((hit): WordHit => ({ ...hit, word })))
    .sort((a, b) => partOf(a) - partOf(b) || a.from - b.from);
  const byPart = new Map<number, Set<number>>();
  for (const hit of words) {
    const own = byPart.get(partOf(hit)) ?? new Set();
    byPart.set(partOf(hit), own.add(hit.word));
  }
  let [best, different] = [0, 0];
  for (const [part, { size: count }] of byPart) {
    if (count > different || (count === different && best === 0)) [best, different] = [part, count];
  }
  return { section, order, hits, words, different, best };
}

function excerptOf({ section, hits, words, best }: FoundSection): Excerpt {
  const inText = hits.find((hit) => hit.part > 0 || hit.next !== undefined);
  const first = inText ? Math.max(1, inText.part) : section.passages.length > 0 ? 1 : 0;
  const part = best > 0 ? best : first;
  const text = section.passages[part - 1]?.text ?? '';
  const spans = partSpans(hits, part);
  const own = words.filter((hit) => hit.part === part);
  return {
    heading: markText(section.heading, partSpans(hits, 0)),
    anchor: section.anchor === '' ? partAnchor(section, part) : section.anchor,
    passageAnchor: partAnchor(section, part),
    quote: quote(text, spans, own.length > 0 ? leading(own) : (spans[0] ?? { from: 0, to: 0 })),
    hits: hits.length,
  };
}

/** Words that stand in the report's own region or issuer tell nothing of its passages, unless there are no others. */
function rankingForms({ region, issuer }: Fragment, forms: readonly string[]): readonly string[] {
  const own = [...(region?.path ?? []), issuer ?? ''];
  const telling = forms.filter((form) => !own.some((name) => name.includes(form)));
  return telling.length > 0 ? telling : forms;
}

/**
 * @param most how many sections to quote; those with the most different words in one passage first, then those with
 * hits in their heading, then those with most hits
 * @returns in that number of different words, then in reading order; the beginning of the report when nothing is to be
 * marked
 */
export function excerpts(
  fragment: Fragment,
  forms: readonly string[],
  most: number,
  script?: ScriptMap,
): Excerpt[] {
  const ranking = rankingForms(fragment, forms);
  const found = fragment.sections
    .map((section, order) => findIn(section, order, forms, ranking, script))
    .filter(({ hits }) => hits.length > 0);
  if (found.length === 0) {
    const [first] = fragment.sections.filter(({ passages }) => passages.length > 0);
    return first ? [excerptOf({ section: first, order: 0, hits: [], words: [], different: 0, best: 0 })] : [];
  }
  const heading = (hits: readonly Hit[]) => Number(hits.some(({ part }) => part === 0));
  return found
    .sort(
      (a, b) =>
        b.different - a.different ||
        heading(b.hits) - heading(a.hits) ||
        b.hits.length - a.hits.length ||
        a.order - b.order,
    )
    .slice(0, most)
    .sort((a, b) => b.different - a.different || a.order - b.order)
    .map(excerptOf);
}
