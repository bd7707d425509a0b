import { expect, test } from 'vitest';
import { resolve } from './parts.ts';

test.each([
  ['/Doc_0/Pages/Page_0/Content.xml', 'Doc_0/Document.xml', 'Doc_0/Pages/Page_0/Content.xml'],
  ['Pages/Page_0/Content.xml', 'Doc_0/Document.xml', 'Doc_0/Pages/Page_0/Content.xml'],
  ['./Pages/Page_0/Content.xml', 'Doc_0/Document.xml', 'Doc_0/Pages/Page_0/Content.xml'],
  ['../PublicRes.xml', 'Doc_0/Pages/Content.xml', 'Doc_0/PublicRes.xml'],
  ['..\\PublicRes.xml', 'Doc_0/Pages/Content.xml', 'Doc_0/PublicRes.xml'],
  ['../../../x.xml', 'Doc_0/Pages/Content.xml', 'x.xml'],
  ['  Doc_0/Document.xml\n', 'OFD.xml', 'Doc_0/Document.xml'],
])('%s, named by %s', (location, from, expected) => {
  expect(resolve(location, from)).toBe(expected);
});
