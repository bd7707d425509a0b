/** What a person types for a field, as the value that the front matter holds. */
import type { PlaceView } from '../../lib/desk/view.ts';
import { ask } from './api.ts';
import type { Suggestion } from './typing.ts';

interface Kind {
  readonly hint: string;
  /** What is typed may be pinyin. */
  readonly takesPinyin?: boolean;
  readonly suggest: (typed: string, year: number | null) => Promise<readonly Suggestion<unknown>[]>;
}

const pad = (text: string): string => text.padStart(2, '0');

/** @returns ISO 8601, null for what is no day: 2021-03-31, 2021.3.31, 20210331, 2021年3月31日 */
export function dayOf(typed: string): string | null {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(typed.trim()) ?? [];
  if (year === undefined) return null;
  const text = `${year}-${pad(month)}-${pad(day)}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

const spans: readonly {
  readonly words: RegExp;
  readonly start: string;
  readonly end: string;
  readonly text: string;
}[] = [
  { words: /^(?:年度?)?$/, start: '01-01', end: '12-31', text: '年' },
  { words: /^年?(?:上半年|h1|s)$/i, start: '01-01', end: '06-30', text: '年上半年' },
  { words: /^年?(?:第?[一1]季度?|q1)$/i, start: '01-01', end: '03-31', text: '年第一季度' },
  { words: /^年?(?:第?[二2]季度?|q2)$/i, start: '04-01', end: '06-30', text: '年第二季度' },
  { words: /^年?(?:第?[三3]季度?|前三季度|q3)$/i, start: '07-01', end: '09-30', text: '年第三季度' },
];

/** @returns what 2020, 2020上半年, 2020q2 or two days with 至 or / between them mean */
export function periodsOf(typed: string): Suggestion<{ start: string; end: string }>[] {
  const [first = '', second] = typed.split(/\s*(?:至|到|\/|~|—)\s*/);
  if (second !== undefined) {
    const [start, end] = [dayOf(first), dayOf(second)];
    return start && end && start <= end ? [{ text: `${start} 至 ${end}`, value: { start, end } }] : [];
  }
  const [, year, rest = ''] = /^(\d{4})\s*(.*)$/.exec(typed.trim()) ?? [];
  if (year === undefined) return [];
  return spans
    .filter(({ words }) => words.test(rest))
    .map(({ start, end, text }) => ({
      text: `${year}${text}（${year}-${start} 至 ${year}-${end}）`,
      value: { start: `${year}-${start}`, end: `${year}-${end}` },
    }));
}

const day: Kind = {
  hint: '例如 2021-03-31 或 20210331。',
  suggest: async (typed) => {
    const value = dayOf(typed);
    return value === null ? [] : [{ text: value, value }];
  },
};

const names = (field: string): Kind => ({
  takesPinyin: true,
  hint: '输入名称；本库已有的可以只输入拼音或拼音首字母。',
  suggest: async (typed) => {
    if (typed === '') return [];
    const known = await ask<readonly string[]>(`/names?field=${field}&q=${encodeURIComponent(typed)}`);
    const own = { text: `用“${typed}”`, value: typed };
    const found = known.filter((name) => name !== typed).map((name) => ({ text: name, value: name }));
    // Latin letters are meant as pinyin wherever a name fits.
    return /^[a-z\s']+$/i.test(typed) ? [...found, own] : [own, ...found];
  },
});

const kinds: Readonly<Record<string, Kind>> = {
  region: {
    takesPinyin: true,
    hint: '输入名称、拼音（kaizhou）或拼音首字母（kzq），上级地名可以连在前面；按 Enter 取第一个，按数字取别的。',
    suggest: async (typed, year) =>
      (await ask<readonly PlaceView[]>(`/places?year=${year ?? ''}&q=${encodeURIComponent(typed)}`)).map(
        ({ text, value }) => ({ text, value }),
      ),
  },
  period: {
    hint: '例如 2020、2020上半年、2020q2，或 2020-01-01至2020-08-31。',
    suggest: async (typed) => periodsOf(typed),
  },
  published: day,
  written: day,
  kind: {
    takesPinyin: true,
    hint: '按拼音首字母或名称选择。',
    suggest: async (typed) =>
      (await ask<readonly { text: string; value: string }[]>(`/kinds?q=${encodeURIComponent(typed)}`)).map(
        (one) => one,
      ),
  },
  issuer: names('issuer'),
  source: names('source'),
};

const plain: Kind = {
  hint: '照原件抄写。',
  suggest: async (typed) => (typed === '' ? [] : [{ text: typed, value: typed }]),
};

export const kindOfField = (field: string): Kind => kinds[field] ?? plain;
