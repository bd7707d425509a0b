/** Finds what a sentence says about time. A comparison (较2020年) tells nothing about the figure itself. */
import type { Period } from '../../core/schema.ts';
import type { Span } from '../../core/text/span.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface TimeMention extends Span {
  /** Null: a time of several years or one that cannot be told; a figure under it has no known period. */
  readonly period: Period | null;
  readonly comparison: boolean;
  /** A day or a month, which dates an event and says nothing about the sentences behind it. */
  readonly event: boolean;
}

/** With the pattern that it was found by. */
interface FormedMention extends TimeMention {
  readonly form?: RegExp;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const months = (year: number, first: number, last: number): Period => ({
  start: `${year}-${pad(first)}-01`,
  end: `${year}-${pad(last)}-${pad(lastDay(year, last))}`,
});

const quarterNames = ['一', '二', '三', '四'];
const yearPart = '(?:((?:19|20)\\d{2}) ?年(?:度)?)?';
const patterns = {
  acrossYears:
    /[自从]?((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月(?:份|底|末)?起? ?[-~—–至到] ?((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月(?:份|底|末)?/g,
  until: new RegExp(`截[至止]到? ?${yearPart}(?: ?(\\d{1,2}) ?月)?(?:份|底|末|(\\d{1,2}) ?日)?`, 'g'),
  range: new RegExp(`${yearPart} ?(\\d{1,2}) ?月?份? ?[-~—–至到] ?(\\d{1,2}) ?月(?:份|底)?`, 'g'),
  half: new RegExp(`${yearPart}(上|下)半年`, 'g'),
  quarters: new RegExp(`${yearPart}(?:前(三|两|二)个?季度|第?([一二三四])季度)`, 'g'),
  since:
    /[自从]?((?:19|20)\d{2}) ?年(?: ?(\d{1,2}) ?月)?(?:份|底|初)?(?: ?\d{1,2} ?日)?[^\d,;。、(]{0,12}?以来|[自从]((?:19|20)\d{2}) ?年(?: ?(\d{1,2}) ?月)?(?: ?\d{1,2} ?日)?起/g,
  fromTo: /[自从]((?:19|20)\d{2}) ?年[^\d,;。、(]{0,12}[至到]((?:19|20)\d{2}) ?年(?:底|末)?/g,
  years: /((?:19|20)\d{2}) ?年?[-~—–至到]((?:19|20)\d{2}) ?年/g,
  month: new RegExp(
    `(?<![\\d.])${yearPart} ?(\\d{1,2}) ?月(?:份)?(?: ?(\\d{1,2}) ?日)?(?! ?[-~—–至到月]|底?前|[上中下]旬|刊)`,
    'g',
  ),
  year: /((?:19|20)\d{2}) ?年(?:度|底|末)?/g,
};

type Reader = (match: RegExpMatchArray, year: number | null, report: Period | null) => Period | null;

const withYear = (written: string | undefined, year: number | null): number | null =>
  written ? Number(written) : year;

/** In order of trial; each gives the period of one form. */
const readers: readonly [RegExp, Reader][] = [
  [
    patterns.acrossYears,
    (match) => {
      const [first, last] = [Number(match[2]), Number(match[4])];
      if (first < 1 || first > 12 || last < 1 || last > 12) return null;
      return {
        start: months(Number(match[1]), first, first).start,
        end: months(Number(match[3]), last, last).end,
      };
    },
  ],
  [
    patterns.until,
    (match, year, report) => {
      const own = withYear(match[1], year);
      if (own === null || (!match[1] && !match[2])) return report;
      const last = match[2] ? Number(match[2]) : 12;
      if (last < 1 || last > 12) return null;
      const whole = months(own, 1, last);
      return match[3] ? { ...whole, end: `${own}-${pad(last)}-${pad(Number(match[3]))}` } : whole;
    },
  ],
  [
    patterns.range,
    (match, year) => {
      const own = withYear(match[1], year);
      const [first, last] = [Number(match[2]), Number(match[3])];
      return own === null || first < 1 || last > 12 || first >= last ? null : months(own, first, last);
    },
  ],
  [
    patterns.half,
    (match, year) => {
      const own = withYear(match[1], year);
      return own === null ? null : match[2] === '上' ? months(own, 1, 6) : months(own, 7, 12);
    },
  ],
  [
    patterns.quarters,
    (match, year) => {
      const own = withYear(match[1], year);
      if (own === null) return null;
      if (match[2]) return months(own, 1, match[2] === '三' ? 9 : 6);
      const quarter = quarterNames.indexOf(match[3] ?? '') + 1;
      return months(own, quarter * 3 - 2, quarter * 3);
    },
  ],
  [
    patterns.since,
    (match, _year, report) => {
      const start = `${match[1] ?? match[3]}-${pad(Number(match[2] ?? match[4] ?? 1))}-01`;
      return report && start <= report.end ? { start, end: report.end } : null;
    },
  ],
  [
    patterns.month,
    (match, year) => {
      const own = withYear(match[1], year);
      const month = Number(match[2]);
      if (own === null || month < 1 || month > 12) return null;
      const whole = months(own, month, month);
      const day = match[3] && `${own}-${pad(month)}-${pad(Number(match[3]))}`;
      if (day && day > whole.end) return null;
      return day ? { start: day, end: day } : whole;
    },
  ],
  [patterns.fromTo, (match) => ({ start: `${match[1]}-01-01`, end: `${match[2]}-12-31` })],
  [patterns.years, (match) => ({ start: `${match[1]}-01-01`, end: `${match[2]}-12-31` })],
  [
    patterns.year,
    (match, _year, report) => {
      const own = Number(match[1]);
      return report && Number(report.start.slice(0, 4)) === own && Number(report.end.slice(0, 4)) === own
        ? report
        : months(own, 1, 12);
    },
  ],
];

/** 较, 比 or 与 right before the time makes it a yardstick. */
const isComparison = (text: string, start: number, vocabulary: Vocabulary): boolean =>
  vocabulary.steering.comparisons.some((word) => text.endsWith(word, start));

/** 对1998年以来的文件进行清理 tells what was worked on, not when. */
const isObject = (text: string, start: number): boolean => /[对将]$/.test(text.slice(0, start));

function wordMentions(text: string, report: Period | null, vocabulary: Vocabulary): TimeMention[] {
  const year = report && Number(report.end.slice(0, 4));
  const { relativeYears, spans } = vocabulary.steering;
  const found: TimeMention[] = [];
  const add = (word: string, period: Period | null): void => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push({
        start: at,
        end: at + word.length,
        period,
        comparison: isComparison(text, at, vocabulary),
        event: false,
      });
    }
  };
  for (const [word, back] of Object.entries(relativeYears)) {
    if (back > 0) add(word, year === null ? null : months(year - back, 1, 12));
    else if (report !== null) add(word, report);
  }
  for (const word of spans) add(word, null);
  return found;
}

const tellsTime = new WeakMap<Vocabulary, RegExp>();

/** True when a sentence holds anything that a time can be told by; most do not. */
function mayTellTime(text: string, vocabulary: Vocabulary): boolean {
  const { relativeYears, spans } = vocabulary.steering;
  const test =
    tellsTime.get(vocabulary) ??
    new RegExp(['[年月]', '半年', '季度', '截[至止]', ...Object.keys(relativeYears), ...spans].join('|'));
  tellsTime.set(vocabulary, test);
  return test.test(text);
}

/**
 * What holds: mentions are in order and do not overlap; the longest one at a place stays.
 * @param hidden places whose words tell no time (titles of documents)
 */
export function findTimes(
  text: string,
  report: Period | null,
  hidden: readonly Span[],
  vocabulary: Vocabulary,
): TimeMention[] {
  if (!mayTellTime(text, vocabulary)) return [];
  const year = report ? Number(report.end.slice(0, 4)) : null;
  const found: FormedMention[] = [];
  for (const [pattern, read] of readers) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const worked = pattern === patterns.since && isObject(text, span.start);
      const comparison = worked || isComparison(text, span.start, vocabulary);
      const event = pattern === patterns.month;
      found.push({ ...span, period: read(match, year, report), comparison, event, form: pattern });
    }
  }
  found.push(...wordMentions(text, report, vocabulary));
  const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
  const kept: FormedMention[] = [];
  for (const mention of found) {
    if (hidden.some((span) => overlaps(mention, span))) continue;
    const rivals = kept.filter((other) => overlaps(mention, other));
    if (rivals.some((other) => other.end - other.start >= mention.end - mention.start)) continue;
    for (const rival of rivals) kept.splice(kept.indexOf(rival), 1);
    kept.push(mention);
  }
  return joinSpans(kept.sort((a, b) => a.start - b.start));
}

/** 自2020年7月改革以来,截至2022年6月底: the second time ends what the first one begins. */
function joinSpans(mentions: readonly FormedMention[]): TimeMention[] {
  return mentions.map(({ form, ...mention }, i) => {
    const before = mentions[i - 1];
    const goesOn = form === patterns.until && before?.form === patterns.since && before.period;
    if (!goesOn || !mention.period || mention.period.end < goesOn.start) return mention;
    return { ...mention, period: { start: goesOn.start, end: mention.period.end } };
  });
}
