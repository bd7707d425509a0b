/**
 * A report as one line of comparable text, in zones: what is searched, where a hit stands and how it leads
 * back to the published text are decided here and nowhere else. Headings stand twice: in a zone of their own,
 * for ranking, and before their text, so that a phrase is found across the two.
 */
import type { Fragment, FragmentSection } from './fragment.ts';
import { type Normalised, normalise, type ScriptMap } from './normalise.ts';

/** In the order in which they stand in the line. */
export const zones = ['title', 'heading', 'issuer', 'number', 'body'] as const;
export type Zone = (typeof zones)[number];

/** Ends a run of text; no query holds it, so no phrase crosses it. */
export const barrier = '\n';

/**
 * Stands between a heading and its text when the heading has no punctuation at its end: a heading that was
 * cut out of running text (（一）加强领导。各级党委…) lost its full stop there. A full stop within a query may
 * stand for it (`query.ts`). No text holds this code point.
 */
export const lostStop = '\ufdd0';

const endsWithPunctuation = /[\p{P}\p{S}]$/u;

export interface RunPart extends Pick<Normalised, 'origin' | 'ends'> {
  readonly part: number;
  /** Where it begins in the run. */
  readonly from: number;
}

/** A run of comparable text with its origin: `part` 0 is the heading, `n` the n-th passage. */
export interface Run {
  readonly text: string;
  readonly parts: readonly RunPart[];
}

/** Cells of a table do not read on into each other. */
function pieces(text: string, table: boolean): { text: string; offset: number }[] {
  if (!table) return [{ text, offset: 0 }];
  const found: { text: string; offset: number }[] = [];
  for (const match of text.matchAll(/[^\t\n]+/g)) found.push({ text: match[0], offset: match.index });
  return found;
}

/** The comparable runs of a section: heading with first passage, then each further passage or cell. */
export function sectionRuns(section: FragmentSection, script?: ScriptMap): Run[] {
  const runs: Run[] = [];
  let open: Run = { text: '', parts: [] };
  if (section.heading !== '') {
    const { text, origin, ends } = normalise(section.heading, script);
    const stop = endsWithPunctuation.test(text) ? '' : lostStop;
    open = { text: text + stop, parts: [{ part: 0, from: 0, origin, ends }] };
  }
  section.passages.forEach((passage, index) => {
    for (const piece of pieces(passage.text, passage.table)) {
      const { text, origin, ends } = normalise(piece.text, script);
      const shift = (at: number) => at + piece.offset;
      const part = {
        part: index + 1,
        from: open.text.length,
        origin: origin.map(shift),
        ends: ends.map(shift),
      };
      runs.push({ text: open.text + text, parts: [...open.parts, part] });
      open = { text: '', parts: [] };
    }
  });
  if (open.text !== '') runs.push(open);
  return runs;
}

/** The line of a report: its text by zone, each run of text closed by a barrier. */
export function reportStream(fragment: Fragment, script: ScriptMap): Record<Zone, string> {
  const run = (text: string | null) => (text ? normalise(text, script).text + barrier : '');
  const headings = fragment.sections.map((section) => run(section.heading));
  const body = fragment.sections.flatMap((section) =>
    sectionRuns(section, script).map((r) => r.text + barrier),
  );
  return {
    title: run(fragment.title),
    heading: headings.join(''),
    issuer: run(fragment.issuer),
    number: run(fragment.number),
    body: body.join(''),
  };
}
