/**
 * A hundred reports with errors of ten kinds, and what a person at the desk does about each: what is right is known, the
 * keys are those that a person who sees the page would press.
 */
import type { Page } from 'playwright-core';
import type { Report } from '../../src/lib/core/schema.ts';
import type { Planted } from './harness.ts';
import { counties, reportLines, reportPage, type Told, toldOf } from './reports.ts';

export interface Keys {
  /** Presses a key, and counts it. */
  press(key: string): Promise<void>;
  readonly page: Page;
}

export interface Case {
  readonly kind: string;
  readonly document: Planted;
  /** Puts it right; accepting it is the caller's. */
  readonly mend: (keys: Keys) => Promise<void>;
  /** @returns whether the report says what it should */
  readonly isRight: (report: Report, body: string) => boolean;
}

/** The candidate with these words, by its key. */
async function takeCandidate({ press, page }: Keys, words: string): Promise<void> {
  const candidates = page.locator('.detail .choice');
  const texts = await candidates.evaluateAll((all) =>
    all.map((one) => one.querySelector('span')?.textContent ?? ''),
  );
  const at = texts.findIndex((text) => text.includes(words));
  if (at === -1) throw new Error(`no candidate says ${words}: ${texts.join(' | ')}`);
  await press(String(at + 1));
}

const fields = ['title', 'issuer', 'region', 'period', 'published', 'kind', 'written'];

/** From where the desk begins to a field. */
async function goToField(keys: Keys, name: string): Promise<void> {
  const chosen = await keys.page.locator('.fields [aria-selected="true"]').getAttribute('data-field');
  const steps = fields.indexOf(name) - fields.indexOf(chosen ?? 'title');
  for (let i = 0; i < Math.abs(steps); i++) await keys.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
}

/** Up or down to a line of a part; the key leads there when the desk did not begin there. */
async function goToLine(keys: Keys, part: string, label: string, words: string): Promise<void> {
  const list = keys.page.locator(`.nodes[aria-label="${label}"]`);
  if ((await list.locator(':focus').count()) === 0) await keys.press(part);
  const texts = await list.locator('> *').allTextContents();
  const chosen = await list
    .locator('> *')
    .evaluateAll((all) => all.findIndex((one) => one.matches(':focus')));
  const at = texts.findIndex((text) => text.includes(words));
  if (at === -1) throw new Error(`no line says ${words}`);
  for (let i = 0; i < Math.abs(at - chosen); i++) await keys.press(at > chosen ? 'ArrowDown' : 'ArrowUp');
}

const correction = (
  field: 'title' | 'issuer' | 'region' | 'period' | 'published' | 'kind',
  value: unknown,
) => ({
  record: { corrections: [{ field, value, reason: '抄写时看错了行' }] },
});

const text = (told: Told, file: string, lines = reportLines(told)) => ({ file, text: lines.join('\n') });

/** Each makes the case of one number. */
const makers: Readonly<Record<string, (told: Told, i: number) => Omit<Case, 'kind'>>> = {
  'wrong title': (told, i) => ({
    document: {
      ...text(told, `a${i}.txt`),
      ...correction('title', '青云县人民政府关于2018年法治政府建设情况的报告'),
    },
    mend: (keys) => goToField(keys, 'title').then(() => takeCandidate(keys, reportLines(told)[0] ?? '')),
    isRight: ({ title }) => title === reportLines(told)[0],
  }),
  'portal as issuer': (told, i) => ({
    document: { ...text(told, `b${i}.txt`), ...correction('issuer', '某某市人民政府网') },
    mend: (keys) => goToField(keys, 'issuer').then(() => takeCandidate(keys, told.issuer)),
    isRight: ({ issuer }) => issuer === told.issuer,
  }),
  'another place': (told, i) => ({
    document: {
      ...text(told, `c${i}.txt`),
      ...correction('region', { code: '110118', path: ['北京市', '密云区'], level: 'county' }),
    },
    mend: (keys) => goToField(keys, 'region').then(() => takeCandidate(keys, told.issuer.slice(0, 3))),
    isRight: ({ region }) => region?.path.join('') === told.place,
  }),
  'no place': (told, i) => ({
    // Nothing in the text tells the place: the person knows where the file came from.
    document: {
      file: `d${i}.txt`,
      text: reportLines({ ...told, place: '我县', issuer: '县人民政府' })
        .slice(0, -2)
        .join('\n')
        .replace('县人民政府关于', '关于'),
    },
    mend: async (keys) => {
      await goToField(keys, 'region');
      await keys.press('e');
      await keys.page.waitForSelector('dialog #typed:focus');
      for (const key of told.initials) await keys.press(key);
      const options = keys.page.locator('.suggestions [role="option"]');
      await options
        .filter({ hasText: told.place.slice(-3) })
        .first()
        .waitFor();
      const texts = await options.allTextContents();
      const at = texts.findIndex((one) => one.replaceAll(/[\d ]/g, '').startsWith(told.place));
      await keys.press(at === 0 ? 'Enter' : String(at + 1));
    },
    isRight: ({ region }) => region?.path.join('') === told.place,
  }),
  'year of publication as period': (told, i) => ({
    document: {
      ...text(told, `e${i}.txt`),
      ...correction('period', { start: '2021-01-01', end: '2021-12-31' }),
    },
    mend: (keys) => goToField(keys, 'period').then(() => takeCandidate(keys, '2020年')),
    isRight: ({ period }) => period?.start === '2020-01-01' && period.end === '2020-12-31',
  }),
  'wrong day': (told, i) => ({
    document: { ...text(told, `f${i}.txt`), ...correction('published', '2020-03-01') },
    mend: (keys) => goToField(keys, 'published').then(() => takeCandidate(keys, dayOf(told))),
    isRight: ({ published }) => published === dayOf(told),
  }),
  'taken for no report': (told, i) => ({
    document: { ...text(told, `g${i}.txt`), ...correction('kind', 'other') },
    mend: (keys) => goToField(keys, 'kind').then(() => takeCandidate(keys, '年度报告')),
    isRight: ({ kind }) => kind === 'annual-report',
  }),
  'paragraph left out': (told, i) => {
    const lines = reportLines(told);
    const line = lines[6] ?? '';
    return {
      document: { ...text(told, `h${i}.txt`), record: { lines: [leftOut(7, line)] } },
      mend: async (keys) => {
        await goToLine(keys, 'w', '未收入的文字', line.slice(0, 10));
        await keys.press('0');
      },
      isRight: (_, body) => body.replace(/\s/g, '').includes(line.slice(0, 12)),
    };
  },
  'heading too low': (told, i) => {
    const line = reportLines(told)[5] ?? '';
    return {
      document: {
        ...text(told, `i${i}.txt`),
        record: { lines: [{ ...leftOut(6, line), as: 'heading-3' as const }] },
      },
      mend: async (keys) => {
        await goToLine(keys, 't', '正文，逐段', line);
        await keys.press('1');
      },
      isRight: (_, body) => body.includes(`\n## ${line}`),
    };
  },
  'two reports in a file': (told, i) => {
    const next = { ...told, year: 2021, number: told.number + 50 };
    return {
      document: { file: `j${i}.html`, text: reportPage([...reportLines(told), ...reportLines(next)]) },
      mend: async (keys) => {
        await keys.press('s');
        await keys.page.waitForSelector('dialog #reason:focus');
        await keys.press('Enter');
      },
      isRight: (_, body) => !body.includes(`${next.year}年，${told.place}`),
    };
  },
};

const leftOut = (line: number, words: string) => ({
  line,
  text: words.slice(0, 20),
  as: 'left-out' as const,
  reason: '误以为是网页的栏目',
});

const dayOf = ({ year, number }: Told): string => `${year + 1}-03-0${(number % 8) + 1}`;

export const kinds = Object.keys(makers);

/** @param each how many of each kind */
export function plantedCases(each: number): Case[] {
  const places = counties(each * kinds.length);
  return kinds.flatMap((kind, k) =>
    Array.from({ length: each }, (_, i) => {
      const number = k * each + i;
      const division = places[number];
      const make = makers[kind];
      if (!division || !make) throw new Error(kind);
      return { kind, ...make(toldOf(division, number), number) };
    }),
  );
}
