/**
 * Whatever the bytes are, `decode` answers within ten seconds of processor time with blocks or with a reason. `DECODE_FUZZ_RUNS=2000`
 * runs the long series.
 */
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { msgFile } from './fixtures/msg-file.ts';
import { flatOdf, odfFile, textCell, word2003, xlsxFile } from './fixtures/office.ts';
import { encode, fixture, mhtml, page, plainText, raw, wordFile, wordReport } from './fixtures/samples.ts';
import { f64, record, u16, wide, xlsFile } from './fixtures/xls-file.ts';

const runs = Number(process.env['DECODE_FUZZ_RUNS'] ?? 200);
const maxMilliseconds = 10_000;
const maxBytes = 1024 ** 3;

/** mulberry32: the same series on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

type Mutation = (bytes: Uint8Array, random: (below: number) => number) => Uint8Array;

const mutations: readonly Mutation[] = [
  function cut(bytes, random) {
    return bytes.subarray(0, random(bytes.length));
  },
  function cutMiddle(bytes, random) {
    const start = random(bytes.length);
    return join(bytes.subarray(0, start), bytes.subarray(start + random(500)));
  },
  function flip(bytes, random) {
    const copy = bytes.slice();
    for (let i = random(40); i >= 0; i--) copy[random(copy.length)] = random(256);
    return copy;
  },
  function flipEverywhere(bytes, random) {
    return bytes.map((byte) => (random(10) === 0 ? random(256) : byte));
  },
  function repeat(bytes, random) {
    const start = random(bytes.length);
    const part = bytes.subarray(start, start + 1 + random(200));
    const times = 1 + random(2000);
    return new Uint8Array(
      Buffer.concat([
        bytes.subarray(0, start),
        ...Array.from({ length: times }, () => part),
        bytes.subarray(start),
      ]),
    );
  },
  function prefix(bytes, random) {
    const marks = [
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0x50, 0x4b, 3, 4],
      [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31],
    ];
    return join(Uint8Array.from(marks[random(marks.length)] ?? []), bytes);
  },
  function reread(bytes, random) {
    const labels = ['gb18030', 'big5', 'utf-16le', 'latin1'];
    return new TextEncoder().encode(new TextDecoder(labels[random(labels.length)]).decode(bytes));
  },
];

const odfReport = {
  body: '<office:text><text:h text:outline-level="1">一、做法</text:h><text:list><text:list-item><text:p>正文。</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table></office:text>',
};

const workbook = xlsxFile({
  sheets: [{ name: '表', rows: `<row>${textCell('A1', '事项')}<c r="B1"><v>3</v></c></row>` }],
});
const odfSheet = odfFile(
  {
    body: '<office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>事项</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
  },
  'spreadsheet',
);
const rtf = encode(
  '{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 S;}}{\\stylesheet{\\s1\\outlinelevel0 h;}}\\pard\\s1 \\\'d2\\\'bb\\par\\trowd\\clvmgf\\cellx9\\intbl \\u20013?\\cell\\row\\pard{\\footnote \\chftn x\\par}{\\field{\\*\\fldinst HYPERLINK "a"}{\\fldrslt b}}{\\super 3}\\par}',
  'latin1',
);
const uof = encode(
  '<?xml version="1.0"?><uof:UOF xmlns:uof="a" xmlns:字="b"><uof:文字处理><字:主体><字:段落><字:段落属性 字:式样引用="s"/><字:句><字:文本串>一、做法</字:文本串><字:脚注><字:段落><字:句><字:文本串>注</字:文本串></字:句></字:段落></字:脚注></字:句></字:段落><字:文字表><字:行><字:单元格><字:单元格属性><字:跨行 字:值="2"/></字:单元格属性><字:段落><字:句><字:文本串>3</字:文本串></字:句></字:段落></字:单元格></字:行></字:文字表></字:主体></uof:文字处理></uof:UOF>',
  'utf8',
);
const xls = xlsFile([
  { name: '表', records: [record(0x204, u16(0, 0, 0), wide('事项')), record(0x203, u16(0, 1, 0), f64(3))] },
]);

const seeds: readonly Uint8Array[] = [
  encode(plainText, 'utf8'),
  encode(plainText, 'gb18030'),
  encode(plainText, 'utf-16le'),
  encode(page, 'gbk'),
  encode(page, 'utf8'),
  mhtml(encode(page, 'gbk'), 'utf-8'),
  encode('# 报告\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n## 一、做法\n\n- 正文\n', 'utf8'),
  await wordReport(),
  fixture('libreoffice-word97.doc'),
  fixture('chromium-one-column.pdf'),
  odfFile(odfReport),
  encode(flatOdf(odfReport), 'utf8'),
  encode(word2003('<w:p><w:r><w:t>一、做法</w:t></w:r></w:p>'), 'utf8'),
  workbook,
  odfSheet,
  rtf,
  uof,
  xls,
];

async function probe(bytes: Uint8Array, name: string): Promise<void> {
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  const decoded = await decode(raw(bytes, '../../../etc/passwd\0.docx'));
  // Threads included; what other programs of a busy machine take does not count.
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  // What the document itself takes is not the reader's.
  const grown = process.memoryUsage.rss() - before;
  const errors = decoded.messages.filter(({ severity }) => severity === 'error');
  const fault = [
    took > maxMilliseconds && `took ${took.toFixed(0)} ms of processor time`,
    (decoded.blocks.length === 0) !== errors.length > 0 && 'neither blocks nor a reason, or both',
    decoded.blocks.some((block, i) => block.index !== i || block.text.trim() === '') &&
      'blank or unnumbered block',
    grown > maxBytes && `${grown} bytes more of memory`,
  ].filter((text) => text !== false);
  expect(fault, name).toEqual([]);
}

/** The same mutations on one format: a long series only where it is asked for. */
const packedRtf = new Uint8Array(
  Buffer.concat([
    Buffer.from('0000000000100000', 'hex'),
    Buffer.from('LZFu\0\0\0\0'),
    Buffer.from('\0{\\rtf1 a\0b\\par c}'),
  ]),
);
const msg = msgFile({ subject: '报告', body: '正文', rtf: packedRtf });
const offices = { rtf, xlsx: workbook, ods: odfSheet, uof, xls, msg };
test.each(Object.entries(offices))(
  'mutated files of %s are answered within bounds',
  { timeout: runs * 20_000 },
  async (name, whole) => {
    for (let run = 0; run < (runs >= 2000 ? runs : 20); run++) {
      const random = generator(run);
      let bytes: Uint8Array = whole;
      for (let i = random(3); i >= 0 && bytes.length > 0; i--)
        bytes = mutations[random(mutations.length)]?.(bytes, random) ?? bytes;
      await probe(bytes, `${name}, run ${run}`);
    }
  },
);

test(`${runs} mutated documents are answered within bounds`, { timeout: runs * 20_000 }, async () => {
  for (let run = 0; run < runs; run++) {
    const random = generator(run);
    const seed = random(seeds.length);
    let bytes = seeds[seed] ?? new Uint8Array();
    const names: string[] = [];
    for (let i = random(3); i >= 0; i--) {
      const mutate = mutations[random(mutations.length)];
      if (mutate === undefined || bytes.length === 0) continue;
      bytes = mutate(bytes, random);
      names.push(mutate.name);
    }
    await probe(bytes, `run ${run}, seed ${seed}: ${names.join(', ')}`);
  }
});

const nested = (open: string, times: number, close = ''): string =>
  `${open.repeat(times)}正文。${close.repeat(times)}`;
/** A ZIP whose directory promises less than it delivers. */
function lyingZip(): Uint8Array {
  const honest = wordFile('<w:p/>');
  const big = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
  const at = Buffer.from(honest).indexOf('PK\u0001\u0002', 0, 'latin1');
  return new Uint8Array(Buffer.concat([honest.subarray(0, at - 60), big, honest.subarray(at)]));
}

const hostile: readonly (readonly [string, () => Uint8Array])[] = [
  ['one line of 50 MB', () => new Uint8Array(50e6).fill(0x61)],
  ['one line of 19 MB', () => encode('依法行政'.repeat(1_600_000), 'utf8')],
  ['one line of 19 MB in GBK', () => encode('依法行政'.repeat(2_400_000), 'gbk')],
  ['19 MB of broken UTF-8', () => new Uint8Array(19e6).fill(0xe4)],
  ['elements nested 10,000 deep', () => encode(nested('<div>', 10_000, '</div>'), 'utf8')],
  ['elements nested 3,000,000 deep', () => encode(nested('<p><b>', 2_500_000), 'utf8')],
  [
    'formatting elements without end',
    () => encode(Array.from({ length: 3000 }, (_, i) => `<font size="${i}"><p>文`).join(''), 'utf8'),
  ],
  ['tables in tables', () => encode(nested('<table><tr><td>', 3000), 'utf8')],
  ['end tags without elements', () => encode(`${'<i>'.repeat(8000)}${'</x>'.repeat(2_000_000)}文`, 'utf8')],
  [
    'a million attributes',
    () => encode(`<p ${Array.from({ length: 600_000 }, (_, i) => `a${i}=1`).join(' ')}>正文。</p>`, 'utf8'),
  ],
  ['spaces and line breaks', () => encode(`<p>文${' \n'.repeat(4_000_000)}x</p>`, 'utf8')],
  ['spaces and line breaks in Latin text', () => encode(`<p>a${' \n'.repeat(4_000_000)}x</p>`, 'utf8')],
  [
    'entities',
    () => encode(`<!DOCTYPE html [<!ENTITY a "aaa">]><p>${'&a;&amp;&#x4e00;'.repeat(300_000)}</p>`, 'utf8'),
  ],
  [
    'Markdown of brackets',
    () =>
      encode(
        `# 一\n\n# 二\n\n**三**\n\n${'['.repeat(100_000)}${'> '.repeat(20_000)}${'*a_'.repeat(50_000)}`,
        'utf8',
      ),
  ],
  [
    'Markdown of nested lists',
    () =>
      encode(
        `# 一\n\n# 二\n\n**三**\n\n${Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i * 2)}- 项`).join('\n')}`,
        'utf8',
      ),
  ],
  [
    'YAML of aliases',
    () =>
      encode(
        `---\na: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]\n---\n\n# 一\n\n正文。\n`,
        'utf8',
      ),
  ],
  ['a part of 80 MB in a small ZIP', () => wordFile('a'.repeat(80 * 1024 * 1024))],
  ['a directory that lies', lyingZip],
  ['Word tables nested deep', () => wordFile(nested('<w:tbl><w:tr><w:tc>', 100_000))],
  [
    'white space in an OpenDocument',
    () =>
      encode(
        flatOdf({ body: `<office:text><text:p>a${' \n'.repeat(4_000_000)}b</text:p></office:text>` }),
        'utf8',
      ),
  ],
  [
    'repeated rows and cells of a sheet',
    () =>
      odfFile(
        {
          body: `<office:spreadsheet><table:table>${'<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row>'.repeat(50)}</table:table></office:spreadsheet>`,
        },
        'spreadsheet',
      ),
  ],
  [
    'MIME parts in parts',
    () =>
      encode(
        Array.from(
          { length: 3000 },
          (_, i) => `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b${i}"\n\n--b${i}\n`,
        ).join(''),
        'utf8',
      ),
  ],
];

test.each(hostile)('%s', { timeout: 300_000 }, async (name, make) => {
  await probe(make(), name);
});
