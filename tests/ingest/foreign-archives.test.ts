/**
 * Web archives that programs in Python wrote. Asked for by naming a Python that has the packages `warcio` and `wacz`:
 * `WARC_PYTHON=/path/to/python npm run test:integration -- tests/ingest/foreign-archives.test.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';

const python = process.env['WARC_PYTHON'];

const county = (name: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${name}人民政府2021年法治政府建设年度报告</title></head><body><h1>${name}人民政府2021年法治政府建设年度报告</h1><p>2021年，${name}依法履职，各项任务扎实推进。现将有关情况报告如下。</p><p>一、主要做法</p><p>全年办理行政复议案件23件，行政机关负责人出庭应诉率达到96%。</p><p>${name}人民政府</p><p>2022年3月10日</p></body></html>`;

/** Writes two pages and a style sheet; the second page comes in chunks. */
const script = String.raw`
import sys, io
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
pages = open(sys.argv[1], encoding='utf-8').read().split('\0')
with open(sys.argv[2], 'wb') as out:
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record('x.warc.gz', {'software': 'warcio'}))
    def put(url, kind, body, chunked=False):
        headers = [('Content-Type', kind)]
        if chunked:
            headers.append(('Transfer-Encoding', 'chunked'))
            body = b'%x\r\n' % len(body) + body + b'\r\n0\r\n\r\n'
        http = StatusAndHeaders('200 OK', headers, protocol='HTTP/1.1')
        writer.write_record(writer.create_warc_record(url, 'response', payload=io.BytesIO(body), http_headers=http))
    put('http://www.example.gov.cn/a.html', 'text/html; charset=utf-8', pages[0].encode())
    put('http://www.example.gov.cn/b.html', 'text/html', pages[1].encode(), True)
    put('http://www.example.gov.cn/s.css', 'text/css', b'p{}')
`;

describe.skipIf(python === undefined)('archives of other programs', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'foreign-'));
    writeFileSync(join(folder, 'pages'), [county('天台县'), county('仙居县')].join('\0'));
    writeFileSync(join(folder, 'write.py'), script);
    execFileSync(python ?? '', [join(folder, 'write.py'), join(folder, 'pages'), join(folder, 'x.warc.gz')]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function issuers(name: string): Promise<string[]> {
    const { found } = await listInputs([join(folder, name)]);
    const target = {
      reportsDir: join(folder, `${name}-reports`),
      rawDir: join(folder, `${name}-raw`),
      received: '2026-01-02',
      traceDir: null,
      dryRun: false,
    };
    const results = await Array.fromAsync(ingestFiles(found, target, 1));
    return results
      .map(({ metadata, messages }) => metadata?.issuer ?? messages.map(({ slug }) => slug).join())
      .sort();
  }

  test('a WARC of warcio', async () => {
    expect(await issuers('x.warc.gz')).toEqual(['仙居县人民政府', '天台县人民政府']);
  });

  test('a WACZ of wacz', async () => {
    const wacz = join(folder, 'x.wacz');
    execFileSync(python ?? '', ['-m', 'wacz.main', 'create', '-o', wacz, join(folder, 'x.warc.gz')]);
    expect(await issuers('x.wacz')).toEqual(['仙居县人民政府', '天台县人民政府']);
  });
});
