import { expect, test } from 'vitest';
import { reportFault } from '../core/report-fault.ts';
import { leavingOut } from './left-out.ts';

const a = 'r00000000000a';
const b = 'r00000000000b';
const fault = (id: string, message = 'no title') => reportFault(id, new Error(message)) as Error;

test('what fails on single reports is begun again without them', async () => {
  const asked: string[][] = [];
  const result = await leavingOut(async (faulty) => {
    asked.push(faulty.map(({ id }) => id));
    if (faulty.length === 0) throw fault(b);
    if (faulty.length === 1) throw new AggregateError([fault(a), fault(a, 'no date')]);
    return faulty.map(({ line }) => line);
  });
  expect(asked).toEqual([[], [b], [b, a]]);
  expect(result).toEqual([
    `content/reports/${b}.md: report ${b}: no title`,
    `content/reports/${a}.md: report ${a}: no title`,
  ]);
});

test.each([
  ['another fault', () => new Error('template does not compile')],
  ['a report that is left out already', () => fault(a)],
])('%s ends the build', async (_, error) => {
  await expect(leavingOut(() => Promise.reject(error()))).rejects.toThrow();
});
