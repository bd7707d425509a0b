/**
 * Documents that no honest sender makes, by seed: those of the corpus cut, mixed, shuffled and swollen, and one word
 * again and again; and the whole way that each of them goes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomFrom } from '../../scripts/bench/lib/random.ts';
import { rawDocument } from '../../src/lib/archive/custody/custody.ts';
import type { Message } from '../../src/lib/core/model.ts';
import { traceOf } from '../../src/lib/core/trace.ts';
import { projectRoot } from '../../src/lib/core/vocab.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { type Prepared, prepareReport } from '../../src/lib/store/prepare-report.ts';
import { preparedRow } from '../../src/lib/store/prepared-row.ts';

const folder = join(projectRoot(), 'tests', 'corpus', 'open');
const samples = readdirSync(folder)
  .filter((name) => /\.(txt|html|md|mhtml|docx)$/.test(name))
  .sort()
  .map((name) => readFileSync(join(folder, name)));

const lines = (bytes: Buffer): string[] => bytes.toString('utf8').split('\n');

const mutations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => bytes.subarray(random.below(bytes.length)),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < 40; i++) copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  (bytes, random) =>
    Buffer.from(
      lines(bytes)
        .toSorted(() => random.below(3) - 1)
        .join('\n'),
    ),
  (bytes, random) =>
    Buffer.from(
      lines(bytes)
        .filter(() => random.below(3) > 0)
        .join('\n'),
    ),
  (bytes) => Buffer.from(lines(bytes).join('')),
  (bytes) => Buffer.from([...bytes.toString('utf8')].join('\n').slice(0, 60_000)),
  (bytes, random) => Buffer.concat([bytes, samples[random.below(samples.length)] ?? bytes]),
  (bytes) => Buffer.from(`${'（'.repeat(20_000)}政${'）'.repeat(20_000)}${bytes.toString('utf8')}`),
  (bytes) => Buffer.from(bytes.toString('utf8').replace(/[。，：；]/g, '')),
  (bytes) =>
    Buffer.from(`${bytes.toString('utf8')}\n---\nid: r000000000000\ntitle: "x\n<script>alert(1)</script>\n`),
];

/** @returns documents of the corpus, each changed in one way */
export function* mutatedDocuments(count: number, seed: number): Generator<Buffer> {
  const random = randomFrom(seed);
  for (let run = 0; run < count; run++) {
    const sample = random.pick(samples);
    yield mutations[run % mutations.length]?.(sample, random) ?? sample;
  }
}

const head = '远山县人民政府关于2021年度法治政府建设情况的报告\n\n一、主要做法\n\n';
const tail = '\n\n二、存在问题\n\n基层法治力量仍显薄弱。\n\n远山县人民政府\n2022年2月3日\n';
const signs = [
  ...'。，、；：？！“”《》〔〕（）()[]{}<>*_#|`~-+=/\\&%$@^\'".,;:!?0１零一十百万亿年月日号第章条件元％‰\u00a0\u3000\t\u200b\u202e\ufeff',
];
const words = [
  '一、',
  '（一）',
  '第一条',
  '1.',
  '①',
  '2021年',
  '2021年1月1日',
  '受理1件，',
  '罚款3万元、',
  '同比增长5.5%；',
  '分别为1件和2件，',
  '《中华人民共和国行政复议法》',
  '〔2021〕1号',
  '国务院',
  '河南省濮阳市',
  '朝阳区',
  '人民政府',
  '索引号：',
  '发布日期：',
  '来源：',
  '附件1：',
  '打印本页',
  '责任编辑',
  '法治政府建设',
  '行政复议',
  '***',
  '<p>',
  '</div>',
  '<table><tr><td>',
  '<script>',
  '&amp;',
  '&#x4e00;',
  '![a](b)',
  '[a]: b\n',
  '> ',
  '- ',
  '| a ',
  '---\n',
  '\n',
  '\r\n',
  '\ud83d\ude00',
  'https://a.example/',
  'a@b.c ',
  '0000-01-01',
  '9999999999999999',
];

/** @returns name and text of documents with one word again and again, `bytes` long; no two are the same */
export function* repeatingDocuments(count: number, bytes: number): Generator<{ name: string; text: string }> {
  const single = [...signs, ...words];
  const tokens = [...single, ...words.flatMap((word) => single.map((other) => word + other))];
  const endings = ['txt', 'html', 'md'];
  for (let index = 0; index < count; index++) {
    const token = tokens[Math.floor(index / endings.length)] ?? '';
    const times = Math.floor(bytes / Buffer.byteLength(token));
    yield { name: `${index}.${endings[index % endings.length]}`, text: head + token.repeat(times) + tail };
  }
}

/** What came of a document; without `prepared` it was refused. */
export interface WholeWay {
  readonly messages: readonly Message[];
  readonly prepared: Prepared | null;
}

/** From the bytes to all that a build keeps of a report. */
export async function wholeWay(name: string, bytes: Buffer): Promise<WholeWay> {
  const document = await runPipeline(rawDocument(name, bytes));
  const { messages } = document;
  if (document.status === 'rejected') return { messages, prepared: null };
  const trace = traceOf(document);
  const input = { markdown: document.markdown, trace, received: null, relations: [], originalEvents: [] };
  const prepared = prepareReport(input);
  preparedRow(prepared, '');
  return { messages, prepared };
}
