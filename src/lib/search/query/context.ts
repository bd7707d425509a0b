/** Words in context: each place of the query with what stands before and behind it, as published. */

import { type Fragment, partAnchor } from '../format/fragment.ts';
import type { ScriptMap } from '../format/normalise.ts';
import { safeCut } from './excerpt.ts';
import { sectionHits } from './hits.ts';

export interface ContextLine {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly year: number | null;
  readonly anchor: string;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
}

/** Characters of context on either side. */
const width = 24;

/** @returns lines in reading order, one for each place */
export function contextLines(
  fragment: Fragment,
  forms: readonly string[],
  script?: ScriptMap,
): ContextLine[] {
  return fragment.sections.flatMap((section) =>
    sectionHits(section, forms, script).map((hit) => {
      const text = hit.part === 0 ? section.heading : (section.passages[hit.part - 1]?.text ?? '');
      const next = hit.next ? (section.passages[0]?.text ?? '') : '';
      const tail = hit.next ? next.slice(hit.next.to) : text.slice(hit.to);
      return {
        id: fragment.id,
        title: fragment.title,
        issuer: fragment.issuer ?? '',
        year: fragment.year,
        anchor: partAnchor(section, hit.part),
        left: text.slice(safeCut(text, Math.max(0, hit.from - width)), hit.from),
        hit: text.slice(hit.from, hit.to) + (hit.next ? ` ${next.slice(hit.next.from, hit.next.to)}` : ''),
        right: tail.slice(0, safeCut(tail, width)),
      };
    }),
  );
}

export const contextOrders = ['report', 'left', 'right'] as const;
export type ContextOrder = (typeof contextOrders)[number];

const reversed = (text: string) => [...text].reverse().join('');

/** By what follows the words, or by what stands before them, read from the words outwards. */
export function sortContext(lines: readonly ContextLine[], order: ContextOrder): ContextLine[] {
  if (order === 'report') return [...lines];
  const key =
    order === 'right' ? ({ right }: ContextLine) => right : ({ left }: ContextLine) => reversed(left);
  const keyed = lines.map((line) => ({ line, key: key(line) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ line }) => line);
}
