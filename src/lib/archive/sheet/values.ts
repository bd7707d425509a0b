/** Values of the front matter as cells show them, and cells as values. */
import { siteLabels } from '../../analysis/labels.ts';
import { formatPeriod } from '../../core/display-dates.ts';
import { type Period, type Region, type Report, type ReportKind, reportSchema } from '../../core/schema.ts';
import { isoDay } from '../../core/text/dates.ts';
import { parseRegion, shownRegion } from './region-name.ts';
import { type FieldColumn, sheetWords } from './vocabulary.ts';

/** A cell as a value, or what is wrong with it, in a sentence without its end. */
export type Parsed = { readonly value: unknown } | { readonly problem: string };

const value = (parsed: unknown): Parsed => ({ value: parsed });
const problem = (text: string): Parsed => ({ problem: text });

const dateForms = [
  /^([1-9]\d{3})-(\d{1,2})-(\d{1,2})(?:[T ]0?0:00(?::00)?)?$/,
  /^([1-9]\d{3})\/(\d{1,2})\/(\d{1,2})(?: 0?0:00(?::00)?)?$/,
  /^([1-9]\d{3})\.(\d{1,2})\.(\d{1,2})$/,
  /^([1-9]\d{3})年(\d{1,2})月(\d{1,2})日$/,
  /^([1-9]\d{3})(\d{2})(\d{2})$/,
];

/** @returns ISO 8601; null for what is no day in one of the usual ways of writing, the year first */
export function parseDay(text: string): string | null {
  for (const form of dateForms) {
    const [, year, month, day] = form.exec(text) ?? [];
    if (year !== undefined) return isoDay(Number(year), Number(month), Number(day));
  }
  return null;
}

/** No government of the archive published anything before. */
const firstDay = '1949-10-01';

function date(text: string): Parsed {
  const day = parseDay(text);
  if (day === null) return problem(`“${text}”不是日期；请写成年-月-日，例如 2021-03-31`);
  if (day < firstDay) return problem(`${day} 早于 ${firstDay}；请核对年份`);
  return day > new Date().toISOString().slice(0, 10) ? problem(`${day} 还没有到；请核对年份`) : value(day);
}

/** Months of the named parts of a year. */
const parts: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 12],
  全年: [1, 12],
  上半年: [1, 6],
  下半年: [7, 12],
  第一季度: [1, 3],
  第二季度: [4, 6],
  第三季度: [7, 9],
  第四季度: [10, 12],
  前三季度: [1, 9],
};

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function months(first: number, from: number, last: number, to: number): Period | null {
  const [start, end] = [isoDay(first, from, 1), isoDay(last, to, lastDay(last, to))];
  return start && end ? { start, end } : null;
}

function periodOf(text: string): Period | null {
  const [, year, part = ''] = /^(\d{4})年?度?(全年|[上下]半年|第[一二三四]季度|前三季度)?$/.exec(text) ?? [];
  if (year !== undefined) {
    const [from, to] = parts[part] ?? [1, 12];
    return months(Number(year), from, Number(year), to);
  }
  const [first = '', last = '', ...more] = text
    .split(/至|到|~|～|—+|\/(?=\d{4}-)/)
    .map((side) => side.trim());
  if (more.length > 0 || last === '') return null;
  const years = [first, last].map((side) => /^(\d{4})年?$/.exec(side)?.[1]);
  if (years[0] && years[1]) return months(Number(years[0]), 1, Number(years[1]), 12);
  const [start, end] = [parseDay(first), parseDay(last)];
  return start && end ? { start, end } : null;
}

function period(text: string): Parsed {
  const found = periodOf(text);
  if (!found) return problem(`“${text}”不是时期；请写成 2020年、2020年上半年，或 2020-01-01至2020-12-31`);
  if (found.start > found.end) return problem(`时期的开始（${found.start}）晚于结束（${found.end}）`);
  const checked = reportSchema.shape.period.safeParse(found);
  return checked.success ? value(found) : problem(`“${text}”超出了范围；${checked.error.issues[0]?.message}`);
}

const kindLabels = (): [ReportKind, string][] =>
  Object.entries(siteLabels().kind).map(([kind, label]) => [kind as ReportKind, label]);

function kind(text: string): Parsed {
  const found = kindLabels().find(([id, label]) => id === text || label === text);
  if (found) return value(found[0]);
  return problem(`“${text}”不是文种；可写${kinds().join('、')}`);
}

/** Names of the kinds, to choose from. */
export const kinds = (): string[] => kindLabels().map(([, label]) => label);

function address(text: string): Parsed {
  const checked = reportSchema.shape.originUrl.safeParse(text);
  return checked.success && !/\s/.test(text)
    ? value(text)
    : problem(`“${text}”不是网址；应以 http:// 或 https:// 开头，中间没有空格`);
}

function region(text: string): Parsed {
  const found = parseRegion(text);
  return typeof found === 'string' ? problem(found) : value(found);
}

/** Longest line of a title or name; more was pasted by mistake. */
const longestText = 300;

function line(text: string): Parsed {
  if (text.includes('\n')) return problem('应为一行文字，其中有换行');
  if ([...text].length > longestText) return problem(`有 ${[...text].length} 个字，超过 ${longestText} 个`);
  const checked = reportSchema.shape.title.safeParse(text);
  return checked.success ? value(text) : problem(checked.error.issues[0]?.message ?? '不合要求');
}

const parsers: Readonly<Record<FieldColumn, (text: string) => Parsed>> = {
  title: line,
  issuer: line,
  region,
  period,
  published: date,
  written: date,
  kind,
  originUrl: address,
  indexNumber: line,
  documentNumber: line,
};

/** @param text of a cell that is not empty */
export function parseValue(field: FieldColumn, text: string): Parsed {
  if (text !== sheetWords.words.unknown) return parsers[field](text);
  if (reportSchema.shape[field].safeParse(null).success) return value(null);
  return problem(`不能是“${text}”；请写出来`);
}

/** @returns what a cell shows; empty for unknown */
export function shownValue(field: FieldColumn, of: unknown): string {
  if (of === null || of === undefined) return '';
  if (field === 'region') return shownRegion(of as Region);
  if (field === 'period') return formatPeriod(of as Period);
  if (field === 'kind') return siteLabels().kind[of as Report['kind']];
  return String(of);
}
