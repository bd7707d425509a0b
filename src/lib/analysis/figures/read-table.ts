/**
 * Reads a table of statistics: each number with its label and unit is read as the sentence that it stands for
 * (行政复议案件受理数 + 153 + 件), and the cell is its evidence.
 */
import { fold } from '../../core/text/fold.ts';
import { quoteAround } from '../../core/text/sentence-limits.ts';
import { readSentence } from './read-sentence.ts';
import { type TableNumber, tableNumbers } from './table-cells.ts';
import { headingTopics } from './topics.ts';
import type { Figure, PassageContext } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A row of a part (其中) counts nothing that the row above does not. */
const isPart = (label: string): boolean => /^其中/.test(label);

function readNumber(number: TableNumber, context: PassageContext, vocabulary: Vocabulary): Figure | null {
  const { cell, row, labels, time } = number;
  const written = cell.text.trim();
  const indent = cell.text.indexOf(written);
  const unit = /\d[余多万亿\s]*$/.test(fold(written)) ? number.unit : '';
  for (const label of labels) {
    if (isPart(label)) return null;
    const before = `${time}${label}`;
    const folded = fold(`${before}${written}${unit}`);
    const sentence = { folded, offset: 0, whole: { text: folded, offset: 0 } };
    const carried = {
      topics: headingTopics(context.heading, vocabulary),
      time: context.headingTime ?? context.period ?? undefined,
    };
    const found = readSentence(sentence, carried, { ...context, tabular: true }, vocabulary);
    const inCell = found.filter(
      ({ kind, offset, length }) => kind === 'assigned' && offset + length > before.length,
    );
    const [figure] = inCell;
    if (inCell.length !== 1 || !figure) continue;
    const from = Math.max(0, figure.offset - before.length);
    const to = Math.min(written.length, figure.offset + figure.length - before.length);
    const place = cell.offset + indent - row.offset;
    return {
      ...figure,
      sentence: quoteAround(row.text, place + from, place + to),
      offset: cell.offset + indent + from,
      length: to - from,
      rule: 'table',
      confidence: Math.min(figure.confidence, 0.85),
    };
  }
  return null;
}

/** Those of `figures` that share no character with one of `others`; both are in reading order. */
function besides(figures: readonly Figure[], others: readonly Figure[]): Figure[] {
  let next = 0;
  return figures.filter(({ offset, length }) => {
    for (let one = others[next]; one && one.offset + one.length <= offset; one = others[next]) next += 1;
    const other = others[next];
    return !(other && other.offset < offset + length);
  });
}

/**
 * @param read what reading the rows as prose gave; a number that prose left unassigned is tried as a cell
 * @returns the figures of the table in reading order
 */
export function figuresOfTable(
  text: string,
  read: readonly Figure[],
  context: PassageContext,
  vocabulary: Vocabulary,
): Figure[] {
  const cells = tableNumbers(text).flatMap((number) => readNumber(number, context, vocabulary) ?? []);
  const own = besides(
    cells,
    read.filter(({ kind }) => kind === 'assigned' || kind === 'unread'),
  );
  return [...besides(read, own), ...own].sort((a, b) => a.offset - b.offset);
}
