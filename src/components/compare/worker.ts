/** Compares reports away from the page, which stays quick however long they are; answers row by row. */
import { alignReports, type Row } from '../../lib/site/compare/align.ts';
import { changes, marked, sayLittle, whole } from '../../lib/site/compare/differences.ts';
import type { Line, Progress, Task } from './messages.ts';

function lineOf(row: Row, merged: boolean): Line {
  const texts = row.map((section) => section?.paragraphs.join('\n') ?? null);
  const [left = null, right = null] = texts;
  const found = merged && left !== null && right !== null ? changes(left, right) : null;
  // Two texts that have hardly anything in common are read better one after the other.
  const together = found && !sayLittle(found);
  const unmarked = (text: string | null) => text !== null && { pieces: whole(text), different: !together };
  const shown = found ? texts.map(unmarked) : marked(texts);
  const cells = row.map(
    (section, index) =>
      section && {
        anchor: section.anchor,
        level: section.level,
        heading: section.heading,
        ...(shown[index] || { pieces: [], different: false }),
      },
  );
  return together ? { cells, changes: found } : { cells };
}

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  const rows = alignReports(data.reports);
  for (const [index, row] of rows.entries()) {
    const progress: Progress = { line: lineOf(row, data.merged), done: index + 1, total: rows.length };
    postMessage(progress);
  }
});
