import { expect, test } from 'vitest';
import { readableRecord, sourceFromYaml, sourceToYaml, withField } from './source.ts';

const sha256 = '0123456789ab'.padEnd(64, '0');
const record = {
  file: '报告.html',
  stored: '报告.html',
  origin: null,
  received: '2026-01-02',
  sha256,
  bytes: 12,
  corrections: [],
};
const yaml = (more: string): string => sourceToYaml(record).replace('corrections: []\n', '') + more;
const problem = (text: string): string => {
  try {
    sourceFromYaml(text, 'content/raw/r0123456789ab/source.yml');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const correction = (field: string, value: string, reason = '公报第3期刊登'): string =>
  `corrections:\n  - { field: ${field}, value: ${value}, reason: ${reason} }\n`;

test('a record is read as it was written', () => {
  expect(sourceFromYaml(sourceToYaml(record), 'x')).toEqual({
    ...record,
    relations: [],
    acknowledged: [],
    lines: [],
    readings: [],
  });
});

test.each([
  ['a date', correction('published', '"2021-03-31"')],
  ['unknown', correction('published', 'null')],
  ['a county', correction('region', '{ code: "331124", path: [浙江省, 丽水市, 松阳县], level: county }')],
  [
    'a county below a province',
    correction('region', '{ code: "469001", path: [海南省, 五指山市], level: county }'),
  ],
  ['a former name', correction('region', '{ code: "110228", path: [北京市, 密云县], level: county }')],
  ['the country', correction('region', '{ code: "100000", path: [全国], level: national }')],
  [
    'a town',
    correction('region', '{ code: "331124", path: [浙江省, 丽水市, 松阳县, 某某镇], level: township }'),
  ],
  [
    'an area',
    correction('region', '{ code: "331100", path: [浙江省, 丽水市, 某某开发区], level: functional-area }'),
  ],
  ['one day', correction('period', '{ start: "2020-01-01", end: "2020-01-01" }')],
  [
    'a relation',
    'corrections: []\nrelations: [{ type: same-work, id: r000000000001, reason: 逐段核对过 }]\n',
  ],
  ['an acknowledgement', 'corrections: []\nacknowledged: [{ slug: date-unknown, reason: 已问过机关 }]\n'],
])('%s is accepted', (_, more) => {
  expect(problem(yaml(more))).toBe('');
});

test.each<[string, string, string[]]>([
  [
    'no date',
    correction('published', '三月十六'),
    ['corrections 第 1 条的 value（发布日期）', '“三月十六”', '年-月-日', 'value: "2021-03-31"'],
  ],
  ['a date that is none', correction('written', '"2021-02-30"'), ['成文日期', '2021-02-30', '年-月-日']],
  [
    'no such field',
    correction('publisher', '"x"'),
    ['corrections 第 1 条的 field', '“publisher”', 'published', 'issuer'],
  ],
  ['a reason too short', correction('genre', '"报告"', '无'), ['corrections 第 1 条的 reason', '至少四个字']],
  ['no reason', 'corrections: [{ field: genre, value: 报告 }]\n', ['reason', '没有写']],
  ['no list', 'corrections: { field: genre }\n', ['corrections（更正）', '列表']],
  ['an unknown key', `corrections: []\nmemo: 一\n`, ['不认识的字段 memo', 'corrections', '请改正或删去']],
  [
    'an unknown key in an entry',
    'corrections: [{ field: genre, value: 报告, reason: 封面所印, by: 甲 }]\n',
    ['不认识的字段 by'],
  ],
  [
    'a period turned round',
    correction('period', '{ start: "2021-01-01", end: "2020-12-31" }'),
    ['时期', 'start', '晚于'],
  ],
  [
    'a field twice',
    'corrections:\n  - { field: genre, value: 报告, reason: 封面所印 }\n  - { field: genre, value: 公告, reason: 封面所印 }\n',
    ['第 2 条', '“genre”', '只应有一条'],
  ],
  [
    'a place that is none',
    correction('region', '{ code: "999999", path: [火星省], level: province }'),
    ['999999', '火星省', '最接近的有', 'level: province'],
  ],
  [
    'a name misspelt',
    correction('region', '{ code: "331124", path: [浙江省, 丽水市, 松羊县], level: county }'),
    ['331124', '松阳县', '{ code: "331124", path: [浙江省, 丽水市, 松阳县], level: county }'],
  ],
  [
    'a code of another place',
    correction('region', '{ code: "331125", path: [浙江省, 丽水市, 松阳县], level: county }'),
    ['云和县', '331124'],
  ],
  [
    'another level',
    correction('region', '{ code: "331124", path: [浙江省, 丽水市, 松阳县], level: prefecture }'),
    ['level 应为 county'],
  ],
  [
    'a code that is no code',
    correction('region', '{ code: 331124, path: [浙江省], level: county }'),
    ['地区', '六位代码'],
  ],
  [
    'no kind of relation',
    'corrections: []\nrelations: [{ type: copy, id: r000000000001, reason: 逐段核对过 }]\n',
    ['relations 第 1 条的 type', 'same-work'],
  ],
  [
    'a relation to itself',
    'corrections: []\nrelations: [{ type: same-work, id: r0123456789ab, reason: 逐段核对过 }]\n',
    ['relations 第 1 条的 id', '不能是这份报告自己'],
  ],
  [
    'no such message',
    'corrections: []\nacknowledged: [{ slug: nothing, reason: 已问过机关 }]\n',
    ['acknowledged 第 1 条的 slug', '“nothing”'],
  ],
  [
    'damage is never known',
    'corrections: []\nacknowledged: [{ slug: custody-damaged, reason: 已问过机关 }]\n',
    ['custody-damaged'],
  ],
  ['no YAML', 'corrections: [\n', ['不是合法的 YAML']],
])('%s is refused in words that tell what to write', (_, more, expected) => {
  const told = problem(yaml(more));
  expect(told).toMatch(/^content\/raw\/r0123456789ab\/source\.yml：/);
  for (const part of expected) expect(told).toContain(part);
  expect(told).not.toMatch(/Invalid|expected|undefined|must|program|object/);
});

test('an empty file is refused', () => {
  expect(problem('')).toContain('整个文件');
});

test('what can be read of a wrong record is', () => {
  const relations =
    'relations:\n  - { type: same-work, id: r000000000001, reason: 逐段核对过 }\n  - { type: copy }\n';
  expect(readableRecord(yaml(correction('published', '三月十六') + relations))).toEqual({
    received: '2026-01-02',
    watched: null,
    relations: [{ type: 'same-work', id: 'r000000000001', reason: '逐段核对过' }],
  });
  expect(readableRecord(': :')).toEqual({ received: null, relations: [], watched: null });
});

test('what was seen of the original is written without touching what a person wrote', () => {
  const written = yaml(
    '# 已核对\ncorrections: [] # 没有\nacknowledged:\n    - { slug: date-unknown, reason: 已问过机关 }\n',
  );
  const seen = {
    first: '2026-01-02',
    last: '2026-03-02',
    events: [{ date: '2026-03-01', what: 'gone' as const }],
  };
  const once = withField(written, 'watched', seen);
  expect(once).toContain(written.slice(0, written.indexOf('acknowledged')));
  expect(sourceFromYaml(once, 'x').watched).toEqual(seen);
  expect(readableRecord(once).watched).toEqual(seen);
  expect(once).toContain('last: "2026-03-02"');
  const { events: _, ...days } = seen;
  const twice = withField(once, 'watched', { ...days, last: '2026-04-02', events: [] });
  expect(twice.match(/watched/g)).toHaveLength(1);
  expect(sourceFromYaml(twice, 'x').watched?.last).toBe('2026-04-02');
});
