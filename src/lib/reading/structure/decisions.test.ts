import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { lineAddress } from '../../core/line-address.ts';
import type { LineRole } from '../../core/line-roles.ts';
import type { LineDecision, RawDocument, Rendered } from '../../core/model.ts';
import { runPipeline } from '../pipeline.ts';
import { accountOf } from '../validate/conservation.ts';

const prose = '全县各级各部门认真落实上级部署,不断提高依法行政的能力和水平,各项工作取得新的进展。';
const lines = [
  '首页 > 政府信息公开',
  '某某县人民政府2020年法治政府建设情况报告',
  '一、主要工作',
  prose,
  '(一)加强领导。县委常委会多次研究部署,推动各项任务落到实处、见到成效。',
  '(二)健全制度',
  prose,
  '二、存在的问题',
  prose,
  '下一步打算',
  prose,
  '某某县人民政府',
  '2021年3月1日',
  '联系电话:0578-0000000',
];

const raw = (text: string, said: Partial<RawDocument> = {}): RawDocument => {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: 'a.txt', bytes, sha256, origin: null, corrections: [], ...said };
};

const say = (line: number, as: LineRole): LineDecision => ({
  ...lineAddress({ line, text: lines[line - 1] ?? '' }),
  as,
  reason: '与原件核对',
});

const read = (...decisions: LineDecision[]): Promise<Rendered> =>
  runPipeline(raw(lines.join('\n'), { lines: decisions }));

const outline = ({ nodes }: Rendered): string[] =>
  nodes.flatMap((node) =>
    node.type === 'heading' ? [`${node.level} ${node.marker?.text ?? ''}${node.text}`] : [],
  );
const body = ({ markdown }: Rendered): string => markdown.split(/^---$/m)[2] ?? '';

const before = ['1 一、主要工作', '2 （一）加强领导。', '2 （二）健全制度', '1 二、存在的问题'];

test('without a word of a person the rules stand', async () => {
  expect(outline(await read())).toEqual(before);
});

test.each<[string, LineDecision[], string[]]>([
  ['a line becomes a heading', [say(10, 'heading-1')], [...before, '1 下一步打算']],
  ['a heading goes down', [say(8, 'heading-2')], [...before.slice(0, 3), '2 二、存在的问题']],
  [
    'a heading goes up',
    [say(6, 'heading-1')],
    [before[0], before[1], '1 （二）健全制度', before[3]] as string[],
  ],
  ['a heading with its text becomes a paragraph', [say(5, 'paragraph')], before.filter((_, i) => i !== 1)],
  [
    'what stood below a heading that is none moves up, side by side',
    [say(3, 'paragraph')],
    ['1 （一）加强领导。', '1 （二）健全制度', '1 二、存在的问题'],
  ],
  ['no level is skipped', [say(8, 'heading-4')], [...before.slice(0, 3), '3 二、存在的问题']],
])('%s', async (_, decisions, expected) => {
  const document = await read(...decisions);
  expect(outline(document)).toEqual(expected);
  expect(document.report.review).not.toContain('decision-lost');
  expect(accountOf(document).lost).toBe('');
});

test('a heading that becomes a paragraph keeps all its words in one', async () => {
  expect(body(await read(say(5, 'paragraph')))).toMatch(/（一）加强领导。县委常委会/);
});

test('a line that was removed comes back in its place, another is left out', async () => {
  expect(body(await read())).not.toContain('联系电话');
  const back = await read(say(14, 'paragraph'));
  expect(body(back).trim().endsWith('联系电话：0578-0000000')).toBe(true);
  expect(back.edits.some(({ before: text, after }) => text.includes('联系电话') && after === '')).toBe(false);
  const out = await read(say(9, 'left-out'));
  expect(body(out).split('全县各级').length).toBe(body(back).split('全县各级').length - 1);
  expect(out.edits).toContainEqual(
    expect.objectContaining({ step: 'person', line: 9, reason: '与原件核对' }),
  );
  for (const document of [back, out]) expect(accountOf(document).lost).toBe('');
});

test('a line is found although it moved, and told when it is gone or not alone', async () => {
  const moved = { ...say(10, 'heading-1'), line: 3 };
  expect(outline(await read(moved))).toContain('1 下一步打算');
  for (const lost of [
    { ...say(10, 'heading-1'), text: '没有这一行' },
    { ...say(4, 'heading-1'), line: 5 },
  ]) {
    const document = await read(lost);
    expect(document.report.review).toContain('decision-lost');
    expect(document.messages.find(({ slug }) => slug === 'decision-lost')?.message).toContain(lost.text);
  }
});

test('two reports in one file are two documents, each with the whole of its own text', async () => {
  const second = lines.map((line) => line.replace('2020', '2021').replace('2021年3月', '2022年3月'));
  const text = [...lines, ...second].join('\n');
  const border = { line: 16, text: '某某县人民政府2021年法治政府建设情况报告' };
  const part = (id: string, from: typeof border | null, to: typeof border | null) =>
    runPipeline(raw(text, { part: { id, from, to } }));
  const whole = await runPipeline(raw(text));
  const [a, b] = [await part('r000000000001', null, border), await part('r000000000002', border, null)];
  expect(whole.report.review).toContain('several-documents');
  expect([a, b].map(({ report }) => [report.id, report.period?.start, report.written])).toEqual([
    ['r000000000001', '2020-01-01', '2021-03-01'],
    ['r000000000002', '2021-01-01', '2022-03-01'],
  ]);
  expect([a, b].map(({ report }) => report.review.includes('several-documents'))).toEqual([false, false]);
  expect(a.blocks.length + b.blocks.length).toBe(whole.blocks.length);
  expect(b.nodes[0]?.block.line).toBe(17);
  for (const document of [a, b]) expect(accountOf(document).lost).toBe('');
});

test('a border that is not there any more is an error, and nothing is published', async () => {
  const border = { line: 6, text: '不在文件里的一行' };
  for (const part of [
    { id: 'r000000000001', from: null, to: border },
    { id: 'r000000000002', from: border, to: null },
  ]) {
    const document = await runPipeline(raw(lines.join('\n'), { part }));
    expect(document.status).toBe('rejected');
    expect(document.messages.map(({ slug }) => slug)).toContain('cut-lost');
  }
});
