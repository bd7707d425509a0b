import { expect, test } from 'vitest';
import { boundedBody, isRedirect } from './bounded-body.ts';

const read = (most: number, onEnd = () => {}) => {
  function* pieces(): Generator<Uint8Array> {
    try {
      for (let n = 0; n < 3; n++) yield Uint8Array.of(1, 2);
    } finally {
      onEnd();
    }
  }
  return Array.fromAsync(boundedBody(pieces(), most, () => new RangeError('too much')));
};

test('a body of as many bytes as allowed comes whole', async () => {
  expect((await read(6)).flatMap((piece) => [...piece])).toEqual([1, 2, 1, 2, 1, 2]);
});

test('of a longer one nothing more is asked for', async () => {
  let ended = false;
  await expect(read(5, () => (ended = true))).rejects.toThrow(RangeError);
  expect(ended).toBe(true);
});

test.each([
  [200, false],
  [300, false],
  [301, true],
  [302, true],
  [303, true],
  [304, false],
  [307, true],
  [308, true],
])('%d leads on: %s', (status, expected) => expect(isRedirect(status)).toBe(expected));
