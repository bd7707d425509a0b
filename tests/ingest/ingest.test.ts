/** Ingest as a person uses it: real files in a folder, custody and Markdown in another. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type IngestResult, ingestCustody, ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const report = (year: number, extra = ''): string => `网站首页 > 政务公开 > 法治政府建设
字号:[大 中 小]
索引号:11340100MB1234567T/202203-00012 信息分类:司法行政 / 其他 / 报告
发布机构:合肥市司法局 发布日期:2022-03-15
合肥市庐阳区人民政府
关于${year}年度法治政府建设情况的报告

市人民政府:
    ${year}年,我区认真贯彻落实上级部署,扎实推进各项工作。现将有关情况报告如下。
    第一部分 主要做法
    1.健全制度。全年制定行政规范性文件3件,经费2*3=6~7万元,占比<10%,见_附表_。
    2.强化监督。办理行政复议案件12件。${extra}
    第二部分 存在问题
    基层执法力量仍显不足,培训还不够经常。
    第三部分 下一年度安排
    继续加强队伍建设,提高依法行政水平。

合肥市庐阳区人民政府
2022年3月10日
打印 关闭
上一篇:某某通知
主办:合肥市人民政府办公室 皖ICP备00000000号
`;

async function ingest(paths: readonly string[]): Promise<IngestResult[]> {
  const { found } = await listInputs(paths);
  const target = {
    reportsDir: join(folder, 'reports'),
    rawDir: join(folder, 'raw'),
    received: '2026-01-02',
    traceDir: null,
    dryRun: false,
  };
  return Array.fromAsync(ingestFiles(found, target));
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, 'in', name);
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Every file below a folder with its bytes and time of change. */
function snapshot(dir: string): Record<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, `${statSync(path).mtimeMs} ${readFileSync(path, 'latin1')}`];
    }),
  );
}

test('a report in a layout of its own is understood without touching code', async () => {
  const [result] = await ingest([write('一份 报告.txt', report(2021))]);
  expect(result).toMatchObject({
    status: 'ok',
    metadata: {
      title: '合肥市庐阳区人民政府关于2021年度法治政府建设情况的报告',
      issuer: '合肥市庐阳区人民政府',
      region: { code: '340103', path: ['安徽省', '合肥市', '庐阳区'], level: 'county' },
      period: { start: '2021-01-01', end: '2021-12-31' },
      kind: 'annual-report',
      published: '2022-03-15',
      written: '2022-03-10',
      indexNumber: '11340100MB1234567T/202203-00012',
    },
  });
  const { sections } = parseReport(readFileSync(join(folder, 'reports', `${result?.id}.md`), 'utf8'));
  expect(sections.map(({ level, heading, anchor }) => [level, heading, anchor])).toEqual([
    [0, '', ''],
    [1, '第一部分 主要做法', 's1'],
    [2, '1.健全制度。', 's1-1'],
    [2, '2.强化监督。', 's1-2'],
    [1, '第二部分 存在问题', 's2'],
    [1, '第三部分 下一年度安排', 's3'],
  ]);
  expect(sections[2]?.passages[0]?.text).toBe(
    '全年制定行政规范性文件3件，经费2*3=6~7万元，占比<10%，见_附表_。',
  );
  const text = sections.flatMap(({ passages }) => passages.map((passage) => passage.text)).join('\n');
  expect(text).not.toMatch(/打印|上一篇|ICP|字号|网站首页/);
});

test('reading twice changes no byte and touches no file', async () => {
  const path = write('a.txt', report(2021));
  await ingest([path]);
  const before = snapshot(join(folder, 'reports'));
  const raw = snapshot(join(folder, 'raw'));
  await ingest([path]);
  await Array.fromAsync(ingestCustody(join(folder, 'raw'), join(folder, 'reports')));
  expect(snapshot(join(folder, 'reports'))).toEqual(before);
  expect(snapshot(join(folder, 'raw'))).toEqual(raw);
});

test('custody keeps the bytes as they came, and says where they came from', async () => {
  const bytes = Buffer.from(report(2021));
  const [result] = await ingest([write('../in/报告 (终稿).txt', bytes)]);
  const dir = join(folder, 'raw', result?.id ?? '');
  expect(readdirSync(dir).sort()).toEqual(['source.yml', '报告-终稿-.txt'].sort());
  expect(readFileSync(join(dir, '报告-终稿-.txt')).equals(bytes)).toBe(true);
  expect(readFileSync(join(dir, 'source.yml'), 'utf8')).toContain('报告 (终稿).txt');
});

test('a file that a person edited is kept, and the difference is told', async () => {
  const path = write('a.txt', report(2021));
  const [first] = await ingest([path]);
  const file = join(folder, 'reports', `${first?.id}.md`);
  const edited = readFileSync(file, 'utf8').replace('还不够经常', '还不够经常(原文如此)');
  writeFileSync(file, edited);
  const [second] = await ingest([path]);
  expect(second?.messages.map(({ slug }) => slug)).toContain('edited-by-hand');
  expect(second?.difference).toContain('-');
  expect(second?.difference).toContain('原文如此');
  expect(readFileSync(file, 'utf8')).toBe(edited);
});

test('a correction in source.yml wins over the rules', async () => {
  const [first] = await ingest([write('a.txt', report(2021))]);
  const file = join(folder, 'raw', first?.id ?? '', 'source.yml');
  const correction =
    'corrections:\n  - { field: published, value: "2022-03-16", reason: "公报第3期刊登日期" }\n';
  writeFileSync(file, readFileSync(file, 'utf8').replace('corrections: []\n', correction));
  const [second] = await Array.fromAsync(ingestCustody(join(folder, 'raw'), join(folder, 'reports')));
  expect(second?.metadata?.published).toBe('2022-03-16');
  writeFileSync(file, readFileSync(file, 'utf8').replace('2022-03-16', '三月十六'));
  const [third] = await Array.fromAsync(ingestCustody(join(folder, 'raw'), join(folder, 'reports')));
  expect(third?.status).toBe('rejected');
  expect(third?.messages[0]?.message).toContain('corrections 第 1 条的 value');
});

test('threads give what one after the other gives, in the same order', async () => {
  const paths = Array.from({ length: 20 }, (_, i) =>
    write(`${i}.txt`, i === 7 ? '' : report(2000 + (i % 18))),
  );
  const { found } = await listInputs(paths);
  const target = (name: string) => ({
    reportsDir: join(folder, name),
    rawDir: null,
    traceDir: null,
    received: '2026-01-02',
    dryRun: false,
  });
  const one = await Array.fromAsync(ingestFiles(found, target('one'), 1));
  const two = await Array.fromAsync(ingestFiles(found, target('two'), 2));
  expect(two).toEqual(one);
  expect(two.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  expect(readdirSync(join(folder, 'two'))).toEqual(readdirSync(join(folder, 'one')));
});

describe('bad input', () => {
  const chrome =
    '网站首页 | 政务公开 | 互动交流\n您当前的位置:首页>政务公开\n字体:大 中 小\n分享到:\n扫一扫在手机打开当前页\n主办:某市人民政府办公室\n网站地图 | 联系我们\n';
  const random = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256);

  test('each gets a line of its own, the others are still read, nothing is left half written', async () => {
    const good = write('good.txt', report(2021));
    const paths = [
      write('empty.txt', ''),
      write('blank.txt', ' \n\n\t\n'),
      write('binary.bin', random),
      write('huge.txt', '法治政府建设情况报告。'.repeat(1_000_000)),
      write('chrome.txt', chrome),
      good,
      write('twin.txt', report(2021)),
      join(folder, 'in', 'good.txt'),
    ];
    const results = await ingest(paths);
    const told = results.map(({ file, status, messages }) => [
      file.split('/').at(-1),
      status,
      messages.find(({ severity }) => severity === 'error')?.slug,
    ]);
    expect(told).toEqual([
      ['empty.txt', 'rejected', 'empty-file'],
      ['blank.txt', 'rejected', 'empty-file'],
      ['binary.bin', 'rejected', 'not-text'],
      ['huge.txt', 'rejected', 'too-large'],
      ['chrome.txt', 'rejected', 'no-report-text'],
      ['good.txt', 'ok', undefined],
      ['twin.txt', 'rejected', 'duplicate-file'],
    ]);
    for (const { status, messages, metadata } of results) {
      if (status === 'rejected') {
        expect(metadata).toBeNull();
        expect(messages.every(({ message }) => message.length > 10)).toBe(true);
      }
    }
    expect(readdirSync(join(folder, 'reports'))).toHaveLength(1);
    expect(readdirSync(join(folder, 'raw'))).toHaveLength(1);
    expect(readdirSync(join(folder, 'in'))).toHaveLength(7);
  });

  test('a path that is not there is named', async () => {
    const { found, missing } = await listInputs([join(folder, 'nowhere')]);
    expect(found).toEqual([]);
    expect(missing).toEqual([{ path: join(folder, 'nowhere'), reason: '没有这个文件或文件夹' }]);
  });

  test('bytes that changed in custody are told and not published', async () => {
    const [first] = await ingest([write('a.txt', report(2021))]);
    writeFileSync(join(folder, 'raw', first?.id ?? '', 'a.txt'), report(2020));
    const [again] = await Array.fromAsync(ingestCustody(join(folder, 'raw'), join(folder, 'reports')));
    expect(again?.status).toBe('rejected');
    expect(again?.messages[0]?.message).toContain('sha256');
  });
});
