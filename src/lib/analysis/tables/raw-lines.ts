/** Where in the raw document a passage stands. */

import type { Section } from '../../core/markdown/parse.ts';
import { isUntouched } from '../../core/markdown/seal.ts';
import type { Trace } from '../../core/trace.ts';
import type { ColumnOf } from './table.ts';

/**
 * @param trace what ingest wrote about the report
 * @param markdown its file
 * @returns lines by the anchors of passages; null when ingest has not run, or when a person edited the file, so that
 * its passages need not be those of the raw document
 */
export function rawLinesOf(
  trace: Pick<Trace, 'lines'> | null,
  markdown: string,
  sections: readonly Section[],
): ReadonlyMap<string, number> | null {
  const anchors = sections.flatMap(({ passages }) => passages.map(({ anchor }) => anchor));
  if (trace?.lines.length !== anchors.length || !isUntouched(markdown)) return null;
  return new Map(anchors.map((anchor, index) => [anchor, trace.lines[index] ?? 0] as const));
}

export const rawLineColumn: ColumnOf<{ readonly rawLine: number | null }> = {
  name: 'raw_line',
  type: 'integer',
  description:
    '所在段落在原件中开始的行，从 1 起（网页为源代码的行；Word 和 PDF 没有行，为段的次序）；人工改过的报告为空',
  of: ({ rawLine }) => rawLine,
};
