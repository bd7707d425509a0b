import { afterEach, expect, it, vi } from 'vitest';
import { toXlsx } from './xlsx.ts';

const rows = [
  ['地区', '2024'],
  ['=HYPERLINK("http://example.invalid")', 12.5],
  ['', '@cmd'],
];

afterEach(() => {
  vi.useRealTimers();
});

/** Entries of a zip file as text. */
async function entries(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
  const view = new DataView(bytes.buffer);
  const found = new Map<string, string>();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [size, name, extra] = [
      view.getUint32(at + 18, true),
      view.getUint16(at + 26, true),
      view.getUint16(at + 28, true),
    ];
    const from = at + 30 + name + extra;
    const data = bytes.slice(from, from + size);
    const inflated =
      view.getUint16(at + 8, true) === 0
        ? data
        : await new Response(
            new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
          ).arrayBuffer();
    found.set(
      new TextDecoder().decode(bytes.slice(at + 30, at + 30 + name)),
      new TextDecoder().decode(inflated),
    );
    at = from + size;
  }
  return found;
}

it('writes numbers as numbers and every text as text', async () => {
  const files = await entries(await toXlsx([{ name: '表', rows }]));
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<v>12.5</v>');
  expect(sheet).not.toContain('<f>');
  expect([...files.values()].join('')).toContain('=HYPERLINK(');
  expect(files.get('xl/workbook.xml')).toContain('name="表"');
});

it('gives the same bytes whenever it is written', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2024, 5, 1) });
  const first = await toXlsx([{ name: '表', rows }]);
  vi.setSystemTime(new Date(2026, 1, 3));
  expect(await toXlsx([{ name: '表', rows }])).toEqual(first);
});
