/** Packages of other programs than ZIP, and mails of Outlook: each document in them is read by itself. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type IngestResult, ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { msgFile } from '../../src/lib/reading/decode/fixtures/msg-file.ts';
import { packed, rarOf } from './writers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archives-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (county: string): string =>
  [
    `${county}人民政府2021年法治政府建设年度报告`,
    `2021年，${county}把依法行政贯穿政府工作始终，各项任务扎实推进。现将有关情况报告如下。`,
    '一、主要做法',
    '全年办理行政复议案件23件，行政机关负责人出庭应诉率达到96%。',
    `${county}人民政府`,
    '2022年3月10日',
  ].join('\n');

async function ingest(name: string, bytes: Uint8Array): Promise<string[]> {
  writeFileSync(join(folder, 'in', name), bytes);
  const { found } = await listInputs([join(folder, 'in', name)]);
  const target = {
    reportsDir: join(folder, 'reports'),
    rawDir: join(folder, 'raw'),
    received: '2026-01-02',
    traceDir: null,
    dryRun: false,
  };
  const results: IngestResult[] = await Array.fromAsync(ingestFiles(found, target, 1));
  return results.map(
    ({ file, metadata, messages }) =>
      `${file.replace(`${join(folder, 'in')}/`, '')}: ${metadata?.issuer ?? messages.map(({ slug }) => slug).join(' ')}`,
  );
}

const twoCounties = { '2021/霍山.txt': strToU8(report('霍山县')), '舒城.txt': strToU8(report('舒城县')) };

test('7z: members in folders, and nothing is left behind', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('juanzong-members-')).length;
  expect((await ingest('报告.7z', await packed('a.7z', twoCounties))).sort()).toEqual([
    '报告.7z!/2021/霍山.txt: 霍山县人民政府',
    '报告.7z!/舒城.txt: 舒城县人民政府',
  ]);
  const after = readdirSync(tmpdir()).filter((name) => name.startsWith('juanzong-members-')).length;
  expect(after).toBeLessThanOrEqual(before);
});

test('7z: members or names behind a password', async () => {
  expect(await ingest('a.7z', await packed('a.7z', twoCounties, '-psecret'))).toEqual([
    'a.7z!/2021/霍山.txt: encrypted',
    'a.7z!/舒城.txt: encrypted',
  ]);
  expect(await ingest('b.7z', await packed('b.7z', twoCounties, '-psecret', '-mhe=on'))).toEqual([
    'b.7z: encrypted',
  ]);
});

test('7z: broken ones are told', async () => {
  const whole = await packed('a.7z', twoCounties);
  expect(await ingest('cut.7z', whole.subarray(0, whole.length - 20))).toEqual(['cut.7z: damaged-file']);
});

test('xz: one file under the name of the package', async () => {
  const bytes = await packed('霍山.txt.xz', { '霍山.txt': twoCounties['2021/霍山.txt'] }, '-txz');
  expect(await ingest('霍山.txt.xz', bytes)).toEqual(['霍山.txt.xz: 霍山县人民政府']);
});

test('RAR: members in folders', async () => {
  expect((await ingest('报告.rar', rarOf(twoCounties))).sort()).toEqual([
    '报告.rar!/2021/霍山.txt: 霍山县人民政府',
    '报告.rar!/舒城.txt: 舒城县人民政府',
  ]);
});

test('what promises too much is not unpacked', async () => {
  expect(await ingest('bomb.rar', rarOf(twoCounties, 1024 ** 3))).toEqual(['bomb.rar: too-large']);
});

test('bzip2, which does not say how much it holds: a report is read, a bomb is not unpacked', async () => {
  const one = await packed('霍山.txt.bz2', { '霍山.txt': twoCounties['2021/霍山.txt'] }, '-tbzip2');
  expect(await ingest('霍山.txt.bz2', one)).toEqual(['霍山.txt.bz2: 霍山县人民政府']);
  const block = await packed('a.bz2', { a: new Uint8Array(40_000_000) }, '-tbzip2');
  const bomb = Buffer.concat(Array.from({ length: 30 }, () => block));
  expect(bomb.length).toBeLessThan(10_000);
  expect(await ingest('bomb.bz2', bomb)).toEqual(['bomb.bz2: too-large']);
});

test('MSG: the mail is a document, and so is each attachment', async () => {
  const bytes = msgFile({
    subject: '报送年度报告',
    body: report('金寨县').replaceAll('\n', '\r\n'),
    attachments: [{ name: '舒城.txt', content: twoCounties['舒城.txt'] }],
  });
  expect(await ingest('邮件.msg', bytes)).toEqual([
    '邮件.msg: 金寨县人民政府',
    '邮件.msg!/舒城.txt: 舒城县人民政府',
  ]);
  const kept = readdirSync(join(folder, 'raw'));
  expect(
    kept.some((id) => readFileSync(join(folder, 'raw', id, 'source.yml'), 'utf8').includes('邮件.msg')),
  ).toBe(true);
});
