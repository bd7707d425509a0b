/** Packages as offices and crawlers hand them out: each document in them is read, kept and told by itself. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { type IngestResult, ingestCustody, ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { encode, wordFile } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { tarOf, warcOf, zipOf } from './writers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (county: string): string[] => [
  `${county}人民政府2021年法治政府建设年度报告`,
  `2021年，${county}把依法行政贯穿政府工作始终，各项任务扎实推进。现将有关情况报告如下。`,
  '一、主要做法',
  '全年办理行政复议案件23件，行政机关负责人出庭应诉率达到96%。',
  '二、存在问题',
  '基层执法力量仍显不足，业务培训还不够经常，案卷制作水平有待提高。',
  `${county}人民政府`,
  '2022年3月10日',
];
const text = (county: string): Uint8Array => strToU8(lines(county).join('\n'));
const page = (county: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${lines(county)[0]}</title></head><body>${lines(
    county,
  )
    .map((line) => `<p>${line}</p>`)
    .join('')}</body></html>`;
const words = new Map<string, Uint8Array>();
/** The same bytes each time: a ZIP file holds the time at which it was made. */
function word(county: string): Uint8Array {
  const bytes =
    words.get(county) ??
    wordFile(
      lines(county)
        .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
        .join(''),
    );
  words.set(county, bytes);
  return bytes;
}

const notes: string[] = [];
async function ingest(name: string, bytes: Uint8Array, jobs = 1): Promise<IngestResult[]> {
  writeFileSync(join(folder, 'in', name), bytes);
  const { found } = await listInputs([join(folder, 'in', name)]);
  const target = {
    reportsDir: join(folder, 'reports'),
    rawDir: join(folder, 'raw'),
    received: '2026-01-02',
    traceDir: null,
    dryRun: false,
  };
  notes.length = 0;
  return await Array.fromAsync(ingestFiles(found, target, jobs, (_, note) => notes.push(note)));
}

/** Path below the folder, issuer or names of the messages. */
const told = (results: readonly IngestResult[]): string[] =>
  results.map(
    ({ file, metadata, messages }) =>
      `${file.replace(`${join(folder, 'in')}/`, '')}: ${metadata?.issuer ?? messages.map(({ slug }) => slug).join(' ')}`,
  );

const recordOf = (result: IngestResult | undefined): Record<string, unknown> =>
  parse(readFileSync(join(folder, 'raw', result?.id ?? '', 'source.yml'), 'utf8'));
const keptBytes = (result: IngestResult | undefined): Buffer =>
  readFileSync(join(folder, 'raw', result?.id ?? '', String(recordOf(result).stored)));

describe('ZIP', () => {
  test('each document is one of its own, with its name and the package', async () => {
    const results = await ingest(
      'b.zip',
      zipSync({
        '2021/甲.txt': text('天台县'),
        '2021/乙.docx': word('仙居县'),
        '__MACOSX/2021/._甲.txt': strToU8('x'),
        '.DS_Store': strToU8('x'),
        '页_files/a.js': strToU8('x'),
      }),
    );
    expect(told(results)).toEqual([
      'b.zip!/2021/甲.txt: 天台县人民政府',
      'b.zip!/2021/乙.docx: 仙居县人民政府',
    ]);
    expect(results[1]?.metadata?.original).toMatchObject({ file: 'b.zip!/2021/乙.docx', format: 'docx' });
    expect(recordOf(results[0])).toMatchObject({ file: 'b.zip!/2021/甲.txt', package: { file: 'b.zip' } });
    expect(keptBytes(results[1])).toEqual(Buffer.from(word('仙居县')));
    expect(notes).toEqual(['里有不作为报告读取的：系统文件或网页的附属文件 3 项']);
    const again = await Array.fromAsync(ingestCustody(join(folder, 'raw'), join(folder, 'reports')));
    expect(again.map(({ metadata }) => metadata?.title).sort()).toEqual(
      results.map(({ metadata }) => metadata?.title).sort(),
    );
  });

  test('names in GBK and in UTF-8 without a flag are read', async () => {
    const results = await ingest(
      'b.zip',
      zipOf([
        { name: encode('天台县报告.txt', 'gbk'), bytes: text('天台县') },
        { name: encode('仙居县报告.txt', 'utf8'), bytes: text('仙居县') },
        { name: encode('三门县报告.txt', 'utf8'), bytes: text('三门县'), flags: 0x800 },
      ]),
    );
    expect(told(results)).toEqual([
      'b.zip!/天台县报告.txt: 天台县人民政府',
      'b.zip!/仙居县报告.txt: 仙居县人民政府',
      'b.zip!/三门县报告.txt: 三门县人民政府',
    ]);
  });

  test('one document alone is told by the path of the package', async () => {
    const results = await ingest('b.zip', zipSync({ '报告.txt': text('天台县') }));
    expect(told(results)).toEqual(['b.zip: 天台县人民政府']);
    expect(results[0]?.metadata?.original.file).toBe('b.zip!/报告.txt');
  });

  test('packages in packages are opened, to a bound', async () => {
    const deep = (depth: number, bytes: Uint8Array): Uint8Array =>
      depth === 0 ? bytes : zipSync({ [`${depth}.zip`]: deep(depth - 1, bytes) });
    expect(told(await ingest('b.zip', deep(2, zipSync({ '报告.txt': text('天台县') }))))).toEqual([
      'b.zip: 天台县人民政府',
    ]);
    expect(told(await ingest('c.zip', deep(6, zipSync({ '报告.txt': text('天台县') }))))).toEqual([
      'c.zip: too-complex',
    ]);
  });

  test('nothing of a package stays outside of custody', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'tmp'));
    mkdirSync(join(folder, 'tmp'));
    await ingest('b.zip', zipSync({ '甲.txt': text('天台县'), '乙.bin': Uint8Array.of(0, 1, 2) }));
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    vi.unstubAllEnvs();
  });

  test('a document of an office program is no package', async () => {
    expect(told(await ingest('b.docx', word('天台县')))).toEqual(['b.docx: 天台县人民政府']);
  });

  test('what cannot be read is told, the others go on', async () => {
    const bytes = Buffer.from(
      zipOf([
        { name: strToU8('锁.txt'), bytes: text('仙居县'), flags: 1 },
        { name: strToU8('空.txt'), bytes: new Uint8Array() },
        { name: strToU8('图.png'), bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
        { name: strToU8('甲.txt'), bytes: text('天台县') },
        { name: strToU8('同.txt'), bytes: text('天台县') },
        { name: strToU8('甲.txt'), bytes: text('三门县') },
      ]),
    );
    expect(told(await ingest('b.zip', bytes))).toEqual([
      'b.zip!/锁.txt: encrypted',
      'b.zip!/空.txt: empty-file',
      'b.zip!/图.png: damaged-file',
      'b.zip!/甲.txt: 天台县人民政府',
      'b.zip!/同.txt: duplicate-file',
      'b.zip!/甲.txt#2: 三门县人民政府',
    ]);
  });

  test('a directory that lies, and a bomb', { timeout: 60_000 }, async () => {
    const honest = Buffer.from(zipSync({ 'a.txt': text('天台县'), 'b.txt': text('仙居县') }));
    const size = honest.indexOf('PK\x01\x02', 0, 'latin1') + 24;
    honest.writeUInt32LE(7, size);
    expect(told(await ingest('lies.zip', honest))).toEqual([
      'lies.zip!/a.txt: damaged-file',
      'lies.zip!/b.txt: 仙居县人民政府',
    ]);
    const before = process.memoryUsage.rss();
    const bomb = gzipSync(tarOf([{ name: strToU8('a.txt'), bytes: Buffer.alloc(700 * 1024 * 1024, 0x20) }]));
    expect(told(await ingest('bomb.tgz', bomb))).toEqual(['bomb.tgz: too-large']);
    expect(process.memoryUsage.rss() - before).toBeLessThan(1.5 * 1024 ** 3);
  });

  test('ten thousand members give a result each', { timeout: 120_000 }, async () => {
    const members = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`${i}.bin`, Uint8Array.of(0, 1, 2, i & 255, i >> 8)]),
    );
    const results = await ingest('many.zip', zipSync(members, { level: 0 }));
    expect(results.length).toBe(10_000);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']));
  });
});

test('TAR and TAR.GZ, long names and names in GBK', async () => {
  const long = `${'很长的目录/'.repeat(12)}报告.txt`;
  const pax = (path: string): Buffer => {
    const rest = Buffer.byteLength(` path=${path}\n`);
    const length = rest + String(rest + String(rest).length).length;
    return Buffer.from(`${length} path=${path}\n`);
  };
  const tar = tarOf([
    { name: strToU8('目录/'), bytes: new Uint8Array(), type: '5' },
    { name: encode('目录/天台县.txt', 'gbk'), bytes: text('天台县') },
    { name: strToU8('././@LongLink'), bytes: strToU8(`${long}\0`), type: 'L' },
    { name: strToU8('cut'), bytes: text('仙居县') },
    { name: strToU8('pax'), bytes: pax('三门县/报告.docx'), type: 'x' },
    { name: strToU8('cut'), bytes: word('三门县') },
  ]);
  const expected = [
    '目录/天台县.txt: 天台县人民政府',
    `${long}: 仙居县人民政府`,
    '三门县/报告.docx: 三门县人民政府',
  ];
  expect(told(await ingest('b.tar', tar))).toEqual(expected.map((line) => `b.tar!/${line}`));
  expect(told(await ingest('b.tgz', gzipSync(tar)))).toEqual(expected.map((line) => `b.tgz!/${line}`));
  expect(told(await ingest('c.tar', tar.subarray(0, 1900)))).toEqual([
    'c.tar!/目录/天台县.txt: 天台县人民政府',
    'c.tar: damaged-file',
  ]);
});

test('one compressed file is that file', async () => {
  const results = await ingest('报告.txt.gz', gzipSync(text('天台县')));
  expect(told(results)).toEqual(['报告.txt.gz: 天台县人民政府']);
  expect(results[0]?.metadata?.original.file).toBe('报告.txt.gz!/报告.txt');
  expect(told(await ingest('断.txt.gz', gzipSync(text('仙居县')).subarray(0, 300)))).toEqual([
    '断.txt.gz: damaged-file',
  ]);
});

describe('web archives', () => {
  const records = [
    { url: 'http://www.example.gov.cn/', body: strToU8('GET'), kind: 'request' as const },
    { url: 'http://www.example.gov.cn/a.html', body: strToU8(page('天台县')) },
    { url: 'http://www.example.gov.cn/a.css', type: 'text/css', body: strToU8('p{}') },
    { url: 'http://www.example.gov.cn/no.html', status: '404 Not Found', body: strToU8(page('仙居县')) },
    { url: 'http://www.example.gov.cn/b.docx', type: 'application/octet-stream', body: word('三门县') },
    {
      url: 'http://www.example.gov.cn/c.html',
      body: gzipSync(strToU8(page('临海市'))),
      headers: { 'Content-Encoding': 'gzip' },
    },
    // What wget and Browsertrix keep of themselves.
    { url: 'metadata://gnu.org/software/wget/warc/wget.log', type: 'text/plain', body: text('黄岩区') },
    { url: 'urn:text:http://www.example.gov.cn/a.html', type: 'text/plain', body: text('椒江区') },
  ];

  test.each([
    ['WARC', 'x.warc', false],
    ['WARC.GZ', 'x.warc.gz', true],
  ])('%s: answers are documents with address and time', async (_, name, gzip) => {
    const results = await ingest(name, await warcOf(records, gzip));
    expect(told(results)).toEqual([
      `${name}!/http://www.example.gov.cn/a.html: 天台县人民政府`,
      `${name}!/http://www.example.gov.cn/b.docx: 三门县人民政府`,
      `${name}!/http://www.example.gov.cn/c.html: 临海市人民政府`,
    ]);
    expect(results[0]?.metadata?.originUrl).toBe('http://www.example.gov.cn/a.html');
    expect(recordOf(results[0])).toMatchObject({
      origin: 'http://www.example.gov.cn/a.html',
      captured: '2023-05-06T07:08:09Z',
      package: { file: name },
    });
    expect(keptBytes(results[0]).toString()).toBe(page('天台县'));
    expect(keptBytes(results[1])).toEqual(Buffer.from(word('三门县')));
    expect(notes[0]).toContain('状态 404');
  });

  test('WACZ: the archives in it, not its indexes', async () => {
    const warc = await warcOf(records.slice(1, 2), true);
    const wacz = zipSync({
      'datapackage.json': strToU8('{}'),
      'pages/pages.jsonl': strToU8('{"format":"json-pages-1.0"}'),
      'indexes/index.cdx.gz': gzipSync('x'),
      'archive/data.warc.gz': warc,
    });
    const results = await ingest('x.wacz', wacz);
    expect(told(results)).toEqual(['x.wacz: 天台县人民政府']);
    expect(results[0]?.metadata?.original.file).toBe(
      'x.wacz!/archive/data.warc.gz!/http://www.example.gov.cn/a.html',
    );
    expect(notes).toEqual(['里有不作为报告读取的：网页归档的索引 3 项']);
  });

  test('what is cut off is told', async () => {
    const plain = await warcOf(records.slice(1), false);
    const kept = told(await ingest('x.warc', plain.subarray(0, plain.length - 100)));
    expect(kept[0]).toBe('x.warc!/http://www.example.gov.cn/a.html: 天台县人民政府');
    expect(kept.at(-1)).toContain('damaged-file');
    const packed = await warcOf(records.slice(1), true);
    expect(told(await ingest('x.warc.gz', packed.subarray(0, packed.length - 400))).at(-1)).toContain(
      'damaged-file',
    );
  });
});

test('a mail and what is attached to it', async () => {
  const mail = [
    'From: a@example.gov.cn',
    'To: b@example.gov.cn',
    'Subject: report',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text('天台县')).toString('base64'),
    '--b',
    'Content-Type: application/octet-stream; name="fj.docx"',
    'Content-Disposition: attachment; filename="fj.docx"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(word('仙居县')).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  const results = await ingest('m.eml', strToU8(mail));
  expect(told(results)).toEqual(['m.eml: 天台县人民政府', 'm.eml!/fj.docx: 仙居县人民政府']);
});

test('in several threads the results are the same', async () => {
  const members = Object.fromEntries(
    ['天台县', '仙居县', '三门县'].map((county) => [`${county}.txt`, text(county)]),
  );
  expect(told(await ingest('b.zip', zipSync(members), 2))).toEqual(
    ['天台县', '仙居县', '三门县'].map((county) => `b.zip!/${county}.txt: ${county}人民政府`),
  );
});

test.each(['空.zip', '空.tar'])('%s: a package without documents says so', async (name) => {
  const bytes = name.endsWith('zip')
    ? zipSync({ '目录/': new Uint8Array() })
    : tarOf([{ name: strToU8('目录/'), bytes: new Uint8Array(), type: '5' }]);
  expect(told(await ingest(name, bytes))).toEqual([`${name}: empty-file`]);
});
