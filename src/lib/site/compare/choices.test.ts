import { expect, it } from 'vitest';
import { type IssuerChoice, reportBefore } from './choices.ts';

const issuer: IssuerChoice = [
  '某某市人民政府',
  [
    ['r3', '2023年'],
    ['r2', '2022年'],
    ['r1', '2020年'],
  ],
];

it.each([
  ['r3', 'r2'],
  ['r2', 'r1'],
  ['r1', null],
  ['r0', null],
])('offers beside %s the report before it: %s', (id, before) => {
  expect(reportBefore(issuer, id)).toBe(before);
});
