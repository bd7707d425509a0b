import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sampleReport } from '../../core/sample-report.ts';
import { attachmentFileName, rawFileName, readRawFile, saveName } from './raw-file.ts';

const root = mkdtempSync(join(tmpdir(), 'raw-'));
afterAll(() => rmSync(root, { recursive: true }));

const { original } = sampleReport();
const bytes = Uint8Array.from([0xff, 0, 0x0d, 0x0a, 0x80]);
const sha256 = createHash('sha256').update(bytes).digest('hex');

it('returns the untouched bytes that the report was made from', () => {
  mkdirSync(join(root, 'r1'));
  writeFileSync(join(root, 'r1', 'source.yml'), 'file: x');
  writeFileSync(join(root, 'r1', 'x.bin'), bytes);
  expect(readRawFile(root, { id: 'r1', original: { ...original, sha256 } })).toEqual(Buffer.from(bytes));
});

it('refuses bytes that are not those of the report', () => {
  mkdirSync(join(root, 'r2'));
  writeFileSync(join(root, 'r2', 'x.bin'), 'changed');
  expect(() => readRawFile(root, { id: 'r2', original: { ...original, sha256 } })).toThrow(
    /r2: no file with/,
  );
  expect(() => readRawFile(root, { id: 'r3', original: { ...original, sha256 } })).toThrow(
    /r3: no file with/,
  );
});

it.each([
  ['html', 'r1.html.txt'],
  ['mhtml', 'r1.mhtml.txt'],
  ['md', 'r1.md.txt'],
  ['pdf', 'r1.pdf'],
  ['unknown', 'r1.bin'],
] as const)('publishes %s under a name that no browser runs', (format, name) => {
  expect(rawFileName({ id: 'r1', original: { ...original, format } })).toBe(name);
});

it.each([
  ['../../etc/passwd', '__.._etc_passwd'],
  ['报告.html', '报告.html'],
  ['a"b\u202egnp.exe', 'a_b_gnp.exe'],
  ['.htaccess', '_htaccess'],
])('saves %j as %j', (file, name) => {
  expect(saveName({ file })).toBe(name);
});

it('publishes what is attached beside the original, under names that no browser runs', () => {
  const sum = createHash('sha256').update('<p>').digest('hex');
  writeFileSync(join(root, 'r1', '1-a.html'), '<p>');
  const attachment = {
    file: 'a.html',
    role: 'frame',
    address: null,
    sha256: sum,
    bytes: 3,
    format: 'html',
  } as const;
  const report = { id: 'r1', original: { ...original, sha256, attachments: [attachment] } };
  expect(attachmentFileName(report, 0)).toBe('r1-1.html.txt');
  expect(readRawFile(root, report, sum)).toEqual(Buffer.from('<p>'));
});
