/** What the door of the archive says to links, pipes, devices, names in other encodings and files that vanish. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { type Inputs, listInputs } from '../../src/lib/archive/ingest/inputs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inside = (...path: string[]): string => join(folder, 'in', ...path);
const write = (path: string, text = `正文：${path}`): string => {
  writeFileSync(path, text);
  return path;
};
const names = (inputs: readonly { readonly path: string }[]): string[] =>
  inputs.map(({ path }) => path.replace(`${folder}/`, ''));
const reasons = ({ missing }: Inputs): string[] =>
  missing.map(({ path, reason }) => `${path.replace(`${folder}/`, '')} ${reason.replaceAll(folder, '')}`);

const report = `天台县人民政府关于2021年度法治政府建设情况的报告
2021年，我县把依法行政贯穿政府工作始终，扎实推进各项任务。现将有关情况报告如下。
一、主要做法
全年办理行政复议案件13件，行政机关负责人出庭应诉率达到95%。
二、存在问题
基层执法力量仍显不足，业务培训还不够经常，案卷制作水平有待提高。
天台县人民政府
2022年3月10日
`;
const target = (dir: string) => ({
  reportsDir: join(folder, 'reports'),
  rawDir: join(folder, dir),
  traceDir: null,
  received: '2026-01-02',
  dryRun: false,
});

describe('links', () => {
  test('inside a folder never lead out of it', async () => {
    write(join(folder, 'outside.txt'));
    mkdirSync(join(folder, 'other'));
    write(join(folder, 'other', 'b.txt'));
    write(inside('a.txt'));
    symlinkSync('../outside.txt', inside('link.txt'));
    symlinkSync(join(folder, 'other'), inside('elsewhere'));
    const inputs = await listInputs([inside()]);
    expect(names(inputs.found)).toEqual(['in/a.txt']);
    expect(reasons(inputs)).toEqual([
      'in/elsewhere 是指向文件夹之外的链接（/other），没有跟随；如要读入，请直接写出它所指的路径',
      'in/link.txt 是指向文件夹之外的链接（../outside.txt），没有跟随；如要读入，请直接写出它所指的路径',
    ]);
  });

  test('to a folder whose name only begins alike lead out of it', async () => {
    mkdirSync(join(folder, 'in-other'));
    write(join(folder, 'in-other', 'b.txt'));
    symlinkSync('../in-other/b.txt', inside('b.txt'));
    expect((await listInputs([inside()])).found).toEqual([]);
  });

  test('in a circle end, and lead to nothing twice', async () => {
    write(inside('a.txt'));
    for (const name of ['x', 'y']) symlinkSync('.', inside(name));
    symlinkSync('loop', inside('loop'));
    symlinkSync('a.txt', inside('b.txt'));
    const inputs = await listInputs([inside()]);
    expect(names(inputs.found)).toEqual(['in/a.txt']);
    expect(names(inputs.passed)).toEqual(['in/x', 'in/y']);
    expect(reasons(inputs)).toEqual(['in/loop 是链接（指向 loop），链接绕回自身']);
  });

  test('to hidden files of the folder are read, as those of git-annex', async () => {
    mkdirSync(inside('.store'));
    write(inside('.store', 'key'));
    symlinkSync('.store/key', inside('报告.txt'));
    expect(names((await listInputs([inside()])).found)).toEqual(['in/报告.txt']);
  });

  test('that a person names are followed', async () => {
    write(join(folder, 'outside.txt'));
    symlinkSync('../outside.txt', inside('link.txt'));
    symlinkSync('in', join(folder, 'door'));
    expect(names((await listInputs([inside('link.txt')])).found)).toEqual(['in/link.txt']);
    write(inside('a.txt'));
    expect(names((await listInputs([join(folder, 'door')])).found)).toEqual(['door/a.txt']);
  });

  test('that lead nowhere are named', async () => {
    symlinkSync('gone.txt', inside('dead.txt'));
    expect(reasons(await listInputs([inside()]))).toEqual([
      'in/dead.txt 是链接（指向 gone.txt），没有这个文件或文件夹',
    ]);
  });
});

test('pipes, sockets and devices are told apart and not waited for', async () => {
  execFileSync('mkfifo', [inside('pipe')]);
  const server = createServer().listen(inside('socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  symlinkSync('/dev/zero', inside('zero'));
  write(inside('a.txt'));
  const inputs = await listInputs([inside(), '/dev/zero']);
  server.close();
  expect(names(inputs.found)).toEqual(['in/a.txt']);
  expect(reasons(inputs)).toEqual([
    'in/pipe 是管道（FIFO），不是文件',
    'in/socket 是套接字，不是文件',
    'in/zero 是指向文件夹之外的链接（/dev/zero），没有跟随；如要读入，请直接写出它所指的路径',
    '/dev/zero 是设备，不是文件',
  ]);
});

describe('one file in trouble', () => {
  test('never ends the others: gone meanwhile, become a pipe, become a folder', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) write(inside(name), report + name);
    const { found } = await listInputs([inside()]);
    rmSync(inside('a.txt'));
    rmSync(inside('b.txt'));
    execFileSync('mkfifo', [inside('b.txt')]);
    rmSync(inside('c.txt'));
    mkdirSync(inside('c.txt'));
    const results = await Array.fromAsync(ingestFiles(found, target('raw')));
    const told = results.map(({ file, status, messages }) => [
      file.split('/').at(-1),
      status,
      messages.find(({ severity }) => severity === 'error')?.slug,
    ]);
    expect(told).toEqual([
      ['a.txt', 'rejected', 'file-trouble'],
      ['b.txt', 'rejected', 'file-trouble'],
      ['c.txt', 'rejected', 'file-trouble'],
      ['d.txt', 'ok', undefined],
    ]);
    expect(results[0]?.messages[0]?.message).toContain('没有这个文件或文件夹');
  });

  test.skipIf(process.getuid?.() === 0)('that may not be read is named', async () => {
    chmodSync(write(inside('a.txt'), report), 0o000);
    write(inside('b.txt'), report);
    const { found } = await listInputs([inside()]);
    const [first, second] = await Array.fromAsync(ingestFiles(found, target('raw')));
    expect(first?.messages[0]?.message).toContain('没有读写它的权限');
    expect(second?.status).toBe('ok');
  });
});

describe('names', () => {
  const gbk = Buffer.from([0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x74, 0x78, 0x74]);

  test('in GBK are opened by their bytes and shown as what they mean', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${inside()}/`), gbk]), report);
    const { found, missing } = await listInputs([inside()]);
    expect(missing).toEqual([]);
    expect(names(found)).toEqual(['in/报告.txt']);
    // As the program is given it by a shell: with replacement characters.
    const lossy = await listInputs([inside(gbk.toString('utf8'))]);
    expect(names(lossy.found)).toEqual(['in/报告.txt']);
    const [result] = await Array.fromAsync(ingestFiles(found, target('raw'), 1));
    expect(result?.status).toBe('ok');
    expect(existsSync(join(folder, 'raw', result?.id ?? '', '报告.txt'))).toBe(true);
    expect(readFileSync(join(folder, 'raw', result?.id ?? '', 'source.yml'), 'utf8')).toContain(
      'file: 报告.txt',
    );
  });

  test('in no known encoding are shown by their bytes', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${inside()}/a`), Buffer.from([0xff, 0xfe])]), report);
    expect(names((await listInputs([inside()])).found)).toEqual(['in/a\\xff\\xfe']);
  });

  test('that stand for other things elsewhere are stored under safe ones', async () => {
    const files = ['Source.yml', 'CON', 'aux.html', 'a\u001b[31m.txt'];
    for (const [i, name] of files.entries()) write(inside(name), report.replace('13件', `${20 + i}件`));
    const { found } = await listInputs([inside()]);
    const results = await Array.fromAsync(ingestFiles(found, target('raw')));
    expect(results.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    const stored = results.flatMap(({ id }) =>
      readdirSync(join(folder, 'raw', id)).filter((name) => name !== 'source.yml'),
    );
    expect(stored.sort()).toEqual(['a-31m.txt', 'document-CON', 'document-Source.yml', 'document-aux.html']);
  });
});
