/**
 * The made-up panel: 58 governments of all levels over nine years, as a whole archive. Their figures move from year
 * to year; some publish late, undated or not at all; departments report beside them, pages are copied, two were
 * taken down, and pages of some others vanished. Every page says that it is made up.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { sha256 } from '../../../src/lib/archive/custody/custody.ts';
import { type SightEvent, withField } from '../../../src/lib/archive/custody/source.ts';
import { allCurrent, children, divisionByCode } from '../../../src/lib/core/regions/gazetteer.ts';
import type { Division } from '../../../src/lib/core/regions/types.ts';
import { reportId } from '../../../src/lib/reading/decode/report-id.ts';
import { madeUpWords, writeOriginal } from './made-up-archive.ts';
import { fill, fullName, numerals } from './made-up-report.ts';
import { type Random, randomFrom } from './random.ts';

interface Series {
  readonly start: number;
  readonly growth: number;
  readonly stray: number;
  readonly least: number;
  readonly most: number;
  readonly digits: number;
  readonly scaled: boolean;
}

interface PanelWords {
  readonly notice: string;
  /** The notice in English. */
  readonly english: string;
  readonly preface: string;
  readonly series: Readonly<Record<string, Series>>;
  readonly figures: readonly string[];
  readonly parts: readonly {
    readonly heading: string;
    readonly opening: string;
    readonly below: readonly string[];
  }[];
  readonly department: string;
  readonly withdrawn: string;
}

export const panelWords = parse(readFileSync(new URL('../panel.yml', import.meta.url), 'utf8')) as PanelWords;

export interface PanelReport {
  readonly id: string;
  readonly file: string;
  readonly bytes: Buffer;
  /** An address that has never been. */
  readonly origin: string;
  /** It was taken down: the archive has its address alone. */
  readonly gone: boolean;
}

export const panelYears = Array.from({ length: 9 }, (_, k) => 2016 + k);

/** Cities of two provinces. */
const prefectures = [
  '410100',
  '410200',
  '410300',
  '410400',
  '410900',
  '510100',
  '510300',
  '510400',
  '510500',
  '510600',
];
/** Whose first counties report, and how many of them. */
const counties = { '110000': 4, '410100': 5, '410900': 4, '510100': 4 };

/** All provinces but Hong Kong, Macau and Taiwan, and some of the cities and counties below them. */
export const panelGovernments: readonly Division[] = [
  ...allCurrent('province').filter(({ code }) => code < '700000'),
  ...prefectures.flatMap((code) => divisionByCode(code) ?? []),
  ...Object.entries(counties).flatMap(([code, count]) => children(code).slice(0, count)),
];

type Status = 'on-time' | 'late' | 'undated' | 'missing';

/** Shares of late, undated and missing reports: publishing gets more punctual over the years. */
const sharesIn = (year: number) => ({ late: 0.32 - 0.032 * (year - 2016), undated: 0.13, missing: 0.16 });

/** Whose report of a year is late or missing: governments keep their habits, but not every year. */
function statuses(seed: number): Map<string, Status> {
  const random = randomFrom(seed);
  const habit = new Map(panelGovernments.map(({ code }) => [code, random.next()]));
  const found = new Map<string, Status>();
  for (const year of panelYears) {
    for (const group of Map.groupBy(panelGovernments, ({ level }) => level === 'province').values()) {
      const order = group
        .map(({ code }) => ({ code, score: (habit.get(code) ?? 0) + random.next() }))
        .sort((a, b) => b.score - a.score);
      const { late, undated, missing } = sharesIn(year);
      const counts = [missing, late, undated].map((share) => Math.round(share * group.length));
      const names = (['missing', 'late', 'undated'] as const).flatMap((name, k) =>
        Array<Status>(counts[k] ?? 0).fill(name),
      );
      for (const [k, { code }] of order.entries()) found.set(`${code} ${year}`, names[k] ?? 'on-time');
    }
  }
  return found;
}

const scaleOf: Readonly<Record<string, number>> = { province: 12, prefecture: 2, county: 0.3 };

/** Values of a government by year and name. */
function seriesOf({ level }: Division, random: Random): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, { start, growth, stray, least, most, digits, scaled }] of Object.entries(
    panelWords.series,
  )) {
    const scale = scaled ? (scaleOf[level] ?? 1) : 1;
    let value = start * scale * (0.6 + 0.8 * random.next());
    for (const year of panelYears) {
      value *= 1 + growth + stray * (2 * random.next() - 1);
      value = Math.min(most, Math.max(least, value));
      if (random.next() > 0.12) values.set(`${name} ${year}`, value.toFixed(digits));
    }
  }
  return values;
}

const day = 86_400_000;

/** Where it is not undated. */
function publishedOn(year: number, status: Status, random: Random): string | null {
  if (status === 'undated') return null;
  const lastDay = Date.UTC(year + 1, 2, 31);
  const days = status === 'late' ? 1 + Math.floor(110 * random.next() ** 2) : -random.below(85);
  return new Date(lastDay + days * day).toISOString().slice(0, 10);
}

interface Told {
  readonly region: string;
  readonly year: number;
  readonly values: ReadonlyMap<string, string>;
}

function figuresIn({ year, values }: Told): string[] {
  return panelWords.figures.flatMap((sentence) => {
    const name = /\{(\w+)\}/.exec(sentence)?.[1] ?? '';
    const value = values.get(`${name} ${year}`);
    return value === undefined ? [] : [sentence.replace(`{${name}}`, value)];
  });
}

/** Lines of a text: headings, sentences and the figures in the first part. */
function textOf(told: Told, random: Random): string[] {
  const { region, year } = told;
  const words = madeUpWords();
  const say = (template: string) => fill(template, words, region, year, random);
  const figures = figuresIn(told);
  const leftOut = random.next();
  const kept = panelWords.parts.filter(
    (_, k) => !(k === 2 && leftOut < 0.14) && !(k === 1 && leftOut > 0.96),
  );
  const lines = [panelWords.preface, `现将${region}${year}年法治政府建设情况报告如下。`];
  for (const [p, { heading, opening, below }] of kept.entries()) {
    lines.push(`${numerals[p]}、${heading}`, say(opening));
    for (const [k, name] of below.entries()) {
      lines.push(`（${numerals[k]}）${name}`);
      const own = figures.filter((_, place) => place % below.length === k);
      lines.push(`${say(random.pick(words.plain))}${own.join('')}${say(random.pick(words.plain))}`);
    }
    if (below.length === 0) lines.push(say(random.pick(words.plain)));
  }
  return lines;
}

function reportOf(
  lines: readonly string[],
  issuer: string,
  year: number,
  published: string | null,
  place: string,
  gone = false,
): PanelReport {
  const title = `${issuer}${year}年法治政府建设年度报告`;
  const dateLine = published === null ? `来源：${issuer}` : `发布日期：${published} 来源：${issuer}`;
  const page = ['首页 > 政务公开 > 法治政府建设', title, dateLine, ...lines, '打印 关闭'];
  const bytes = Buffer.from(`${page.join('\n')}\n`);
  const origin = `https://www.example.gov.cn/${place}/${year}.html`;
  return { id: reportId(sha256(bytes)), file: `${place}-${year}.txt`, bytes, origin, gone };
}

/** Counties that repeat the text of the one before them, and cities whose page stands on two portals. */
const copyists = new Set(['410104', '510106']);
const doubled = new Set(['410200', '510300']);
const firstOfDepartments = 2019;
/** Occasions that were taken down. */
const takenDown = new Set(['410300 2018', '510104 2017']);

/** Reports of one government, and of its department. */
function* reportsOf(
  division: Division,
  texts: ReadonlyMap<number, readonly string[]>,
  status: ReadonlyMap<string, Status>,
  random: Random,
): Generator<PanelReport> {
  const { code, name, level } = division;
  for (const [year, lines] of texts) {
    const state = status.get(`${code} ${year}`) ?? 'on-time';
    const published = publishedOn(year, state, random);
    const government = `${fullName(division)}人民政府`;
    if (state !== 'missing') {
      yield reportOf(lines, government, year, published, code, takenDown.has(`${code} ${year}`));
      if (doubled.has(code)) {
        const later = `${year + 1}-06-0${1 + random.below(9)}`;
        yield reportOf([...lines, '本页为转载。'], government, year, later, `${code}-copy`);
      }
    }
    if (level === 'prefecture' && year >= firstOfDepartments) {
      const told = { region: name, year, values: new Map<string, string>() };
      const organ = `${fullName(division)}${panelWords.department}`;
      const when = publishedOn(year, 'on-time', random);
      yield reportOf(textOf(told, random), organ, year, when, `${code}-justice`);
    }
  }
}

/** What became of pages of the portals: of these reports the archive has the text still. */
const sightings: Readonly<Record<string, SightEvent['what']>> = {
  '120000-2017': 'gone',
  '320000-2016': 'gone',
  '410105-2019': 'gone',
  '410200-2018': 'gone',
  '440000-2020': 'moved',
  '510104-2019': 'gone',
  '530000-2019': 'changed',
};

const eventOf = (what: SightEvent['what']): SightEvent =>
  what === 'moved'
    ? { date: '2026-03-09', what, to: 'https://www.example.gov.cn/new/page.html' }
    : { date: '2026-03-09', what };

/** @param seed another seed gives other figures, dates and gaps */
export function* panelReports(seed: number): Generator<PanelReport> {
  const status = statuses(seed);
  let above = new Map<number, readonly string[]>();
  for (const division of panelGovernments) {
    const random = randomFrom(seed * 1_000_003 + Number(division.code));
    const values = seriesOf(division, random);
    const own = new Map(
      panelYears.map((year) => [year, textOf({ region: division.name, year, values }, random)] as const),
    );
    const copied = new Map(
      [...own].map(([year, [preface = '', opening = '']]) => {
        return [year, [preface, opening, ...(above.get(year)?.slice(2) ?? [])]] as const;
      }),
    );
    yield* reportsOf(division, copyists.has(division.code) ? copied : own, status, random);
    above = own;
  }
}

/** Writes the panel into a project: originals, the notice on every page, and the pages of what was taken down. */
export function writePanel(project: string, seed: number): number {
  const vocab = (name: string) => join(project, 'content', 'vocab', `${name}.yml`);
  writeFileSync(
    vocab('archive-notice'),
    stringify({ notice: panelWords.notice, english: panelWords.english }),
  );
  let count = 0;
  for (const report of panelReports(seed)) {
    if (report.gone) {
      const entry = { path: `reports/${report.id}/`, reason: panelWords.withdrawn, date: '2026-01-02' };
      appendFileSync(vocab('withdrawn'), stringify([entry]));
      continue;
    }
    const yaml = writeOriginal(project, report, report.origin);
    const what = sightings[report.file.replace('.txt', '')];
    if (what) {
      const seen = { first: '2026-01-05', last: '2026-03-02', events: [eventOf(what)] };
      writeFileSync(
        join(project, 'content', 'raw', report.id, 'source.yml'),
        withField(yaml, 'watched', seen),
      );
    }
    count += 1;
  }
  return count;
}
