import { expect, test } from 'vitest';
import { pagesOf, richestOfEachKind } from './site-files.ts';

const files = [
  { path: '404.html', bytes: 1 },
  { path: 'docs/about/index.html', bytes: 2 },
  { path: 'index.html', bytes: 3 },
  { path: 'reports/index.html', bytes: 4 },
  { path: 'reports/r1/index.html', bytes: 5 },
  { path: 'reports/r2/index.html', bytes: 6 },
  { path: 'style.css', bytes: 7 },
];

test('pagesOf gives the address and the kind of each page', () => {
  expect(pagesOf(files)).toEqual([
    { address: '404.html', kind: '404.html', bytes: 1 },
    { address: 'docs/about/', kind: 'docs/*', bytes: 2 },
    { address: '', kind: '/', bytes: 3 },
    { address: 'reports/', kind: 'reports', bytes: 4 },
    { address: 'reports/r1/', kind: 'reports/*', bytes: 5 },
    { address: 'reports/r2/', kind: 'reports/*', bytes: 6 },
  ]);
});

test('richestOfEachKind takes the largest page of each kind', () => {
  const addresses = richestOfEachKind(pagesOf(files)).map(({ address }) => address);
  expect(addresses).toEqual(['404.html', 'docs/about/', '', 'reports/', 'reports/r2/']);
});
