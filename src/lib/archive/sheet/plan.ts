/**
 * What a filled-in spreadsheet would change: each cell that says something else than the archive becomes an edit, each
 * one that makes no sense is named. Empty cells change nothing.
 */
import { reviewEntries } from '../../core/review-vocab.ts';
import type { Change } from '../acts/acts.ts';
import type { Edit } from '../acts/edit.ts';
import type { Row } from './rows.ts';
import { isSameCell } from './same-cell.ts';
import type { CellProblem, Table, TableRow } from './table.ts';
import { parseValue } from './values.ts';
import { type Column, fieldColumns, labelOf, sheetWords } from './vocabulary.ts';

/** One change as a person reads it. */
export interface CellChange {
  readonly cell: string;
  readonly id: string;
  /** Heading of the column. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly change: Change;
}

/** A document of a row: in custody, or a file that will be. */
export interface Known {
  readonly row: Row;
  /** `recordSum` of the record that the row was made of. */
  readonly sum: string | null;
  /** True when the sheet takes it in for the first time. */
  readonly isNew: boolean;
}

export interface SheetPlan {
  readonly changes: readonly CellChange[];
  readonly problems: readonly CellProblem[];
}

export interface PlanOptions {
  /** The document of each row, or what is wrong with what the row says of it. */
  readonly find: (row: TableRow) => Known | CellProblem;
  /** Reason of rows that give none; null to ask for one. */
  readonly reason: string | null;
  /** Whether there is a document of that id. */
  readonly exists: (id: string) => boolean;
}

type Found = Pick<CellChange, 'before' | 'after'> & { readonly edit: Edit };
/** What a cell asks for, or what is wrong with it. */
type Reader = (text: string, known: Known, options: PlanOptions) => readonly (Found | string)[];

const entriesOf = (text: string): string[] =>
  text
    .split(/[；;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const fieldReader =
  (field: (typeof fieldColumns)[number]): Reader =>
  (text, { row }) => {
    const before = row.cells[field];
    if (text === sheetWords.words.rules) {
      if (row.source.corrections.every((one) => one.field !== field)) return ['没有更正过，不用恢复'];
      return [{ before, after: text, edit: { type: 'uncorrect', field } }];
    }
    const parsed = parseValue(field, text);
    if ('problem' in parsed) return [parsed.problem];
    if (JSON.stringify(parsed.value) === JSON.stringify(row.values[field])) return [];
    return [{ before, after: text, edit: { type: 'correct', field, value: parsed.value } }];
  };

const relationWords = new Map(Object.entries(sheetWords.relations).map(([type, word]) => [word, type]));

function relationOf(entry: string, { row }: Known, { exists }: PlanOptions): Edit | string {
  const [, word = '', other = ''] = /^(\S*?)\s*(r[0-9a-f]{12})$/.exec(entry) ?? [];
  const relation = relationWords.get(word);
  const ways = [...relationWords.keys()].join('、');
  if (relation === undefined) return `“${entry}”看不懂；请写成“关系 编号”，关系可写${ways}`;
  if (other === row.id) return '一份报告与自己没有关系';
  if (!exists(other)) return `档案中没有 ${other}`;
  return { type: 'relate', relation, other } as Edit;
}

const relationReader: Reader = (text, known, options) => {
  const before = known.row.cells.relation;
  const had = entriesOf(before);
  const has =
    text === sheetWords.words.none ? [] : entriesOf(text).map((entry) => entry.replace(/\s+/g, ' '));
  const others = has.map((entry) => entry.slice(-13));
  const twice = others.find((other, i) => others.indexOf(other) !== i);
  if (twice !== undefined) return [`与 ${twice} 的关系写了两次`];
  const gone = had.filter((entry) => !others.includes(entry.slice(-13)));
  const added = has.filter((entry) => !had.includes(entry));
  return [
    ...gone.map((entry): Found => {
      const edit: Edit = { type: 'unrelate', other: entry.slice(-13) };
      return { before: entry, after: '', edit };
    }),
    ...added.map((entry): Found | string => {
      const edit = relationOf(entry, known, options);
      return typeof edit === 'string' ? edit : { before, after: entry, edit };
    }),
  ];
};

const actionWords = new Map(Object.entries(sheetWords.actions).map(([action, word]) => [word, action]));

const actionReader: Reader = (text, { row }) => {
  const type = actionWords.get(text);
  if (type === undefined) return [`“${text}”看不懂；可写${[...actionWords.keys()].join('、')}`];
  const before = row.cells.action;
  if (type === 'readmit' && before === '') return ['没有撤下，也没有略去，不用重新收入'];
  if (type !== 'readmit' && before !== '')
    return [`已经${before}；要改时先写“${sheetWords.actions.readmit}”`];
  if (type === 'join' && row.source.part?.of === undefined) return ['不是从一个文件里分出来的，不能并回'];
  return [{ before, after: text, edit: { type } as Edit }];
};

const noteReader: Reader = (text, { row }) => {
  const after = text === sheetWords.words.none ? '' : text;
  return after === row.cells.note
    ? []
    : [{ before: row.cells.note, after, edit: { type: 'note', text: after } }];
};

const knownReader: Reader = (text, { row }) => {
  const had = row.cells.known;
  const slugs = row.source.acknowledged.map(({ slug }) => slug);
  const has = text === sheetWords.words.none ? [] : entriesOf(text);
  const found = has.map((label) => reviewEntries().find((one) => one.label === label || one.slug === label));
  const strange = has.filter((_, i) => found[i] === undefined);
  if (strange.length > 0)
    return [`没有叫“${strange.join('、')}”的提示；请照“${labelOf('review')}”一列的写法`];
  const wanted = found.flatMap((entry) => entry?.slug ?? []);
  return [
    ...wanted
      .filter((slug) => !slugs.includes(slug))
      .map((slug): Found => ({ before: had, after: text, edit: { type: 'acknowledge', slug } })),
    ...slugs
      .filter((slug) => !wanted.includes(slug))
      .map((slug): Found => ({ before: had, after: text, edit: { type: 'unacknowledge', slug } })),
  ];
};

/** `40 某某县2021年报告`: the line and how it begins, as `npm run sheet -- --lines` prints it. */
const cutReader: Reader = (text) => {
  const [, line = '', start = ''] = /^第?\s*(\d{1,7})\s*行?[\s:：,，]+(\S.*)$/s.exec(text) ?? [];
  if (line === '' || Number(line) === 0) {
    return [`“${text}”看不懂；请写行号和那一行开头的文字，例如“40 某某县2021年法治政府建设情况报告”`];
  }
  return [{ before: '', after: text, edit: { type: 'cut', at: { line: Number(line), text: start } } }];
};

const readers: Partial<Record<Column, Reader>> = {
  ...Object.fromEntries(fieldColumns.map((field) => [field, fieldReader(field)])),
  relation: relationReader,
  cut: cutReader,
  action: actionReader,
  note: noteReader,
  known: knownReader,
};

/** Columns that say what the archive holds and nothing else: what is written there would be lost. */
const unwritable: readonly Column[] = ['review'];

function readRow(row: TableRow, known: Known, options: PlanOptions): SheetPlan {
  const { row: doc, isNew, sum } = known;
  const changes: CellChange[] = [];
  const problems: CellProblem[] = [];
  const own = row.text('reason');
  const reason = own || (options.reason ?? (isNew ? sheetWords.first : null));
  for (const [column, reader] of Object.entries(readers) as [Column, Reader][]) {
    const text = row.text(column);
    const cell = row.cell(column);
    if (text === '' || isSameCell(doc.cells[column], text)) continue;
    for (const found of reader(text, known, options)) {
      if (typeof found === 'string') {
        problems.push({ cell, message: `“${labelOf(column)}”：${found}` });
        continue;
      }
      const change: Change = {
        id: doc.id,
        edit: found.edit,
        ...(isNew ? {} : { before: sum }),
        ...(reason === null ? {} : { reason }),
      };
      const { before, after } = found;
      changes.push({ cell, id: doc.id, label: labelOf(column), before, after, change });
    }
  }
  for (const column of unwritable) {
    const text = row.text(column);
    if (text === '' || isSameCell(doc.cells[column], text) || isNew) continue;
    // Another build may have other doubts; only a change that the row was not written with is a person's.
    if (row.text('check') === doc.cells.check) {
      problems.push({
        cell: row.cell(column),
        message: `“${labelOf(column)}”由程序填写，改了不起作用；请改回`,
      });
    }
  }
  if (changes.length > 0 && reason === null) {
    problems.push({ cell: row.cell('reason'), message: `这一行有改动，没有写“${labelOf('reason')}”` });
  } else if (changes.length > 0 && [...(reason ?? '')].length < 4) {
    problems.push({
      cell: row.cell('reason'),
      message: `“${labelOf('reason')}”太短；请至少写四个字，说明依据`,
    });
  }
  const token = row.text('check');
  if (changes.length > 0 && token !== '' && token !== doc.cells.check) {
    const message = `导出这张表以后，档案里的 ${doc.id} 已经改过，或“${labelOf('check')}”被改动；请重新导出，再改这一行`;
    problems.push({ cell: row.cell('check'), message });
  }
  return { changes, problems };
}

/** @returns every change and every problem; with a problem nothing should be applied */
export function planSheet(table: Table, options: PlanOptions): SheetPlan {
  const changes: CellChange[] = [];
  const problems: CellProblem[] = [...table.problems];
  const seen = new Map<string, number>();
  for (const row of table.problems.length > 0 ? [] : table.rows) {
    const known = options.find(row);
    if ('message' in known) {
      problems.push(known);
      continue;
    }
    const { id } = known.row;
    const first = seen.get(id);
    if (first !== undefined) {
      const cell = row.cell(table.columns.has('id') && row.text('id') !== '' ? 'id' : 'file');
      problems.push({ cell, message: `${id} 在第 ${first} 行已经有了；请留下一行` });
      continue;
    }
    seen.set(id, row.number);
    const read = readRow(row, known, options);
    changes.push(...read.changes);
    problems.push(...read.problems);
  }
  return { changes, problems };
}
