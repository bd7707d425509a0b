import { expect, it } from 'vitest';
import { bodyOf } from './government.ts';

const region = {
  code: '410900',
  path: ['河南省', '濮阳市', '城乡一体化示范区'],
  level: 'functional-area' as const,
};

it.each([
  ['密云区人民政府', 'government'],
  ['开州区政府办公室', 'government'],
  ['江西省人民政府办公厅', 'government'],
  ['濮阳市城乡一体化示范区管委会', 'government'],
  ['大兴安岭地区行政公署', 'government'],
  ['濮阳市城乡一体化示范区', 'government'],
  ['城乡一体化示范区公安分局', 'department'],
  ['二七区公安局', 'department'],
  ['市司法局', 'department'],
  ['市政府国有资产监督管理委员会办公室', 'department'],
])('%s is a %s', (issuer, body) => {
  expect(bodyOf({ issuer, title: '年度报告', region })).toBe(body);
});

it.each([
  ['某市人民政府2020年法治政府建设年度报告', 'government'],
  ['某县人民政府关于2020年法治政府建设情况的报告', 'government'],
  ['2018年我区法治政府建设情况汇报', 'unknown'],
])('%s without an issuer is of a %s body', (title, body) => {
  expect(bodyOf({ issuer: null, title, region: null })).toBe(body);
});
