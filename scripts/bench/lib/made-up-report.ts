/**
 * One made-up report: our own sentences recombined, so a corpus of any size has the vocabulary, the repetition
 * and the structure of real ones and can be published freely. It is written as a portal shows it, and as the
 * Markdown that ingest makes of that.
 */
import { sha256 } from '../../../src/lib/archive/custody/custody.ts';
import { seal } from '../../../src/lib/core/markdown/seal.ts';
import { markdownOf } from '../../../src/lib/core/markdown/write.ts';
import type { Node } from '../../../src/lib/core/model.ts';
import { allCurrent, divisionsByName, validIn } from '../../../src/lib/core/regions/gazetteer.ts';
import type { Division } from '../../../src/lib/core/regions/types.ts';
import type { Report } from '../../../src/lib/core/schema.ts';
import { reportId } from '../../../src/lib/reading/decode/report-id.ts';
import { type Random, randomFrom } from './random.ts';

export interface Sentences {
  readonly sections: readonly { readonly heading: string; readonly parts: readonly string[] }[];
  readonly sentences: readonly string[];
  readonly plain: readonly string[];
  readonly topic: readonly string[];
  readonly act: readonly string[];
  readonly organ: readonly string[];
  readonly law: readonly string[];
  readonly townNames: string;
  readonly townKinds: readonly string[];
}

export interface MadeUpReport {
  readonly id: string;
  /** Name and bytes of the raw document. */
  readonly file: string;
  readonly bytes: Buffer;
  /** What ingest makes of it. */
  readonly markdown: string;
}

export const numerals = [...'一二三四五六七八九十'];
const years = 15;
const lastYear = 2025;
/** Bodies of a region that report: the government and some of its departments. */
const bodies = 3;
/** A prime number far larger than any count, so that no two indexes meet in one place before all are taken. */
const stride = 7_368_787;

/** Provinces, cities and counties that stood through all the years; Hong Kong, Macau and Taiwan do not report. */
const reporting = (['province', 'prefecture', 'county'] as const)
  .flatMap((level) => allCurrent(level))
  .filter((division) => division.code < '700000' && validIn(division, lastYear - years + 1));

/** A name that several places bear or bore stands behind that of the city or province, as on the portals. */
export const fullName = ({ name, path }: Division): string =>
  divisionsByName(name).length > 1 ? path.slice(-2).join('') : name;

/** Who reports on which year. */
interface Occasion {
  readonly division: Division;
  readonly issuer: string;
  readonly year: number;
}

/** Each index has a region, year and body of its own, spread over all of them from the first ones on. */
function occasion(index: number, seed: number, words: Sentences): Occasion {
  const places = reporting.length * years * bodies;
  const place = Number((BigInt(index) * BigInt(stride) + BigInt(seed) * 40_503n) % BigInt(places));
  const division = reporting[place % reporting.length] as Division;
  const body = Math.floor(place / reporting.length) % bodies;
  const organ = words.organ[(Number(division.code) * 7 + body * 5) % words.organ.length] ?? '';
  const year = lastYear - Math.floor(place / reporting.length / bodies);
  return { division, issuer: `${fullName(division)}${body === 0 ? '人民政府' : organ}`, year };
}

/** Title and time of each kind of document, with its share in a hundred. */
const kinds = [
  { kind: 'annual-report', share: 88, name: '年法治政府建设年度报告', end: '12-31', month: [1, 3] },
  { kind: 'half-year-report', share: 8, name: '年上半年法治政府建设情况报告', end: '06-30', month: [0, 8] },
  { kind: 'quarterly-report', share: 2, name: '年第一季度法治政府建设情况报告', end: '03-31', month: [0, 4] },
  { kind: 'survey-report', share: 2, name: '年法治政府建设情况调研报告', end: '12-31', month: [1, 2] },
] as const;

function pickKind(random: Random): (typeof kinds)[number] {
  let left = random.below(100);
  for (const kind of kinds) {
    left -= kind.share;
    if (left < 0) return kind;
  }
  return kinds[0];
}

export function fill(
  template: string,
  words: Sentences,
  region: string,
  year: number,
  random: Random,
): string {
  const slots: Record<string, () => string> = {
    n: () => String(1 + Math.floor(10 ** (random.next() * 4))),
    p: () => (random.next() * 100).toFixed(random.below(3)),
    y: () => String(year),
    topic: () => random.pick(words.topic),
    act: () => random.pick(words.act),
    organ: () => random.pick(words.organ),
    law: () => random.pick(words.law),
    number: () => `${region.slice(0, 1)}政办发〔${year - random.below(3)}〕${1 + random.below(150)}号`,
    town: () =>
      random.pick([...words.townNames]) + random.pick([...words.townNames]) + random.pick(words.townKinds),
    region: () => region,
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name]?.() ?? whole);
}

const block = { index: 0, line: 0, text: '' };
const heading = (level: number, text: string): Node => ({
  type: 'heading',
  level,
  marker: null,
  text,
  runIn: false,
  block,
});
const paragraph = (text: string): Node => ({ type: 'paragraph', role: 'body', text, block });

/** Share of the sentences without a figure. */
const plainShare = 0.75;

/** @param length roughly the number of characters */
function bodyOf(words: Sentences, { division, year }: Occasion, length: number, random: Random): Node[] {
  const say = (template: string): string => fill(template, words, division.name, year, random);
  const nodes = [paragraph(say('现将{region}{y}年法治政府建设情况报告如下。'))];
  const parts = words.sections.flatMap((section) => section.parts).length;
  const perPart = Math.max(1, Math.round(length / 42 / parts));
  for (const [s, section] of words.sections.entries()) {
    nodes.push(heading(1, `${numerals[s]}、${section.heading}`));
    for (const [p, part] of section.parts.entries()) {
      nodes.push(heading(2, `（${numerals[p]}）${part}`));
      const count = 1 + random.below(2 * perPart);
      const sentences = Array.from({ length: count }, () =>
        say(random.pick(random.next() < plainShare ? words.plain : words.sentences)),
      );
      for (let k = 0; k < count; k += 4) nodes.push(paragraph(sentences.slice(k, k + 4).join('')));
    }
  }
  return nodes;
}

const textOf = (node: Node): string => (node.type === 'table' ? '' : node.text);

/** The page of a portal, saved as text. */
function pageOf(title: string, issuer: string, published: string, nodes: readonly Node[]): string {
  const furniture = ['首页 > 政务公开 > 法治政府建设', title, `发布日期：${published} 来源：${issuer}`];
  return `${[...furniture, ...nodes.map(textOf), '打印 关闭'].join('\n')}\n`;
}

/** Every fortieth report was copied from the one before it, with other names; every hundredth stands on two pages. */
const copies = (index: number): boolean => index % 40 === 39;
const standsTwice = (index: number): boolean => index % 100 === 99;

/**
 * @param index the same index gives the same report, whatever the number of reports
 * @param seed another seed gives other reports
 */
export function madeUpReport(index: number, seed: number, words: Sentences): MadeUpReport {
  const own = standsTwice(index) ? index - 1 : index;
  const random = randomFrom(seed * 1_000_003 + (copies(own) ? own - 1 : own));
  const now = occasion(own, seed, words);
  const { division, issuer, year } = now;
  const kind = pickKind(random);
  const [later, month] = kind.month;
  const published = `${year + later}-${String(month).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
  const nodes = bodyOf(words, now, 1_300 + random.below(5_200), random);
  if (copies(own))
    nodes.push(paragraph(fill('{organ}负责{topic}的日常工作，{act}。', words, division.name, year, random)));
  const title = `${issuer}${year}${kind.name}`;
  const source = standsTwice(index) ? `${division.name}人民政府办公室` : issuer;
  const bytes = Buffer.from(pageOf(title, source, published, nodes));
  const hash = sha256(bytes);
  const file = `${index}.txt`;
  const report: Report = {
    id: reportId(hash),
    title,
    titleInferred: false,
    issuer,
    source,
    region: { code: division.code, path: [...division.path], level: division.level },
    period: { start: `${year}-01-01`, end: `${year}-${kind.end}` },
    kind: kind.kind,
    published,
    written: null,
    indexNumber: null,
    documentNumber: null,
    subject: null,
    genre: null,
    validity: null,
    originUrl: null,
    original: { file, sha256: hash, bytes: bytes.length, encoding: 'utf-8', format: 'txt' },
    review: [],
  };
  return { id: report.id, file, bytes, markdown: seal(markdownOf(report, nodes)) };
}
