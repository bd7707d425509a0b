import { expect, test } from 'vitest';
import { isInShard, parseShard } from './shard.ts';

test('a shard is a number out of a number', () => {
  expect(parseShard('2/4')).toEqual({ index: 2, of: 4 });
  for (const wrong of ['0/4', '5/4', '1', '1/0', 'a/b', '1/300', '-1/4', '1/4/2']) {
    expect(parseShard(wrong), wrong).toBeNull();
  }
});

test('each report lies in one shard, neighbours together', () => {
  for (const of of [1, 2, 3, 4, 7]) {
    const owners = Array.from({ length: 256 }, (_, byte) => {
      const id = `r${byte.toString(16).padStart(2, '0')}ffffffffff`;
      const own = Array.from({ length: of }, (_, i) => i + 1).filter((index) => isInShard(id, { index, of }));
      expect(own).toHaveLength(1);
      return own[0] ?? 0;
    });
    expect(owners).toEqual([...owners].sort((a, b) => a - b));
    expect(new Set(owners).size).toBe(of);
  }
});
