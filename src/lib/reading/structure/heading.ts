/**
 * Which lines are headings. A numbered line is one when it ends like no sentence, or when a short first sentence
 * names what the rest of the paragraph is about (a run-in heading). Numbered sentences and lists stay prose.
 */
import type { Block, Marker } from '../../core/model.ts';
import { fold } from '../../core/text/fold.ts';
import { parseMarker } from '../../core/text/markers.ts';

export interface HeadingLine {
  readonly marker: Marker;
  /** Heading without its number, with the stop or colon that closes it: no published character goes. */
  readonly text: string;
  /** What follows a run-in heading; empty when the line is the heading alone. */
  readonly rest: string;
  /** The heading closed with a full stop or colon and nothing behind it: context must decide. */
  readonly closed: boolean;
}

const longestHeading = 70;
const longestRunIn = 48;
/** A number with a measure word is a statement, not a topic. */
const figure =
  /\d+(\.\d+)?[余多]?(件|起|次|人|条|个|项|份|%|万|亿|元|名|家|场|期|篇|部|宗|户|例|批|只|台|处|套|本|册|天|小时|平方)/;
const enumeration = /(?:^|[,:;])(?:一是|二是|首先|其次)/;

const topic = (text: string, limit: number): boolean =>
  text.length >= 2 && text.length <= limit && !figure.test(text) && !enumeration.test(text);

/** Quotes and brackets must close inside the heading: a stop within a quotation ends no heading. */
function balanced(text: string): boolean {
  const count = (character: string) => text.split(character).length;
  return count('“') === count('”') && count('《') === count('》') && count('(') === count(')');
}

/** @returns number of characters of a run-in heading, its closing mark included */
function runIn(rest: string, folded: string): number | null {
  const stop = folded.indexOf('。');
  if (stop > 0 && stop < folded.length - 1) {
    const head = folded.slice(0, stop);
    // (责任单位:市司法局) behind an item is no paragraph of its own.
    if (/^\([^()]*\)$/.test(folded.slice(stop + 1).trim())) return null;
    return topic(head, longestRunIn) && balanced(head) && !/[:;!?]/.test(head) ? stop + 1 : null;
  }
  return colonOrGap(rest, folded);
}

/** `(一)组织领导:区委…` and `(一)组织领导  区委…`, only for short topics without any other mark. */
function colonOrGap(rest: string, folded: string): number | null {
  const match = /^([^,。;:!?、\d ]{4,20})(:|\s{2,}|\u3000+| (?=\p{Script=Han}))(?=.{20})/u.exec(
    folded.includes(':') || /\s/.test(rest) ? folded : '',
  );
  if (!match?.[1] || !match[2] || !topic(match[1], 20)) return null;
  return match[1].length + match[2].length;
}

/** Reads a block as a numbered heading; null when it is none, whatever stands around it. */
export function headingLine(block: Block): HeadingLine | null {
  if (block.table) return null;
  const line = block.text.trim();
  const parsed = parseMarker(line);
  if (!parsed) return null;
  const { marker, rest } = parsed;
  const folded = fold(rest).trimEnd();
  if (folded === '') return null;
  const inner = runIn(rest, folded);
  if (inner !== null) {
    return {
      marker,
      text: rest.slice(0, inner).trim(),
      rest: rest.slice(inner).trim(),
      closed: false,
    };
  }
  const closed = /[。:]$/.test(folded);
  const text = closed ? folded.slice(0, -1) : folded;
  if (text.length > longestHeading || /[。;!?]/.test(text) || enumeration.test(text)) return null;
  if (closed && (!topic(text, 40) || text.endsWith('的'))) return null;
  if (text.length > 40 && (text.match(/,/g)?.length ?? 0) > 2) return null;
  if (/[,、]$/.test(text)) return null;
  return { marker, text: rest.trim(), rest: '', closed };
}
