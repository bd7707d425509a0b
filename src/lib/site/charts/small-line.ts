/** Values by year as a small line on a scale that begins at zero. Years without a value are not bridged. */

export interface SmallLineSize {
  /** Of the whole drawing, in its own units. */
  readonly width: number;
  readonly height: number;
}

export interface SmallLinePoint {
  readonly x: number;
  readonly y: number;
}

/** Room for half a point on all sides. */
const edge = 4;

/**
 * @param values one for each year, null where there is none
 * @param most top of the scale
 */
export function smallLinePoints(
  values: readonly (number | null)[],
  most: number,
  { width, height }: SmallLineSize,
): (SmallLinePoint | null)[] {
  const step = (width - 2 * edge) / Math.max(1, values.length - 1);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return values.map((value, index) =>
    value === null
      ? null
      : {
          x: round(edge + index * step),
          y: round(height - edge - (value / Math.max(most, Number.MIN_VALUE)) * (height - 2 * edge)),
        },
  );
}

/** A path that begins anew after each gap. */
export const smallLinePath = (points: readonly (SmallLinePoint | null)[]): string =>
  points.map((point, index) => point && `${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`).join('');
