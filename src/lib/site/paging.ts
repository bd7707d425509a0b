/** Long lists are cut into parts of a fixed size. */
export interface Part<T> {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly items: readonly T[];
}

export const partSize = 60;

/** @returns at least one part, the only one empty when there is nothing */
export function parts<T>(items: readonly T[], size = partSize): Part<T>[] {
  const of = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: of }, (_, index) => ({
    number: index + 1,
    of,
    items: items.slice(index * size, (index + 1) * size),
  }));
}
