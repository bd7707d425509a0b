/** A page with what belongs to it is one document with parts; what is no part of it stays a document of its own. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type IngestResult, ingestCustody, ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { secondCopy } from '../../src/lib/publish/preservation/copy.ts';
import { checkFixity } from '../../src/lib/publish/preservation/fixity.ts';
import { wordFile } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { warcOf } from './writers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'together-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const title = (county: string): string => `${county}人民政府2021年法治政府建设年度报告`;
const lines = (county: string): string[] => [
  `2021年，${county}把依法行政贯穿政府工作始终，各项任务扎实推进。现将有关情况报告如下。`,
  '一、主要做法',
  '全年办理行政复议案件23件，行政机关负责人出庭应诉率达到96%。',
  '二、存在问题',
  '基层执法力量仍显不足，业务培训还不够经常，案卷制作水平有待提高。',
  `${county}人民政府`,
  '2022年3月10日',
];
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const page = (county: string, rest: string, texts = lines(county)): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title(county)}</title></head><body><div class="article"><h1>${title(county)}</h1><div class="content">${paragraphs(texts)}${rest}</div></div></body></html>`;
const word = (texts: readonly string[]): Uint8Array =>
  wordFile(texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join(''));
const annexLines = ['行政执法统计表说明', '全年实施行政处罚318件，行政检查2046次，没有被撤销的处罚决定。'];
const annex = word(annexLines);
const picture = readFileSync(join(import.meta.dirname, '../../content/docs/images/search.png'));

const notes: string[] = [];
async function ingest(paths: readonly string[], jobs = 1): Promise<IngestResult[]> {
  const { found } = await listInputs(paths.map((path) => join(folder, 'in', path)));
  const target = {
    reportsDir: join(folder, 'content', 'reports'),
    rawDir: join(folder, 'content', 'raw'),
    received: '2026-01-02',
    traceDir: null,
    dryRun: false,
  };
  notes.length = 0;
  return await Array.fromAsync(ingestFiles(found, target, jobs, (_, note) => notes.push(note)));
}
function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
    writeFileSync(join(folder, 'in', name), bytes);
  }
}
const told = (results: readonly IngestResult[]): string[] =>
  results.map(
    ({ file, metadata, messages }) =>
      `${file.replace(`${join(folder, 'in')}/`, '')}: ${metadata?.issuer ?? messages.map(({ slug }) => slug).join(' ')}`,
  );
const rawFolder = (result: IngestResult | undefined): string =>
  join(folder, 'content', 'raw', result?.id ?? '');
const recordOf = (result: IngestResult | undefined): Record<string, unknown> =>
  parse(readFileSync(join(rawFolder(result), 'source.yml'), 'utf8'));
const markdownOf = (result: IngestResult | undefined): string =>
  readFileSync(join(folder, 'content', 'reports', `${result?.id}.md`), 'utf8');
const slugs = (result: IngestResult | undefined): string[] =>
  (result?.messages ?? []).map(({ slug }) => slug);

const link = '<p>附件：<a href="files/a.docx">附件1：行政执法统计表</a></p>';

describe('a page with a file that it offers', () => {
  function expectWhole(result: IngestResult | undefined, address: string): void {
    expect(result?.metadata).toMatchObject({
      title: title('天台县'),
      issuer: '天台县人民政府',
      written: '2022-03-10',
    });
    expect(result?.metadata?.original.attachments).toMatchObject([
      { file: '附件1：行政执法统计表.docx', role: 'file', address, format: 'docx', bytes: annex.length },
    ]);
    expect(markdownOf(result)).toContain('附件1：行政执法统计表');
    expect(markdownOf(result)).toContain('全年实施行政处罚318件');
    expect(recordOf(result)).toMatchObject({
      attachments: [{ file: '附件1：行政执法统计表.docx', role: 'file', address, bytes: annex.length }],
    });
    const [kept] = recordOf(result)['attachments'] as { stored: string }[];
    expect(readFileSync(join(rawFolder(result), kept?.stored ?? ''))).toEqual(Buffer.from(annex));
    expect(slugs(result)).not.toContain('attachments-not-read');
  }

  test('in a folder', async () => {
    put({ 'p/index.html': page('天台县', link), 'p/files/a.docx': annex });
    const results = await ingest(['p']);
    expect(told(results)).toEqual(['p/index.html: 天台县人民政府']);
    expectWhole(results[0], 'files/a.docx');
  });

  test('in a ZIP file', async () => {
    put({ 'b.zip': zipSync({ 'x/files/a.docx': annex, 'x/index.html': strToU8(page('天台县', link)) }) });
    const results = await ingest(['b.zip']);
    expect(results.length).toBe(1);
    expectWhole(results[0], 'files/a.docx');
  });

  test('in a web archive, by its address', async () => {
    const home = 'http://www.example.gov.cn/x/';
    const parts = [
      [`${home}a.html`, 'text/html', strToU8(page('天台县', link))],
      [`${home}files/a.docx`, 'application/octet-stream', annex],
    ] as const;
    put({
      'x.warc': await warcOf(
        parts.map(([url, type, body]) => ({ url, type, body })),
        false,
      ),
    });
    const results = await ingest(['x.warc']);
    expect(results.length).toBe(1);
    expectWhole(results[0], `${home}files/a.docx`);
    expect(recordOf(results[0])).toMatchObject({ origin: `${home}a.html` });
  });

  test('that a person put beside it by its name', async () => {
    const saved = page('天台县', link).replace('files/a.docx', 'http://www.example.gov.cn/x/files/a.docx');
    put({ 'p/index.html': saved, 'p/a.docx': annex });
    expectWhole((await ingest(['p']))[0], 'http://www.example.gov.cn/x/files/a.docx');
  });

  test('reads the same again from custody, and in threads', async () => {
    put({ 'p/index.html': page('天台县', link), 'p/files/a.docx': annex });
    const [first] = await ingest(['p'], 2);
    const before = markdownOf(first);
    rmSync(join(folder, 'content', 'reports'), { recursive: true });
    mkdirSync(join(folder, 'content', 'reports'));
    await Array.fromAsync(ingestCustody(join(folder, 'content', 'raw'), join(folder, 'content', 'reports')));
    expect(markdownOf(first)).toBe(before);
  });

  test('that comes later than the page', async () => {
    put({ 'p/index.html': page('天台县', link) });
    const [alone] = await ingest(['p']);
    expect(slugs(alone)).toContain('attachments-not-read');
    put({ 'p/files/a.docx': annex });
    const results = await ingest(['p']);
    expectWhole(results[0], 'files/a.docx');
  });

  test('that is the same text', async () => {
    put({
      'p/index.html': page('天台县', link),
      'p/files/a.docx': word([title('天台县'), ...lines('天台县')]),
    });
    const results = await ingest(['p']);
    expect(told(results)).toEqual(['p/index.html: 天台县人民政府']);
    expect(slugs(results[0])).toContain('attachment-repeats');
    expect(markdownOf(results[0]).split('依法行政贯穿').length).toBe(2);
  });

  test('that cannot be read: the page is read, and it is told', async () => {
    put({ 'p/index.html': page('天台县', link), 'p/files/a.docx': annex.subarray(0, 100) });
    const results = await ingest(['p']);
    expect(told(results)).toEqual(['p/index.html: 天台县人民政府']);
    expect(results[0]?.messages.find(({ slug }) => slug === 'attachments-not-read')?.message).toContain(
      '统计表',
    );
    expect(results[0]?.metadata?.original.attachments?.length).toBe(1);
  });

  test('that is the report of another body stays one of its own', async () => {
    put({
      'p/index.html': page('天台县', link),
      'p/files/a.docx': word([title('仙居县'), ...lines('仙居县')]),
    });
    expect(told(await ingest(['p']))).toEqual([
      'p/files/a.docx: 仙居县人民政府',
      'p/index.html: 天台县人民政府',
    ]);
  });
});

describe('a page without text', () => {
  test('is its only file', async () => {
    put({
      'p/index.html': page('天台县', link, []),
      'p/files/a.docx': word([title('天台县'), ...lines('天台县')]),
    });
    const results = await ingest(['p']);
    expect(told(results)).toEqual(['p/index.html: 天台县人民政府']);
    expect(results[0]?.metadata).toMatchObject({ written: '2022-03-10', original: { format: 'html' } });
    expect(markdownOf(results[0])).toMatch(/^## .*主要做法$/m);
  });

  test('is the page in its frame', async () => {
    const frame = '<iframe src="index_files/saved_resource.html" width="800" height="900"></iframe>';
    const inner = `<html><head><meta charset="utf-8"></head><body>${paragraphs([title('天台县'), ...lines('天台县')])}</body></html>`;
    put({ 'index.html': page('天台县', frame, []), 'index_files/saved_resource.html': inner });
    const results = await ingest(['index.html']);
    expect(told(results)).toEqual(['index.html: 天台县人民政府']);
    expect(results[0]?.metadata?.original.attachments).toMatchObject([{ role: 'frame', format: 'html' }]);
  });

  test('that offers the reports of several bodies is none', async () => {
    const two = '<p><a href="a.docx">天台县报告</a></p><p><a href="b.docx">仙居县报告</a></p>';
    put({
      'p/index.html': page('台州市', two, []),
      'p/a.docx': word([title('天台县'), ...lines('天台县')]),
      'p/b.docx': word([title('仙居县'), ...lines('仙居县')]),
    });
    expect(told(await ingest(['p']))).toEqual([
      'p/a.docx: 天台县人民政府',
      'p/b.docx: 仙居县人民政府',
      'p/index.html: attachments-not-read no-report-text',
    ]);
  });

  test('names the address to fetch where nothing came with it', async () => {
    const rest = '<iframe src="http://www.example.gov.cn/x.pdf" width="800" height="900"></iframe>';
    put({ 'index.html': page('天台县', rest, []) });
    const [result] = await ingest(['index.html']);
    expect(slugs(result)).toContain('no-report-text');
    expect(result?.messages.some(({ message }) => message.includes('http://www.example.gov.cn/x.pdf'))).toBe(
      true,
    );
  });
});

test('pictures beside a text are kept and not read', async () => {
  const shown = '<p><img src="./index_files/a.png" width="600" height="400" alt="会议现场"></p>';
  put({ 'index.html': page('天台县', shown), 'index_files/a.png': picture, 'index_files/b.css': 'p{}' });
  const results = await ingest(['index.html']);
  expect(results[0]?.metadata?.original.attachments).toMatchObject([
    { file: 'a.png', role: 'picture', address: './index_files/a.png', format: 'png' },
  ]);
  const message = results[0]?.messages.find(({ slug }) => slug === 'pictures-not-read')?.message;
  expect(message).toContain('已收存');
});

test('what a browser saved beside pages of a package and none shows is counted', async () => {
  put({
    'b.zip': zipSync({
      'index.html': strToU8(page('天台县', '')),
      'index_files/a.png': picture,
      'index_files/a.js': strToU8('x'),
    }),
  });
  const results = await ingest(['b.zip']);
  expect(told(results)).toEqual(['b.zip: 天台县人民政府']);
  expect(notes).toEqual(['里有不作为报告读取的：系统文件或网页的附属文件 2 项']);
});

test('a mail with a report in it and a table is one document', async () => {
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
    Buffer.from([title('天台县'), ...lines('天台县')].join('\n')).toString('base64'),
    '--b',
    'Content-Type: application/octet-stream; name="fj.docx"',
    'Content-Disposition: attachment; filename="fj.docx"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(annex).toString('base64'),
    '--b--',
    '',
  ].join('\r\n');
  put({ 'm.eml': mail });
  const results = await ingest(['m.eml']);
  expect(told(results)).toEqual(['m.eml: 天台县人民政府']);
  expect(results[0]?.metadata?.original.attachments).toMatchObject([{ file: 'fj.docx', address: null }]);
  expect(markdownOf(results[0])).toContain('全年实施行政处罚318件');
});

describe('an article over several pages', () => {
  const texts = [lines('天台县').slice(0, 3), lines('天台县').slice(3, 5), lines('天台县').slice(5)];
  const part = (k: number, pager: string): string => page('天台县', pager, texts[k]);
  const next = (to: string): string => `<p>共3页 <a href="${to}">下一页</a></p>`;

  test.each([
    [
      'by links',
      [next('index_1.html'), next('index_2.html'), '<p>共3页 <a href="index_1.html">上一页</a></p>'],
      'index',
    ],
    ['by scripts', [0, 1, 2].map((k) => `<script>createPageHTML(3, ${k}, "t123", "html")</script>`), 't123'],
  ])('%s: joined', async (_, pagers, stem) => {
    const names = [`${stem}.html`, `${stem}_1.html`, `${stem}_2.html`];
    put(Object.fromEntries(names.map((name, k) => [`p/${name}`, part(k, pagers[k] ?? '')])));
    const results = await ingest(['p']);
    expect(told(results)).toEqual([`p/${stem}.html: 天台县人民政府`]);
    expect(slugs(results[0])).not.toContain('truncated');
    expect(results[0]?.metadata).toMatchObject({ title: title('天台县'), written: '2022-03-10' });
    const markdown = markdownOf(results[0]);
    for (const text of ['依法行政贯穿', '出庭应诉率', '案卷制作水平'])
      expect(markdown.split(text).length).toBe(2);
    const kept = readdirSync(rawFolder(results[0])).filter((name) => name !== 'source.yml');
    expect(readFileSync(join(rawFolder(results[0]), kept[0] ?? ''), 'utf8')).toContain('X-Article-Pages: 3');
  });

  test('in one package', async () => {
    put({
      'b.zip': zipSync({
        'a_1.html': strToU8(part(1, next('a_2.html'))),
        'a.html': strToU8(part(0, next('a_1.html'))),
        'a_2.html': strToU8(part(2, '')),
      }),
    });
    const results = await ingest(['b.zip']);
    expect(told(results)).toEqual(['b.zip!/a.html: 天台县人民政府']);
  });

  test('with a page missing each says which of how many it is', async () => {
    put({
      'p/t.html': part(0, '<script>createPageHTML(3, 0, "t", "html")</script>'),
      'p/t_1.html': part(1, '<script>createPageHTML(3, 1, "t", "html")</script>'),
    });
    const results = await ingest(['p']);
    expect(results.length).toBe(2);
    const message = results[0]?.messages.find(({ slug }) => slug === 'truncated')?.message;
    expect(message).toContain('第 1 页，共 3 页');
  });
});

test('fixity reads attachments, and a second copy repairs them', async () => {
  put({ 'p/index.html': page('天台县', link), 'p/files/a.docx': annex });
  const [result] = await ingest(['p']);
  const content = join(folder, 'content');
  const [kept] = recordOf(result)['attachments'] as { stored: string }[];
  const copy = join(folder, 'copy', 'content', 'raw', result?.id ?? '');
  mkdirSync(copy, { recursive: true });
  for (const name of readdirSync(rawFolder(result)))
    writeFileSync(join(copy, name), readFileSync(join(rawFolder(result), name)));
  writeFileSync(join(rawFolder(result), kept?.stored ?? ''), 'x');
  const options = { content, today: '2026-01-03' };
  expect((await checkFixity({ ...options, copy: null })).drift.map(({ problem }) => problem)).toEqual([
    expect.stringContaining(kept?.stored ?? '-'),
  ]);
  const repaired = await checkFixity({ ...options, copy: await secondCopy(join(folder, 'copy')) });
  expect(repaired.drift).toMatchObject([{ isRepaired: true }]);
  expect((await checkFixity({ ...options, copy: null })).drift).toEqual([]);
  expect(readFileSync(join(rawFolder(result), kept?.stored ?? ''))).toEqual(Buffer.from(annex));
});

describe('pages that mean harm', () => {
  const secret = (county: string): Uint8Array => word([`${county}的内部材料，不在给出的文件夹里。`]);

  test.each(['../outside.docx', '..%2Foutside.docx', 'files/../../outside.docx'])(
    'a link to %s takes nothing from outside',
    async (href) => {
      put({
        'p/index.html': page('天台县', `<p><a href="${href}">附件.docx</a></p>`),
        'outside.docx': secret('甲'),
      });
      const results = await ingest(['p']);
      expect(told(results)).toEqual(['p/index.html: 天台县人民政府']);
      expect(results[0]?.metadata?.original.attachments).toBeUndefined();
    },
  );

  test('a link of the file system in the folder of a page is not followed', async () => {
    put({ 'index.html': page('天台县', '<p><img src="index_files/a.png" width="600" height="400"></p>') });
    writeFileSync(join(folder, 'secret.png'), picture);
    mkdirSync(join(folder, 'in', 'index_files'));
    symlinkSync(join(folder, 'secret.png'), join(folder, 'in', 'index_files', 'a.png'));
    expect((await ingest(['index.html']))[0]?.metadata?.original.attachments).toBeUndefined();
  });

  test('pages in circles of frames and of further pages are each read once', async () => {
    const frame = (to: string): string => `<iframe src="${to}" width="800" height="900"></iframe>`;
    put({
      'b.zip': zipSync({
        'a.html': strToU8(page('天台县', frame('b.html'))),
        'b.html': strToU8(page('仙居县', frame('a.html'))),
        'c.html': strToU8(page('三门县', frame('c.html'))),
        't.html': strToU8(page('临海市', '<p>共2页 <a href="t_1.html">下一页</a></p>')),
        't_1.html': strToU8(page('黄岩区', '<p>共2页 <a href="t.html">下一页</a></p>')),
      }),
    });
    const results = await ingest(['b.zip']);
    const issuers = results.map(({ metadata }) => metadata?.issuer);
    for (const county of ['天台县', '三门县', '临海市', '黄岩区'])
      expect(issuers).toContain(`${county}人民政府`);
  });

  test('a thousand files of one page, a bomb among them: bounds hold, and nothing is lost', async () => {
    const names = Array.from({ length: 1000 }, (_, i) => `f${i}.txt`);
    const links = [...names.map((name) => name.replace('.txt', '.docx')), 'bomb.docx']
      .map((name) => `<p><a href="${name}">${name}</a></p>`)
      .join('');
    const bomb = wordFile('a'.repeat(80 * 1024 * 1024));
    const files = names.map((name, i): [string, Uint8Array] => [
      name.replace('.txt', '.docx'),
      strToU8(`第${i}号附表`),
    ]);
    put({
      'b.zip': zipSync(
        Object.fromEntries([['index.html', strToU8(page('天台县', links))], ...files, ['bomb.docx', bomb]]),
        { level: 1 },
      ),
    });
    const results = await ingest(['b.zip']);
    const attached = results.find(({ metadata }) => metadata)?.metadata?.original.attachments ?? [];
    expect(attached.length).toBe(50);
    expect(attached.length + results.length).toBe(1002);
  }, 300_000);
});
