import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { systemTrouble } from './system-trouble.ts';

const withCode = (message: string, code: object): Error => Object.assign(new Error(message), code);

test.each([
  [withCode('ENOSPC: no space left on device, write', { code: 'ENOSPC' }), 'the disk is full'],
  [withCode('database or disk is full', { code: 'ERR_SQLITE_ERROR', errcode: 13 }), 'the disk is full'],
  [withCode('attempt to write a readonly database', { errcode: 1032 }), 'the disk can only be read'],
  [new Error('ENOSPC: no space left on device, write'), 'the disk is full'],
  [new Error('pages: ended', { cause: withCode('EMFILE: too many', { code: 'EMFILE' }) }), 'ulimit -n'],
])('%s is told', (error, words) => {
  const told = systemTrouble(error);
  expect(told).toContain(words);
  expect(told).toContain(error.cause instanceof Error ? error.cause.message : error.message);
});

test('of a message of many lines the one that says it is told', () => {
  const message =
    'Something went wrong\nFailed to write file\n\nCaused by:\n    No space left on device (os error 28)\n';
  expect(systemTrouble(new Error(message))).toBe(
    'the disk is full: make room and begin again (No space left on device (os error 28))',
  );
});

test('other errors are none of the system', () => {
  const thrown = (() => {
    try {
      return readFileSync(`${tmpdir()}/no-such-file`);
    } catch (error) {
      return error;
    }
  })();
  for (const error of [new Error('no title'), thrown, 'text', null, withCode('constraint', { errcode: 19 })])
    expect(systemTrouble(error)).toBeNull();
});
