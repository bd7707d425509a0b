/** The time that a report covers: from its title, else from the way its text opens, else from its headings. */
import type { Candidate, Evidence } from '../../../core/model.ts';
import type { Period } from '../../../core/schema.ts';
import { isoDay } from '../../../core/text/dates.ts';
import { ruleForm } from '../../../core/text/lines.ts';
import { parseNumeral } from '../../../core/text/numerals.ts';
import { isLaw } from '../law.ts';
import { withoutPapers } from '../opening-body.ts';
import { type Context, ranked } from '../rule.ts';
import { opensAsNews } from './kind.ts';

const year = '((?:19|20)\\d{2}|[二一][〇○零一二三四五六七八九]{3})';
const range = new RegExp(`${year} ?年?(?:度)? ?(?:[-—–~]+|至|到) ?${year} ?年`);
const months = new RegExp(`${year} ?年(?:度)? ?(\\d{1,2}) ?(?:月份?)? ?(?:[-—–~]+|至|到) ?(\\d{1,2}) ?月`);
const half = new RegExp(`${year} ?年(?:度)? ?(上|下)半年(?!以来)`);
const quarter = new RegExp(`${year} ?年(?:度)? ?第?([一二三四1-4]) ?季度`);
const threeQuarters = new RegExp(`${year} ?年(?:度)? ?前三季度`);
const whole = new RegExp(`${year} ?(?:年度?|度)(?! ?\\d{1,2} ?月)`);

function numberOf(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  return /^\d+$/.test(text) ? Number(text) : (parseNumeral(text.replace(/○/g, '〇')) ?? Number.NaN);
}

function span(from: number, fromMonth: number, to: number, toMonth: number): Period | null {
  const start = isoDay(from, fromMonth, 1);
  const lastDay = new Date(Date.UTC(to, toMonth, 0)).getUTCDate();
  const end = isoDay(to, toMonth, lastDay);
  return start && end && start <= end ? { start, end } : null;
}

/** Five-year plans by their ordinal: 十三五 is 2016 to 2020. */
const plan = /[“"]?十([一二三四五])五[”"]?(期间|时期|以来|五年)/;

/** Readers of one phrase each, the most specific first. */
const readers: readonly ((text: string) => { at: number; period: Period | null } | null)[] = [
  (text) => {
    const match = range.exec(text);
    return match && { at: match.index, period: span(numberOf(match[1]), 1, numberOf(match[2]), 12) };
  },
  (text) => {
    const match = months.exec(text);
    return (
      match && {
        at: match.index,
        period: span(numberOf(match[1]), Number(match[2]), numberOf(match[1]), Number(match[3])),
      }
    );
  },
  (text) => {
    const match = plan.exec(text);
    const first = 2001 + 5 * ('一二三四五'.indexOf(match?.[1] ?? '') + 1);
    return match && { at: match.index, period: span(first, 1, first + 4, 12) };
  },
  (text) => {
    const match = half.exec(text);
    const first = match?.[2] === '上';
    return (
      match && {
        at: match.index,
        period: span(numberOf(match[1]), first ? 1 : 7, numberOf(match[1]), first ? 6 : 12),
      }
    );
  },
  (text) => {
    const match = threeQuarters.exec(text);
    return match && { at: match.index, period: span(numberOf(match[1]), 1, numberOf(match[1]), 9) };
  },
  (text) => {
    const match = quarter.exec(text);
    const value = match ? numberOf(match[2]) : 0;
    return (
      match && {
        at: match.index,
        period: span(numberOf(match[1]), value * 3 - 2, numberOf(match[1]), value * 3),
      }
    );
  },
  (text) => {
    const match = whole.exec(text);
    return match && { at: match.index, period: span(numberOf(match[1]), 1, numberOf(match[1]), 12) };
  },
];

/** @returns the first period that a phrase names, or null; the more specific reading of the same words wins */
export function periodOf(text: string): Period | null {
  // Names of laws, outlines and plans carry years of their own.
  const line = ruleForm(text).replace(/《[^》]*》/g, (name) => ' '.repeat(name.length));
  let best: { at: number; period: Period } | null = null;
  for (const read of readers) {
    const found = read(line);
    if (found?.period && (best === null || found.at < best.at)) best = { at: found.at, period: found.period };
  }
  return best?.period ?? null;
}

/** How a report says in its first lines what time it is about. */
const announcement =
  /(现将|现就|根据|按照).{0,60}(报告|汇报|总结)?.{0,10}(如下|情况)|(公布|公开|发布|编制).{0,30}(报告|年报)|以来|^(过去的)?(19|20)\d{2} ?年/;
/** Papers that order or explain name the year of what is to be done. */
const orders =
  /(通知|公告|通告|办法|规定|规则|条例|细则|方案|计划|规划|要点|意见|决定|决议|解释|解答|法|解读|说明|指南|指引|批复|函|令|要求|模板|格式)$/;

export function periodCandidates(context: Pick<Context, 'document' | 'title' | 'kind'>): Candidate<Period>[] {
  const { document, title, kind } = context;
  const found: Candidate<Period>[] = [];
  const add = (period: Period | null, rule: string, confidence: number, evidence: Evidence) => {
    if (period) found.push({ value: period, rule, confidence, evidence });
  };
  if (title !== null)
    add(periodOf(title), 'title', 0.97, { text: title, line: document.titleBlock?.line ?? 1 });
  // A survey names many times; only its title says which one it is about. So it is with rules, orders and news.
  const rules = isLaw(document) || opensAsNews(document) || (title !== null && orders.test(ruleForm(title)));
  if (found.length > 0 || kind === 'survey-report' || (kind === 'other' && rules)) return ranked(found);

  const opening = document.nodes
    .filter((node) => node.type === 'paragraph' && node.role === 'body')
    .slice(0, 3);
  for (const node of opening) {
    if (node.type !== 'paragraph') continue;
    for (const sentence of node.text.split('。')) {
      const line = ruleForm(sentence);
      // What is no report may go on since a year: 2008年以来.
      if (!announcement.test(line) || (kind === 'other' && /年以来/.test(line))) continue;
      add(periodOf(line), 'opening', /现将|现就/.test(line) ? 0.9 : 0.8, {
        text: sentence.trim(),
        line: node.block.line,
      });
    }
  }
  for (const node of document.nodes) {
    // What is no report need not have sections on its year.
    if (kind === 'other' || node.type !== 'heading' || node.level !== 1) continue;
    const found = periodOf(node.text);
    const proof = { text: node.text, line: node.block.line };
    // 四、2022年工作安排 closes the report on 2021.
    if (outlook.test(node.text)) add(found && yearBefore(found), 'outlook-heading', 0.7, proof);
    else add(found, 'heading', 0.75, proof);
  }
  const first = opening[0];
  if (first?.type === 'paragraph' && (kind !== 'other' || tellsOneYear(first.text))) {
    const proof = { text: first.text.slice(0, 60), line: first.block.line };
    add(periodOf(first.text), 'first-paragraph', 0.6, proof);
  }
  return ranked(found);
}

/** A report or statistics that is none on the topic, and names one year alone. */
function tellsOneYear(text: string): boolean {
  const years = new Set(ruleForm(withoutPapers(text)).match(/(19|20)\d{2}(?= ?年)/g));
  return years.size === 1 && /(报告|年报|统计|公报)/.test(text) && !/年以来/.test(text);
}

const outlook = /(计划|打算|安排|思路|下步|下一步|展望|设想|重点|目标|措施)/;

/** Only a whole year has a year before it that a report could be about. */
function yearBefore({ start, end }: Period): Period | null {
  const from = Number(start.slice(0, 4));
  return start.endsWith('-01-01') && end === `${from}-12-31` ? span(from - 1, 1, from - 1, 12) : null;
}
