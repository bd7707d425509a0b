/** What a person types for a field, as values that the front matter can hold; the server knows the rules. */
import type { PlaceView, TypedView } from '../../lib/desk/view.ts';
import { ask } from './api.ts';
import type { Suggested } from './typing.ts';

interface Kind {
  readonly hint: string;
  /** What is typed may be pinyin. */
  readonly takesPinyin?: boolean;
  readonly suggest: (typed: string, year: number | null) => Promise<Suggested<unknown>>;
}

const query = (typed: string): string => encodeURIComponent(typed);

async function meantBy(field: string, typed: string): Promise<Suggested<unknown>> {
  if (typed === '') return [];
  const { problem, values } = await ask<TypedView>(`/values?field=${field}&q=${query(typed)}`);
  return problem ?? values;
}

const plain = (field: string, hint: string): Kind => ({ hint, suggest: (typed) => meantBy(field, typed) });

const names = (field: string): Kind => ({
  takesPinyin: true,
  hint: '输入名称；本库已有的可以只输入拼音或拼音首字母。',
  suggest: async (typed) => {
    const own = await meantBy(field, typed);
    if (typeof own === 'string' || own.length === 0) return own;
    const known = await ask<readonly string[]>(`/names?field=${field}&q=${query(typed)}`);
    const found = known.filter((name) => name !== typed).map((name) => ({ text: name, value: name }));
    // Latin letters are meant as pinyin wherever a name fits.
    return /^[a-z\s']+$/i.test(typed) ? [...found, ...own] : [...own, ...found];
  },
});

const kinds: Readonly<Record<string, Kind>> = {
  region: {
    takesPinyin: true,
    hint: '输入名称、拼音（kaizhou）或拼音首字母（kzq），上级地名可以连在前面；按 Enter 取第一个，按数字取别的。',
    suggest: (typed, year) => ask<readonly PlaceView[]>(`/places?year=${year ?? ''}&q=${query(typed)}`),
  },
  kind: {
    takesPinyin: true,
    hint: '按拼音首字母或名称选择。',
    suggest: (typed) => ask<readonly { text: string; value: string }[]>(`/kinds?q=${query(typed)}`),
  },
  period: plain('period', '例如 2020、2020上半年，或 2020-01-01至2020-08-31。'),
  published: plain('published', '例如 2021-03-31 或 20210331。'),
  written: plain('written', '例如 2021-03-31 或 20210331。'),
  issuer: names('issuer'),
  source: names('source'),
};

export const kindOfField = (field: string): Kind => kinds[field] ?? plain(field, '照原件抄写。');
