import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../../scripts/bench/lib/random.ts';
import { clusterCopies, sketch } from './minhash.ts';

const random = randomFrom(4);
const text = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + random.below(2_000))).join('');

describe('near-identical reports', () => {
  it('are found when a sentence was added or a number changed, not when a third differs', () => {
    const [one, other] = [text(3_000), text(3_000)];
    const changed = `${one.slice(0, 1_500)}甲${one.slice(1_501)}${text(40)}`;
    const related = one.slice(0, 2_000) + text(1_000);
    const clusters = clusterCopies([one, other, changed, related, one].map(sketch));
    expect(clusters).toEqual(
      new Map([
        [0, 0],
        [2, 0],
        [4, 0],
      ]),
    );
  });

  it('does not take empty texts for copies of full ones', () => {
    expect(clusterCopies([text(100), ''].map(sketch))).toEqual(new Map());
  });
});
