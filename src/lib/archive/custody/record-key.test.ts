import { expect, test } from 'vitest';
import { withoutLooks } from './record-key.ts';
import { sourceToYaml, withField } from './source.ts';

const record = sourceToYaml({
  file: '关于 2021 年情况的报告.html',
  stored: 'a.html',
  origin: 'https://a.example/1',
  received: '2026-01-02',
  sha256: '0'.repeat(64),
  bytes: 1,
  corrections: [
    {
      field: 'region',
      value: { code: '110118', path: ['北京市', '密云区'], level: 'county' },
      reason: '索引号的机构代码属于密云区',
    },
  ],
});
const first = '2026-01-02';
const seen = (last: string, others: object = {}) =>
  withField(record, 'watched', { first, last, events: [], ...others });
const gone = { date: '2026-03-01', what: 'gone' } as const;

test('looks at an original that nothing happened to are no part of its record', () => {
  const etag = `"${'long tag with words '.repeat(9)}"`;
  expect(withoutLooks(seen('2026-02-01'))).toBe(record);
  expect(withoutLooks(seen('2026-02-02', { etag, missing: '2026-02-03' }))).toBe(record);
});

test('what happened to it is, and all that stands behind', () => {
  const told = withoutLooks(seen('2026-02-01', { events: [gone] }));
  expect(told).not.toBe(record);
  expect(told).toContain('gone');
  expect(withoutLooks(seen('2026-02-02', { events: [gone], etag: '"1"' }))).toBe(told);
  expect(withoutLooks(seen('2026-02-02', { events: [{ ...gone, date: '2026-03-02' }] }))).not.toBe(told);
  expect(withoutLooks(`${seen('2026-02-01')}note: x\n`)).toBe(`${record}note: x\n`);
});

test('a block that a person wrote in another way counts as it stands', () => {
  const flow = `${record}watched: { first: "2026-01-02", last: "2026-02-01", events: [] }\n`;
  expect(withoutLooks(flow)).toBe(flow);
});
