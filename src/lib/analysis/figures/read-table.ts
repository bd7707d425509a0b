/**
 * Reads a table of statistics: each number with its label and unit is read as the sentence that it stands for
 * (行政复议案件受理数 + 153 + 件), and the cell is its evidence.
 */
import { fold } from '../../core/text/fold.ts';
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
    const sentence = { text: row, folded, offset: 0 };
    const found = readSentence(sentence, headingTopics(context.heading, vocabulary), context, vocabulary);
    const inCell = found.filter(
      ({ kind, offset, length }) => kind === 'assigned' && offset + length > before.length,
    );
    const [figure] = inCell;
    if (inCell.length !== 1 || !figure) continue;
    const from = Math.max(0, figure.offset - before.length);
    const to = Math.min(written.length, figure.offset + figure.length - before.length);
    return {
      ...figure,
      offset: cell.offset + indent + from,
      length: to - from,
      rule: 'table',
      confidence: Math.min(figure.confidence, 0.85),
    };
  }
  return null;
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
  const taken = read.filter(({ kind }) => kind === 'assigned');
  const overlaps = (a: Figure, b: Figure): boolean =>
    a.offset < b.offset + b.length && b.offset < a.offset + a.length;
  const cells = tableNumbers(text).flatMap((number) => readNumber(number, context, vocabulary) ?? []);
  const own = cells.filter((figure) => !taken.some((other) => overlaps(figure, other)));
  const others = read.filter((figure) => !own.some((cell) => overlaps(figure, cell)));
  return [...others, ...own].sort((a, b) => a.offset - b.offset);
}
