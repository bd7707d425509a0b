/**
 * Shares of an archive by the first bits of the reports' ids, which are those of a hash. A share that is too large is
 * halved by its next bit, so what a report lies in depends on the reports with the same beginning alone: one report
 * more splits one share at most.
 */

/** Reports whose ids begin with the same bits, in the order of ids. */
export interface Share<Item> {
  /** The bits, as a string of 0 and 1. */
  readonly prefix: string;
  readonly items: readonly Item[];
}

const idBits = 48;

/**
 * @param items sorted by id: a letter and twelve hex digits
 * @returns shares of `most` items or fewer, in order, none of them empty
 */
export function partitionByIdPrefix<Item extends { readonly id: string }>(
  { prefix, items }: Share<Item>,
  most: number,
): Share<Item>[] {
  if (items.length <= most || prefix.length === idBits) return items.length === 0 ? [] : [{ prefix, items }];
  const digit = 1 + Math.floor(prefix.length / 4);
  const mask = 8 >> (prefix.length % 4);
  const isOne = ({ id }: Item) => (Number.parseInt(id.charAt(digit), 16) & mask) > 0;
  const halves = [items.filter((item) => !isOne(item)), items.filter(isOne)];
  return halves.flatMap((half, bit) => partitionByIdPrefix({ prefix: `${prefix}${bit}`, items: half }, most));
}

/**
 * What is made of a share is named by its prefix and a hash, `0110-3f…`.
 * @returns names of what earlier builds made of some of the same reports, but for `own`
 */
export function formerNames(names: readonly string[], prefix: string, own: string): string[] {
  return names.filter((name) => {
    const [bits = ''] = name.split('-');
    return name !== own && (bits.startsWith(prefix) || prefix.startsWith(bits));
  });
}
