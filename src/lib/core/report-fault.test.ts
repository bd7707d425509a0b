import { expect, test } from 'vitest';
import { faultyReport, forReport, pathFault, reportFault, reportFaults } from './report-fault.ts';

const id = 'r00000000000a';
const thrown = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};
const failing = (error: unknown) => () => {
  throw error;
};

test('what goes wrong with a report says which, also in another thread', () => {
  const fault = thrown(() => forReport(id, failing(new TypeError('no text')))) as Error;
  expect(fault.message).toBe(`report ${id}: no text`);
  expect(faultyReport(structuredClone(fault))).toBe(id);
  expect(forReport(id, () => 3)).toBe(3);
});

test('a fault that passes through the work on another report stays what it is', () => {
  const fault = reportFault(id, new Error('x'));
  expect(reportFault('r00000000000b', fault)).toBe(fault);
});

test('a full disk is the fault of no report', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { errno: -28, code: 'ENOSPC' });
  expect(thrown(() => forReport(id, failing(full)))).toBe(full);
  expect(faultyReport(full)).toBeNull();
});

test('faults come alone or together; with anything else beside them they do not count', () => {
  const faults = [reportFault(id, new Error('x')), reportFault('r00000000000b', new Error('y'))] as Error[];
  expect(reportFaults(faults[0])).toEqual([faults[0]]);
  expect(reportFaults(new AggregateError(faults))).toEqual(faults);
  expect(reportFaults(new AggregateError([...faults, new Error('z')]))).toEqual([]);
  expect(reportFaults(new Error('z'))).toEqual([]);
  expect(reportFaults('z')).toEqual([]);
});

test.each([
  [`reports/${id}/`, id],
  [`reports/${id}/index.html`, id],
  [`data/reports/${id}.txt`, id],
  [`raw/${id}/a.pdf`, id],
  ['reports/', null],
  ['reports/2021/', null],
  [`en/reports/${id}/`, null],
  [`compare/${id}/`, null],
])('what goes wrong with %s is the fault of %s', (path, of) => {
  expect(faultyReport(pathFault(path, new Error('x')))).toBe(of);
});
