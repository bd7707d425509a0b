import { expect, test } from 'vitest';
import { noFormula, toCsv } from './csv.ts';

test.each([
  '=1+1',
  '＝1+1',
  '﹦1',
  '+cmd',
  '+86',
  '＋1-1',
  '-2+3+cmd|x!A0',
  '－1',
  '-(1)',
  '@SUM(A1)',
  '＠SUM',
  ' =1',
  '\t=1',
  '\rx',
  '-1.2.3',
  '-5件',
  '\u3000=1',
])('%j is made plain text', (text) => {
  expect(noFormula(text)).toBe(`'${text}`);
});

test.each(['-5', '-1,234.5', '-0.5%', '-1e5', '', '法治', '1-2', '（-1）', "'=1", '一=1'])(
  '%j stays as it is',
  (text) => {
    expect(noFormula(text)).toBe(text);
  },
);

test('a file has a byte order mark, quoted cells and line ends of two characters', () => {
  expect(
    toCsv([
      ['a,b', 'c"d'],
      [1, '＝1'],
    ]),
  ).toBe('\ufeff"a,b","c""d"\r\n1,\'＝1\r\n');
});
