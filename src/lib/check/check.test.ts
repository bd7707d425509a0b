import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ingestFiles } from '../archive/ingest/ingest.ts';
import { listInputs } from '../archive/ingest/inputs.ts';
import { checkArchive } from './check.ts';

let content: string;
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'check-'));
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

const text = (more: string): string => `天台县人民政府关于2021年度法治政府建设情况的报告
2021年，我县把依法行政贯穿政府工作始终，年初开列清单，年中逐项督促，年末对账销号，扎实推进各项任务。现将有关情况报告如下。
一、主要做法
全年办理行政复议案件13件，行政机关负责人出庭应诉率达到95%，没有一起案件因程序违法被撤销。
依托村级服务站开展普法讲座28场，请退休教师、老支书担任讲解员，内容贴近生产生活，很受群众欢迎。
二、存在问题
基层执法力量仍显不足，业务培训还不够经常，案卷制作水平有待提高，个别单位对新修订的法律掌握不全面。
${more}`;

/** Two copies of one report in an archive. @returns their ids */
async function archive(): Promise<[string, string]> {
  const paths = ['', '打印 关闭\n'].map((more, i) => {
    const path = join(content, `${i}.txt`);
    writeFileSync(path, text(more));
    return path;
  });
  const { found } = await listInputs(paths);
  const [rawDir, reportsDir] = [join(content, 'raw'), join(content, 'reports')];
  const target = { reportsDir, rawDir, traceDir: null, received: '2026-01-02', dryRun: false };
  const results = await Array.fromAsync(ingestFiles(found, target));
  const [first = '', second = ''] = results.map(({ id }) => id).sort();
  return [first, second];
}

function write(id: string, more: string): void {
  const file = join(content, 'raw', id, 'source.yml');
  writeFileSync(file, readFileSync(file, 'utf8') + more);
}

const told = async (slug: string) =>
  (await checkArchive(content))
    .filter((issue) => issue.slug === slug)
    .map(({ file, message }) => `${file.slice(content.length + 1)} ${message}`);

test("copies are told, until a person's word parts them", async () => {
  const [first, second] = await archive();
  expect(await told('same-work')).toHaveLength(1);
  write(second, `relations: [{ type: different-work, id: ${first}, reason: 逐段核对过 }]\n`);
  expect(await told('same-work')).toEqual([]);
});

test('a relation to nothing and one that another record contradicts are told', async () => {
  const [first, second] = await archive();
  write(first, `relations: [{ type: same-work, id: ${second}, reason: 逐段核对过 }]\n`);
  const more = [
    `{ type: different-work, id: ${first}, reason: 落款不同 }`,
    '{ type: same-work, id: r0123456789ab, reason: 逐段核对过 }',
  ];
  write(second, `relations: [${more}]\n`);
  expect(await told('relation-unknown')).toEqual([
    expect.stringMatching(`^raw/${second}/source.yml .*r0123456789ab 不在档案中`),
  ]);
  expect(await told('relation-contradicted')).toHaveLength(2);
  expect(await told('same-work')).toEqual([]);
});

test('what is known is counted and not told', async () => {
  const [first, second] = await archive();
  expect(await told('date-unknown')).toHaveLength(2);
  write(first, 'acknowledged: [{ slug: date-unknown, reason: 已问过机关 }]\n');
  expect(await told('date-unknown')).toEqual([expect.stringContaining(`reports/${second}.md`)]);
  expect(await told('acknowledged')).toEqual([expect.stringContaining('另有 1 条提示')]);
});

test('who knows why a document cannot be read knows that it is not published', async () => {
  const [first, second] = await archive();
  for (const id of [first, second]) rmSync(join(content, 'reports', `${id}.md`));
  write(first, 'acknowledged: [{ slug: no-text-layer, reason: 原件是扫描件 }]\n');
  write(second, 'acknowledged: [{ slug: date-unknown, reason: 已问过机关 }]\n');
  expect(await told('not-published')).toEqual([expect.stringContaining(`raw/${second}/`)]);
});

test('a wrong record is told as one', async () => {
  const [first] = await archive();
  write(first, 'acknowledged: 1\n');
  expect(await told('source-invalid')).toEqual([expect.stringContaining('acknowledged（已知的提示）')]);
  expect(await told('custody-damaged')).toEqual([]);
});
