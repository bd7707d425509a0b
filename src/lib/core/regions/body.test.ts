import { expect, test } from 'vitest';
import { bodySubject } from './body.ts';
import { findDivisions } from './find.ts';

const named = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .flatMap(([name, count]) => Array<string>(count).fill(`，${name}的工作有序推进`))
    .join('');

test.each([
  [{ 南漳县: 1 }, undefined],
  [{ 南漳县: 2 }, '南漳县'],
  [{ 南漳县: 2, 灵台县: 1 }, undefined],
  [{ 南漳县: 3, 灵台县: 1 }, '南漳县'],
  [{ 南漳县: 3, 灵台县: 2 }, undefined],
  [{ 南漳县: 4, 灵台县: 2 }, '南漳县'],
  [{ 南漳县: 5, 灵台县: 3 }, undefined],
  // What contains it does not speak against it; of the two the lower one is meant.
  [{ 湖北省: 3, 南漳县: 2 }, '南漳县'],
  [{ 湖北省: 2, 南漳县: 1 }, '湖北省'],
])('a text that names %o is about %s', (counts, expected) => {
  expect(bodySubject(findDivisions(named(counts)))?.name).toBe(expected);
});
