import { expect, it } from 'vitest';
import { compareText } from './order.ts';

it('orders texts by their code units, whatever the language of the machine', () => {
  const sorted = ['一', 'a', 'Z', '', '丁', 'é', '~'].sort(compareText);
  expect(sorted).toEqual(['', 'Z', 'a', '~', 'é', '一', '丁']);
  expect(compareText('市', '市')).toBe(0);
});
