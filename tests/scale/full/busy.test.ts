/** The same files give the same bytes, whether the machine idles or twenty other programs keep it busy. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestFiles } from '../../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../../src/lib/archive/ingest/inputs.ts';
import { hashesOf } from '../project.ts';

const files = 60;
const programs = 20;
const fixtures = join(import.meta.dirname, '../../../src/lib/reading/decode/fixtures');

let work = '';
const busy: ChildProcess[] = [];

/** File `n`: every third a PDF, every tenth a legacy Word file, which threads of their own read. */
function write(n: number): void {
  const fixture = (name: string) => readFileSync(join(fixtures, name));
  const path = (ending: string) => join(work, 'in', `${n}.${ending}`);
  // What stands behind the end of the file is no part of it and makes other bytes of it.
  const tail = Buffer.from(`\n% ${n}\n`);
  if (n % 3 === 0)
    writeFileSync(
      path('pdf'),
      Buffer.concat([fixture(n % 2 ? 'chromium-one-column.pdf' : 'chromium-two-columns.pdf'), tail]),
    );
  else if (n % 10 === 1) writeFileSync(path('doc'), Buffer.concat([fixture('libreoffice-word97.doc'), tail]));
  else {
    const body = `天台县人民政府关于${1990 + n}年度法治政府建设情况的报告\n${1990 + n}年，我县扎实推进各项任务。现将有关情况报告如下。\n一、主要做法\n${`全年办理行政复议案件${n}件，及时化解争议，没有发生因办理不当引起的上访。\n`.repeat(20)}`;
    writeFileSync(path('txt'), body);
  }
}

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'busy-'));
  mkdirSync(join(work, 'in'));
  for (let n = 0; n < files; n++) write(n);
});
afterAll(() => {
  for (const child of busy) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
});

async function ingest(name: string, jobs: number) {
  const { found } = await listInputs([join(work, 'in')]);
  const target = {
    reportsDir: join(work, name, 'reports'),
    rawDir: join(work, name, 'raw'),
    traceDir: join(work, name, 'trace'),
    received: '2026-01-02',
    dryRun: false,
  };
  const results = await Array.fromAsync(ingestFiles(found, target, jobs));
  const told = results.map(({ file, id, status, messages }) => ({ file, id, status, messages }));
  return { told, hashes: hashesOf(join(work, name)) };
}

test('idle, busy, in one thread and in two', async () => {
  const idle = await ingest('idle', 2);
  expect(idle.told).toHaveLength(files);
  // The Word file is read, but holds too little to be a report.
  const refused = idle.told.filter(({ status }) => status === 'rejected');
  expect(refused.filter(({ file }) => !file.endsWith('.doc'))).toEqual([]);
  const endless =
    'process.on("disconnect", () => process.exit()); const work = () => { for (let i = 0; i < 1e7; i++); setImmediate(work); }; work();';
  for (let n = 0; n < programs; n++)
    busy.push(spawn(process.execPath, ['--eval', endless], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
  for (const jobs of [2, 1]) expect(await ingest(`busy-${jobs}`, jobs)).toEqual(idle);
});
