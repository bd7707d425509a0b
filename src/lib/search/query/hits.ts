/** Finds the words of a query in the verbatim text of a report, for excerpts, contexts and counts. */
import type { Fragment, FragmentSection } from '../format/fragment.ts';
import { normalise, type ScriptMap, type ScriptTables, tableFor } from '../format/normalise.ts';
import { type Run, sectionRuns } from '../format/stream.ts';

/** A stretch of published text, `from` included, `to` not, in code units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Hit extends Span {
  /** 0 is the heading, n the n-th passage; a hit across both counts where it begins. */
  readonly part: number;
  /** Rest of a hit that goes on in the first passage. */
  readonly next?: Span;
}

/** Every place of every form, overlapping ones too, in order. */
function places(text: string, forms: readonly string[]): Span[] {
  const found: Span[] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      found.push({ from: at, to: at + form.length });
    }
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

function locate({ parts }: Run, span: Span): Hit | null {
  const spans = parts.flatMap(({ part, from, origin, ends }) => {
    const first = Math.max(0, span.from - from);
    const last = Math.min(origin.length, span.to - from) - 1;
    if (last < first || first >= origin.length) return [];
    return [{ part, from: origin[first] as number, to: ends[last] as number }];
  });
  const [own, next] = spans;
  if (!own) return null;
  return next ? { ...own, next: { from: next.from, to: next.to } } : own;
}

/** @returns hits of a section in reading order */
export function sectionHits(section: FragmentSection, forms: readonly string[], script?: ScriptMap): Hit[] {
  return sectionRuns(section, script)
    .flatMap((run) => places(run.text, forms).map((span) => locate(run, span)))
    .filter((hit) => hit !== null);
}

/** Hits of one text that stands alone, such as a title. */
export function textHits(text: string, forms: readonly string[], script?: ScriptMap): Span[] {
  const folded = normalise(text, script);
  return places(folded.text, forms).map(({ from, to }) => ({
    from: folded.origin[from] as number,
    to: folded.ends[to - 1] as number,
  }));
}

/** Joins spans that touch or overlap. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** Spans to mark in a part of a section. */
export function partSpans(hits: readonly Hit[], part: number): Span[] {
  return joinSpans(
    hits.flatMap((hit) => [
      ...(hit.part === part ? [{ from: hit.from, to: hit.to }] : []),
      ...(hit.next && part === 1 ? [hit.next] : []),
    ]),
  );
}

/** Needs the folding table to find hits in a report with traditional characters. */
export const scriptFor = async (
  fragment: Fragment,
  load: () => Promise<ScriptTables>,
): Promise<ScriptMap | undefined> =>
  fragment.script === 'simplified' ? undefined : tableFor(fragment.script, await load());
