/**
 * Brings labels and values together that a page prints in separate cells or elements, so that each pair is one
 * line: `索引号` | `115…/2022-05576` becomes `索引号：115…/2022-05576`.
 */
import type { Box } from './box.ts';
import type { Paragraph } from './flow.ts';
import { type CellTexts, cellText } from './tables.ts';
import { isFieldLabel, isLabel, opensValue } from './vocabulary.ts';

const maxValue = 300;

const pair = (label: string, value: string): string => `${label}${opensValue(label) ? '' : '：'}${value}`;

/** A row of labels above a row of values. */
function headedValue(cell: Box, texts: CellTexts): Paragraph | null {
  const labels = cell.row?.parts ?? [];
  const rows = cell.table?.parts ?? [];
  const values = rows[cell.row ? rows.indexOf(cell.row) + 1 : -1]?.parts ?? [];
  const allLabels = labels.length > 1 && labels.every((other) => isLabel(cellText(other, texts)));
  if (!allLabels || values.length !== labels.length) return null;
  if (values.some((other) => isLabel(cellText(other, texts)))) return null;
  const value = values[labels.indexOf(cell)];
  return value ? (texts.get(value)?.[0] ?? null) : null;
}

/** True when the second paragraph stands where the value of the first one would. */
function isBeside(label: Paragraph, value: Paragraph): boolean {
  if (label.box.row) return value.box.row === label.box.row && value.box.cell !== label.box.cell;
  if (label.box.tag === 'dt') return value.box.tag === 'dd' || value.box.parent?.tag === 'dd';
  const near = label.box.parent;
  if (near === null || near.mass.text > maxValue || !isFieldLabel(label.text)) return false;
  // Without a colon the two must be all that their element holds.
  const alone = near.mass.text === label.size.text + value.size.text;
  if (label.box === value.box || !(alone || opensValue(label.text))) return false;
  return value.box === near || value.box.parent === near || value.box.parent?.parent === near;
}

/** A menu entry may have the word of a label; the words around the article (`字体`, `栏目`) need their colon. */
const mayHaveValue = ({ text, size }: Paragraph): boolean =>
  size.linked === 0 && isLabel(text) && (isFieldLabel(text) || opensValue(text));

/** A paragraph with the text that it has together with its value. */
export interface Joined {
  readonly paragraph: Paragraph;
  readonly text: string;
}

/** @returns the paragraphs with pairs joined; a value that was taken leaves its place */
export function joinMetadata(paragraphs: readonly Paragraph[], texts: CellTexts): Joined[] {
  const taken = new Set<Paragraph>();
  const joined: Joined[] = [];
  for (const [i, paragraph] of paragraphs.entries()) {
    if (taken.has(paragraph)) continue;
    const next = paragraphs[i + 1];
    const values: Paragraph[] = [];
    if (mayHaveValue(paragraph)) {
      const headed = paragraph.box.cell ? headedValue(paragraph.box.cell, texts) : null;
      if (headed) values.push(headed);
      else if (
        next &&
        !next.picture &&
        !taken.has(next) &&
        !isLabel(next.text) &&
        isBeside(paragraph, next)
      ) {
        const cell = paragraph.box.row ? next.box.cell : null;
        values.push(...(cell ? (texts.get(cell) ?? []) : [next]));
      }
    }
    const value = values.map(({ text }) => text).join('');
    if (value === '' || value.length > maxValue || value.includes('。')) {
      joined.push({ paragraph, text: paragraph.text });
      continue;
    }
    for (const used of values) taken.add(used);
    joined.push({ paragraph, text: pair(paragraph.text, value) });
  }
  return joined;
}
