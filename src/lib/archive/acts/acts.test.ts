import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { seal } from '../../core/markdown/seal.ts';
import { type Source, sourceFromYaml } from '../custody/source.ts';
import { ActError, applyAct, type Change, history, previewAct, recordSum, redo, undo } from './acts.ts';
import { recordFile, reportFile, withdrawnFile } from './draft.ts';
import type { Edit } from './edit.ts';
import { sampleArchive } from './sample-archive.ts';

const roots: string[] = [];
function archive(count = 3) {
  const { root, ids } = sampleArchive(count);
  roots.push(root);
  const [a = '', b = '', c = ''] = ids;
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  const source = (id: string): Source => sourceFromYaml(text(recordFile(id)), id);
  const act = (id: string, ...edits: Edit[]) =>
    applyAct(root, { author: '甲', reason: '核对过原件', changes: edits.map((edit) => ({ id, edit })) });
  return { root, a, b, c, text, source, act };
}
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

async function refusal(doing: Promise<unknown>): Promise<string> {
  const error = await doing.then(
    () => null,
    (one: unknown) => one,
  );
  expect(error).toBeInstanceOf(ActError);
  return (error as ActError).message;
}

/** A report as ingest writes it. */
const made = seal('---\ntitle: 报告\n---\n\n正文。\n');

const published = (value: string | null): Edit => ({ type: 'correct', field: 'published', value });

test('a correction is written with its reason and keeps what a person wrote by hand', async () => {
  const { root, a, act, source, text } = archive();
  const hand = text(recordFile(a)).replace(
    'corrections: []',
    'corrections:\n  # 见公报\n  - { field: issuer, value: 某某县人民政府, reason: 封面所印 } # 甲\n',
  );
  writeFileSync(join(root, recordFile(a)), hand);
  await act(a, published('2021-03-31'));
  expect(source(a).corrections).toEqual([
    { field: 'issuer', value: '某某县人民政府', reason: '封面所印' },
    { field: 'published', value: '2021-03-31', reason: '核对过原件' },
  ]);
  expect(text(recordFile(a))).toContain('# 见公报');
  expect(text(recordFile(a))).toContain('reason: 封面所印 } # 甲');
  expect(text(recordFile(a)).startsWith(hand.slice(0, 60))).toBe(true);
});

test('a field is corrected once: the last value stands', async () => {
  const { a, act, source } = archive();
  await act(a, published('2021-03-31'));
  await act(a, published('2021-04-01'));
  expect(source(a).corrections.map(({ value }) => value)).toEqual(['2021-04-01']);
  await act(a, { type: 'uncorrect', field: 'published' });
  expect(source(a).corrections).toEqual([]);
});

test('an act is done as a whole or not at all, and everything in its way is told', async () => {
  const { root, a, b, c, text } = archive();
  const before = [a, b, c].map((id) => text(recordFile(id)));
  const changes: Change[] = [
    { id: a, edit: published('2021-03-31') },
    { id: b, edit: published('三月') },
    { id: 'r000000000000', edit: published(null) },
  ];
  const error = await applyAct(root, { author: '甲', reason: '核对过原件', changes }).catch((one) => one);
  expect(error.problems.map(({ change }: { change: number }) => change)).toEqual([1, 2]);
  expect(error.message).toContain('“三月”');
  expect(error.message).toContain('档案中没有 r000000000000');
  expect([a, b, c].map((id) => text(recordFile(id)))).toEqual(before);
  expect(history(root).acts).toEqual([]);
});

test.each<[string, string, string, string]>([
  ['no author', ' ', '核对过原件', '是谁'],
  ['a reason of three characters', '甲', '核对过', '至少写四个字'],
])('%s is refused', async (_, author, reason, expected) => {
  const { root, a } = archive();
  const changes = [{ id: a, edit: published(null) }];
  expect(await refusal(applyAct(root, { author, reason, changes }))).toContain(expected);
});

test('a record that changed since it was looked at is not overwritten', async () => {
  const { root, a } = archive();
  const before = recordSum(root, a);
  const decide = (value: string) =>
    applyAct(root, {
      author: '乙',
      reason: '核对过原件',
      changes: [{ id: a, before, edit: published(value) }],
    });
  const results = await Promise.allSettled([decide('2021-03-31'), decide('2021-04-01')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await refusal(decide('2021-04-02'))).toContain('已经改过');
});

test('what is decided already is no act; a preview writes nothing', async () => {
  const { root, a, act } = archive();
  const changes = [{ id: a, edit: published(null) }];
  expect(previewAct(root, { author: '甲', reason: '核对过原件', changes })?.files).toHaveLength(1);
  expect(history(root).acts).toHaveLength(0);
  await act(a, published(null));
  expect(await act(a, published(null))).toBeNull();
  expect(history(root).acts).toHaveLength(1);
});

test('acts are undone one after the other and done again, each to the byte', async () => {
  const { root, a, act, text } = archive();
  const states = [text(recordFile(a))];
  for (const day of ['2021-03-30', '2021-03-31', '2021-04-01']) {
    await act(a, published(day));
    states.push(text(recordFile(a)));
  }
  for (const state of [2, 1, 0]) {
    await undo(root, '乙');
    expect(text(recordFile(a))).toBe(states[state]);
  }
  expect(await refusal(undo(root, '乙'))).toContain('没有可以撤销的改动');
  for (const state of [1, 2, 3]) {
    await redo(root, '乙');
    expect(text(recordFile(a))).toBe(states[state]);
  }
  expect(await refusal(redo(root, '乙'))).toContain('没有可以重做的改动');
  await undo(root, '乙');
  await act(a, published(null));
  expect(await refusal(redo(root, '乙'))).toContain('没有可以重做的改动');
  expect(history(root).acts.map(({ kinds }) => kinds[0])).toEqual([
    'correct',
    'correct',
    'correct',
    'undo',
    'undo',
    'undo',
    'redo',
    'redo',
    'redo',
    'undo',
    'correct',
  ]);
  expect(history(root).done.size).toBe(3);
});

test('an older act is taken back as long as nothing newer touched its records', async () => {
  const { root, a, b, act, source } = archive();
  const first = await act(a, published('2021-03-31'));
  await act(b, published('2021-03-31'));
  await undo(root, '甲', first?.act.id);
  expect([source(a).corrections.length, source(b).corrections.length]).toEqual([0, 1]);
  const second = await act(a, published('2021-03-31'));
  const third = await act(a, { type: 'note', text: '待查' });
  expect(await refusal(undo(root, '甲', second?.act.id))).toContain(third?.act.id);
  writeFileSync(join(root, recordFile(b)), '# 手改\n');
  expect(await refusal(undo(root, '甲', history(root).acts[1]?.id))).toContain('历史之外的改动');
});

test('two copies are said to be one report or two, the last word about them stands', async () => {
  const { a, b, act, source } = archive();
  await act(a, { type: 'relate', relation: 'different-work', other: b });
  await act(b, { type: 'relate', relation: 'same-work', other: a });
  expect(source(a).relations).toEqual([]);
  expect(source(b).relations).toEqual([{ type: 'same-work', id: a, reason: '核对过原件' }]);
  await act(a, { type: 'unrelate', other: b });
  expect(source(b).relations).toEqual([]);
});

test('of two versions the old one says by which it is replaced, from whichever side it is said', async () => {
  const { a, b, c, act, source } = archive();
  await act(a, { type: 'relate', relation: 'replaces', other: b });
  await act(c, { type: 'relate', relation: 'replaced-by', other: b });
  expect(source(a).relations).toEqual([]);
  expect(source(b).relations).toMatchObject([{ type: 'replaced-by', id: a }]);
  expect(source(c).relations).toMatchObject([{ type: 'replaced-by', id: b }]);
  expect(await refusal(act(c, { type: 'relate', relation: 'replaces', other: a }))).toContain('反过来');
});

test('a report is withdrawn and readmitted; what a program made of it goes', async () => {
  const { root, a, act, text } = archive();
  writeFileSync(join(root, reportFile(a)), made);
  const done = await act(a, { type: 'withdraw' });
  expect(text(withdrawnFile)).toMatch(/^# 撤下的地址\n- path: reports\/r/);
  expect(text(withdrawnFile)).toContain('reason: 核对过原件');
  expect([existsSync(join(root, reportFile(a))), done?.act.gone]).toEqual([false, [a]]);
  expect(await refusal(act(a, { type: 'withdraw' }))).toContain('已经撤下');
  await undo(root, '甲');
  expect(text(withdrawnFile)).toBe('# 撤下的地址\n[]\n');
  await redo(root, '甲');
  await act(a, { type: 'readmit' });
  expect(text(withdrawnFile)).not.toContain(a);
  expect(await refusal(act(a, { type: 'readmit' }))).toContain('没有撤下');
});

test('a report that a person edited comes back as it was', async () => {
  const { root, a, act, text } = archive();
  writeFileSync(join(root, reportFile(a)), '# 人改过的报告\n\n正文。');
  await act(a, { type: 'withdraw' });
  expect(existsSync(join(root, reportFile(a)))).toBe(false);
  await undo(root, '甲');
  expect(text(reportFile(a))).toBe('# 人改过的报告\n\n正文。');
});

test('a file that is no report is ignored, one that is published is not', async () => {
  const { root, a, b, act, text } = archive();
  await act('r000000000001', { type: 'ignore' });
  await act(a, { type: 'ignore' });
  expect(text('content/vocab/ignored.yml')).toContain(`id: ${a}`);
  writeFileSync(join(root, reportFile(b)), made);
  expect(await refusal(act(b, { type: 'ignore' }))).toContain('请撤下');
});

test('a file is cut twice and joined again: ids, borders and order hold', async () => {
  const { root, a, act, source, text } = archive();
  const whole = text(recordFile(a));
  const [first, second] = [
    { line: 40, text: '某某县2020年报告' },
    { line: 80, text: '某某县2021年报告' },
  ];
  const cutAt = async (id: string, at: typeof first) =>
    (await act(id, { type: 'cut', at }))?.act.ids.find((one) => one !== id) ?? '';
  const b = await cutAt(a, first);
  const c = await cutAt(b, second);
  expect(source(a).part).toEqual({ to: first });
  expect(source(b).part).toEqual({ of: a, from: first, to: second });
  expect(source(c).part).toEqual({ of: a, from: second });
  expect(await refusal(act(a, { type: 'cut', at: first }))).toContain('已经');
  expect(await refusal(act(a, { type: 'cut', at: { ...second, line: 90 } }))).toContain('不在');
  expect(await refusal(act(c, { type: 'cut', at: { ...first, line: 50 } }))).toContain('不在');
  writeFileSync(join(root, reportFile(b)), made);
  await act(b, { type: 'join' });
  expect(source(a).part).toEqual({ to: second });
  expect([recordFile(b), reportFile(b)].some((file) => existsSync(join(root, file)))).toBe(false);
  expect(text(withdrawnFile)).toContain(`movedTo: reports/${a}/`);
  await act(c, { type: 'join' });
  expect(text(recordFile(a))).toBe(whole);
  expect(await refusal(act(a, { type: 'join' }))).toContain('不能并回');
  expect(await cutAt(a, first)).toBe(b);
  expect(text(withdrawnFile)).not.toContain(b);
});

test('a word on a line is kept with the line', async () => {
  const { a, act, source } = archive();
  const at = { line: 3, text: '二、存在的问题' };
  await act(a, { type: 'line', at, as: 'heading-1' });
  await act(a, { type: 'line', at, as: 'heading-2' });
  expect(source(a).lines).toEqual([{ ...at, as: 'heading-2', reason: '核对过原件' }]);
  await act(a, { type: 'unline', at });
  expect(source(a).lines).toEqual([]);
});

test('a record that is wrong already is told, not mended by the way', async () => {
  const { root, a, act, text } = archive();
  writeFileSync(join(root, recordFile(a)), text(recordFile(a)).replace('bytes: 1', 'bytes: 一'));
  expect(await refusal(act(a, published(null)))).toContain('bytes');
});

test('readings are added in order, with what the reader took as right', async () => {
  const { a, act, source } = archive();
  await act(a, { type: 'read', verdict: 'postponed', second: false });
  await act(a, { type: 'read', verdict: 'accepted', second: false, values: { title: '报告' } });
  await act(a, { type: 'read', verdict: 'accepted', second: true, values: {} });
  const [first, second, third] = source(a).readings;
  expect(first).toMatchObject({ reader: '甲', verdict: 'postponed', reason: '核对过原件' });
  expect(second).toMatchObject({ verdict: 'accepted', second: false, values: { title: '报告' } });
  expect(third).toMatchObject({ second: true, values: {} });
  const refused = act(a, { type: 'read', verdict: 'accepted', second: false, values: { size: 1 } });
  expect(await refusal(refused)).toContain('readings');
});
