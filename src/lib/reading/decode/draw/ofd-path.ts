/** Paths of GB/T 33190-2016, 9.3 (AbbreviatedData). */
import type { SKRSContext2D } from '@napi-rs/canvas';

/** Numbers that follow each sign. */
const counts: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

export interface PathStep {
  readonly sign: string;
  readonly numbers: readonly number[];
}

/** @param most steps that are taken; @returns the steps up to the first that is none */
export function stepsOf(data: string, most: number): PathStep[] {
  const words = data.trim().split(/[\s,]+/);
  const steps: PathStep[] = [];
  for (let i = 0; i < words.length && steps.length < most; ) {
    const sign = words[i] ?? '';
    const count = counts[sign];
    if (count === undefined) break;
    const numbers = words.slice(i + 1, i + 1 + count).map(Number);
    if (numbers.length < count || !numbers.every(Number.isFinite)) break;
    steps.push({ sign, numbers });
    i += 1 + count;
  }
  return steps;
}

type Draw = (context: SKRSContext2D, numbers: readonly number[]) => void;

const at = (numbers: readonly number[], i: number): number => numbers[i] ?? 0;

const draws: Readonly<Record<string, Draw>> = {
  S: (context, n) => context.moveTo(at(n, 0), at(n, 1)),
  M: (context, n) => context.moveTo(at(n, 0), at(n, 1)),
  L: (context, n) => context.lineTo(at(n, 0), at(n, 1)),
  Q: (context, n) => context.quadraticCurveTo(at(n, 0), at(n, 1), at(n, 2), at(n, 3)),
  B: (context, n) => context.bezierCurveTo(at(n, 0), at(n, 1), at(n, 2), at(n, 3), at(n, 4), at(n, 5)),
  // The arc of an ellipse is drawn as its chord: pages of text have none that matter.
  A: (context, n) => context.lineTo(at(n, 5), at(n, 6)),
  C: (context) => context.closePath(),
};

export function tracePath(context: SKRSContext2D, steps: readonly PathStep[]): void {
  context.beginPath();
  for (const { sign, numbers } of steps) draws[sign]?.(context, numbers);
}
