import { expect, test } from 'vitest';
import { isCatalogueTable } from './catalogue-table.ts';

const table = (...rows: string[]) => rows.map((row) => row.split('|').filter((cell) => cell !== ''));

test.each([
  [
    'pairs of label and value',
    table('索引号|0012/2020-3|发文机关|某镇政府', '名称|供水简报|文号|某政〔2020〕3号'),
  ],
  ['pairs, one of them empty', table('索引号|0012/2020-3', '发文字号', '发布日期|2020-03-02')],
  ['labels above one row of values', table('索引号|发布机构|发布日期', '0012/2020-3|某镇政府|2020-03-02')],
  ['labels and nothing else', table('索引号|发布机构')],
] as [string, string[][]][])('%s: a catalogue', (_name, rows) => {
  expect(isCatalogueTable(rows)).toBe(true);
});

test.each([
  [
    'numbered documents',
    table('序号|文件名称|文号', '1|供水办法|某政〔2020〕3号', '2|用电办法|某政〔2020〕4号'),
  ],
  ['one numbered document', table('序号|文件名称|文号', '1|供水办法|某政〔2020〕3号')],
  [
    'only words of labels in the head',
    table('名称|发布日期|发布机构', '供水办法|2020-03-02|镇政府', '用电办法|2020-03-03|镇政府'),
  ],
  [
    'a head without a figure beside each label',
    table('名称|件数|日期|地点', '调解|3|2020-03-02|东街', '走访|5|2020-03-03|西街'),
  ],
  ['a caption above the head', table('年内发文', '序号|标题|文号', '1|供水办法|某政〔2020〕3号')],
  ['one document of an annex', table('名称|文号', '供水办法|某政〔2020〕3号')],
  ['no labels', table('类别|件数', '调解|3')],
] as [string, string[][]][])('%s: data', (_name, rows) => {
  expect(isCatalogueTable(rows)).toBe(false);
});
