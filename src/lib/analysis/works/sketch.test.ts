import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../../scripts/bench/lib/random.ts';
import { bandKeys, likeness, sketchOf } from './sketch.ts';

const random = randomFrom(4);
const text = (length: number) => Uint16Array.from({ length }, () => 0x4e00 + random.below(2_000));
const joined = (...parts: Uint16Array[]) => Uint16Array.from(parts.flatMap((part) => [...part]));

describe('sketches', () => {
  const one = text(3_000);
  const changed = joined(one.slice(0, 1_500), text(1), one.slice(1_501), text(40));
  const related = joined(one.slice(0, 2_000), text(1_000));

  it('tell how much two texts have in common', () => {
    expect(likeness(sketchOf(one), sketchOf(one))).toBe(1);
    expect(likeness(sketchOf(one), sketchOf(changed))).toBeGreaterThan(0.85);
    expect(likeness(sketchOf(one), sketchOf(related))).toBeLessThan(0.7);
    expect(likeness(sketchOf(one), sketchOf(text(3_000)))).toBeLessThan(0.1);
  });

  it('say nothing of texts that are too short', () => {
    expect(likeness(sketchOf(text(0)), sketchOf(text(0)))).toBe(0);
    expect(likeness(sketchOf(one.slice(0, 9)), sketchOf(one.slice(0, 9)))).toBe(0);
    expect(likeness(sketchOf(text(100)), sketchOf(text(0)))).toBe(0);
  });

  it('of texts that are much alike have a key in common', () => {
    const keys = new Set(bandKeys(sketchOf(one)));
    expect(bandKeys(sketchOf(changed)).some((key) => keys.has(key))).toBe(true);
    expect(bandKeys(sketchOf(text(3_000))).some((key) => keys.has(key))).toBe(false);
  });
});
