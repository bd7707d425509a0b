import { expect, it } from 'vitest';
import { nearestPages } from './nearest-page.ts';

it.each([
  ['regions/410102/', ['regions/410100/', 'regions/410000/']],
  ['regions/410100/', ['regions/410000/']],
  ['regions/410102-ab/', ['regions/410102/', 'regions/410100/', 'regions/410000/']],
  ['regions/410102/page/2/', ['regions/410102/', 'regions/410100/', 'regions/410000/']],
  ['duties/110000/', ['regions/110000/']],
  ['duties/410100/2021/', ['duties/410100/', 'duties/410000/', 'regions/410100/', 'regions/410000/']],
  ['topics/streamlining/2020/', ['topics/streamlining/']],
  ['sections/problems/unknown/page/2/', ['sections/problems/']],
  // What was published itself is not stood in for.
  ['reports/r0123456789ab/', []],
  ['years/2020/', []],
  ['regions/', []],
  ['topics/streamlining/', []],
])('%s is answered by %j', (path, pages) => {
  expect(nearestPages(path)).toEqual(pages);
});
