/** Writes documents as a spreadsheet: CSV for any program, XLSX with lists to choose from. */
import writeExcelFile, { type Feature, type Image, type SheetData } from 'write-excel-file/node';
import { toCsv } from '../../core/csv.ts';
import { allDivisions } from '../../core/regions/gazetteer.ts';
import { shownRegion } from './region-name.ts';
import type { Row } from './rows.ts';
import { kinds } from './values.ts';
import { allColumns, type Column, labelOf, sheetWords } from './vocabulary.ts';

const table = (rows: readonly Row[]): string[][] => [
  allColumns.map(labelOf),
  ...rows.map(({ cells }) => allColumns.map((column) => cells[column])),
];

/** UTF-8 with a byte order mark, by which Excel knows it. */
export const sheetCsv = (rows: readonly Row[]): string => toCsv(table(rows));

/** What can be chosen in a column; other texts may be written as well, and `apply` judges them. */
const choices: Partial<Record<Column, () => string[]>> = {
  kind: kinds,
  action: () => Object.values(sheetWords.actions),
  region: () =>
    allDivisions()
      .filter(({ current }) => current)
      .map(shownRegion),
};

const letter = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

/** Rows behind the last one that offer the lists, for documents that are entered by hand. */
const spareRows = 1000;

/** Lists to choose from (ECMA-376 part 1, 18.3.1.33), which the writing library leaves to its callers. */
function dropDowns(
  columns: readonly Column[],
  lengths: readonly number[],
  rows: number,
): Feature<Image['content']> {
  const rules = columns.map((column, k) => {
    const place = letter(allColumns.indexOf(column));
    const [list, length] = [letter(k), lengths[k] ?? 1];
    const range = `'${sheetWords.sheets.choices}'!$${list}$1:$${list}$${length}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${place}2:${place}${rows + spareRows}"><formula1>${range}</formula1></dataValidation>`;
  });
  const xml = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
  const isDocuments = (content: string): boolean => content.includes('<pane');
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content: string) =>
            isDocuments(content) ? content.replace('</sheetData>', `</sheetData>${xml}`) : content,
        },
      },
    },
  };
}

const heading = { fontWeight: 'bold', backgroundColor: '#f1ece1' } as const;

export async function sheetXlsx(rows: readonly Row[]): Promise<Buffer> {
  const lists = Object.entries(choices).map(([column, make]) => ({ column: column as Column, list: make() }));
  // Cells are text, so that no program takes a day, a code or an id for something else.
  const [head = [], ...body] = table(rows);
  const documents: SheetData = [
    head.map((value) => ({ value, type: String, ...heading })),
    ...body.map((cells) =>
      cells.map((value) => (value === '' ? null : { value, type: String, format: '@' })),
    ),
  ];
  const longest = Math.max(...lists.map(({ list }) => list.length));
  const options: SheetData = Array.from({ length: longest }, (_, i) =>
    lists.map(({ list }) => (list[i] === undefined ? null : { value: list[i], type: String })),
  );
  return writeExcelFile(
    [
      {
        data: documents,
        sheet: sheetWords.sheets.documents,
        columns: allColumns.map((column) => ({ width: sheetWords.columns[column].width })),
        stickyRowsCount: 1,
        stickyColumnsCount: 1,
      },
      { data: options, sheet: sheetWords.sheets.choices },
    ],
    {
      features: [
        dropDowns(
          lists.map(({ column }) => column),
          lists.map(({ list }) => list.length),
          rows.length + 1,
        ),
      ],
    },
  ).toBuffer();
}
