/**
 * Texts of another shape than the reports of the archive, to try the search on what it was not made with: long
 * laws by articles, judicial interpretations, notices of a few words, tables, mixed Latin, rare characters, and
 * the dirt of scanned pages. Every text is made of words of our own.
 */
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Report } from '../../../src/lib/core/schema.ts';
import { type Random, randomFrom } from './random.ts';

const subjects = [
  '公民',
  '法人',
  '当事人',
  '人民法院',
  '检察机关',
  '用人单位',
  '承租人',
  '监护人',
  '上市公司',
  '经营者',
];
const modals = ['应当', '可以', '不得', '有权', '必须', '依法'];
const verbs = [
  '提起',
  '撤销',
  '承担',
  '履行',
  '登记',
  '转让',
  '公告',
  '移送',
  '查封',
  '解除',
  '追偿',
  '备案',
];
const objects = [
  '合同',
  '担保物权',
  '诉讼时效',
  '知识产权',
  '抵押登记',
  '破产财产',
  '环境影响评价',
  '个人信息',
  '连带责任',
  '违约金',
];
const tails = [
  '法律另有规定的除外',
  '自收到通知之日起十五日内',
  '情节严重的',
  '参照适用前款规定',
  '但是当事人另有约定的，从其约定',
];
const latin = [
  'API',
  'Wi-Fi 6',
  'GB/T 2260—2007',
  'ISO 9001:2015',
  'PM2.5',
  'e-mail',
  'Ｃ＋＋',
  'ＱＲ码',
  'kWh',
  'CO₂',
  'α值',
  'Ⅲ类',
];
const rare = [
  '𠮷野家',
  '𪚥',
  '㙍下村',
  '䶮塘镇',
  '𫖯仰',
  '犇羴鱻',
  '喆',
  '堃',
  '〇二号',
  '㎡',
  '①②③',
  '℃',
  '埗頭',
  '裏應外合',
  '規範',
];
const dirt = [
  '■',
  '□',
  '·',
  '…',
  '　',
  ' ',
  '\u00a0',
  '|',
  '１',
  'l',
  'O',
  '﹐',
  '､',
  '〈',
  '〉',
  '﹪',
  '～',
];
const numerals = [...'〇一二三四五六七八九'];

function chinese(value: number): string {
  if (value < 10) return numerals[value] ?? '';
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (value < 100) return `${tens > 1 ? numerals[tens] : ''}十${ones > 0 ? numerals[ones] : ''}`;
  const rest = value % 100;
  const tail =
    rest === 0 ? '' : rest < 10 ? `零${numerals[rest]}` : `${rest < 20 ? '一' : ''}${chinese(rest)}`;
  return `${numerals[Math.floor(value / 100)]}百${tail}`;
}

function clause(random: Random): string {
  const words = [random.pick(subjects), random.pick(modals), random.pick(verbs), random.pick(objects)];
  const kind = random.below(12);
  if (kind === 0) words.push(`（${random.pick(latin)}）`);
  if (kind === 1) words.push(random.pick(rare));
  if (kind === 2)
    words.push(`${1 + random.below(5000)}${random.pick(['元', '％', '日', '㎡', 'kWh', '万元'])}`);
  if (kind === 3) words.push(`，${random.pick(tails)}`);
  return words.join('');
}

const sentence = (random: Random): string =>
  `${Array.from({ length: 1 + random.below(4) }, () => clause(random)).join(random.pick(['，', '；', '、']))}。`;

function scanned(text: string, random: Random): string {
  return [...text]
    .map((character) => (random.below(25) === 0 ? character + random.pick(dirt) : character))
    .join('')
    .replace(/^[|#>\-\s]+/u, '');
}

function table(random: Random): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = Array.from({ length: 2 + random.below(8) }, () =>
    row([random.pick(objects), String(random.below(9999)), `${(random.next() * 100).toFixed(2)}%`]),
  );
  return [row(['事项', '数量', '比例']), row(['---', '---', '---']), ...rows].join('\n');
}

function body(random: Random): string {
  const kind = random.below(10);
  if (kind === 0) return `${clause(random)}\n`;
  const articles = kind < 3 ? 150 + random.below(250) : 5 + random.below(60);
  const lines: string[] = [];
  for (let k = 1; k <= articles; k++) {
    if (k % 30 === 1) lines.push(`## 第${chinese(Math.ceil(k / 30))}章 ${random.pick(objects)}`);
    const text = Array.from({ length: 1 + random.below(3) }, () => sentence(random)).join('');
    const own = `第${chinese(k)}条　${kind === 9 ? scanned(text, random) : text}`;
    lines.push(own);
    if (random.below(15) === 0) lines.push(table(random));
  }
  return `${lines.join('\n\n')}\n`;
}

/** @returns texts in an order that follows from the seed; the same numbers give the same texts */
export function* madeUpLaws(count: number, seed: number): Generator<{ id: string; markdown: string }> {
  for (let index = 0; index < count; index++) {
    const random = randomFrom(seed * 7_000_003 + index);
    const sha256 = createHash('sha256').update(`law/${seed}/${index}`).digest('hex');
    const text = body(random);
    const report: Report = {
      id: `r${sha256.slice(0, 12)}`,
      title: `${random.pick(['关于适用', '关于审理', '中华人民共和国', ''])}${random.pick(objects)}${random.pick(['法', '条例', '若干问题的解释（二）', '案件适用法律的批复'])}`,
      titleInferred: false,
      issuer: random.below(2) === 0 ? '最高人民法院' : null,
      source: null,
      region: null,
      period: null,
      kind: 'other',
      published: `${2000 + random.below(25)}-0${1 + random.below(9)}-1${random.below(10)}`,
      written: null,
      indexNumber: null,
      documentNumber:
        random.below(3) === 0 ? `法释〔${2000 + random.below(25)}〕${1 + random.below(30)}号` : null,
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
      review: [],
    };
    yield { id: report.id, markdown: `---\n${stringify(report)}---\n\n${text}` };
  }
}
