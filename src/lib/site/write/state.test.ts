import { describe, expect, it } from 'vitest';
import { readState, writeState } from './state.ts';

const kinds = ['problems', 'next-plan'];
const read = (query: string) => readState(new URLSearchParams(query), kinds);

describe('the address', () => {
  it.each(['s=problems', 'r=410927&s=next-plan&p=41&l=county&y=2024&of=all', 'r=410900-0a1b2c&s=problems'])(
    '%s comes back as it was',
    (query) => {
      expect(writeState(read(query)).toString()).toBe(query);
    },
  );

  it.each([
    ['s=<b>', { kind: 'problems' }],
    ['r=../x&y=20&p=999&l=A', { region: '', year: null, part: '', level: '' }],
  ])('what makes no sense is dropped: %s', (query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });
});
