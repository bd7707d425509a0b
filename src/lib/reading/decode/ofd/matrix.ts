/** Affine maps of GB/T 33190-2016 (CTM): rows are points, y grows downwards. */

/** `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

export const shift = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

/** The map that does `inner` first, then `outer`. */
export function after(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** Numbers of a list (ST_Array, ST_Box); what is no number is left out. */
export const numbersOf = (list: string | undefined): number[] =>
  (list ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number.parseFloat)
    .filter(Number.isFinite);

/** @returns the map that an object's `CTM` and `Boundary` make: from its own coordinates to those around it */
export function placement(attributes: Readonly<Record<string, string>>): Matrix {
  const [left = 0, top = 0] = numbersOf(attributes['Boundary']);
  const [a, b, c, d, e, f] = numbersOf(attributes['CTM']);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return shift(left, top);
  return after(shift(left, top), [a, b, c, d, e ?? 0, f ?? 0]);
}
