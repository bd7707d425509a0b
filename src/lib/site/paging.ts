/** Long lists are cut into parts of a fixed size. */

/** Items on one page of a list: with the longest sentences a page stays below 150 KB. */
export const partSize = 100;

export interface Pager {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Addresses of the parts before and after; null at the ends. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface Part {
  readonly pager: Pager;
  /** Items to pass over. */
  readonly offset: number;
}

/**
 * @param count items of the whole list
 * @param href address of a part
 * @returns at least one part, the only one empty when there is nothing
 */
export function partsOf(count: number, href: (number: number) => string, size = partSize): Part[] {
  const of = Math.max(1, Math.ceil(count / size));
  return Array.from({ length: of }, (_, index) => {
    const number = index + 1;
    return {
      pager: {
        number,
        of,
        before: number > 1 ? href(number - 1) : null,
        after: number < of ? href(number + 1) : null,
      },
      offset: index * size,
    };
  });
}

/** `（第2页）` behind the title of a further part. */
export const partLabel = ({ number }: Pager): string => (number === 1 ? '' : `（第${number}页）`);
