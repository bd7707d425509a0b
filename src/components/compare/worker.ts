/** Compares reports away from the page, which stays quick however long they are; answers row by row. */
import { alignReports, type Row } from '../../lib/site/compare/align.ts';
import { changes, marked } from '../../lib/site/compare/differences.ts';
import type { Line, Progress, Task } from './messages.ts';

function lineOf(row: Row, merged: boolean): Line {
  const texts = row.map((section) => section?.paragraphs.join('\n') ?? null);
  const pieces = merged ? [] : marked(texts);
  const cells = row.map(
    (section, index) =>
      section && {
        anchor: section.anchor,
        level: section.level,
        heading: section.heading,
        pieces: pieces[index] ?? [],
      },
  );
  return merged ? { cells, changes: changes(texts[0] ?? '', texts[1] ?? '') } : { cells };
}

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  const rows = alignReports(data.reports);
  for (const [index, row] of rows.entries()) {
    const progress: Progress = { line: lineOf(row, data.merged), done: index + 1, total: rows.length };
    postMessage(progress);
  }
});
