/**
 * One made-up report: our own sentences recombined, so a corpus of any size has the vocabulary, the repetition
 * and the structure of real ones and can be published freely.
 */
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { allCurrent } from '../../../src/lib/regions/gazetteer.ts';
import type { Report } from '../../../src/lib/schema.ts';
import { type Random, randomFrom } from './random.ts';

export interface Sentences {
  readonly sections: readonly { readonly heading: string; readonly parts: readonly string[] }[];
  readonly sentences: readonly string[];
  readonly topic: readonly string[];
  readonly act: readonly string[];
  readonly organ: readonly string[];
  readonly law: readonly string[];
  readonly townNames: string;
  readonly townKinds: readonly string[];
}

const numerals = [...'一二三四五六七八九十'];
const levels = ['province', 'prefecture', 'county', 'county', 'county', 'county'] as const;
const years = 15;
const lastYear = 2025;

function fill(template: string, words: Sentences, region: string, year: number, random: Random): string {
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

/** Sections as Markdown; `length` is roughly the number of characters. */
function body(words: Sentences, region: string, year: number, length: number, random: Random): string {
  const lines = [fill('现将{region}{y}年法治政府建设情况报告如下。', words, region, year, random)];
  const parts = words.sections.flatMap(({ parts: own }) => own).length;
  const perPart = Math.max(1, Math.round(length / 42 / parts));
  for (const [s, section] of words.sections.entries()) {
    lines.push(`## ${numerals[s]}、${section.heading}`);
    for (const [p, part] of section.parts.entries()) {
      lines.push(`### （${numerals[p]}）${part}`);
      const sentences = Array.from({ length: 1 + random.below(2 * perPart) }, () =>
        fill(random.pick(words.sentences), words, region, year, random),
      );
      for (let k = 0; k < sentences.length; k += 4) lines.push(sentences.slice(k, k + 4).join(''));
    }
  }
  return `${lines.join('\n\n')}\n`;
}

/**
 * @param index the same index gives the same report; every fortieth is a near-copy of the one before it
 * @returns the report's id and the Markdown file that ingest would have written
 */
export function madeUpReport(
  index: number,
  seed: number,
  words: Sentences,
): { id: string; markdown: string } {
  const copied = index % 40 === 39;
  const random = randomFrom(seed * 1_000_003 + (copied ? index - 1 : index));
  const level = random.pick(levels);
  const division = random.pick(allCurrent(level));
  const year = lastYear - random.below(years);
  const region = division.name;
  const length = 1_300 + random.below(5_200);
  let text = body(words, region, year, length, random);
  if (copied)
    text = `${text}\n${fill(random.pick(words.sentences), words, region, year, randomFrom(index))}\n`;
  const sha256 = createHash('sha256').update(`${seed}/${index}`).digest('hex');
  const issuer = `${region}${random.below(5) === 0 ? random.pick(words.organ) : '人民政府'}`;
  const half = random.below(12) === 0;
  const report: Report = {
    id: `r${sha256.slice(0, 12)}`,
    title: `${issuer}${year}年${half ? '上半年' : ''}法治政府建设${half ? '' : '年度'}${random.pick(['情况报告', '工作报告'])}`,
    titleInferred: false,
    issuer,
    source: null,
    region: { code: division.code, path: [...division.path], level: division.level },
    period: { start: `${year}-01-01`, end: half ? `${year}-06-30` : `${year}-12-31` },
    kind: half ? 'half-year-report' : 'annual-report',
    published: `${half ? year : year + 1}-${half ? '08' : '03'}-${String(1 + random.below(28)).padStart(2, '0')}`,
    written: null,
    indexNumber: null,
    documentNumber:
      random.below(3) === 0 ? `${region.slice(0, 1)}政发〔${year}〕${1 + random.below(90)}号` : null,
    subject: null,
    genre: null,
    validity: null,
    originUrl: null,
    original: {
      file: `${index}.txt`,
      sha256,
      bytes: Buffer.byteLength(text),
      encoding: 'utf-8',
      format: 'txt',
    },
    review: random.below(10) === 0 ? ['region-unknown'] : [],
  };
  return { id: report.id, markdown: `---\n${stringify(report)}---\n\n${text}` };
}
