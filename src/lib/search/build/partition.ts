/**
 * Deals reports out to groups, and the reports of a group to units, by the first bits of their ids, which are
 * those of a hash. A set that is too large is halved by its next bit, so what a report lies in depends on the
 * reports with the same beginning alone: one report more splits one group at most.
 */

/** A report to index. */
export interface SearchFile {
  /** `r` and twelve hex digits. */
  readonly id: string;
  /** The Markdown file. */
  readonly path: string;
  /** SHA-256 of the file, hex: a file whose hash is known from the last build is not read. */
  readonly sha256: string;
  /** Sorted ids of the indicators that the report has a figure of; without it the filter leaves the report out. */
  readonly indicators?: readonly string[];
}

/** Reports whose ids begin with the same bits, in the order of ids. */
export interface Share {
  /** The bits, as a string of 0 and 1. */
  readonly prefix: string;
  readonly files: readonly SearchFile[];
}

const idBits = 48;

/** @param files sorted by id; @returns shares of `most` reports or fewer, in order, none of them empty */
export function partitionByIdPrefix({ prefix, files }: Share, most: number): Share[] {
  if (files.length <= most || prefix.length === idBits) return files.length === 0 ? [] : [{ prefix, files }];
  const digit = 1 + Math.floor(prefix.length / 4);
  const mask = 8 >> (prefix.length % 4);
  const isOne = ({ id }: SearchFile) => (Number.parseInt(id.charAt(digit), 16) & mask) > 0;
  const halves = [files.filter((file) => !isOne(file)), files.filter(isOne)];
  return halves.flatMap((half, bit) => partitionByIdPrefix({ prefix: `${prefix}${bit}`, files: half }, most));
}
