/**
 * Which address stands in which part of the sitemap. A part follows from the kind of page, for reports from their
 * year, and where that would be too long from a hash of the address; never from the place in a list. So a new
 * report changes the part it stands in and no other.
 */
import { createHash } from 'node:crypto';
import { compareText } from '../../core/order.ts';

/** Addresses in a file: a fifth of what sitemaps.org allows, so that a change does not rewrite much. */
export const partSize = 10_000;

export interface SitemapEntry {
  /** Path of a page, base included. */
  readonly path: string;
  /** ISO 8601; only a date that a report gives, never that of a build. */
  readonly lastmod?: string | null | undefined;
}

export interface SitemapPart {
  /** `pages`, `reports-2020`, `issuers-3f`: letters, digits and hyphens. */
  readonly name: string;
  /** At most `partSize`, in the order of their paths. */
  readonly entries: readonly SitemapEntry[];
}

const bucketOf = (path: string, depth: number): string =>
  createHash('sha256').update(path).digest('hex').slice(0, depth);

function split(name: string, entries: readonly SitemapEntry[], size: number, depth: number): SitemapPart[] {
  if (entries.length <= size) {
    return [{ name, entries: [...entries].sort((a, b) => compareText(a.path, b.path)) }];
  }
  const buckets = Map.groupBy(entries, ({ path }) => bucketOf(path, depth + 1));
  const stem = depth === 0 ? `${name}-` : name.slice(0, -depth);
  return [...buckets].flatMap(([bucket, of]) => split(stem + bucket, of, size, depth + 1));
}

/**
 * @param groups pages of one kind (of one year, for reports) under the name of their part, each path once
 * @returns parts that are not empty, in the order of their names
 */
export function sitemapParts(
  groups: ReadonlyMap<string, readonly SitemapEntry[]>,
  size = partSize,
): SitemapPart[] {
  return [...groups]
    .filter(([, entries]) => entries.length > 0)
    .flatMap(([name, entries]) => split(name, entries, size, 0))
    .sort((a, b) => compareText(a.name, b.name));
}
