import { expect, test } from 'vitest';
import { decodeAddress } from './decode-address.ts';

test.each([
  ['/search/?q=%E6%B3%95%E6%B2%BB', '/search/?q=法治'],
  ['/search/?q=法治#%', '/search/?q=法治#%'],
  ['/%', '/%'],
  ['/%ff%fe', '/%ff%fe'],
  ['/%E6%B3', '/%E6%B3'],
])('%s is read as %s', (address, read) => {
  expect(decodeAddress(address)).toBe(read);
});

test('a part may hold what separates parts', () => {
  expect(decodeAddress('s1%2Fp2', decodeURIComponent)).toBe('s1/p2');
  expect(decodeAddress('%', decodeURIComponent)).toBe('%');
});
