import { expect, it } from 'vitest';
import { englishIssuer } from './english-issuers.ts';

const kaifeng = ['河南省', '开封市'];

it.each([
  ['河南省人民政府', ['河南省'], 'People’s Government of Henan'],
  ['开封市人民政府', kaifeng, 'People’s Government of Kaifeng, Henan'],
  ['河南省开封市司法局', kaifeng, 'Justice Bureau of Kaifeng, Henan'],
  [
    '中原区人民政府',
    ['河南省', '郑州市', '中原区'],
    'People’s Government of Zhongyuan District, Zhengzhou, Henan',
  ],
])('%s is an organ of its place', (issuer, path, name) => {
  expect(englishIssuer(issuer, path)).toBe(name);
});

it.each([
  ['洛阳市人民政府', kaifeng],
  ['开封市某某中心', kaifeng],
  ['开封市', kaifeng],
  ['司法部', []],
])('of %s nothing is said', (issuer, path) => {
  expect(englishIssuer(issuer, path)).toBeNull();
});
