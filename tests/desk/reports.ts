/** Made-up reports for the desk: places exist, all else is invented. */
import { pinyin } from 'pinyin-pro';
import { allCurrent } from '../../src/lib/core/regions/gazetteer.ts';
import type { Division } from '../../src/lib/core/regions/types.ts';

/** Counties whose names nobody shares, in an order without any meaning that is always the same. */
export function counties(count: number): readonly Division[] {
  const all = allCurrent('county').filter(({ name }) => name.length === 3 && /[县区]$/.test(name));
  const names = new Map<string, number>();
  for (const { name } of all) names.set(name, (names.get(name) ?? 0) + 1);
  const own = all.filter(({ name }) => names.get(name) === 1);
  const step = Math.floor(own.length / count);
  return Array.from({ length: count }, (_, i) => own[i * step] as Division);
}

export interface Told {
  /** Place as the text names it: `江西省上饶市广信区`. */
  readonly place: string;
  /** Body that signs. */
  readonly issuer: string;
  readonly year: number;
  /** Something that makes the text its own. */
  readonly number: number;
  /** Initials of the county's name in pinyin. */
  readonly initials: string;
}

const parts = ['主要举措和成效', '存在的不足和原因', '党政主要负责人履行职责情况', '下一年度工作安排'];
const numerals = ['一', '二', '三', '四'];

const sentence = (part: number, { place, number }: Told): string =>
  [
    `全年审查规范性文件${number + 3}件，办理行政复议案件${number + 17}件，负责人出庭应诉率保持稳定，政务服务事项网上可办。`,
    `对照要求还有差距：个别单位重视不够，基层执法力量不足，${number + 2}个事项的办理时限没有达到承诺，培训不够系统。`,
    `主要负责人听取汇报${(number % 5) + 2}次，部署重点任务${number + 5}项，督促${place}各单位按时完成，把法治建设列入考核。`,
    `明年将继续清理文件，组织培训${(number % 7) + 4}期，完善听证和公示制度，抓好复议体制改革的落实，按时公开年度报告。`,
  ][part] ?? '';

/** The lines of a report: title, place of dates, four parts, signature. */
export function reportLines(told: Told): string[] {
  const { issuer, year } = told;
  return [
    `${issuer}关于${year}年法治政府建设情况的报告`,
    `发布日期：${year + 1}-03-0${(told.number % 8) + 1}`,
    `${year}年，${told.place}围绕法治政府建设的目标，落实上级部署，推进各项工作，现将有关情况报告如下。`,
    ...parts.flatMap((part, i) => [`${numerals[i]}、${part}`, sentence(i, told)]),
    issuer,
    `${year + 1}年2月1${told.number % 9}日`,
  ];
}

export const toldOf = (division: Division, number: number, year = 2020): Told => ({
  place: division.path.join(''),
  issuer: `${division.name}人民政府`,
  year,
  number,
  initials: pinyin(division.name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The same as a page of a portal. */
export const reportPage = (lines: readonly string[], extra = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(lines[0] ?? '')}</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>
<div id="article">${lines.map((line, i) => (i === 0 ? `<h1>${escaped(line)}</h1>` : `<p>${escaped(line)}</p>`)).join('\n')}</div>
${extra}<div class="footer">主办单位：某某网站</div></body></html>`;
